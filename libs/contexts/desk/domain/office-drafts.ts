import { reject, type Instant, type Rejection } from '#kernel';
import { LARGEST_DESK, MOST_DRAFTS, charactersOf, requireRoomIn, youngAt, type Draft } from './drafts.js';

/** Who has kept a draft for his office: by post and office, never by name. */
export interface Keeper {
  readonly titleId: string;
  readonly titleEn: string;
  readonly office: string;
}

/** A form that one of an office fills in for another of it who may send it. */
export interface OfficeDraft extends Draft {
  /** Counts how often it was kept: whoever keeps it again says which he has seen. */
  readonly version: number;
  readonly preparedBy: Keeper;
  readonly changedBy: Keeper;
}

/**
 * Who sends it, told apart without saying who he is. Once it is sent this alone is left of it: the same form sent by
 * two would be two commands.
 */
interface Sending {
  readonly by: string;
  readonly since: Instant;
  readonly done?: true;
}
/** An office's draft, and whoever sends it now, or has. */
export type OfficeEntry = OfficeDraft & { readonly sending?: Sending };
type Entries = readonly OfficeEntry[];

/** So long one waits for what a colleague sends; whoever has not heard of it by then lets others send it. */
export const SENDING_FOR = 600_000;
/** So many that were sent are remembered: whoever still has an older one open is told that it is gone, all the same. */
export const MOST_SENT = 200;

const isThere = ({ sending }: OfficeEntry): boolean => !sending?.done;
const isSending = ({ sending }: OfficeEntry, now: Instant): boolean =>
  sending !== undefined && (sending.done ?? Date.parse(now) - Date.parse(sending.since) < SENDING_FOR);
const shown = ({ sending: _, ...draft }: OfficeEntry): OfficeDraft => draft;
const found = (drafts: Entries, sought: string, now: Instant): OfficeEntry | undefined =>
  youngAt(drafts, now).find(({ id }) => id === sought);

/** What a refusal tells of the draft as it is now: how it stands, that somebody sends it, or that it is gone. */
const changed = (draft: OfficeEntry | undefined, now: Instant): Rejection => {
  if (!draft || !isThere(draft))
    return reject('E_DRAFT_CHANGED', {
      messageId: 'Konsep kantor ini sudah tidak ada: rekan sekantor sudah mengirim atau membuangnya.',
      messageEn: 'This draft of the office is there no more: a colleague has sent it or thrown it away.',
    });
  if (!isSending(draft, now)) return reject('E_DRAFT_CHANGED', { details: { now: shown(draft) } });
  return reject('E_DRAFT_CHANGED', {
    details: { sending: true },
    messageId:
      'Konsep kantor ini sedang dikirim; tunggu paling lama sepuluh menit, lalu lihat lagi apakah sudah terkirim.',
    messageEn: 'This draft of the office is being sent; wait ten minutes at most and look again whether it was sent.',
  });
};

/** The drafts of an office that are still to be sent, the last one kept first. */
export const shownOf = (drafts: Entries, now: Instant): readonly OfficeDraft[] =>
  youngAt(drafts, now).filter(isThere).map(shown);

/**
 * The drafts of an office with that one among them; what others have prepared is never dropped for it.
 * @param seen the version that was seen; absent: none was there.
 * @throws Rejection `E_DRAFT_CHANGED` it is not as it was seen. `E_LIMIT`, `E_TOO_LARGE` there is no room for it.
 */
export const withOfficeDraft = (
  drafts: Entries,
  draft: Omit<Draft, 'savedAt'>,
  { seen, by, now }: { readonly seen: number | undefined; readonly by: Keeper; readonly now: Instant },
): readonly [kept: OfficeDraft, ...others: OfficeEntry[]] => {
  requireRoomIn(draft);
  const before = found(drafts, draft.id, now);
  if ((before && isSending(before, now)) || before?.version !== seen) throw changed(before, now);
  const others = youngAt(drafts, now).filter(({ id }) => id !== draft.id);
  if (others.filter(isThere).length >= MOST_DRAFTS)
    throw reject('E_LIMIT', {
      details: { most: MOST_DRAFTS },
      messageId: `Kantor ini sudah menyimpan ${MOST_DRAFTS} konsep; kirim atau buang satu lebih dahulu.`,
      messageEn: `The office keeps ${MOST_DRAFTS} drafts already; send one or throw one away first.`,
    });
  const characters = [draft, ...others].reduce((sum, each) => sum + charactersOf(each), 0);
  if (characters > LARGEST_DESK)
    throw reject('E_LIMIT', {
      details: { characters, most: LARGEST_DESK },
      messageId: `Dengan isian ini semua konsep kantor berisi ${characters} karakter, padahal paling banyak ${LARGEST_DESK}; kirim atau buang satu lebih dahulu.`,
      messageEn: `With these fields all drafts of the office hold ${characters} characters, and ${LARGEST_DESK} are the most; send one or throw one away first.`,
    });
  const version = (seen ?? 0) + 1;
  return [{ ...draft, savedAt: now, version, preparedBy: before?.preparedBy ?? by, changedBy: by }, ...others];
};

/** The drafts without one, as it was seen. @throws Rejection `E_DRAFT_CHANGED` it is not so, or is just being sent */
export const withoutOfficeDraft = (drafts: Entries, id: string, seen: number, now: Instant): Entries => {
  const before = drafts.find((draft) => draft.id === id);
  if (!before || !isThere(before)) return drafts;
  if (before.version !== seen || isSending(before, now)) throw changed(before, now);
  return drafts.filter((draft) => draft !== before);
};

/**
 * The drafts, of which one is sent by one user as he saw it, as often as he likes, and by nobody else meanwhile or
 * after it is sent.
 * @throws Rejection `E_DRAFT_CHANGED` it is not as he saw it, or another sends it, or has.
 */
export const withSending = (
  drafts: Entries,
  id: string,
  { seen, by, now }: { readonly seen: number; readonly by: string; readonly now: Instant },
): Entries => {
  const before = found(drafts, id, now);
  const own = before?.sending?.by === by;
  if (!before || (isSending(before, now) && !own)) throw changed(before, now);
  if (own && !isThere(before)) return drafts;
  if (before.version !== seen) throw changed(shown(before), now);
  const begun: OfficeEntry = { ...before, sending: { by, since: now } };
  return drafts.map((draft) => (draft === before ? begun : draft));
};

/** The drafts after what a user sends was sent: it is there no more. Or it was refused: it is everybody's again. */
export const withEnd = (drafts: Entries, id: string, by: string, sent: boolean): Entries => {
  const before = drafts.find((draft) => draft.id === id && draft.sending?.by === by);
  if (!before?.sending || before.sending.done) return drafts;
  if (!sent) return drafts.map((draft) => (draft === before ? shown(before) : draft));
  const others = drafts.filter((draft) => draft !== before);
  const forgotten = new Set(others.filter((draft) => !isThere(draft)).slice(MOST_SENT - 1));
  const ended: OfficeEntry = { ...before, about: undefined, fields: [], sending: { ...before.sending, done: true } };
  return [ended, ...others.filter((draft) => !forgotten.has(draft))];
};
