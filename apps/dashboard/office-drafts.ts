import { createHash } from 'node:crypto';
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

/**
 * Who sends it, told apart without saying who he is. Once it is sent this alone is left of it: the same form sent by
 * two would be two commands.
 */
interface Sending {
  readonly by: string;
  readonly since: string;
  readonly done?: true;
}
type Entry = OfficeDraft & { readonly sending?: Sending };

/** So long one waits for what a colleague sends; whoever has not heard of it by then lets others send it. */
const SENDING_FOR = 600_000;
const senderOf = (user: string): string => createHash('sha256').update(user).digest('base64url').slice(0, 22);

type Begun = Extract<KeptForOffice, { kept: object } | { changed: true }>;

/** Drafts of each office, which everybody sees who acts for it. */
export interface OfficeDrafts {
  list(office: string): Promise<readonly OfficeDraft[]>;
  /** @param seen the version that was seen; absent: none was there. */
  keep(office: string, draft: Omit<Draft, 'savedAt'>, seen: number | undefined, by: Keeper): Promise<KeptForOffice>;
  /** @returns whether it is gone. */
  remove(office: string, id: string, seen: number): Promise<boolean>;
  /** Lets one user send it as he saw it, as often as he likes, and nobody else meanwhile or after it is sent. */
  begin(office: string, id: string, seen: number, user: string): Promise<Begun>;
  /** What he sends is sent: it is there no more. Or it was refused: it is everybody's again. */
  end(office: string, id: string, user: string, sent: boolean): Promise<void>;
}

/** In files of this host. What others have prepared is never dropped for what is new. */
export const officeDraftFiles = (folder: string, clock: Clock): OfficeDrafts => {
  const files = userFiles<Entry>(folder);
  const { young, prune } = aging(files, clock);
  const isSending = ({ sending }: Entry): boolean =>
    sending !== undefined && (sending.done ?? Date.parse(clock.now()) - Date.parse(sending.since) < SENDING_FOR);
  const isThere = ({ sending }: Entry): boolean => !sending?.done;
  const shown = ({ sending: _, ...draft }: Entry): OfficeDraft => draft;
  return {
    list: async (office) =>
      young(await files.of(office))
        .filter(isThere)
        .map(shown),
    keep: async (office, draft, seen, by) => {
      const told = await files.change<KeptForOffice>(office, (all) => {
        const drafts = young(all);
        const now = drafts.find(({ id }) => id === draft.id);
        if (now && isSending(now)) return { told: { changed: true, now: undefined } };
        if (now?.version !== seen) return { told: { changed: true, now: now && shown(now) } };
        const others = drafts.filter(({ id }) => id !== draft.id);
        if (others.filter(isThere).length >= MOST_DRAFTS || !fits(draft)) return { told: { noRoom: true } };
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
        if (!now || !isThere(now)) return { told: true };
        if (now.version !== seen || isSending(now)) return { told: false };
        return { entries: drafts.filter((draft) => draft !== now), told: true };
      }),
    begin: (office, id, seen, user) =>
      files.change<Begun>(office, (drafts) => {
        const now = young(drafts).find((draft) => draft.id === id);
        const own = now?.sending?.by === senderOf(user);
        if (!now || (isSending(now) && !own)) return { told: { changed: true, now: undefined } };
        if (own && !isThere(now)) return { told: { kept: shown(now) } };
        if (now.version !== seen) return { told: { changed: true, now: shown(now) } };
        const begun: Entry = { ...now, sending: { by: senderOf(user), since: clock.now() } };
        return { entries: drafts.map((draft) => (draft === now ? begun : draft)), told: { kept: shown(now) } };
      }),
    end: (office, id, user, sent) =>
      files.change(office, (drafts) => {
        const now = drafts.find((draft) => draft.id === id && draft.sending?.by === senderOf(user));
        if (!now?.sending || now.sending.done) return { told: undefined };
        const ended: Entry = sent ? { ...now, fields: [], sending: { ...now.sending, done: true } } : shown(now);
        return { entries: drafts.map((draft) => (draft === now ? ended : draft)), told: undefined };
      }),
  };
};
