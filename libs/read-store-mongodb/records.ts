import type { Collection, Document, DocumentWrite, Position, StoredDocument } from '#kernel';
import { indexKeys, orderKey, type SortKey } from '#read-store-query';

/**
 * A document as MongoDB keeps it. The document itself is JSON text, so that it comes back exactly as it was written
 * whatever its keys and texts are; what it is found by stands beside it. A tombstone has none of that and so is in no
 * list.
 */
export interface StoredRecord {
  readonly _id: string;
  /** Of the last event folded into it: what every write is guarded by. */
  readonly position: Position;
  readonly doc: string | null;
  /** `field=key` for each key of each field that has no sort; a region stands for all that it lies in. */
  readonly terms?: readonly string[];
  readonly words?: readonly string[];
  /** The keys of the sorts. */
  readonly by?: Readonly<Record<string, SortKey>>;
}

export type FoundBy = Required<Pick<StoredRecord, 'terms' | 'by'>>;

/** A sorted field has one value, whose sort key answers equality and ranges too. */
export const isTermField = ({ sorts }: Collection, field: string): boolean => !sorts.includes(field);

export const term = (field: string, key: SortKey): string => `${field}=${key}`;

/** What a document is found by, but for its words. */
export const foundBy = (collection: Collection, doc: Document): FoundBy => ({
  terms: Object.entries(collection.fields).flatMap(([field, kind]) =>
    isTermField(collection, field) ? indexKeys(doc, field, kind).map((key) => term(field, key)) : [],
  ),
  by: Object.fromEntries(collection.sorts.map((sort) => [sort, orderKey(collection, doc, sort)])),
});

export const toRecord = ({ collection, position, doc, words }: DocumentWrite): Omit<StoredRecord, '_id'> =>
  doc
    ? { position, doc: JSON.stringify(doc), ...foundBy(collection, doc), words: [...new Set(words)] }
    : { position, doc: null };

export const stored = <D extends Document>({
  _id,
  position,
  doc,
}: Pick<StoredRecord, '_id' | 'position' | 'doc'>): StoredDocument<D> => ({
  id: _id,
  position,
  doc: doc === null ? null : (JSON.parse(doc) as D),
});
