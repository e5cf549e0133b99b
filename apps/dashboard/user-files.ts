import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
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
  /** Leaves of every user's entries those that are to be kept. */
  prune(kept: (entries: readonly Entry[]) => readonly Entry[]): Promise<void>;
}

/** A file for each user, in one folder of this host; its name does not tell whose it is. */
export const userFiles = <Entry>(folder: string): UserFiles<Entry> => {
  const turns = new Map<string, Promise<unknown>>();
  const nameOf = (user: string): string => `${createHash('sha256').update(user).digest('hex')}.json`;
  const read = async (name: string): Promise<readonly Entry[]> => {
    const text = await readFile(join(folder, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '[]';
      throw error;
    });
    return JSON.parse(text) as readonly Entry[];
  };
  const write = async (name: string, entries: readonly Entry[]): Promise<void> => {
    const file = join(folder, name);
    if (entries.length === 0) return rm(file, { force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(`${file}.new`, JSON.stringify(entries), { mode: 0o600 });
    await rename(`${file}.new`, file);
  };
  const change = async <Told>(
    name: string,
    next: (entries: readonly Entry[]) => { readonly entries?: readonly Entry[]; readonly told: Told },
  ): Promise<Told> => {
    const act = async () => {
      const { entries, told } = next(await read(name));
      if (entries) await write(name, entries);
      return told;
    };
    const turn = (turns.get(name) ?? Promise.resolve()).then(act, act);
    turns.set(name, turn);
    try {
      return await turn;
    } finally {
      if (turns.get(name) === turn) turns.delete(name);
    }
  };
  return {
    of: (user) => read(nameOf(user)),
    change: (user, next) => change(nameOf(user), next),
    prune: async (kept) => {
      const names = await readdir(folder).catch(() => []);
      for (const name of names.filter((each) => each.endsWith('.json')))
        await change(name, (entries) => {
          const left = kept(entries);
          return { ...(left.length < entries.length && { entries: left }), told: undefined };
        });
    },
  };
};
