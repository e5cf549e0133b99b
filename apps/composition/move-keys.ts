import type { SubjectKeyStore } from '#kernel';
import { removeDatabase } from '#sqlite';
import { openEmbeddedSubjectKeys } from '#subject-keys-embedded';

/** Entries put into the other store at once. */
const PORTION = 500;

/**
 * Moves the keys of a file into another store: all are there before the first one is destroyed here, so that whoever
 * is interrupted begins again and loses none.
 */
export const moveKeys = async (file: string, to: SubjectKeyStore): Promise<void> => {
  const from = await openEmbeddedSubjectKeys({ file });
  const entries = [...(await from.all())];
  try {
    for (let done = 0; done < entries.length; done += PORTION)
      await to.putIfAbsent(new Map(entries.slice(done, done + PORTION)));
    await from.remove(entries.map(([id]) => id));
  } finally {
    await from.close();
  }
  removeDatabase(file);
};
