import type { ContactStore } from '#kernel';
import { openEmbeddedContacts } from '#contact-store-embedded';
import { removeDatabase } from '#sqlite';

/**
 * Moves the contacts of a file into another store; one that is there already is newer and stays. All are there before
 * the first one is removed here, so that whoever is interrupted begins again and loses none.
 */
export const moveContacts = async (file: string, to: ContactStore): Promise<void> => {
  const from = await openEmbeddedContacts({ file });
  try {
    const entries = await from.all();
    for (const [id, value] of entries) await to.put(id, value, undefined);
    for (const id of entries.keys()) await from.remove(id);
  } finally {
    await from.close();
  }
  removeDatabase(file);
};
