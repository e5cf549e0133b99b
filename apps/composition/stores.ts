import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  BLOB_USES,
  type BlobStore,
  type BlobUse,
  type PrivateEntries,
  type EventStore,
  type ReadStore,
  type SubjectKeyStore,
} from '#kernel';
import { openFolderBlobStore } from '#blob-store-folder';
import { openEmbeddedEntries } from '#private-entries-embedded';
import { openEmbeddedEventStore } from '#event-store-embedded';
import { openEmbeddedReadStore } from '#read-store-embedded';
import { openEmbeddedSubjectKeys } from '#subject-keys-embedded';
import type { S3Settings } from '#blob-store-s3';
import { moveEntries } from './move-entries.js';
import { moveKeys } from './move-keys.js';
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
  /** The keys of persons: with the read models on a server, on that server, too. */
  readonly subjectKeys: SubjectKeyStore;
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

/** The store with what the file held, where there still is one: it is emptied and removed. */
const movedFrom = async <Store extends { close(): Promise<void> }>(
  file: string,
  store: Store,
  move: (file: string, to: Store) => Promise<void>,
): Promise<Store> => {
  try {
    if (existsSync(file)) await move(file, store);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
};

const KEYS_FILE = 'subject-keys.db';

/** With a server named for the read models the keys lie there, those of the file too, which is emptied and removed. */
const openSubjectKeys = async ({ dataDir, mongoUrl }: StoreSettings, process: string): Promise<SubjectKeyStore> => {
  const file = join(dataDir, KEYS_FILE);
  if (!mongoUrl) return openEmbeddedSubjectKeys({ file });
  const keys = await (await import('#read-store-mongodb')).openMongoSubjectKeys(mongoUrl, process);
  return movedFrom(file, keys, moveKeys);
};

/** Entries kept apart from the log: in which file below `dataDir`, or in which collection of a server. */
const PRIVATE = {
  contacts: {
    collection: 'entries',
    ifDamaged: {
      id: 'hentikan Sinergi, pulihkan dari cadangannya, atau pindahkan: semua orang lalu mengisi alamatnya lagi',
      en: 'stop Sinergi, restore it from its backup, or move it away: everybody then enters his address again',
    },
  },
  desk: {
    collection: 'desk',
    ifDamaged: {
      id: 'hentikan Sinergi, pulihkan dari cadangannya, atau pindahkan: konsep dan tampilan tersimpan lalu hilang',
      en: 'stop Sinergi, restore it from its backup, or move it away: drafts and saved views are lost then',
    },
  },
};

/**
 * Where people are reached, or what lies on their desks; kept as the keys are, for the api alone.
 * @param of keeps this installation's apart on a server.
 */
export const openPrivateEntries = async (
  which: keyof typeof PRIVATE,
  { dataDir, mongoUrl, streamPrefix }: StoreSettings,
  process: string,
  of: string,
): Promise<PrivateEntries> => {
  const file = join(dataDir, `${which}.db`);
  const { collection, ifDamaged } = PRIVATE[which];
  if (!mongoUrl) return openEmbeddedEntries({ file, ifDamaged });
  const name = streamPrefix ? `${of} ${streamPrefix}` : of;
  const entries = await (await import('#read-store-mongodb')).openMongoEntries(mongoUrl, process, name, { collection });
  return movedFrom(file, entries, async () =>
    moveEntries(await openEmbeddedEntries({ file, ifDamaged }), file, entries),
  );
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
  const opened: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const end of opened.toReversed()) await end();
  };
  try {
    const eventStore = await openEventStore(settings);
    opened.push(() => eventStore.close());
    await look(eventStore);
    const files = await openBlobStores(settings);
    opened.push(() => files.close());
    const readStore = await (mongoUrl
      ? onMongoDB(mongoUrl, process)
      : openEmbeddedReadStore({ file: join(dataDir, 'read-models.db') }));
    opened.push(() => readStore.close());
    const subjectKeys = await openSubjectKeys(settings, process);
    opened.push(() => subjectKeys.close());
    return { ...watchStores({ eventStore, readStore, blobs: files.blobs }), subjectKeys, close };
  } catch (error) {
    await close();
    throw error;
  }
};
