import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant, PrivateEntries } from '#kernel';
import { keyOf, lastDayOf, type DeskKind } from './desk-entries.js';

/** An entry as a file of the first version held it. */
interface FormerEntry {
  readonly savedAt?: Instant;
  readonly fields?: readonly (readonly [name: string, value: string])[];
  readonly preparedBy?: FormerKeeper;
  readonly changedBy?: FormerKeeper;
}
interface FormerKeeper {
  readonly post: readonly [id: string, en: string];
  readonly office: string;
}

const keeperIn = ({ post: [titleId, titleEn], office }: FormerKeeper) => ({ titleId, titleEn, office });
const asNow = ({ fields, preparedBy, changedBy, ...entry }: FormerEntry) => ({
  ...entry,
  ...(fields && { fields: fields.map(([name, value]) => ({ name, value })) }),
  ...(preparedBy && { preparedBy: keeperIn(preparedBy) }),
  ...(changedBy && { changedBy: keeperIn(changedBy) }),
});

/** Folders below `DATA_DIR` in which the first version kept what lies on desks: a file for each owner, by his hash. */
const FOLDERS: readonly DeskKind[] = ['drafts', 'office-drafts', 'views'];
const FILE = /^([0-9a-f]{64})\.json$/;

/**
 * Takes over what the files of the first version hold, and removes them. What somebody keeps here already is newer and
 * stays; whoever is interrupted begins again and loses none.
 * @param unread is told of a file or folder that cannot be read: it stays where it is, and the start goes on.
 */
export const takeOverFiles = async (
  dataDir: string,
  store: PrivateEntries,
  unread: (file: string) => void,
): Promise<void> => {
  for (const kind of FOLDERS) {
    const folder = join(dataDir, kind);
    const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') unread(folder);
      return undefined;
    });
    if (!names) continue;
    let left = 0;
    for (const name of names) {
      const [, hash] = FILE.exec(name) ?? [];
      if (hash === undefined) continue;
      const file = join(folder, name);
      const kept = await keptIn(file).catch(() => undefined);
      if (!kept) {
        left += 1;
        unread(file);
        continue;
      }
      await store.put(keyOf(kind, hash), JSON.stringify(kept.entries), undefined, kept.lastDay);
      // Another process that starts may have removed it.
      await rm(file, { force: true });
    }
    if (left === 0) await rm(folder, { recursive: true, force: true });
  }
};

/** What a file holds. @throws Error it cannot be read, or is damaged. */
const keptIn = async (file: string) => {
  const entries = (JSON.parse(await readFile(file, 'utf8')) as FormerEntry[]).map(asNow);
  return { entries, lastDay: lastDayOf(entries) };
};
