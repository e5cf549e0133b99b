import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { opaqueId } from '../secrets/opaque-id.js';
import { secretFile } from '../secrets/secret-file.js';
import { subjectHandles, type SubjectHandles } from './subject-handles.js';

/** The key of the installation, from which all others follow, and handles in the place of references (COM-11). */
export interface SubjectRefs extends SubjectHandles {
  /** Tells keys apart and nothing of them; a log remembers it. */
  readonly keyId: string;
  /** A key of its own for each use, which tells nothing of the others. */
  keyFor(use: string): Uint8Array;
  /**
   * `sub_` and 26 lower-case base32 characters, which follow from the number: references as they were made before each
   * person had a key. Whoever is named by one in the log keeps it.
   */
  formerReferenceOf(nationalNumber: string): string;
}

/** What happens where the key is missing. */
export interface KeyOptions {
  /** Whether a new one may be made: no reference exists that another has made. */
  readonly mayMake: () => Promise<boolean>;
}

/**
 * The key in `DATA_DIR/subject.key`. It belongs into the backup: without it no number leads to its person any more and
 * no data of a person can be read; destroying it parts all events from their persons for good (COM-11).
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
    keyFor: (use) => digest(`use ${use}`),
    formerReferenceOf: (nik) => opaqueId('sub', digest(`nik ${nik}`)),
  };
};
