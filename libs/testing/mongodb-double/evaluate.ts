import { Query } from 'mingo';
import { updateOne } from 'mingo/updater';
import type { BsonDocument } from './wire.js';

/**
 * Surrogates, which stand for the highest code points, come last: then UTF-16 units sort as MongoDB sorts, by code
 * point.
 */
const unit = (code: number): number => (code >= 0xe000 ? code - 0x800 : code >= 0xd800 ? code + 0x2000 : code);
const HIGH = /[\ud800-\uffff]/;

/** The same value with texts that JavaScript compares as MongoDB does. */
export const comparable = (value: unknown): unknown => {
  if (typeof value === 'string') {
    return HIGH.test(value)
      ? String.fromCharCode(...Array.from({ length: value.length }, (_, i) => unit(value.charCodeAt(i))))
      : value;
  }
  if (Array.isArray(value)) return value.map(comparable);
  if (value instanceof RegExp) return new RegExp(comparable(value.source) as string, value.flags);
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, comparable(item)]));
};

export type Test = (comparableDocument: BsonDocument) => boolean;

export const filtering = (filter: BsonDocument): Test => {
  const query = new Query(comparable(filter) as BsonDocument, {});
  return (document) => query.test(document);
};

const at = (document: BsonDocument, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as BsonDocument | undefined)?.[name], document);

const compare = (a: unknown, b: unknown): number => {
  if (a === undefined || a === null || b === undefined || b === null)
    return Number(a !== undefined && a !== null) - Number(b !== undefined && b !== null);
  return a === b ? 0 : (a as string) < (b as string) ? -1 : 1;
};

export const sorting =
  (sort: BsonDocument) =>
  (a: BsonDocument, b: BsonDocument): number => {
    for (const [path, direction] of Object.entries(sort)) {
      const order = compare(at(a, path), at(b, path)) * Number(direction);
      if (order !== 0) return order;
    }
    return 0;
  };

/** Projections that include, `_id` with them. */
export const projecting =
  (projection: BsonDocument | undefined) =>
  (document: BsonDocument): BsonDocument => {
    if (!projection || Object.keys(projection).length === 0) return document;
    const projected: BsonDocument = { _id: document['_id'] };
    for (const path of Object.keys(projection)) {
      const [name, inner] = path.split('.') as [string, string | undefined];
      if (!(name in document)) continue;
      projected[name] =
        inner === undefined
          ? document[name]
          : {
              ...(projected[name] as object | undefined),
              [inner]: (document[name] as BsonDocument | undefined)?.[inner],
            };
    }
    return projected;
  };

/** The document after an update by operators or as a whole. */
export const updated = (document: BsonDocument, change: BsonDocument): BsonDocument => {
  if (!Object.keys(change).some((key) => key.startsWith('$'))) return { _id: document['_id'], ...change };
  const changed = structuredClone(document);
  updateOne([changed], {}, change);
  return changed;
};

/** What a filter says of the document that an upsert makes: its equalities. */
export const equalities = (filter: BsonDocument): BsonDocument =>
  Object.fromEntries(
    Object.entries(filter).filter(
      ([key, value]) => !key.startsWith('$') && (typeof value !== 'object' || value === null),
    ),
  );
