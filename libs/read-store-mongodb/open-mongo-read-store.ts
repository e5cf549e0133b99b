import { StoreUnavailable, type Collection, type Document, type ReadStore } from '#kernel';
import { advance, commitBatch, readTotals } from './commit-batch.js';
import { connect } from './connect.js';
import { ReadDatabase, type Limits } from './database.js';
import { checkpointOf, dropConsumer } from './drop-consumer.js';
import { countDocuments, findDocuments } from './find-documents.js';
import { prepareCollections } from './prepare.js';
import { stored } from './records.js';

export interface MongoReadStoreOptions {
  /**
   * MONGODB_URL: its path names the database, `sinergi` when it names none. Acknowledgement by a majority is not its
   * choice.
   */
  readonly url: string;
  /** What the server's logs call this process. */
  readonly name?: string;
  readonly limits?: Partial<Limits>;
}

const PROJECTION = { position: 1, doc: 1 } as const;

/**
 * Opens the read models kept in MongoDB: a server alone, a replica set, a sharded cluster (by `_id`) or a compatible
 * server, since nothing but single-document atomicity and unique ids is needed. Any number of processes may open the
 * same database.
 * @throws StoreUnavailable the server or database cannot be used; the message names MONGODB_URL and the remedy. Later,
 * from every call: the server did not answer well or in time. The call can be repeated; so can the turn that a failed
 * commit belongs to.
 */
export const openMongoReadStore = async ({
  url,
  name = 'sinergi',
  limits,
}: MongoReadStoreOptions): Promise<ReadStore> => {
  const bounds: Limits = { read: 1_500, write: 15_000, ...limits };
  const { client, db: database, hosts } = await connect(url, name, bounds);
  const db = new ReadDatabase(database, bounds, hosts);
  let closed = false;
  const open = (): ReadDatabase => {
    if (closed) throw new StoreUnavailable('the read store is closed');
    return db;
  };
  const load = (collection: Collection, ids: readonly string[]) =>
    open().load(`loading from ${collection.name}`, ids, (some, maxTimeMS) =>
      db
        .documents(collection)
        .find({ _id: { $in: [...some] } }, { projection: PROJECTION, batchSize: some.length + 1, maxTimeMS })
        .toArray(),
    );

  return {
    prepare: async (collections) => prepareCollections(open(), collections),
    checkpoint: async (consumer) => checkpointOf(open(), consumer),
    load: async (collection, ids) =>
      ids.length === 0 ? [] : (await load(collection, ids)).map((record) => stored(record)),
    commit: async (batch) => commitBatch(open(), batch),
    advance: async (moves) => advance(open(), moves),
    get: async <D extends Document>(collection: Collection, id: string) => {
      const record = await open().read(`reading ${collection.name}`, (maxTimeMS) =>
        db.documents(collection).findOne({ _id: id }, { projection: PROJECTION, maxTimeMS }),
      );
      return record ? stored<D>(record) : undefined;
    },
    find: async (collection, query) => findDocuments(open(), collection, query),
    count: async (collection, query, most) => countDocuments(open(), collection, query, most),
    totals: async (keys) => {
      const found = await readTotals(open(), [...new Set(keys)]);
      return keys.map((key) => found.get(key)?.measures ?? {});
    },
    drop: async (consumer, collections, totalsPrefix) =>
      dropConsumer(open(), consumer, { collections: collections.map((collection) => collection.name), totalsPrefix }),
    close: async () => {
      closed = true;
      await client.close();
    },
  };
};
