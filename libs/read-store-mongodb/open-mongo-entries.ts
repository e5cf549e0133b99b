import { MongoServerError } from 'mongodb';
import type { PrivateEntries } from '#kernel';
import { openBeside } from './beside.js';
import type { Limits } from './database.js';

const DUPLICATE_KEY = 11_000;

interface Entry {
  readonly _id: string;
  readonly of: string;
  readonly value: string;
  readonly day?: string;
}

/**
 * Private entries in a collection of the database `sinergi-contacts` of a MongoDB, for hosts that share no folder.
 * @param of keeps the entries of several installations apart.
 * @throws StoreUnavailable the server cannot be used; later, from every call: it did not answer well or in time.
 */
export const openMongoEntries = async (
  url: string,
  name: string,
  of: string,
  {
    collection = 'entries',
    database = 'sinergi-contacts',
    ...limits
  }: Partial<Limits> & { readonly collection?: string; readonly database?: string } = {},
): Promise<PrivateEntries> => {
  const { db, asked, close } = await openBeside(url, name, database, limits);
  const entries = db.collection<Entry>(collection);
  const own = (id: string): string => `${of} ${id}`;
  try {
    await asked('preparing entries', () => entries.createIndex({ day: 1 }, { name: 'day' }));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    get: async (id) => (await asked('reading an entry', () => entries.findOne({ _id: own(id) })))?.value,
    put: (id, value, former, day) => {
      const entry = { of, value, ...(day && { day }) };
      return asked('keeping an entry', async () => {
        if (former !== undefined)
          return (await entries.replaceOne({ _id: own(id), value: former }, entry)).matchedCount > 0;
        try {
          await entries.insertOne({ _id: own(id), ...entry });
          return true;
        } catch (error) {
          if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return false;
          throw error;
        }
      });
    },
    remove: async (id) => void (await asked('removing an entry', () => entries.deleteOne({ _id: own(id) }))),
    dueBefore: async (day) => {
      const due = await asked('looking for old entries', () =>
        entries.find({ day: { $lt: day }, of }, { projection: { _id: 1 } }).toArray(),
      );
      return due.map(({ _id }) => _id.slice(of.length + 1));
    },
    forgetBefore: async (day) =>
      void (await asked('forgetting entries', () => entries.deleteMany({ day: { $lt: day }, of }))),
    close,
  };
};
