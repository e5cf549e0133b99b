import { MongoServerError } from 'mongodb';
import { StoreUnavailable, type SubjectKeyStore } from '#kernel';
import { openBeside } from './beside.js';
import type { Limits } from './database.js';

const DUPLICATE_KEY = 11_000;

interface Entry {
  readonly _id: string;
  readonly value: string;
}

/**
 * Keys in the database `sinergi-subject-keys` of a MongoDB, for hosts that share no folder.
 * @throws StoreUnavailable the server cannot be used; later, from every call: it did not answer well or in time.
 */
export const openMongoSubjectKeys = async (
  url: string,
  name: string,
  { database = 'sinergi-subject-keys', ...limits }: Partial<Limits> & { readonly database?: string } = {},
): Promise<SubjectKeyStore> => {
  const { db, asked, close } = await openBeside(url, name, database, limits);
  const entries = db.collection<Entry>('entries');
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
    remove: async (ids) => {
      for (const id of ids) await asked('destroying a key', () => entries.deleteOne({ _id: id }));
    },
    close,
  };
};
