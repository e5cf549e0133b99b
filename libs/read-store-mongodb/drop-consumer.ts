import type { Collection as MongoCollection, Filter } from 'mongodb';
import { START, type Checkpoint } from '#kernel';
import type { CheckpointRecord, ReadDatabase } from './database.js';

const AT_ONCE = 10_000;

/** In portions, none of which takes long. */
const deleteAll = async <Stored extends { readonly _id: string }>(
  db: ReadDatabase,
  collection: MongoCollection<Stored>,
  ids: { readonly $gte: string; readonly $lt?: string },
): Promise<void> => {
  for (let more = true; more;) {
    const last = await db.write(`dropping ${collection.collectionName}`, (maxTimeMS) =>
      collection.findOne<{ _id: string }>({ _id: ids } as unknown as Filter<Stored>, {
        sort: { _id: 1 },
        skip: AT_ONCE - 1,
        projection: { _id: 1 },
        maxTimeMS,
      }),
    );
    const portion = { _id: last ? { ...ids, $lte: last._id } : ids } as unknown as Filter<Stored>;
    await db.write(`dropping ${collection.collectionName}`, () => collection.deleteMany(portion));
    more = last !== null;
  }
};

const finishDropping = async (
  db: ReadDatabase,
  consumer: string,
  { collections, totalsPrefix }: NonNullable<CheckpointRecord['dropping']>,
): Promise<void> => {
  for (const name of collections) await deleteAll(db, db.documents({ name }), { $gte: '' });
  await deleteAll(db, db.totals, { $gte: totalsPrefix, $lt: `${totalsPrefix}\u{10ffff}` });
  await db.write(`dropping ${consumer}`, () =>
    db.checkpoints.deleteOne({ _id: consumer, dropping: { $exists: true } }),
  );
};

/**
 * Forgets a consumer, which must not be running. Its checkpoint says so first, so that nobody goes on from what is left
 * half-way.
 */
export const dropConsumer = async (
  db: ReadDatabase,
  consumer: string,
  dropping: NonNullable<CheckpointRecord['dropping']>,
): Promise<void> => {
  await db.write(`dropping ${consumer}`, () =>
    db.checkpoints.replaceOne({ _id: consumer }, { dropping }, { upsert: true }),
  );
  await finishDropping(db, consumer, dropping);
};

/** Where the consumer stands, after a drop that broke off has been finished. */
export const checkpointOf = async (db: ReadDatabase, consumer: string): Promise<Checkpoint> => {
  const found = await db.read(`reading the checkpoint of ${consumer}`, (maxTimeMS) =>
    db.checkpoints.findOne({ _id: consumer }, { maxTimeMS }),
  );
  if (found?.dropping) await finishDropping(db, consumer, found.dropping);
  const { position = START, pending } = found ?? {};
  return { position, ...(pending !== undefined && { pending }) };
};
