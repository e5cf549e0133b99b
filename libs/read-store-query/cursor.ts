import { createHash } from 'node:crypto';
import { InvalidQuery, type Collection, type FindQuery } from '#kernel/stores';
import { compareText, type SortKey } from './values.js';

/** Where a document stands in a sorted list. */
export interface Place {
  readonly key: SortKey;
  readonly id: string;
}

export const comparePlaces = (a: Place, b: Place): number => compareText(a.key, b.key) || compareText(a.id, b.id);

/** Tells queries apart, whatever their limit and cursor: a cursor leads on in its own query only. */
export const fingerprint = (collection: Collection, { filter = {}, scope, search = '', sort }: FindQuery): string => {
  const filters = Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(
      JSON.stringify([
        collection.cursorName ?? collection.name,
        filters,
        scope,
        search,
        sort?.field,
        sort?.descending ?? false,
      ]),
    )
    .digest('base64url')
    .slice(0, 11);
};

export const writeCursor = (query: string, { key, id }: Place): string =>
  Buffer.from(JSON.stringify([query, key, id])).toString('base64url');

/** @throws InvalidQuery a text that is no cursor, or one of another query. */
export const readCursor = (query: string, cursor: string): Place => {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw new InvalidQuery('cursor', 'This is not a cursor.');
  }
  const [of, key, id] = Array.isArray(parts) ? (parts as unknown[]) : [];
  if (typeof key !== 'string' || typeof id !== 'string') throw new InvalidQuery('cursor', 'This is not a cursor.');
  if (of !== query) throw new InvalidQuery('cursor', 'This cursor belongs to another query.');
  return { key, id };
};
