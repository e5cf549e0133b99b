import {
  InvalidQuery,
  wordsOf,
  type Collection,
  type CountQuery,
  type FieldFilter,
  type FieldKind,
  type FindQuery,
} from '#kernel/stores';
import { fingerprint, readCursor, type Place } from './cursor.js';
import { ENDS, FITS, keyOf, type SortKey } from './values.js';

/**
 * What one filter asks of a field's index keys: that one of them is among these, or lies between these, ends included.
 */
export type Condition = { readonly field: string } & (
  { readonly anyOf: readonly SortKey[] } | { readonly from: SortKey; readonly to: SortKey }
);

/** A query that its collection can answer, in terms of index keys. */
export interface CheckedQuery {
  readonly conditions: readonly Condition[];
  readonly words: readonly string[];
  /** Undefined: by id alone. */
  readonly sort: string | undefined;
  /** Turns the whole order round, that of ids included. */
  readonly descending: boolean;
  readonly limit: number;
  /** With how many bytes a page is large enough, and with how many documents at most. */
  readonly bytes: number;
  readonly after: Place | undefined;
  readonly fingerprint: string;
}

const LARGEST_LIMIT = 1_000;

const condition = (field: string, kind: FieldKind, filter: FieldFilter): Condition => {
  const refuse = (why: string): InvalidQuery => new InvalidQuery(field, `${field} ${why}.`);
  const key = (value: unknown): SortKey => {
    if (!FITS[kind](value)) throw refuse(`is of kind ${kind}, which ${JSON.stringify(value)} is not`);
    return keyOf(kind, value);
  };
  const operators = Object.entries(filter)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name)
    .sort()
    .join('+');
  if ((operators === 'within') !== (kind === 'regions'))
    throw refuse(`is of kind ${kind} and not filtered by "${operators}"`);
  if ('within' in filter) return { field, anyOf: filter.within.map(key) };
  if ('eq' in filter && operators === 'eq') return { field, anyOf: [key(filter.eq)] };
  if ('in' in filter && operators === 'in') return { field, anyOf: filter.in.map(key) };
  if (!['from', 'from+to', 'to'].includes(operators)) throw refuse(`has no filter "${operators}"`);
  if (kind === 'boolean') throw refuse('is true or false and has no range');
  const { from, to } = filter as { from?: unknown; to?: unknown };
  const [lowest, highest] = ENDS[kind];
  return { field, from: from === undefined ? lowest : key(from), to: to === undefined ? highest : key(to) };
};

/** What is asked of every document, whatever the page. */
export type CheckedConditions = Pick<CheckedQuery, 'conditions' | 'words'>;

/** @throws InvalidQuery an undeclared field or a filter of the wrong kind. */
export const checkConditions = (
  collection: Collection,
  { filter = {}, scope, only = {}, search = '' }: CountQuery,
): CheckedConditions => {
  const twice = Object.keys(only).find((field) => Object.hasOwn(filter, field));
  if (twice !== undefined) throw new InvalidQuery(twice, `${twice} is asked of the list already.`);
  const asked: readonly (readonly [string, FieldFilter])[] = [
    ...Object.entries(filter),
    ...(scope ? [[scope.field, { within: scope.within }] as const] : []),
    ...Object.entries(only),
  ];
  const conditions = asked.map(([field, by]) => {
    const kind = Object.hasOwn(collection.fields, field) ? collection.fields[field] : undefined;
    if (!kind) throw new InvalidQuery(field, `There is no filter by ${field}.`);
    return condition(field, kind, by);
  });
  return { conditions, words: wordsOf(search) };
};

/** Where a field may have one of no values, there is nothing to look for. */
export const asksForNothing = ({ conditions }: Pick<CheckedQuery, 'conditions'>): boolean =>
  conditions.some((asked) => 'anyOf' in asked && asked.anyOf.length === 0);

/** @throws InvalidQuery an undeclared field, a filter of the wrong kind, a foreign cursor, a limit out of range. */
export const checkQuery = (collection: Collection, query: FindQuery): CheckedQuery => {
  const { sort, limit, bytes = Infinity, cursor } = query;
  if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_LIMIT) {
    throw new InvalidQuery('limit', `The limit is a whole number from 1 to ${LARGEST_LIMIT}.`);
  }
  if (sort && !collection.sorts.includes(sort.field))
    throw new InvalidQuery(sort.field, `There is no sort by ${sort.field}.`);
  const own = fingerprint(collection, query);
  return {
    ...checkConditions(collection, query),
    sort: sort?.field,
    descending: sort?.descending ?? false,
    limit,
    bytes,
    after: cursor === undefined ? undefined : readCursor(own, cursor),
    fingerprint: own,
  };
};
