import type { Meaning, Zone } from '#kernel';
import type { Children, VNode } from './view.js';
import type { ColumnOf, Tone } from './parts/parts.js';
import type { Description } from './schema/description.js';
import type { Showing } from './schema/showing.js';
import type { Posted } from './form/posted.js';
import type { FormViews, Official } from './forms.js';
import type { Query, Ui } from './ui.js';

/** A refusal of the API (RFC 9457, domain §3.0). */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly messageId: string;
  readonly messageEn: string;
  readonly field?: string;
  /** Name of the parameter that is wrong. */
  readonly parameter?: string;
  readonly ruleId?: string;
  readonly legalBasis?: string;
  readonly correlationId?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** After how many seconds to try again. */
  readonly retryAfter?: number;
}
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

/** What a list, a record or totals of the API say of their freshness. */
export interface Fresh {
  readonly position?: string;
  readonly asOf?: string;
  readonly stale?: boolean;
}
/** The API below `/v1`, asked with the rights of whoever asks for the page. */
export interface Api {
  /** @throws Refused whatever the API answers but with success. */
  get<Answer>(path: string, query?: Query): Promise<Answer & Fresh>;
}

export interface Grant {
  readonly role: string;
  readonly titleId: string;
  readonly titleEn: string;
  readonly scope: string;
  readonly officeId: string;
  readonly officeName?: string;
  /** Under which name and in which capacity the reader holds the office today, where the register of offices knows. */
  readonly held?: Official;
  readonly region?: { readonly name: string; readonly path?: string };
}
export interface Me {
  readonly userId: string;
  /** Absent where an identity provider keeps the accounts. */
  readonly username?: string;
  readonly grants: readonly Grant[];
  /** The smallest region that holds all of one's rights. */
  readonly home?: { readonly code: string; readonly name: string };
}

/** A form that is not sent yet: its own or, by whom and when it was prepared, its office's. */
export interface KeptForm {
  readonly href: string;
  readonly title: string;
  readonly note: string;
}
/** What is kept for the reader beside the record. */
export interface Kept {
  readonly forms: readonly KeptForm[];
  /** Lists as he wants to find them again. */
  readonly views: readonly { readonly href: string; readonly title: string; readonly list: string }[];
  /** Something of it could not be read now. */
  readonly unread: boolean;
}

/** What a page is asked for. */
export interface Asking {
  readonly ui: Ui;
  readonly api: Api;
  readonly describe: Description;
  /** By whose clock the reader's days are told. */
  readonly zone: Zone;
  /** The reader's own region; the country where several. */
  readonly home: string;
  /** Absent on public pages. */
  readonly me?: Me | undefined;
  /** Of whoever has rights of several offices, the one chosen to act for: forms suggest it. */
  readonly office?: Grant | undefined;
  /** Absent where nobody is signed in. */
  readonly kept?: (() => Promise<Kept>) | undefined;
  /** A mark of all that is shown anywhere, which changes with it; absent where it could not be told. */
  readonly models?: string | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  /** Today and this year, in the reader's zone. */
  readonly today: string;
  readonly year: number;
}

/** What a page shows. */
export interface Shown extends Fresh {
  readonly title: string;
  readonly body: VNode;
  readonly status?: number;
}

/** What a form of a page sent. Its file comes after all that is typed, and is read once, while it comes. */
export interface Sent {
  readonly posted: Posted;
  readonly file?: AsyncIterable<Uint8Array> | undefined;
}

/** Sends a command to the API below `/v1`, with the rights of whoever sent the form. @throws Refused */
export type Send = <Answer>(
  path: string,
  what: {
    /** `POST` unless said otherwise. */
    readonly method?: 'PUT' | 'DELETE';
    /** So that sending twice is once. */
    readonly commandId?: string;
    readonly query?: Query;
    readonly input?: object;
    /** In the place of an input. */
    readonly file?: AsyncIterable<Uint8Array>;
    /** The revision that was seen. */
    readonly revision?: number | undefined;
  },
) => Promise<Answer>;

/** Where a form leads that was taken, or the page with what was refused of it. */
export type Taken = { readonly to: string } | Shown;

/** A page of its own. */
export interface PageView {
  /** Below the language: `[['perlu tindakan', 'needs action']]`, `['visits', ':id']`. */
  readonly path: readonly (Meaning | string)[];
  /** Its place in the main menu, by rank. */
  readonly menu?: { readonly label: Meaning; readonly rank: number };
  readonly public?: true;
  /** It shows more than the log tells (addresses of mail, health): made anew each time. */
  readonly fleeting?: true;
  /** It shows what is kept for its reader, too. */
  readonly kept?: true;
  /** The list of the API without which the page is empty: who may not read it is not led here. */
  readonly needs?: string;
  readonly show: (asking: Asking) => Promise<Shown>;
  /** Takes the forms of the page, which are sent to its own address. */
  readonly take?: (sent: Sent, asking: Asking, send: Send) => Promise<Taken>;
  /** Public lists of the API that the page shows, to be taken along: by file below its address. */
  readonly tables?: Readonly<Record<`${string}.csv`, string>>;
  /** What the page shows as a table, to be taken along. */
  readonly sheet?: (asking: Asking) => Promise<Sheet>;
}

/** Rows under heads; amounts as digits. */
export interface Sheet {
  readonly name: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | number | bigint)[])[];
}

export type Item = Readonly<Record<string, unknown>> & { readonly id: string };

/** How stages are coloured; what they are called stands beside their declaration. */
export type StageTones = Readonly<Record<string, Tone>>;

/** What a filter names is told by a field of any of the records found. */
export interface Linked {
  readonly field: string;
  readonly called: (row: Item) => string | undefined;
}

/** The pages of one list of the API: the list, its records, and the forms of its commands. */
export interface Section {
  /** Below `/v1`. */
  readonly list: string;
  readonly slug: Meaning;
  /** Commands alone, of a table that has no list: they are offered on these lists, and lead back to the first. */
  readonly beside?: readonly [Section, ...Section[]];
  readonly title?: Meaning;
  readonly menu?: { readonly label: Meaning; readonly rank: number };
  /** Fields of which the list consists. */
  readonly fields: readonly string[];
  /** Instead of a column a field. */
  readonly columns?: (asking: Asking, showing: Showing) => readonly ColumnOf<Item>[];
  /** Filters that are always seen; the others stand behind a fold. */
  readonly filters: readonly string[];
  /** Records of other lists of which these tell, by list: the filter that finds them, and what they are to it. */
  readonly tellsOf?: Readonly<Record<string, { readonly filter: string; readonly label: Meaning }>>;
  /** Filters that links alone set, since nobody knows by heart what they name. */
  readonly linked?: Readonly<Record<string, Linked>>;
  /** Instead of what the API calls its parameters: a word or two each. */
  readonly labels?: Readonly<Record<string, Meaning>>;
  /** Heads of columns, of fields of which the name is long or says too much. */
  readonly heads?: Readonly<Record<string, Meaning>>;
  /** What its records are called where they are counted. */
  readonly noun?: readonly [id: string, one: string, several: string];
  /** Fields of codes that are told as coloured words. */
  readonly tags?: Readonly<Record<string, Readonly<Record<string, Tone>>>>;
  /** Above the list. */
  readonly above?: (asking: Asking) => Promise<Children>;
  /** The field that says at which stage a record is. */
  readonly stage?: { readonly field: string; readonly tones: StageTones; readonly order: readonly string[] };
  readonly heading?: (
    item: Item,
    ui: Ui,
    places?: ReadonlyMap<string, string>,
  ) => { readonly title: string; readonly about?: string };
  /** Fields that say what a record is; all others stand behind a fold. */
  readonly facts?: readonly string[];
  /** What a record says, in a way of its own, before all that is told field by field. */
  readonly card?: (item: Item, asking: Asking, showing: Showing) => Children;
  /** What the API is asked about a record as it is now, to be told below its card. */
  readonly below?: (item: Item, asking: Asking, showing: Showing) => Promise<Children>;
  /** Fields that need not be told by themselves. */
  readonly told?: readonly string[];
  /** What is printed of a record: papers of the API below it, and what they are called. */
  readonly papers?: (item: Item) => readonly (readonly [kind: string, label: Meaning])[];
  /** Where its forms lead back, below a record: a page for those who may act but not read the record. */
  readonly home?: Meaning;
  /** Its records hold bytes. */
  readonly content?: true;
  /** The stream of its history is one of several such, of one category. */
  readonly record?: false;
  /**
   * Files of the API that are had from the list, each by its name below the list's address; one whose path asks for
   * nothing itself is asked what the address asks.
   */
  readonly files?: Readonly<Record<string, string>>;
  /** A page below its records on which commands are given that forms of their own do not say well. */
  readonly desk?: { readonly path: Meaning; readonly label: Meaning; readonly operations: readonly string[] };
  /** How the forms of its commands are laid out, where their schemas alone do not say it well. */
  readonly forms?: FormViews;
}

/** Whose data these are and under which licence, in a few words, and the whole line behind them. */
export interface Attribution {
  readonly short: Meaning;
  readonly whole: string;
}

/** What a context shows. */
export interface ContextViews {
  /** Licence of what its pages show, at the foot of every page. */
  readonly attribution?: Attribution;
  readonly sections?: readonly Section[];
  readonly pages?: readonly PageView[];
}
