import { join } from 'node:path';
import type { EventStore } from '#kernel';
import { openEmbeddedEventStore } from '#event-store-embedded';
import { openEventStoreDB } from '#event-store-eventstoredb';
import { openEmbeddedReadStore } from '#read-store-embedded';
import { openMongoReadStore } from '#read-store-mongodb';
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

export interface Stores extends WatchedStores {
  close(): Promise<void>;
}

/** The log alone. @throws StoreUnavailable it cannot be used; the message names the setting and the remedy. */
export const openEventStore = ({ dataDir, eventStoreUrl, streamPrefix }: StoreSettings): Promise<EventStore> => (eventStoreUrl
  ? openEventStoreDB({ url: eventStoreUrl, ...(streamPrefix && { streamPrefix }) })
  : openEmbeddedEventStore({ file: join(dataDir, 'events.db') }));

/** @throws StoreUnavailable a store cannot be used; the message names the setting and the remedy. Nothing is left open then. */
export const openStores = async (settings: StoreSettings, process: string): Promise<Stores> => {
  const { dataDir, mongoUrl } = settings;
  const eventStore = await openEventStore(settings);
  try {
    const readStore = await (mongoUrl
      ? openMongoReadStore({ url: mongoUrl, name: process })
      : openEmbeddedReadStore({ file: join(dataDir, 'read-models.db') }));
    const close = async (): Promise<void> => {
      await readStore.close();
      await eventStore.close();
    };
    return { ...watchStores({ eventStore, readStore }), close };
  } catch (error) {
    await eventStore.close();
    throw error;
  }
};
