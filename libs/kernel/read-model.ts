import { PERSON_REFS } from './closed-values.js';
import type { RecordedEvent } from './event.js';
import type { Subscription } from './event-catalogue.js';
import type { Collection, Document, FieldKind, Measures } from './read-store.js';

/** What a document adds to each of these totals. */
export interface Contribution {
  readonly totals: readonly string[];
  readonly measures: Measures;
}

/** Indonesian and English. */
export type Label = readonly [id: string, en: string];

/** By what a total tells its rows apart. */
export interface Dimension {
  readonly kind: 'text' | 'integer' | 'region';
  readonly label: Label;
}

/**
 * A total whose rows can be listed beside being looked up: filtered by its dimensions, sorted by dimensions and
 * measures. Names of dimensions and measures share one room. A measure named `…Rupiah` is money, any other a count.
 */
export interface TotalDeclaration {
  readonly label: Label;
  readonly dimensions: Readonly<Record<string, Dimension>>;
  /** What each counts. */
  readonly measures: Readonly<Record<string, Label>>;
}

/**
 * A fold per document. Pure, so the same model runs live, rebuilt, as of a past instant, in tests and on every store.
 */
export interface ReadModel<D extends Document = Document, E extends RecordedEvent = RecordedEvent> {
  readonly name: string;
  /** Raised when `fold` or the declared indexes change; the model is then rebuilt beside the old one. */
  readonly version: number;
  /** The events it reads; all others pass by. */
  readonly events: Subscription;
  readonly fields: Readonly<Record<string, FieldKind>>;
  readonly sorts: readonly string[];
  /**
   * Each document is made of the events of one stream alone, so that after a correction it is folded anew from that
   * stream. What several streams feed gets the correction as an event instead, with old and new values.
   */
  readonly ofOneStream?: boolean;
  /** Ids of the documents that an event touches. */
  keys(event: E): readonly string[];
  /** The document after the event; undefined deletes it. */
  fold(document: D | undefined, event: E, key: string): D | undefined;
  /** Words under which the document is found; made by `searching`, which also tells what they are of. */
  words?(document: D): readonly string[];
  readonly searched?: readonly Label[];
  /** What the document adds to which kept totals. */
  contribute?(document: D): readonly Contribution[];
  /** Those of these totals whose rows can be listed; their keys are made by `rowKey`. */
  readonly totals?: Readonly<Record<string, TotalDeclaration>>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list of read models is heterogeneous by nature
export type AnyReadModel = ReadModel<any, any>;

export const collectionOf = (model: AnyReadModel): Collection => ({
  name: `${model.name}@${model.version}`,
  fields: model.fields,
  sorts: model.sorts,
});

/**
 * Key of a total: `visit_board@1|visits|region=63.10|year=2024`, its dimensions sorted by name. What would end a part
 * or could not be kept is escaped.
 */
export const totalKey = (
  model: Pick<AnyReadModel, 'name' | 'version'>,
  total: string,
  dimensions: Readonly<Record<string, string | number>>,
): string =>
  [
    `${model.name}@${model.version}`,
    total,
    ...Object.entries(dimensions)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => `${k}=${escaped(v)}`),
  ].join('|');

const escaped = (value: string | number): string =>
  String(value).replace(/[|%\x00-\x1f]|\p{Cs}/gu, (sign) => `%${sign.charCodeAt(0).toString(16)};`);

/** A part of a document by which it is found: what people call it, and its texts. */
export interface SearchedPart<D extends Document> {
  readonly label: Label;
  readonly texts: (document: D) => readonly (string | undefined)[];
}

/** The words of a read model, declared part by part so that whoever searches is told what `q` looks at. */
export const searching = <D extends Document>(
  ...parts: readonly SearchedPart<D>[]
): Required<Pick<ReadModel<D>, 'words' | 'searched'>> => ({
  searched: parts.map(({ label }) => label),
  words: (document) =>
    wordsOf(
      parts
        .flatMap(({ texts }) => texts(document))
        .filter((text) => text !== undefined)
        .join(' '),
    ),
});

/**
 * Lower-case words of a text, accents removed: what `words` and `search` compare. Plain ASCII, the rule here, takes the
 * short way. References of persons are no words: nobody finds a record by whom it names.
 */
export const wordsOf = (given: string): readonly string[] => splitInWords(given.replace(PERSON_REFS, ' '));

const splitInWords = (text: string): readonly string[] => [
  ...new Set(
    (NOT_ASCII.test(text)
      ? text
          .normalize('NFKD')
          .replace(/\p{M}/gu, '')
          .toLowerCase()
          .split(/[^\p{L}\p{N}]+/u)
      : text.toLowerCase().split(/[^a-z0-9]+/)
    ).filter(Boolean),
  ),
];

const NOT_ASCII = /[^\x00-\x7f]/;
