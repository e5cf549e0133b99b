import { MongoServerError } from 'mongodb';
import type { ContactStore } from '#kernel';
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
 * Contacts in the database `sinergi-contacts` of a MongoDB, for hosts that share no folder.
 * @param of keeps the contacts of several installations apart.
 * @throws StoreUnavailable the server cannot be used; later, from every call: it did not answer well or in time.
 */
export const openMongoContacts = async (
  url: string,
  name: string,
  of: string,
  { database = 'sinergi-contacts', ...limits }: Partial<Limits> & { readonly database?: string } = {},
): Promise<ContactStore> => {
  const { db, asked, close } = await openBeside(url, name, database, limits);
  const entries = db.collection<Entry>('entries');
  const own = (id: string): string => `${of} ${id}`;
  try {
    await asked('preparing contacts', () => entries.createIndex({ day: 1 }, { name: 'day' }));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    get: async (id) => (await asked('reading a contact', () => entries.findOne({ _id: own(id) })))?.value,
    put: (id, value, former, day) => {
      const entry = { of, value, ...(day && { day }) };
      return asked('keeping a contact', async () => {
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
    remove: async (id) => void (await asked('removing a contact', () => entries.deleteOne({ _id: own(id) }))),
    forgetBefore: async (day) =>
      void (await asked('forgetting counts', () => entries.deleteMany({ day: { $lt: day }, of }))),
    close,
  };
};
