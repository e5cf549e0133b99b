import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { opaqueId } from '../secrets/opaque-id.js';
import { secretFile } from '../secrets/secret-file.js';
import { nik } from './nik.js';
import { subjectHandles, type SubjectHandles } from './subject-handles.js';

/**
 * Turns a person into the reference by which events name the person, and references into handles for clients (COM-11).
 */
export interface SubjectRefs extends SubjectHandles {
  /** Tells keys apart and nothing of them; a log remembers it. */
  readonly keyId: string;
  /**
   * `sub_` and 26 lower-case base32 characters: the same for the same person everywhere, and of no meaning without the
   * key.
   * @throws Rejection `E_VALIDATION` not a NIK.
   */
  subjectRefOf(nationalNumber: unknown, field?: string): string;
}

/** What happens where the key is missing. */
export interface KeyOptions {
  /** Whether a new one may be made: no reference exists that another has made. */
  readonly mayMake: () => Promise<boolean>;
}

/**
 * References by a key in `DATA_DIR/subject.key`. Nothing about a person is kept. The key belongs into the backup: with
 * another key the same person would get another reference; destroying it parts all events from their persons for good
 * (COM-11).
 * @throws Error the key is damaged, or missing where references were made with it.
 */
export const openSubjectRefs = async (dataDir: string, { mayMake }: KeyOptions): Promise<SubjectRefs> => {
  const file = join(dataDir, 'subject.key');
  const made = async (): Promise<string> => {
    if (await mayMake()) return randomBytes(32).toString('base64');
    throw new Error(
      `${file} hilang, padahal log memuat rujukan orang yang dibuat dengannya: pulihkan dari cadangan / ${file} is missing, and the log holds references to persons that were made with it: restore it from the backup, ` +
        'or copy it from another host of this installation. With a new key the same persons would get other references (VIS-10).',
    );
  };
  const key = Buffer.from(await secretFile(file, made), 'base64');
  if (key.length !== 32)
    throw new Error(`${file} rusak: pulihkan dari cadangan / ${file} is damaged: restore it from the backup`);
  const digest = (text: string): Buffer => createHmac('sha256', key).update(text).digest();
  return {
    ...subjectHandles(key),
    keyId: opaqueId('key', digest('key id')),
    subjectRefOf: (text, field) => opaqueId('sub', digest(`nik ${nik(text, field)}`)),
  };
};
