import { join } from 'node:path';
import { BLOB_USES, type BlobStore, type BlobUse, type EventStore, type ReadStore } from '#kernel';
import { openFolderBlobStore } from '#blob-store-folder';
import { openEmbeddedEventStore } from '#event-store-embedded';
import { openEmbeddedReadStore } from '#read-store-embedded';
import type { S3Settings } from '#blob-store-s3';
import { watchStores, type WatchedStores } from '#runtime';

/** Where the log and the read models are kept: files below `dataDir`, or the servers that are named. */
export interface StoreSettings {
  readonly dataDir: string;
  /** BLOB_STORE=s3; absent = folders below `dataDir`. */
  readonly s3?: S3Settings;
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

interface OpenBlobs {
  readonly blobs: Readonly<Record<BlobUse, BlobStore>>;
  close(): void;
}

const forEachUse = async (open: (use: BlobUse) => Promise<BlobStore> | BlobStore): Promise<OpenBlobs['blobs']> =>
  Object.fromEntries(
    await Promise.all(BLOB_USES.map(async (use) => [use, await open(use)])),
  ) as unknown as OpenBlobs['blobs'];

/** Bytes outside the log: a folder below `dataDir`, or a part of the bucket, for each use. @throws StoreUnavailable */
const openBlobStores = async ({ dataDir, s3 }: StoreSettings): Promise<OpenBlobs> => {
  if (!s3) return { blobs: await forEachUse((use) => openFolderBlobStore(join(dataDir, use))), close: () => undefined };
  const server = await (await import('#blob-store-s3')).openS3(s3);
  return { blobs: await forEachUse((use) => server.store(use, join(dataDir, 'spool'))), close: () => server.close() };
};

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
    const files = await openBlobStores(settings);
    const readStore = await (
      mongoUrl ? onMongoDB(mongoUrl, process) : openEmbeddedReadStore({ file: join(dataDir, 'read-models.db') })
    ).catch((error: unknown) => {
      files.close();
      throw error;
    });
    const close = async (): Promise<void> => {
      await readStore.close();
      files.close();
      await eventStore.close();
    };
    return { ...watchStores({ eventStore, readStore, blobs: files.blobs }), close };
  } catch (error) {
    await eventStore.close();
    throw error;
  }
};
