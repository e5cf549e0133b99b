import { eventStoreKit, type EventStoreUnderTest } from '#testing';
import type { EventStore } from '#kernel';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedEventStore } from './index.js';

const inAFolder = async (): Promise<EventStoreUnderTest> => {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-log-'));
  const opened: EventStore[] = [];
  const open = async (): Promise<EventStore> => {
    const store = await openEmbeddedEventStore({ file: join(folder, 'log.db') });
    opened.push(store);
    return store;
  };
  let store = await open();
  return {
    store,
    another: open,
    reopen: async () => {
      await store.close();
      return (store = await open());
    },
    dispose: async () => {
      for (const each of opened) await each.close();
      rmSync(folder, { recursive: true });
    },
  };
};

eventStoreKit('the embedded store', inAFolder);
