import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '#kernel';

/** A form that is not sent yet, as far as it is filled in. */
export interface Draft {
  /** Of the command that it becomes. */
  readonly id: string;
  readonly list: string;
  readonly operation: string;
  readonly record?: string | undefined;
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly savedAt: string;
}

/** Drafts of each user, which nobody else sees: few, small, and not for ever. */
export interface Drafts {
  /** The last one saved first. */
  list(user: string): Promise<readonly Draft[]>;
  /** @returns whether there was room for it. */
  keep(user: string, draft: Omit<Draft, 'savedAt'>): Promise<boolean>;
  remove(user: string, id: string): Promise<void>;
}

/** Those of one user; of more the one saved first goes. */
export const MOST_DRAFTS = 20;
/** Characters of all fields of one draft. */
export const LARGEST_DRAFT = 131_072;
export const DRAFT_DAYS = 30;

const sizeOf = ({ fields }: Pick<Draft, 'fields'>): number =>
  fields.reduce((sum, [name, value]) => sum + name.length + value.length, 0);

/** A file for each user, in one folder of this host. */
export const draftFiles = (folder: string, clock: Clock): Drafts => {
  const turns = new Map<string, Promise<unknown>>();
  const fileOf = (user: string): string => join(folder, `${createHash('sha256').update(user).digest('hex')}.json`);

  const read = async (user: string): Promise<readonly Draft[]> => {
    const text = await readFile(fileOf(user), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '[]';
      throw error;
    });
    const oldest = new Date(Date.parse(clock.now()) - DRAFT_DAYS * 86_400_000).toISOString();
    return (JSON.parse(text) as readonly Draft[]).filter(({ savedAt }) => savedAt >= oldest);
  };
  const write = async (user: string, drafts: readonly Draft[]): Promise<void> => {
    const file = fileOf(user);
    if (drafts.length === 0) return rm(file, { force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(`${file}.new`, JSON.stringify(drafts), { mode: 0o600 });
    await rename(`${file}.new`, file);
  };
  /** One change of a user's drafts at a time. */
  const inTurn = async <Result>(user: string, act: () => Promise<Result>): Promise<Result> => {
    const turn = (turns.get(user) ?? Promise.resolve()).then(act, act);
    turns.set(user, turn);
    try {
      return await turn;
    } finally {
      if (turns.get(user) === turn) turns.delete(user);
    }
  };

  return {
    list: read,
    keep: (user, draft) =>
      inTurn(user, async () => {
        if (sizeOf(draft) > LARGEST_DRAFT) return false;
        const others = (await read(user)).filter(({ id }) => id !== draft.id);
        await write(user, [{ ...draft, savedAt: clock.now() }, ...others].slice(0, MOST_DRAFTS));
        return true;
      }),
    remove: (user, id) =>
      inTurn(user, async () => {
        const all = await read(user);
        const left = all.filter((draft) => draft.id !== id);
        if (left.length < all.length) await write(user, left);
      }),
  };
};
