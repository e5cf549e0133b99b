import type { Collection } from '#kernel/stores';
import type { SortKey } from '#read-store-query';
import { quotedTerms } from './rows.js';
import { namesOf, type Prepared } from './tables.js';

/** When a value gets lists of its own. */
export interface ListingRule {
  /** From so many documents on … */
  readonly many: number;
  /**
   * … unless that is more than one in so many of all documents: these a page in the order of all documents finds soon.
   */
  readonly rare: number;
}

/** What a document is listed by: its terms, and its sort keys in the order of the collection's sorts. */
export interface Listing {
  readonly terms: string;
  readonly keys: readonly SortKey[];
}

export interface ListingChange {
  readonly n: number;
  readonly id: string;
  readonly old: Listing | undefined;
  readonly now: Listing;
}

type Entry = readonly [term: string, sort: string, key: SortKey, id: string, n: number];

/** Words have no lists, since they are seldom asked for whole. */
const valuesAmong = (terms: string): readonly string[] =>
  terms.split(' ').filter((term) => term !== '' && !term.startsWith('='));

/** Which of these terms have lists. */
export const listedAmong = (
  prepared: Prepared,
  collection: Collection,
  terms: Iterable<string>,
): ReadonlySet<string> => {
  const { listed } = namesOf(collection);
  return new Set(
    prepared<{ term: string }>(
      `SELECT l.term FROM json_each(?) AS wanted CROSS JOIN ${listed} AS l ON l.term = wanted.value`,
    )
      .all(JSON.stringify([...terms]))
      .map(({ term }) => term),
  );
};

const entries = (
  { sorts }: Collection,
  { n, id }: ListingChange,
  { terms, keys }: Listing,
  listed: ReadonlySet<string>,
): readonly Entry[] =>
  valuesAmong(terms)
    .filter((term) => listed.has(term))
    .flatMap((term): Entry[] => [
      [term, '', '', id, n],
      ...sorts.map((sort, i): Entry => [term, sort, keys[i]!, id, n]),
    ]);

const without = (some: readonly Entry[], others: readonly Entry[]): readonly Entry[] => {
  const there = new Set(others.map((entry) => JSON.stringify(entry)));
  return some.filter((entry) => !there.has(JSON.stringify(entry)));
};

/** Keeps the lists that there are. */
export const updateLists = (prepared: Prepared, collection: Collection, changes: readonly ListingChange[]): void => {
  const { lists, listed: valuesListed } = namesOf(collection);
  if (!prepared(`SELECT 1 FROM ${valuesListed} LIMIT 1`).get()) return;
  const touched = new Set(
    changes.flatMap(({ old, now }) => [...valuesAmong(old?.terms ?? ''), ...valuesAmong(now.terms)]),
  );
  const listed = listedAmong(prepared, collection, touched);
  if (listed.size === 0) return;
  const before = changes.map((change) => (change.old ? entries(collection, change, change.old, listed) : []));
  const after = changes.map((change) => entries(collection, change, change.now, listed));
  const gone = before.flatMap((some, i) => without(some, after[i]!));
  const come = after.flatMap((some, i) => without(some, before[i]!));
  prepared(
    `DELETE FROM ${lists} WHERE (term, sort, key, id) IN (SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?))`,
  ).run(JSON.stringify(gone));
  prepared(
    `INSERT INTO ${lists} (term, sort, key, id, n) SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?)`,
  ).run(JSON.stringify(come));
};

/** Looks at a document's values, and gives lists to those that have become many: all their documents in every order. */
const listValues = (
  prepared: Prepared,
  collection: Collection,
  { many, rare }: ListingRule,
  { n, now }: ListingChange,
): void => {
  const { documents, terms, lists, listed, by } = namesOf(collection);
  const most = Math.floor(n / rare);
  if (most < many) return;
  const values = valuesAmong(now.terms);
  const known = listedAmong(prepared, collection, values);
  for (const term of values.filter((value) => !known.has(value))) {
    const match = quotedTerms([term]);
    const count = prepared<{ n: number }>(
      `SELECT count(*) AS n FROM (SELECT 1 FROM ${terms} WHERE ${terms} MATCH ? LIMIT ?)`,
    ).get(match, most + 1)!.n;
    if (count < many || count > most) continue;
    prepared(`INSERT INTO ${listed} (term) VALUES (?)`).run(term);
    for (const sort of ['', ...collection.sorts]) {
      prepared(`INSERT INTO ${lists} (term, sort, key, id, n) SELECT ?, ?, ${sort === '' ? "''" : `d.${by(sort)}`}, d.id, d.n
        FROM ${terms} CROSS JOIN ${documents} AS d ON d.n = ${terms}.rowid WHERE ${terms} MATCH ?`).run(
        term,
        sort,
        match,
      );
    }
  }
};

/** After the documents are written. Only now and then a new document is looked at: frequent values are soon met. */
export const addLists = (
  prepared: Prepared,
  collection: Collection,
  rule: ListingRule,
  changes: readonly ListingChange[],
): void => {
  const seldom = Math.max(1, Math.floor(rule.many / 8));
  for (const change of changes)
    if (!change.old && change.n % seldom === 0) listValues(prepared, collection, rule, change);
};
