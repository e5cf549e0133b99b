import { Refused, type Grant } from '#views';
import { bodyOf, headersOf, searchOf, type Asker, type Calling } from './call.js';

/** Fields of a form as the form sends them. */
export type Fields = readonly (readonly [name: string, value: string])[];

/** A form that is not sent yet, as lists show it. */
export interface DraftHead {
  /** Of the command that it becomes. */
  readonly id: string;
  readonly list: string;
  readonly operation: string;
  readonly record?: string | undefined;
  /** What tells it from others of its form. */
  readonly about?: string | undefined;
  readonly savedAt: string;
}
export interface Draft extends DraftHead {
  readonly fields: Fields;
}
/** A form that is to be kept. */
export type NewDraft = Omit<Draft, 'savedAt'>;

/** Who has kept a draft for his office: by post and office, as the API derives them from his right. */
export interface Keeper {
  readonly titleId: string;
  readonly titleEn: string;
  readonly office: string;
}
/** What an office's draft has beside. */
interface ForOffice {
  /** Counts how often it was kept: whoever keeps it again says which he has seen. */
  readonly version: number;
  readonly preparedBy: Keeper;
  readonly changedBy: Keeper;
}
export type OfficeDraftHead = DraftHead & ForOffice;
export type OfficeDraft = Draft & ForOffice;

/** It is not as it was seen; `now` as it is, undefined where it is gone. */
export interface Changed {
  readonly changed: true;
  readonly now: OfficeDraft | undefined;
}

/** A list as somebody wants to find it again: its name, and its filters as they stand in the address. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** Below `/v1`. */
  readonly list: string;
  /** Without the mark before it. */
  readonly search: string;
}

/**
 * Drafts of the office for which somebody acts, which everybody sees who acts for it. Each call throws `Refused`, also
 * of one that another is sending.
 */
export interface OfficeDesk {
  drafts(): Promise<readonly OfficeDraftHead[]>;
  draft(id: string): Promise<OfficeDraft | undefined>;
  /** @param seen the version that was seen; absent: none was there. */
  keep(draft: NewDraft, seen: number | undefined): Promise<OfficeDraftHead | Changed>;
  /** @returns whether it is gone. */
  remove(id: string, seen: number): Promise<boolean>;
  /** Lets the asker send it as he saw it, and nobody else meanwhile or after it is sent. */
  begin(id: string, seen: number): Promise<Changed | undefined>;
  /** What he sends is sent: it is there no more. Or it was refused: it is everybody's again. */
  end(id: string, sent: boolean): Promise<void>;
}

/** What lies on the desk of whoever asks, as the API keeps it. Each call throws `Refused`. */
export interface Desk {
  /** The last one saved first. Asked once, however often. */
  drafts(): Promise<readonly DraftHead[]>;
  draft(id: string): Promise<Draft | undefined>;
  keep(draft: NewDraft): Promise<void>;
  remove(id: string): Promise<void>;
  /** Asked once, however often. */
  views(): Promise<readonly SavedView[]>;
  saveView(view: Omit<SavedView, 'id'>): Promise<void>;
  removeView(id: string): Promise<void>;
  /** Absent: he acts for none. */
  readonly office?: OfficeDesk;
}

/** A draft as the API tells it. */
type Told<Of extends Draft> = Omit<Of, 'fields'> & {
  readonly fields: readonly { readonly name: string; readonly value: string }[];
};
const draftIn = <Of extends Draft>(told: Told<Of>): Of =>
  ({ ...told, fields: told.fields.map(({ name, value }) => [name, value] as const) }) as unknown as Of;
const toldOf = ({ list, operation, record, about, fields }: NewDraft) => ({
  list,
  operation,
  ...(about !== undefined && { about }),
  ...(record !== undefined && { record }),
  fields: fields.map(([name, value]) => ({ name, value })),
});

/** There is none such for whoever asks, or its id is none. */
const ABSENT = [400, 403, 404];
const orAbsent = (error: unknown): undefined => {
  if (error instanceof Refused && ABSENT.includes(error.problem.status)) return undefined;
  throw error;
};
const orChanged = (error: unknown): Changed => {
  if (!(error instanceof Refused) || error.problem.code !== 'E_DRAFT_CHANGED') throw error;
  if (error.problem.details?.['sending']) throw error;
  const now = error.problem.details?.['now'] as Told<OfficeDraft> | undefined;
  return { changed: true, now: now && draftIn(now) };
};

const asking =
  (calling: Calling, asker: Asker) =>
  async <Answer>(method: string, path: string, query: Readonly<Record<string, string>> = {}, input?: object) =>
    bodyOf<Answer>(
      await calling({
        method,
        path: `/v1/${path}${searchOf(query)}`,
        headers: { ...headersOf(asker), ...(input && { 'content-type': 'application/json' }) },
        ...(input && { body: JSON.stringify(input) }),
        address: asker.address,
      }),
    );
type Ask = ReturnType<typeof asking>;

const at = (list: string, id: string, ...rest: readonly string[]): string =>
  [list, encodeURIComponent(id), ...rest].join('/');

const officeDesk = (ask: Ask, { officeId, scope }: Grant): OfficeDesk => {
  const of = (seen?: number) => ({ office: officeId, scope, ...(seen !== undefined && { seen: String(seen) }) });
  const LIST = 'office-drafts';
  return {
    drafts: async () => (await ask<{ readonly items: readonly OfficeDraftHead[] }>('GET', LIST, of())).items,
    draft: (id) => ask<Told<OfficeDraft>>('GET', at(LIST, id), of()).then(draftIn<OfficeDraft>, orAbsent),
    keep: (draft, seen) => ask<OfficeDraftHead>('PUT', at(LIST, draft.id), of(seen), toldOf(draft)).catch(orChanged),
    remove: async (id, seen) => (await ask<undefined>('DELETE', at(LIST, id), of(seen)).catch(orChanged)) === undefined,
    begin: (id, seen) => ask<undefined>('POST', at(LIST, id, 'begin'), of(seen)).catch(orChanged),
    end: (id, sent) => ask('POST', at(LIST, id, 'end'), of(), { sent }),
  };
};

const once = <T>(ask: () => Promise<T>): (() => Promise<T>) => {
  let asked: Promise<T> | undefined;
  return () => (asked ??= ask());
};

/** The desk of whoever asks. @param grant the right by which he acts now. */
export const deskOf = (calling: Calling, asker: Asker, grant: Grant | undefined): Desk => {
  const ask = asking(calling, asker);
  return {
    drafts: once(async () => (await ask<{ readonly items: readonly DraftHead[] }>('GET', 'drafts')).items),
    draft: (id) => ask<Told<Draft>>('GET', at('drafts', id)).then(draftIn<Draft>, orAbsent),
    keep: (draft) => ask('PUT', at('drafts', draft.id), {}, toldOf(draft)),
    remove: (id) => ask('DELETE', at('drafts', id)),
    views: once(async () => (await ask<{ readonly items: readonly SavedView[] }>('GET', 'saved-views')).items),
    saveView: async (view) => void (await ask('POST', 'saved-views', {}, view)),
    removeView: (id) => ask('DELETE', at('saved-views', id)),
    ...(grant && { office: officeDesk(ask, grant) }),
  };
};
