import {
  OutcomeUnknown,
  START,
  StoreUnavailable,
  rowOf,
  type CheckpointMove,
  type Collection,
  type ListedRow,
  type Position,
} from '#kernel/stores';
import type { Sqlite } from '#sqlite';
import { addLists, updateLists, type ListingChange, type ListingRule } from './lists.js';
import { loadRows, totalsOf } from './read-rows.js';
import { toRow, wordsAmong, type Row } from './rows.js';
import { namesOf, type Prepared } from './tables.js';

/** A batch as it travels to the writer. */
export interface BatchRows {
  readonly consumer: string;
  readonly expected: Position;
  readonly next: Position;
  /** JSON: `[[key, measure, digits], …]` */
  readonly totals: string;
  readonly documents: readonly (readonly [Collection, readonly Row[]])[];
  /** Of the totals that are listed, with their keys. */
  readonly listed: readonly (readonly [Collection, readonly ListedChange[]])[];
}

export type ListedChange = Omit<ListedRow, 'collection'> & { readonly key: string };

interface Stored {
  readonly n: number;
  readonly id: string;
  readonly position: Position;
  readonly terms: string;
  readonly [column: `k${number}`]: string;
}

/** Thrown inside the transaction to undo it. */
class Moved extends Error {}

const writeRows = (prepared: Prepared, rule: ListingRule, collection: Collection, rows: readonly Row[]): void => {
  const { documents, terms, words, by } = namesOf(collection);
  const { sorts } = collection;
  const columns = sorts.map(by);
  const stored = new Map(
    prepared<Stored>(`SELECT d.n, d.id, d.position, d.terms${columns.map((column, i) => `, d.${column} AS k${i}`).join('')}
    FROM json_each(?) AS wanted CROSS JOIN ${documents} AS d ON d.id = wanted.value`)
      .all(JSON.stringify(rows.map(({ id }) => id)))
      .map((row) => [row.id, row]),
  );
  let { last } = prepared<{ last: number }>(`SELECT coalesce(max(n), 0) AS last FROM ${documents}`).get()!;
  const insert = prepared(`INSERT INTO ${documents} (${['n', 'id', 'position', 'terms', 'doc', ...columns].join(', ')})
    VALUES (?, ?, ?, ?, ?${', ?'.repeat(columns.length)})`);
  const addTerms = prepared(`INSERT INTO ${terms} (rowid, terms) VALUES (?, ?)`);
  const removeTerms = prepared(`DELETE FROM ${terms} WHERE rowid = ?`);
  const newWords = new Set(
    rows.flatMap(({ id, terms: now }) => (now === stored.get(id)?.terms ? [] : wordsAmong(now))),
  );
  prepared(`INSERT OR IGNORE INTO ${words} (word) SELECT value FROM json_each(?)`).run(JSON.stringify([...newWords]));

  // By ascending number: the full-text index writes a segment of its own whenever it has to go back.
  const changes: ListingChange[] = [];
  const number = ({ id }: Row): number => stored.get(id)?.n ?? Infinity;
  for (const { id, expected, position, doc, terms: now, keys } of [...rows].sort(
    (a, b) => number(a) - number(b) || 0,
  )) {
    const old = stored.get(id);
    if ((old?.position ?? START) !== expected) throw new Moved();
    if (!old) {
      last += 1;
      insert.run(last, id, position, now, doc, ...keys);
      if (now) addTerms.run(last, now);
      changes.push({ n: last, id, old: undefined, now: { terms: now, keys } });
      continue;
    }
    // Only indexes of columns that are set are written, so the same value is not set again.
    const changed = keys.flatMap((key, i) => (key === old[`k${i}`] ? [] : [i]));
    prepared(
      `UPDATE ${documents} SET position = ?, doc = ?${now === old.terms ? '' : ', terms = ?'}${changed.map((i) => `, ${columns[i]} = ?`).join('')} WHERE n = ?`,
    ).run(position, doc, ...(now === old.terms ? [] : [now]), ...changed.map((i) => keys[i]!), old.n);
    if (now !== old.terms || changed.length) {
      changes.push({
        n: old.n,
        id,
        old: { terms: old.terms, keys: columns.map((_, i) => old[`k${i}`]!) },
        now: { terms: now, keys },
      });
    }
    if (now === old.terms) continue;
    if (old.terms) removeTerms.run(old.n);
    if (now) addTerms.run(old.n, now);
  }
  updateLists(prepared, collection, changes);
  addLists(prepared, collection, rule, changes);
};

/** Rows say what their totals have come to. */
const writeListed = (
  prepared: Prepared,
  rule: ListingRule,
  collection: Collection,
  changes: readonly ListedChange[],
  position: Position,
): void => {
  const stored = new Map(
    loadRows(
      prepared,
      collection,
      changes.map(({ id }) => id),
    ).map((row) => [row.id, row.position]),
  );
  const sums = totalsOf(
    prepared,
    changes.map(({ key }) => key),
  );
  writeRows(
    prepared,
    rule,
    collection,
    changes.map(({ id, dimensions }, index) =>
      toRow({
        collection,
        id,
        expected: stored.get(id) ?? START,
        position,
        doc: rowOf({ collection, id, dimensions }, sums[index]!),
        words: [],
      }),
    ),
  );
};

/** Everything of a batch in one transaction, or nothing; `false` when another was there first. */
export const commitBatch = (
  db: Sqlite,
  prepared: Prepared,
  rule: ListingRule,
  { consumer, expected, next, totals, documents, listed }: BatchRows,
): boolean => {
  try {
    db.transaction(() => {
      const now =
        prepared<{ position: Position }>('SELECT position FROM checkpoints WHERE consumer = ?').get(consumer)
          ?.position ?? START;
      if (now !== expected) throw new Moved();
      for (const [collection, rows] of documents) writeRows(prepared, rule, collection, rows);
      prepared(`INSERT INTO totals (key, measure, value) SELECT value ->> 0, value ->> 1, CAST(value ->> 2 AS INTEGER) FROM json_each(?) WHERE true
        ON CONFLICT (key, measure) DO UPDATE SET value = value + excluded.value`).run(totals);
      for (const [collection, changes] of listed) writeListed(prepared, rule, collection, changes, next);
      prepared(
        'INSERT INTO checkpoints (consumer, position) VALUES (?, ?) ON CONFLICT (consumer) DO UPDATE SET position = excluded.position',
      ).run(consumer, next);
    });
    return true;
  } catch (error) {
    if (error instanceof Moved) return false;
    throw error;
  }
};

/**
 * Batches that wait at the same moment, in one transaction, each whole or absent and with an answer of its own: a late
 * one refuses no other. Where one cannot be written at all, each is tried by itself.
 * @throws StoreUnavailable, OutcomeUnknown for all of them.
 */
export const commitTogether = (
  db: Sqlite,
  batches: readonly BatchRows[],
  commit: (batch: BatchRows) => boolean,
): readonly (boolean | Error)[] => {
  try {
    return db.transaction(() => batches.map(commit));
  } catch (error) {
    if (error instanceof StoreUnavailable || error instanceof OutcomeUnknown) throw error;
    return batches.map((batch) => {
      try {
        return commit(batch);
      } catch (refused) {
        return refused as Error;
      }
    });
  }
};

/** Each by compare-and-set, all in one transaction. `false` when one of them stands elsewhere. */
export const advance = (db: Sqlite, prepared: Prepared, moves: readonly CheckpointMove[]): boolean =>
  db.transaction(() => {
    // A checkpoint may stand at the start, too: somebody has set it back.
    const first = prepared(
      'INSERT INTO checkpoints (consumer, position) VALUES (?, ?) ON CONFLICT (consumer) DO UPDATE SET position = excluded.position WHERE position = ?',
    );
    const move = prepared('UPDATE checkpoints SET position = ? WHERE consumer = ? AND position = ?');
    return moves
      .map(
        ({ consumer, expected, next }) =>
          (expected === START ? first.run(consumer, next, START) : move.run(next, consumer, expected)) === 1,
      )
      .every(Boolean);
  });

/** Forgets a consumer. The collections stay prepared, empty. */
export const dropConsumer = (
  db: Sqlite,
  prepared: Prepared,
  consumer: string,
  collections: readonly Collection[],
  totalsPrefix: string,
): void =>
  db.transaction(() => {
    for (const collection of collections) {
      const { documents, terms, words, lists, listed } = namesOf(collection);
      if (!prepared('SELECT 1 FROM collections WHERE name = ?').get(collection.name)) continue;
      for (const table of [documents, words, lists, listed]) prepared(`DELETE FROM ${table}`).run();
      prepared(`INSERT INTO ${terms} (${terms}) VALUES ('delete-all')`).run();
    }
    prepared('DELETE FROM totals WHERE key >= ?1 AND key < ?1 || char(0x10ffff)').run(totalsPrefix);
    prepared('DELETE FROM checkpoints WHERE consumer = ?').run(consumer);
  });
