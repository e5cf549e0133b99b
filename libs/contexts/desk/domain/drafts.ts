import { addHours, reject, type Instant } from '#kernel';

/** A field of a form as the form sends it; of one that holds several values there are several. */
export interface DraftField {
  readonly name: string;
  readonly value: string;
}

/** A form that is not sent yet, as far as it is filled in. */
export interface FilledForm {
  readonly list: string;
  /** Its command: `new` creates a record of the list. */
  readonly operation: string;
  /** Absent: the command is about none that there is. */
  readonly record?: string | undefined;
  /** What tells it from others of its form, as lists show it. */
  readonly about?: string | undefined;
  readonly fields: readonly DraftField[];
}

export interface Draft extends FilledForm {
  /** Of the command that it becomes. */
  readonly id: string;
  readonly savedAt: Instant;
}

/** Those of one user, or of one office; of a user's own the one saved first goes for others. */
export const MOST_DRAFTS = 20;
/** Characters of what it is about. */
export const LONGEST_ABOUT = 120;
/** Characters of all fields of one draft. */
export const LARGEST_DRAFT = 131_072;
/** Characters of all drafts of one user, or of one office: whoever lists or keeps one waits for all to be read. */
export const LARGEST_DESK = 4 * LARGEST_DRAFT;
export const MOST_FIELDS = 8_000;
export const DRAFT_DAYS = 30;

/** Those that are not too old to be kept. */
export const youngAt = <Of extends Pick<Draft, 'savedAt'>>(drafts: readonly Of[], now: Instant): readonly Of[] => {
  const oldest = addHours(now, -24 * DRAFT_DAYS);
  return drafts.filter(({ savedAt }) => savedAt >= oldest);
};

/** A draft as lists show it. */
export const headOf = <Of extends Pick<FilledForm, 'fields'>>({ fields: _, ...head }: Of): Omit<Of, 'fields'> => head;

export const charactersOf = ({ fields }: Pick<FilledForm, 'fields'>): number =>
  fields.reduce((sum, { name, value }) => sum + name.length + value.length, 0);

/** @throws Rejection `E_TOO_LARGE` */
export const requireRoomIn = (draft: Pick<FilledForm, 'fields'>): void => {
  const characters = charactersOf(draft);
  if (characters <= LARGEST_DRAFT) return;
  throw reject('E_TOO_LARGE', {
    field: '/fields',
    details: { characters, most: LARGEST_DRAFT },
    messageId: `Isian konsep ini ${characters} karakter; yang dapat disimpan paling banyak ${LARGEST_DRAFT}. Kirim atau persingkat.`,
    messageEn: `The fields of this draft have ${characters} characters; ${LARGEST_DRAFT} can be kept at most. Send it or make it shorter.`,
  });
};

/** A user's own drafts with that one among them, the last one saved first. @throws Rejection `E_TOO_LARGE` */
export const withOwnDraft = (
  drafts: readonly Draft[],
  draft: Omit<Draft, 'savedAt'>,
  now: Instant,
): readonly Draft[] => {
  requireRoomIn(draft);
  const others = youngAt(drafts, now).filter(({ id }) => id !== draft.id);
  let room = LARGEST_DESK;
  return [{ ...draft, savedAt: now }, ...others]
    .slice(0, MOST_DRAFTS)
    .filter((each) => (room -= charactersOf(each)) >= 0);
};
