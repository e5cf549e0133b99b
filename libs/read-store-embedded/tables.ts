import type { Collection } from '#kernel/stores';
import type { Sqlite, SqlRow, SqlStatement } from '#sqlite';

/** What every file holds; the tables of a collection are made when it is prepared. */
export const STEPS = [
  `
  CREATE TABLE checkpoints (consumer TEXT PRIMARY KEY, position TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE totals (key TEXT NOT NULL, measure TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (key, measure)) STRICT, WITHOUT ROWID;
  CREATE TABLE collections (name TEXT PRIMARY KEY, fields TEXT NOT NULL, sorts TEXT NOT NULL) STRICT, WITHOUT ROWID;
`,
];

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** SQLite's names take no notice of case; a collection's name has no `^`. */
const caseless = (name: string): string => name.replace(/[A-Z]/g, (letter) => `^${letter.toLowerCase()}`);

/** The names of a collection's tables and columns, ready for SQL. */
export const namesOf = ({ name }: Pick<Collection, 'name'>) => ({
  documents: quoted(`doc ${caseless(name)}`),
  terms: quoted(`terms ${caseless(name)}`),
  words: quoted(`words ${caseless(name)}`),
  /** Values with lists of their own, and these lists: a value's documents in each order. */
  listed: quoted(`listed ${caseless(name)}`),
  lists: quoted(`lists ${caseless(name)}`),
  /** The column that holds a document's sort key. */
  by: (sort: string): string => quoted(`by ${caseless(sort)}`),
  index: (sort: string): string => quoted(`order ${caseless(name)} ${caseless(sort)}`),
});

export interface Prepared {
  /** The statement, prepared once per connection. */
  <Row = SqlRow>(sql: string, options?: { readonly bigints?: boolean }): SqlStatement<Row>;
}

/** Queries come in many shapes, but not without end. */
const KEPT = 500;

export const preparing = (db: Sqlite): Prepared => {
  const known = new Map<string, SqlStatement<never>>();
  return <Row>(sql: string, options?: { readonly bigints?: boolean }) => {
    if (known.size >= KEPT) known.clear();
    const found = known.get(sql) ?? db.prepare<never>(sql, options);
    known.set(sql, found);
    return found as unknown as SqlStatement<Row>;
  };
};
