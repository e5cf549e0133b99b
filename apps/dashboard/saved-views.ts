import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A list as somebody wants to find it again: its name, and its filters as they stand in the address. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** Below `/v1`. */
  readonly list: string;
  /** Without the mark before it. */
  readonly search: string;
}
export interface SavedViews {
  of: (userId: string) => Promise<readonly SavedView[]>;
  /** @returns whether there was room for it. */
  add: (userId: string, view: Omit<SavedView, 'id'>) => Promise<boolean>;
  remove: (userId: string, id: string) => Promise<void>;
}

export const MOST_VIEWS = 40;
export const LONGEST_NAME = 60;
const LONGEST_SEARCH = 2_000;

const fits = ({ name, search }: Omit<SavedView, 'id'>): boolean =>
  name.length > 0 && name.length <= LONGEST_NAME && search.length <= LONGEST_SEARCH;

/** One after another for each user; the last one takes the rest with it. */
const inTurn = () => {
  const last = new Map<string, Promise<unknown>>();
  return <Done>(key: string, act: () => Promise<Done>): Promise<Done> => {
    const next = (last.get(key) ?? Promise.resolve()).then(act, act);
    last.set(key, next);
    void next.catch(() => undefined).finally(() => last.get(key) === next && last.delete(key));
    return next;
  };
};

interface Shelf {
  read: (userId: string) => Promise<readonly SavedView[]>;
  write: (userId: string, views: readonly SavedView[]) => Promise<void>;
}
const keptOn = ({ read, write }: Shelf): SavedViews => {
  const turn = inTurn();
  return {
    of: read,
    add: (userId, view) =>
      turn(userId, async () => {
        const views = (await read(userId)).filter(({ list, name }) => list !== view.list || name !== view.name);
        if (views.length >= MOST_VIEWS || !fits(view)) return false;
        await write(userId, [...views, { id: randomUUID(), ...view }]);
        return true;
      }),
    remove: (userId, id) =>
      turn(userId, async () =>
        write(
          userId,
          (await read(userId)).filter((view) => view.id !== id),
        ),
      ),
  };
};

export const viewsInMemory = (): SavedViews => {
  const views = new Map<string, readonly SavedView[]>();
  return keptOn({
    read: async (userId) => views.get(userId) ?? [],
    write: async (userId, all) => void views.set(userId, all),
  });
};

/** A file a user; its name does not tell whose it is. */
export const viewsInFolder = (folder: string): SavedViews => {
  const fileOf = (userId: string): string =>
    join(folder, `${createHash('sha256').update(userId).digest('hex').slice(0, 32)}.json`);
  return keptOn({
    read: async (userId) => {
      try {
        return JSON.parse(await readFile(fileOf(userId), 'utf8')) as readonly SavedView[];
      } catch {
        return [];
      }
    },
    write: async (userId, views) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = fileOf(userId);
      await writeFile(`${file}.new`, JSON.stringify(views), { mode: 0o600 });
      await rename(`${file}.new`, file);
    },
  });
};
