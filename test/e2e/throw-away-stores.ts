import { randomUUID } from 'node:crypto';
import type { StoreSettings } from '../../apps/composition/stores.js';

export interface ThrowAwayStores {
  readonly settings: Omit<StoreSettings, 'dataDir'>;
  remove(): Promise<void>;
}

/** Drops the read models, and the contacts and drafts that were kept under the name. */
const dropAll = async (url: string, name: string): Promise<void> => {
  const { MongoClient } = await import('mongodb');
  const client = await MongoClient.connect(url);
  await client.db().dropDatabase();
  for (const collection of ['entries', 'desk'])
    await client
      .db('sinergi-contacts')
      .collection(collection)
      .deleteMany({ of: new RegExp(` ${name}/$`) });
  await client.close();
};

/**
 * Stores that nobody else uses: streams with a prefix of their own on the server that EVENTSTORE_URL names (they stay
 * there, and no other log sees them), a database of their own on the one that MONGODB_URL names; embedded where none is
 * named.
 */
export const throwAwayStores = ({
  EVENTSTORE_URL: eventStoreUrl,
  MONGODB_URL: server,
}: NodeJS.ProcessEnv): ThrowAwayStores => {
  const name = `test${randomUUID().slice(0, 8)}`;
  const database = server ? new URL(server) : undefined;
  if (database) database.pathname = `/sinergi-${name}`;
  return {
    settings: {
      ...((eventStoreUrl || database) && { streamPrefix: `${name}/` }),
      ...(eventStoreUrl && { eventStoreUrl }),
      ...(database && { mongoUrl: database.href }),
    },
    remove: async () => database && dropAll(database.href, name),
  };
};
