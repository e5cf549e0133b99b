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
 * @param unread is told of a file that cannot be read, which stays where it is.
 */
export const takeOverFiles = async (
  dataDir: string,
  store: PrivateEntries,
  unread: (file: string) => void,
): Promise<void> => {
  for (const kind of FOLDERS) {
    const folder = join(dataDir, kind);
    const names = await readdir(folder).catch(() => []);
    let left = 0;
    for (const name of names) {
      const [, hash] = FILE.exec(name) ?? [];
      if (hash === undefined) continue;
      try {
        const entries = (JSON.parse(await readFile(join(folder, name), 'utf8')) as FormerEntry[]).map(asNow);
        await store.put(keyOf(kind, hash), JSON.stringify(entries), undefined, lastDayOf(entries));
        await rm(join(folder, name));
      } catch (error) {
        if (!(error instanceof SyntaxError) && !(error instanceof TypeError)) throw error;
        left += 1;
        unread(join(folder, name));
      }
    }
    if (left === 0) await rm(folder, { recursive: true, force: true });
  }
};
