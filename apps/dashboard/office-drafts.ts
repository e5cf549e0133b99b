import type { Clock, Meaning } from '#kernel';
import { MOST_DRAFTS, aging, fits, type Draft } from './drafts.js';
import { userFiles } from './user-files.js';

/** Who has kept a draft for his office: by post and office, never by name. */
export interface Keeper {
  readonly post: Meaning;
  readonly office: string;
}

/** A form that one of an office fills in for another of it who may send it. */
export interface OfficeDraft extends Draft {
  /** Counts how often it was kept: whoever keeps it again says which he has seen. */
  readonly version: number;
  readonly preparedBy: Keeper;
  readonly changedBy: Keeper;
}

/** What became of a draft that was to be kept, or thrown away. */
export type KeptForOffice =
  | { readonly kept: OfficeDraft }
  /** It is not as it was seen; `now` as it is, undefined where it is gone. */
  | { readonly changed: true; readonly now: OfficeDraft | undefined }
  | { readonly noRoom: true };

/** Drafts of each office, which everybody sees who acts for it. */
export interface OfficeDrafts {
  list(office: string): Promise<readonly OfficeDraft[]>;
  /** @param seen the version that was seen; absent: none was there. */
  keep(office: string, draft: Omit<Draft, 'savedAt'>, seen: number | undefined, by: Keeper): Promise<KeptForOffice>;
  /** @param seen absent: whatever became of it. @returns whether it is gone. */
  remove(office: string, id: string, seen?: number): Promise<boolean>;
}

/** In files of this host. What others have prepared is never dropped for what is new. */
export const officeDraftFiles = (folder: string, clock: Clock): OfficeDrafts => {
  const files = userFiles<OfficeDraft>(folder);
  const { young, prune } = aging(files, clock);
  return {
    list: async (office) => young(await files.of(office)),
    keep: async (office, draft, seen, by) => {
      const told = await files.change<KeptForOffice>(office, (all) => {
        const drafts = young(all);
        const now = drafts.find(({ id }) => id === draft.id);
        if (now?.version !== seen) return { told: { changed: true, now } };
        const others = drafts.filter(({ id }) => id !== draft.id);
        if (others.length >= MOST_DRAFTS || !fits(draft)) return { told: { noRoom: true } };
        const kept: OfficeDraft = {
          ...draft,
          savedAt: clock.now(),
          version: (seen ?? 0) + 1,
          preparedBy: now?.preparedBy ?? by,
          changedBy: by,
        };
        return { entries: [kept, ...others], told: { kept } };
      });
      await prune();
      return told;
    },
    remove: (office, id, seen) =>
      files.change(office, (drafts) => {
        const now = drafts.find((draft) => draft.id === id);
        if (!now) return { told: true };
        if (seen !== undefined && now.version !== seen) return { told: false };
        return { entries: drafts.filter((draft) => draft !== now), told: true };
      }),
  };
};
