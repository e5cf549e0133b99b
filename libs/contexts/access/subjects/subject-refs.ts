import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { opaqueId } from '../secrets/opaque-id.js';
import { secretFile } from '../secrets/secret-file.js';
import { nik } from './nik.js';

/** Turns a person into the reference by which events name the person (COM-11). */
export interface SubjectRefs {
  /**
   * `sub_` and 26 lower-case base32 characters: the same for the same person everywhere, and of no meaning without the key.
   * @throws Rejection `E_VALIDATION` not a NIK.
   */
  subjectRefOf(nationalNumber: unknown): string;
}

/**
 * References by a key in `DATA_DIR/subject.key`. Nothing about a person is kept. The key belongs into the backup: with another
 * key the same person would get another reference; destroying it parts all events from their persons for good (COM-11).
 */
export const openSubjectRefs = async (dataDir: string): Promise<SubjectRefs> => {
  const key = Buffer.from(await secretFile(join(dataDir, 'subject.key'), () => randomBytes(32).toString('base64')), 'base64');
  if (key.length !== 32) throw new Error(`${join(dataDir, 'subject.key')} is damaged: restore it from the backup`);
  return { subjectRefOf: (text) => opaqueId('sub', createHmac('sha256', key).update(`nik ${nik(text)}`).digest()) };
};
