import { MongoError, MongoServerError } from 'mongodb';
import { StoreUnavailable, inTime, type SubjectKeyStore } from '#kernel';
import { connect } from './connect.js';
import type { Limits } from './database.js';

/**
 * Beside every database of read models on the same server, so that nobody who empties or renames those loses the keys,
 * and nobody who copies those copies them.
 */
const DATABASE = 'sinergi_subject_keys';
const DUPLICATE_KEY = 11_000;

interface Entry {
  readonly _id: string;
  readonly value: string;
}

/**
 * Keys in the database `sinergi_subject_keys` of a MongoDB, for hosts that share no folder. Removal is acknowledged by
 * a majority; the server's own log of changes (oplog) and its files keep what was there until they are written over.
 * @throws StoreUnavailable the server cannot be used; later, from every call: it did not answer well or in time.
 */
export const openMongoSubjectKeys = async (
  url: string,
  name: string,
  limits?: Partial<Limits>,
): Promise<SubjectKeyStore> => {
  const bounds: Limits = { read: 1_500, write: 15_000, ...limits };
  const { client, db, hosts } = await connect(url, name, bounds);
  const entries = client
    .db(DATABASE, { readConcern: db.readConcern!, readPreference: 'primary', writeConcern: db.writeConcern! })
    .collection<Entry>('entries');
  const asked = async <T>(what: string, call: () => Promise<T>): Promise<T> => {
    const failed = (why: string, cause?: unknown) =>
      new StoreUnavailable(`MongoDB (${hosts}) failed: ${what}; repeat it (${why})`, { cause });
    try {
      return await inTime(bounds.write, call(), () => failed(`no answer within ${bounds.write} ms`));
    } catch (error) {
      throw error instanceof MongoError ? failed(error.message, error) : error;
    }
  };
  const found = async (ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const rows = await asked('reading keys', () =>
      entries.find({ _id: { $in: [...ids] } }, { batchSize: ids.length + 1 }).toArray(),
    );
    return new Map(rows.map(({ _id, value }) => [_id, value]));
  };
  return {
    get: async (ids) => (ids.length === 0 ? new Map() : found(ids)),
    putIfAbsent: async (wanted) => {
      const documents = [...wanted].map(([_id, value]) => ({ _id, value }));
      await asked('keeping keys', () =>
        entries.insertMany(documents, { ordered: false }).catch((error: unknown) => {
          if (!(error instanceof MongoServerError) || error.code !== DUPLICATE_KEY) throw error;
        }),
      );
      const standing = await found([...wanted.keys()]);
      if (standing.size === wanted.size) return standing;
      throw new StoreUnavailable('a key was destroyed while it was asked for; repeat it');
    },
    remove: async (id) => void (await asked('destroying a key', () => entries.deleteOne({ _id: id }))),
    close: () => client.close(),
  };
};
