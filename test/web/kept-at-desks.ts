import { join } from 'node:path';
import { openEmbeddedEntries } from '#private-entries-embedded';

/** All that lies on the desks of an installation in the clear: what its file of drafts and saved views holds. */
export const keptAtDesks = async (dataDir: string): Promise<string> => {
  const store = await openEmbeddedEntries({ file: join(dataDir, 'desk.db'), ifDamaged: { id: '', en: '' } });
  const entries = await store.all();
  await store.close();
  return [...entries.values()].map(({ value }) => value).join('\n');
};
