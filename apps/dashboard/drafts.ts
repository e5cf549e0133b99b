import type { Clock } from '#kernel';
import { userFiles, type UserFiles } from './user-files.js';

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

/** Those of one user, or of one office; of a user's own the one saved first goes where there are more. */
export const MOST_DRAFTS = 20;
/** Characters of all fields of one draft. */
export const LARGEST_DRAFT = 131_072;
export const DRAFT_DAYS = 30;

export const fits = ({ fields }: Pick<Draft, 'fields'>): boolean =>
  fields.reduce((sum, [name, value]) => sum + name.length + value.length, 0) <= LARGEST_DRAFT;

/** What is left of drafts that are too old; once a day they go, also those of whoever never comes back. */
export const aging = <Of extends Draft>(files: UserFiles<Of>, clock: Clock) => {
  const young = (drafts: readonly Of[]): readonly Of[] => {
    const oldest = new Date(Date.parse(clock.now()) - DRAFT_DAYS * 86_400_000).toISOString();
    return drafts.filter(({ savedAt }) => savedAt >= oldest);
  };
  let pruned = '';
  const prune = async (): Promise<void> => {
    const today = clock.now().slice(0, 10);
    if (pruned === today) return;
    pruned = today;
    await files.prune(young);
  };
  return { young, prune };
};

/** In files of this host. */
export const draftFiles = (folder: string, clock: Clock): Drafts => {
  const files = userFiles<Draft>(folder);
  const { young, prune } = aging(files, clock);
  return {
    list: async (user) => young(await files.of(user)),
    keep: async (user, draft) => {
      const kept = await files.change(user, (drafts) => {
        if (!fits(draft)) return { told: false };
        const others = young(drafts).filter(({ id }) => id !== draft.id);
        return { entries: [{ ...draft, savedAt: clock.now() }, ...others].slice(0, MOST_DRAFTS), told: true };
      });
      await prune();
      return kept;
    },
    remove: (user, id) =>
      files.change(user, (drafts) => {
        const left = drafts.filter((draft) => draft.id !== id);
        return { ...(left.length < drafts.length && { entries: left }), told: undefined };
      }),
  };
};
