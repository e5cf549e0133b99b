import type {
  AnyReadModel,
  DocRef,
  Document,
  Instant,
  LocalDate,
  ReadStore,
  RecordKind,
  Role,
  RuleSet,
  Scalar,
  Scope,
  TotalDeclaration,
  Zone,
} from '#kernel';
import type { Party } from '../access/party.js';
import type { Hidden } from '../access/hidden.js';
import type { Principal } from '../access/principal.js';

/**
 * How the value of a parameter is written: `words` hold a letter or digit, `scope` is a region or `ID`, the last one of
 * these values.
 */
export type ParameterForm =
  'text' | 'words' | 'id' | 'integer' | 'boolean' | 'date' | 'year' | 'region' | 'scope' | readonly string[];

/**
 * How a query parameter filters: `?status=A,B` (in), `?year=2024` (eq), `?from=&to=` (range), `?region=63.10` (within),
 * `?on=2024-12-20` (during: from the day in `field` to the one in `until`, both included).
 */
export interface QueryParameter {
  readonly field: string;
  /** The last day of a period that begins in `field`; of `during` alone. */
  readonly until?: string;
  readonly kind: 'equals' | 'in' | 'from' | 'to' | 'within' | 'during';
  /** Absent: any value of the field's kind. */
  readonly form?: ParameterForm;
  readonly summary: readonly [id: string, en: string];
}

/** How places are written where people read them. */
export interface Places {
  /**
   * With what it lies in, so that two of one name are told apart: `Desa Sei Asam, Kec. Kapuas Hilir, Kab. Kapuas`.
   * @param name that it had then
   */
  address(code: Scope, name?: string): string;
}

/** Places by their names, too. */
export interface NamedPlaces extends Places {
  named(code: Scope): NamedPlace;
}

/** A region as it is called now, or was last; of the country, itself. */
export interface NamedPlace {
  readonly code: Scope;
  readonly name: string;
  /** Name and the names it lies in, up to the regency or city: `Mekar Jaya, Angsana, Tanah Bumbu`. */
  readonly path: string;
  /** By whose clock days begin and end there. */
  readonly zone: Zone;
}

/** A column of the CSV and XLSX forms of a list. */
export interface QueryColumn<D extends Document> {
  readonly title: string;
  /** What stands in it: told in the description beside a file (COM-12). */
  readonly meaning: readonly [id: string, en: string];
  /**
   * Absent: text. Days (`YYYY-MM-DD`) and amounts (digits) are such in a workbook, too; instants are told there as the
   * reader's clock has them.
   */
  readonly type?: 'date' | 'instant' | 'rupiah' | 'number' | 'boolean';
  /** A code or an id, told in words beside it: folded away in a workbook, and so not printed. */
  readonly forPrograms?: boolean;
  value(document: D, places: Places): string | number | boolean | Hidden | undefined;
}

/** A file whose bytes are kept outside the log. */
export interface FileBehind {
  /** By its hash the bytes are found; by its classification it is closed. */
  readonly document: DocRef;
  readonly mediaType: string;
  readonly keptBy: Party;
  /** Whether records may still refer to it. */
  readonly stands: boolean;
}

/** What is one value, or at most another: a day that has come. */
export type OnlyFilter = { readonly eq: Scalar } | { readonly to: Scalar };

/** Where fields beside a document are looked up. */
export interface BesideParts {
  /** The read models from which the answer is made, as they are or as they were. */
  readonly models: Pick<ReadStore, 'find' | 'totals'>;
  /** The values of rules in force on a day. */
  readonly rulesOn: (day: LocalDate) => RuleSet;
}

/** Values of a field that texts stand for: looked up at the moment of asking, and kept in no model. */
export interface LookedUp {
  /** Who may ask by them; the list is limited to what they see by these roles. */
  readonly roles: readonly Role[];
  valuesOf(text: string): Promise<readonly string[]>;
}

/** How rows of a list are the lines of a graph, for `format=graphml`. */
export interface GraphForm<D extends Document = Document> {
  /** Parameter that must name one value: lines of several kinds of graph do not mix. */
  readonly one: string;
  /** The two ends of a line, the one from which it leads first. */
  ends(row: D): readonly [from: GraphNode, to: GraphNode];
  /** What is told of a line: its columns. */
  readonly columns: readonly QueryColumn<D>[];
}

/** An end of lines: its id in the graph, what it is called, its region, and the level of one that is a region. */
export interface GraphNode {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly level: string;
}

/** A list and its details over one read model: routes, scope, OpenAPI and exports come from this row. */
export interface ModelQuery<D extends Document = Document> {
  /** `visits` → `GET /v1/visits` and `GET /v1/visits/{id}`. */
  readonly path: string;
  readonly summary: readonly [id: string, en: string];
  readonly model: AnyReadModel;
  /** Consumer that keeps the model: whose checkpoint tells its freshness. */
  readonly consumer: string;
  readonly roles: readonly Role[];
  /**
   * Field of kind `regions` by which a reader's scope limits the list; absent = no limit. `ID`: what there is concerns
   * the whole country, and is read with a grant for it alone.
   */
  readonly scopeField?: string;
  /**
   * For whom was entered what stands at a place of a document (`['hosts', 0, 'answeredBy']`; the document itself at
   * `[]`): to that party and those who examine it references of persons and closed documents are shown. Absent: to
   * those alone who examine the whole country.
   */
  enteredBy?(document: D, place: readonly (string | number)[]): Party | undefined;
  /**
   * The stream of the record of whose past a document tells, so that a closed document shows in it to those alone to
   * whom it never was closed. Absent: what a document tells is so now.
   */
  tellsPastOf?(document: D): string;
  /**
   * What is shown of all that the model keeps, at that instant: a model keeps for its fold what is no row of the list.
   * The rest is neither listed, found nor exported, and has no details. Of a total's rows not asked.
   */
  only?(now: Instant): Readonly<Record<string, OnlyFilter>>;
  /**
   * Fields that the document has not, looked up elsewhere for this reader at the moment of showing; `now` is the
   * instant as of which the list is shown.
   */
  beside?(document: D, reader: Principal, now: Instant, looking: BesideParts): Promise<object>;
  /** Names of those fields: where none of them is shown, nothing is looked up. Absent: they always are. */
  readonly besideFields?: readonly string[];
  readonly parameters: Readonly<Record<string, QueryParameter>>;
  /** By field: parameters of these fields are asked by texts that stand for its values. */
  readonly lookedUp?: Readonly<Record<string, LookedUp>>;
  readonly defaultSort: { readonly field: string; readonly descending?: boolean };
  readonly columns: readonly QueryColumn<D>[];
  /** The file behind a document, where there is one: it can be fetched by whoever may know it. */
  fileOf?(document: D): FileBehind;
  /** Category of the stream behind a document: gives it a history and an "as of" view. */
  readonly category?: string;
  /** What a document holds: its type, its schema in OpenAPI and what each field is called in both languages. */
  readonly document: RecordKind<D>;
  /**
   * The total whose rows the list shows: they have no details of their own, and their measures are counts and amounts.
   */
  readonly total?: TotalDeclaration;
  /** Where its rows are the lines of a graph. */
  readonly graph?: GraphForm<D>;
}

/**
 * A list and its details that anybody may ask, without a token, and keep for a while. The model is one made for the
 * public alone: whatever it holds is shown to all, as it is now, unless `shown` leaves it out.
 */
export interface PublicQuery<D extends Document = Document> extends Pick<
  ModelQuery<D>,
  | 'path'
  | 'summary'
  | 'model'
  | 'consumer'
  | 'parameters'
  | 'defaultSort'
  | 'document'
  | 'columns'
  | 'only'
  | 'total'
  | 'enteredBy'
> {
  readonly access: 'public';
  /**
   * What of a document is shown, once all that is closed in it is hidden: what rests on a paper goes with it. Absent:
   * all that the model holds.
   */
  readonly shown?: (document: D) => object;
  /** Seconds for which whoever has an answer may show it again. */
  readonly maxAge: number;
}

/** Kept totals: look-ups by key, whatever the size of the log. */
export interface TotalsQuery {
  readonly path: string;
  readonly summary: readonly [id: string, en: string];
  readonly consumer: string;
  readonly roles: readonly Role[];
  readonly parameters: Readonly<
    Record<
      string,
      { readonly required?: boolean; readonly form: ParameterForm; readonly summary: readonly [id: string, en: string] }
    >
  >;
  /**
   * Keys to look up, by the name under which the answer shows them. What ends in `Rupiah`, the name or a measure, is
   * money and answered as a string of digits; counts are numbers. `region`: the one that is asked about.
   */
  readonly keys: (parameters: Readonly<Record<string, string>>, region: Scope) => Readonly<Record<string, string>>;
  /** What each total is called, under the same names. */
  readonly labels: Readonly<Record<string, readonly [id: string, en: string]>>;
  /**
   * What each measure counts, in both languages, under the same names: shown beside the figures and in the
   * documentation.
   */
  readonly measures: Readonly<Record<string, Readonly<Record<string, readonly [id: string, en: string]>>>>;
}
