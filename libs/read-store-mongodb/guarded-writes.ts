import {
  MongoBulkWriteError,
  type AnyBulkWriteOperation,
  type Collection as MongoCollection,
  type Filter,
  type WithoutId,
} from 'mongodb';
import { START, type Position } from '#kernel';
import type { ReadDatabase } from './database.js';

interface Positioned {
  readonly _id: string;
  readonly position: Position;
}

/** One record as a whole, in place of the one that still stands at `expected`. */
export interface GuardedWrite<Stored extends Positioned> {
  readonly id: string;
  /** START: there is none yet. */
  readonly expected: Position;
  /** The position at which it counts as written, by us or by another who did the same. */
  readonly reached: Position;
  readonly record: WithoutId<Stored>;
}

const DUPLICATE_KEY = 11_000;

/** Whether only guards refused: records that had meanwhile come to be. Anything else is a failure. */
export const onlyRefusals = (error: MongoBulkWriteError): boolean => {
  const errors = [error.writeErrors].flat();
  return (
    errors.length > 0 &&
    errors.every(({ code }) => code === DUPLICATE_KEY) &&
    error.result.getWriteConcernError() === undefined
  );
};

/**
 * All the writes in one round trip, or several where the server is slow, each on its own and in any order. Counts are
 * believed only where nothing failed; whatever a guard may have refused is read again, as a majority has it.
 * @returns whether every record has now reached its position; if not, another projector is at work or has been.
 */
export const writeGuarded = async <Stored extends Positioned>(
  db: ReadDatabase,
  collection: MongoCollection<Stored>,
  writes: readonly GuardedWrite<Stored>[],
): Promise<boolean> => {
  if (writes.length === 0) return true;
  const operations = writes.map(({ id, expected, record }) => ({
    replaceOne: { filter: { _id: id, position: expected }, replacement: record, upsert: expected === START },
  })) as unknown as AnyBulkWriteOperation<Stored>[];
  const whole = await db.writeAll(`writing to ${collection.collectionName}`, operations, async (some) => [
    await collection.bulkWrite(some, { ordered: false }).then(
      ({ matchedCount, upsertedCount }) => matchedCount + upsertedCount === some.length,
      (error: unknown) => {
        if (error instanceof MongoBulkWriteError && onlyRefusals(error)) return false;
        throw error;
      },
    ),
  ]);
  if (whole.every(Boolean)) return true;
  const positions = await positionsOf(
    db,
    collection,
    writes.map(({ id }) => id),
  );
  return writes.every(({ id, reached }) => (positions.get(id) ?? START) >= reached);
};

/** Where these records stand, those that there are, as a majority has it. */
export const positionsOf = async <Stored extends Positioned>(
  db: ReadDatabase,
  collection: MongoCollection<Stored>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Position>> => {
  const found = await db.load(`reading back from ${collection.collectionName}`, ids, (some, maxTimeMS) =>
    collection
      .find<Positioned>({ _id: { $in: some } } as Filter<Stored>, {
        projection: { position: 1 },
        batchSize: some.length + 1,
        maxTimeMS,
      })
      .toArray(),
  );
  return new Map(found.map(({ _id, position }) => [_id, position]));
};
