import type { Collection, Document } from '#kernel/stores';
import { checkNames } from '#read-store-query';
import type { Sqlite } from '#sqlite';
import { INDEXED_BEGINNINGS, TOKEN_SIGNS, sortKeys, termsAnew } from './rows.js';
import { namesOf, type Prepared } from './tables.js';

interface Declared {
  readonly fields: string;
  readonly sorts: string;
}

/** Finds every stored document by what is declared now. */
const indexAnew = (prepared: Prepared, collection: Collection): void => {
  const { documents, terms, lists, listed, by } = namesOf(collection);
  const columns = collection.sorts.map((sort) => `${by(sort)} = ?`);
  prepared(`INSERT INTO ${terms} (${terms}) VALUES ('delete-all')`).run();
  prepared(`DELETE FROM ${lists}`).run();
  prepared(`DELETE FROM ${listed}`).run();
  const update = prepared(`UPDATE ${documents} SET ${['terms = ?', ...columns].join(', ')} WHERE n = ?`);
  const insert = prepared(`INSERT INTO ${terms} (rowid, terms) VALUES (?, ?)`);
  const next = prepared<{ n: number; doc: string; terms: string }>(
    `SELECT n, doc, terms FROM ${documents} WHERE n > ? AND doc IS NOT NULL ORDER BY n LIMIT 1000`,
  );
  for (let rows = next.all(0); rows.length > 0; rows = next.all(rows.at(-1)!.n)) {
    for (const { n, doc: text, terms: former } of rows) {
      const doc = JSON.parse(text) as Document;
      const now = termsAnew(collection, doc, former);
      update.run(now, ...sortKeys(collection, doc), n);
      insert.run(n, now);
    }
  }
};

/** Makes a collection's tables, or adds to them what has been declared since. Repeating it changes nothing. */
export const prepareCollection = (db: Sqlite, prepared: Prepared, collection: Collection): void =>
  db.transaction(() => {
    checkNames(collection);
    const { name, fields, sorts } = collection;
    const { documents, terms, words, lists, listed, by, index } = namesOf(collection);
    const declared = prepared<Declared>('SELECT fields, sorts FROM collections WHERE name = ?').get(name);
    const oldFields = JSON.parse(declared?.fields ?? '{}') as Collection['fields'];
    const oldSorts = JSON.parse(declared?.sorts ?? '[]') as readonly string[];
    const newSorts = sorts.filter((sort) => !oldSorts.includes(sort));
    if (declared && newSorts.length === 0 && Object.entries(fields).every(([field, kind]) => oldFields[field] === kind))
      return;
    // The sort keys come before the texts, which reach over several pages and need not be read for sorting.
    db.exec(`CREATE TABLE IF NOT EXISTS ${documents} (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, position TEXT NOT NULL,
    ${sorts.map((sort) => `${by(sort)} TEXT NOT NULL DEFAULT '',`).join(' ')} terms TEXT NOT NULL, doc TEXT) STRICT`);
    db.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS ${terms} USING fts5(terms, content='', contentless_delete=1, detail=none,
    prefix='${INDEXED_BEGINNINGS.join(' ')}', tokenize="ascii tokenchars '${TOKEN_SIGNS}'")`);
    db.exec(`CREATE TABLE IF NOT EXISTS ${words} (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID`);
    db.exec(`CREATE TABLE IF NOT EXISTS ${listed} (term TEXT PRIMARY KEY) STRICT, WITHOUT ROWID`);
    db.exec(`CREATE TABLE IF NOT EXISTS ${lists} (term TEXT NOT NULL, sort TEXT NOT NULL, key TEXT NOT NULL, id TEXT NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY (term, sort, key, id)) STRICT, WITHOUT ROWID`);
    for (const sort of newSorts) {
      if (declared) db.exec(`ALTER TABLE ${documents} ADD COLUMN ${by(sort)} TEXT NOT NULL DEFAULT ''`);
      db.exec(`CREATE INDEX ${index(sort)} ON ${documents} (${by(sort)}, id)`);
    }
    const all: Collection = { name, fields: { ...oldFields, ...fields }, sorts: [...oldSorts, ...newSorts] };
    if (declared) indexAnew(prepared, all);
    prepared(
      'INSERT INTO collections (name, fields, sorts) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET fields = excluded.fields, sorts = excluded.sorts',
    ).run(name, JSON.stringify(all.fields), JSON.stringify(all.sorts));
  });
