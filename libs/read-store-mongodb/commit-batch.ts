import { MongoBulkWriteError, MongoServerError } from 'mongodb';
import {
  START,
  rowOf,
  type BatchCommit,
  type Checkpoint,
  type CheckpointMove,
  type Collection,
  type DocumentWrite,
  type ListedRow,
  type Measures,
  type Position,
  type TotalChange,
} from '#kernel';
import type { ReadDatabase, TotalRecord } from './database.js';
import { onlyRefusals, positionsOf, writeGuarded } from './guarded-writes.js';
import { toRecord } from './records.js';

const LARGEST = 2n ** 63n;
const DUPLICATE_KEY = 11_000;

/** Compare-and-set; `false` when the consumer stands elsewhere. */
export const moveCheckpoint = async (
  db: ReadDatabase,
  consumer: string,
  from: Checkpoint,
  to: Checkpoint,
): Promise<boolean> => {
  const { position, pending } = from;
  const first = position === START && pending === undefined;
  const filter = { _id: consumer, position, pending: pending ?? { $exists: false } };
  return db.write(`moving the checkpoint of ${consumer}`, () =>
    db.checkpoints.replaceOne(filter, to, { upsert: first }).then(
      ({ matchedCount, upsertedCount }) => matchedCount + upsertedCount === 1,
      (error: unknown) => {
        if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return false;
        throw error;
      },
    ),
  );
};

/** In one round trip, each by compare-and-set. `false` when any stands elsewhere or a batch is announced for it. */
export const advance = async (db: ReadDatabase, moves: readonly CheckpointMove[]): Promise<boolean> => {
  if (moves.length === 0) return true;
  const operations = moves.map(({ consumer, expected, next }) => ({
    replaceOne: {
      filter: { _id: consumer, position: expected, pending: { $exists: false } },
      replacement: { position: next },
      upsert: expected === START,
    },
  }));
  const moved = await db.writeAll('moving checkpoints', operations, async (some) => [
    await db.checkpoints.bulkWrite(some, { ordered: false }).then(
      ({ matchedCount, upsertedCount }) => matchedCount + upsertedCount === some.length,
      (error: unknown) => {
        if (error instanceof MongoBulkWriteError && onlyRefusals(error)) return false;
        throw error;
      },
    ),
  ]);
  return moved.every(Boolean);
};

const sum = (old: Measures, add: Measures): Measures => {
  const measures = { ...old };
  for (const [name, value] of Object.entries(add)) {
    const next = (measures[name] ?? 0n) + value;
    if (next >= LARGEST || next < -LARGEST) throw new RangeError(`${name} leaves the range of 64-bit integers`);
    measures[name] = next;
  }
  return measures;
};

/** Finds totals by their keys. */
const findTotals = (db: ReadDatabase, keys: readonly string[], maxTimeMS: number): Promise<readonly TotalRecord[]> =>
  db.totals.find({ _id: { $in: [...keys] } }, { batchSize: keys.length + 1, useBigInt64: true, maxTimeMS }).toArray();

const byKey = (found: readonly TotalRecord[]): ReadonlyMap<string, TotalRecord> =>
  new Map(found.map((total) => [total._id, total]));

export const readTotals = async (
  db: ReadDatabase,
  keys: readonly string[],
): Promise<ReadonlyMap<string, TotalRecord>> =>
  byKey(keys.length === 0 ? [] : await db.read('reading totals', (maxTimeMS) => findTotals(db, keys, maxTimeMS)));

/** Adds to every total that has not reached the end of the batch. */
export const addToTotals = async (
  db: ReadDatabase,
  changes: readonly TotalChange[],
  end: Position,
): Promise<boolean> => {
  const sums = new Map<string, Measures>();
  for (const { key, add } of changes) sums.set(key, sum(sums.get(key) ?? {}, add));
  const read = byKey(
    await db.load('reading totals', [...sums.keys()], (keys, maxTimeMS) => findTotals(db, keys, maxTimeMS)),
  );
  return writeGuarded(
    db,
    db.totals,
    [...sums].flatMap(([id, add]) => {
      const { position, measures } = read.get(id) ?? { position: START, measures: {} };
      return position >= end
        ? []
        : { id, expected: position, reached: end, record: { position: end, measures: sum(measures, add) } };
    }),
  );
};

/**
 * Rows say what their totals have come to, all of which stand at the end of the batch or beyond. A row that stands
 * there, too, is left as it is: it was written from the same sums, since no later batch begins before this one is
 * whole.
 */
export const writeRows = async (db: ReadDatabase, changes: readonly TotalChange[], end: Position): Promise<boolean> => {
  const listed = new Map<string, Map<string, ListedRow & { readonly key: string }>>();
  for (const { key, row } of changes) {
    if (!row) continue;
    const rows = listed.get(row.collection.name) ?? new Map<string, ListedRow & { readonly key: string }>();
    listed.set(row.collection.name, rows.set(row.id, { ...row, key }));
  }
  const written = await Promise.all(
    [...listed.values()].map(async (rows) => {
      const all = [...rows.values()];
      const documents = db.documents(all[0]!.collection);
      const [positions, totals] = await Promise.all([
        positionsOf(db, documents, [...rows.keys()]),
        db
          .load(
            'reading totals',
            all.map(({ key }) => key),
            (keys, maxTimeMS) => findTotals(db, keys, maxTimeMS),
          )
          .then(byKey),
      ]);
      return writeGuarded(
        db,
        documents,
        all.flatMap(({ key, ...row }) => {
          const expected = positions.get(row.id) ?? START;
          return expected >= end
            ? []
            : {
                id: row.id,
                expected,
                reached: end,
                record: toRecord({
                  collection: row.collection,
                  id: row.id,
                  expected,
                  position: end,
                  doc: rowOf(row, totals.get(key)!.measures),
                  words: [],
                }),
              };
        }),
      );
    }),
  );
  return written.every(Boolean);
};

/** Each collection is one round trip, all of them at once. */
export const writeDocuments = async (db: ReadDatabase, writes: readonly DocumentWrite[]): Promise<boolean> => {
  const byCollection = new Map<string, readonly [Collection, DocumentWrite[]]>();
  for (const write of writes) {
    const known = byCollection.get(write.collection.name);
    if (known) known[1].push(write);
    else byCollection.set(write.collection.name, [write.collection, [write]]);
  }
  const written = await Promise.all(
    [...byCollection.values()].map(([collection, own]) =>
      writeGuarded(
        db,
        db.documents(collection),
        own.map((write) => ({
          id: write.id,
          expected: write.expected,
          reached: write.position,
          record: toRecord(write),
        })),
      ),
    ),
  );
  return written.every(Boolean);
};

/**
 * A batch in steps, each begun when a majority has confirmed the one before: its end is announced, totals are written,
 * then their rows, then documents, then the checkpoint moves. Until all totals are written no document has moved, so
 * whoever finds the announcement computes the same differences again; what has reached its position already is left as
 * it is, and a late writer's guards match nothing any more. `false` when another projector was there: read again.
 */
export const commitBatch = async (
  db: ReadDatabase,
  { consumer, expected, next, totals, documents }: BatchCommit,
): Promise<boolean> => {
  if (expected.pending !== undefined && expected.pending !== next) return false;
  if (totals.length === 0 && documents.length === 0) return moveCheckpoint(db, consumer, expected, { position: next });
  const announced: Checkpoint = { position: expected.position, pending: next };
  return (
    (expected.pending !== undefined || (await moveCheckpoint(db, consumer, expected, announced))) &&
    (await addToTotals(db, totals, next)) &&
    (await writeRows(db, totals, next)) &&
    (await writeDocuments(db, documents)) &&
    (await moveCheckpoint(db, consumer, announced, { position: next }))
  );
};
