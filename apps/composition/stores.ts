import { join } from 'node:path';
import { BLOB_USES, type BlobStore, type BlobUse, type EventStore, type ReadStore } from '#kernel';
import { openFolderBlobStore } from '#blob-store-folder';
import { openEmbeddedEventStore } from '#event-store-embedded';
import { openEmbeddedReadStore } from '#read-store-embedded';
import { watchStores, type WatchedStores } from '#runtime';

/** Where the log and the read models are kept: files below `dataDir`, or the servers that are named. */
export interface StoreSettings {
  readonly dataDir: string;
  /** EVENTSTORE_URL; absent = embedded. */
  readonly eventStoreUrl?: string;
  /** Keeps several logs in one EventStoreDB apart; absent = the server holds no other. */
  readonly streamPrefix?: string;
  /** MONGODB_URL; absent = embedded. */
  readonly mongoUrl?: string;
}

export interface Stores extends WatchedStores<BlobUse> {
  close(): Promise<void>;
}

// Loaded where they are needed alone: the clients of servers are a good part of what a start reads and compiles.
const onEventStoreDB = async (url: string, streamPrefix?: string): Promise<EventStore> =>
  (await import('#event-store-eventstoredb')).openEventStoreDB({ url, ...(streamPrefix && { streamPrefix }) });
const onMongoDB = async (url: string, name: string): Promise<ReadStore> =>
  (await import('#read-store-mongodb')).openMongoReadStore({ url, name });

/** Bytes outside the log: a folder below `dataDir` for each use. @throws StoreUnavailable */
const openBlobStores = async ({ dataDir }: StoreSettings): Promise<Record<BlobUse, BlobStore>> =>
  Object.fromEntries(
    await Promise.all(BLOB_USES.map(async (use) => [use, await openFolderBlobStore(join(dataDir, use))])),
  ) as Record<BlobUse, BlobStore>;

/** The log alone. @throws StoreUnavailable it cannot be used; the message names the setting and the remedy. */
export const openEventStore = ({ dataDir, eventStoreUrl, streamPrefix }: StoreSettings): Promise<EventStore> =>
  eventStoreUrl
    ? onEventStoreDB(eventStoreUrl, streamPrefix)
    : openEmbeddedEventStore({ file: join(dataDir, 'events.db') });

/**
 * @param look at the log before anything else is opened: what it throws is thrown.
 * @throws StoreUnavailable a store cannot be used; the message names the setting and the remedy. Nothing is left open
 * then.
 */
export const openStores = async (
  settings: StoreSettings,
  process: string,
  look: (log: EventStore) => Promise<void> = async () => undefined,
): Promise<Stores> => {
  const { dataDir, mongoUrl } = settings;
  const eventStore = await openEventStore(settings);
  try {
    await look(eventStore);
    const blobs = await openBlobStores(settings);
    const readStore = await (mongoUrl
      ? onMongoDB(mongoUrl, process)
      : openEmbeddedReadStore({ file: join(dataDir, 'read-models.db') }));
    const close = async (): Promise<void> => {
      await readStore.close();
      await eventStore.close();
    };
    return { ...watchStores({ eventStore, readStore, blobs }), close };
  } catch (error) {
    await eventStore.close();
    throw error;
  }
};
