import type { Position } from './log-coordinates.js';
import type { RegionCode } from './region-code.js';

export type Scalar = string | number | boolean;

/**
 * How a top-level property of a document can be filtered. `sum` is a whole number of 64 bits as text of its digits.
 * `regions` holds region codes (one or a list) and is filtered by segments; a list of any kind matches when one of its
 * items does.
 */
export type FieldKind = 'text' | 'integer' | 'boolean' | 'regions' | 'sum';

/** A set of documents with its declared indexes. A query on anything undeclared is refused. */
export interface Collection {
  /** `model@version`; letters, digits, `_` and `@`. */
  readonly name: string;
  /**
   * What its cursors are good for, where that is not this one collection: those of one name lead on in each other's
   * lists.
   */
  readonly cursorName?: string;
  readonly fields: Readonly<Record<string, FieldKind>>;
  /** Single-valued fields by which a list can be sorted; the id breaks ties. */
  readonly sorts: readonly string[];
}

export type Document = object;

/** A document with the position of the last event folded into it. `doc: null` is the tombstone of a deleted one. */
export interface StoredDocument<D extends Document = Document> {
  readonly id: string;
  readonly position: Position;
  readonly doc: D | null;
}

export interface DocumentWrite {
  readonly collection: Collection;
  readonly id: string;
  /** Position of the document that was loaded, tombstones included; START when there was none. */
  readonly expected: Position;
  readonly position: Position;
  readonly doc: Document | null;
  /** Words by which `search` finds the document, lower case. */
  readonly words: readonly string[];
}

/** Measures of one total, as sums of whole numbers within ±2^63. */
export type Measures = Readonly<Record<string, bigint>>;

/**
 * Every total in which a document of the batch came to count differently has one, also when these come to nothing
 * together.
 */
export interface TotalChange {
  readonly key: string;
  readonly add: Measures;
  /** Where the total is listed: the store keeps a document there that says the same (`rowOf`), in the same commit. */
  readonly row?: ListedRow;
}

/** A row among those of its total. Its measures are the fields of kind `sum`. */
export interface ListedRow {
  readonly collection: Collection;
  readonly id: string;
  readonly dimensions: Readonly<Record<string, string | number>>;
}

export interface Checkpoint {
  readonly position: Position;
  /** A batch that someone announced and did not finish: whoever finds it repeats exactly the events up to here. */
  readonly pending?: Position;
}

export interface BatchCommit {
  readonly consumer: string;
  readonly expected: Checkpoint;
  readonly next: Position;
  readonly totals: readonly TotalChange[];
  readonly documents: readonly DocumentWrite[];
}

/** A checkpoint moves on because nothing up to there was for its consumer. */
export interface CheckpointMove {
  readonly consumer: string;
  readonly expected: Position;
  readonly next: Position;
}

export type FieldFilter =
  | { readonly eq: Scalar }
  | { readonly in: readonly Scalar[] }
  /** Both ends included. */
  | { readonly from?: Scalar; readonly to?: Scalar }
  /** For `regions`: documents with a region in one of these, by segments. */
  | { readonly within: readonly RegionCode[] };

export interface FindQuery {
  readonly filter?: Readonly<Record<string, FieldFilter>>;
  /** Also asked of a field of kind `regions`, beside whatever the filter asks of it: how far the reader may see. */
  readonly scope?: { readonly field: string; readonly within: readonly RegionCode[] };
  /**
   * Asked beside all this, and no part of what a cursor belongs to: what holds at the moment of asking may be otherwise
   * at the next page.
   */
  readonly only?: Readonly<Record<string, FieldFilter>>;
  /** Every word must be a prefix of some word of the document. */
  readonly search?: string;
  /**
   * Default: by id, ascending. Documents without the value come first, texts go by code point, equal ones by id;
   * `descending` turns all of that round.
   */
  readonly sort?: { readonly field: string; readonly descending?: boolean };
  /** 1 … 1,000 */
  readonly limit: number;
  /** A page that holds so many bytes of JSON is large enough: it ends with the document that reaches them. */
  readonly bytes?: number;
  /**
   * From an earlier answer to the same query with another cursor: goes on after the last document seen, whatever was
   * written since.
   */
  readonly cursor?: string;
}

/** What documents are asked for, whatever their order and the page. */
export type CountQuery = Pick<FindQuery, 'filter' | 'scope' | 'only' | 'search'>;

export interface FoundPage<D extends Document = Document> {
  readonly items: readonly StoredDocument<D>[];
  readonly cursor?: string;
}

/** Read models: documents, kept totals and the consumers' checkpoints. Every store passes the kit in `libs/testing`. */
export interface ReadStore {
  /** Makes the collections and their indexes ready; repeating it changes nothing. */
  prepare(collections: readonly Collection[]): Promise<void>;
  /** START for a consumer never seen. */
  checkpoint(consumer: string): Promise<Checkpoint>;
  /** Stored documents, tombstones included, in any order; ids never written are left out. */
  load(collection: Collection, ids: readonly string[]): Promise<readonly StoredDocument[]>;
  /**
   * Moves the checkpoint together with all it stands for, by compare-and-set: of two projectors one at most gets
   * `true`. After a crash at any point, repeating the turn has the effect of having done it once.
   */
  commit(batch: BatchCommit): Promise<boolean>;
  /**
   * Moves checkpoints on which nothing hangs, all in one go, each by compare-and-set: one that stands elsewhere, or up
   * to which a batch is announced, stays as it is. `false` when that was so of any.
   */
  advance(moves: readonly CheckpointMove[]): Promise<boolean>;
  /** The tombstone of a deleted document, too. */
  get<D extends Document>(collection: Collection, id: string): Promise<StoredDocument<D> | undefined>;
  /** @throws InvalidQuery an undeclared field, a filter of the wrong kind, a foreign cursor, a limit out of range. */
  find<D extends Document>(collection: Collection, query: FindQuery): Promise<FoundPage<D>>;
  /**
   * How many documents all pages of the query hold together, counted no further than `most`: where that is the answer,
   * there may be more.
   * @throws InvalidQuery as `find` does.
   */
  count(collection: Collection, query: CountQuery, most: number): Promise<number>;
  /** One answer per key, in order; an unknown total is empty. */
  totals(keys: readonly string[]): Promise<readonly Measures[]>;
  /** Forgets a consumer, its collections' documents and its totals: the start of a clean rebuild. */
  drop(consumer: string, collections: readonly Collection[], totalsPrefix: string): Promise<void>;
  /**
   * Reads all that is stored, for damage that no query has met yet; as long as that takes. Absent where a server looks
   * after its storage itself.
   * @throws StoreUnavailable with its fault.
   */
  lookForDamage?(): Promise<void>;
  close(): Promise<void>;
}

export class InvalidQuery extends Error {
  override readonly name = 'InvalidQuery';
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}
