import type { Clock } from '#kernel';
import { userFiles } from './user-files.js';

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

/** In files of this host. */
export const draftFiles = (folder: string, clock: Clock): Drafts => {
  const files = userFiles<Draft>(folder);
  const young = (drafts: readonly Draft[]): readonly Draft[] => {
    const oldest = new Date(Date.parse(clock.now()) - DRAFT_DAYS * 86_400_000).toISOString();
    return drafts.filter(({ savedAt }) => savedAt >= oldest);
  };
  let pruned = '';
  /** Once a day what is too old goes, also of whoever never comes back. */
  const prune = async (): Promise<void> => {
    const today = clock.now().slice(0, 10);
    if (pruned === today) return;
    pruned = today;
    await files.prune(young);
  };
  return {
    list: async (user) => young(await files.of(user)),
    keep: async (user, draft) => {
      const kept = await files.change(user, (drafts) => {
        if (sizeOf(draft) > LARGEST_DRAFT) return { told: false };
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
