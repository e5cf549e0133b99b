import type { PrivateEntries } from '#kernel';
import type { EmbeddedEntries } from '#private-entries-embedded';
import { removeDatabase } from '#sqlite';

/**
 * Moves the private entries of an open file into another store, and removes the file; an entry that is there already is
 * newer and stays. All are there before the first one is removed here, so that whoever is interrupted begins again and
 * loses none.
 */
export const moveEntries = async (from: EmbeddedEntries, file: string, to: PrivateEntries): Promise<void> => {
  try {
    const entries = await from.all();
    for (const [id, { value, day }] of entries) await to.put(id, value, undefined, day);
    for (const id of entries.keys()) await from.remove(id);
  } finally {
    await from.close();
  }
  removeDatabase(file);
};
