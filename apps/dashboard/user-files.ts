import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the pages keep for each user apart from the record: a few entries each, which nobody else sees. */
export interface UserFiles<Entry> {
  of(user: string): Promise<readonly Entry[]>;
  /**
   * One change of a user's entries at a time.
   * @param next what they are after it; undefined: nothing changes.
   */
  change<Told>(
    user: string,
    next: (entries: readonly Entry[]) => { readonly entries?: readonly Entry[]; readonly told: Told },
  ): Promise<Told>;
}

/** A file for each user, in one folder of this host; its name does not tell whose it is. */
export const userFiles = <Entry>(folder: string): UserFiles<Entry> => {
  const turns = new Map<string, Promise<unknown>>();
  const fileOf = (user: string): string => join(folder, `${createHash('sha256').update(user).digest('hex')}.json`);
  const read = async (user: string): Promise<readonly Entry[]> => {
    const text = await readFile(fileOf(user), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '[]';
      throw error;
    });
    return JSON.parse(text) as readonly Entry[];
  };
  const write = async (user: string, entries: readonly Entry[]): Promise<void> => {
    const file = fileOf(user);
    if (entries.length === 0) return rm(file, { force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(`${file}.new`, JSON.stringify(entries), { mode: 0o600 });
    await rename(`${file}.new`, file);
  };
  return {
    of: read,
    change: async (user, next) => {
      const act = async () => {
        const { entries, told } = next(await read(user));
        if (entries) await write(user, entries);
        return told;
      };
      const turn = (turns.get(user) ?? Promise.resolve()).then(act, act);
      turns.set(user, turn);
      try {
        return await turn;
      } finally {
        if (turns.get(user) === turn) turns.delete(user);
      }
    },
  };
};
