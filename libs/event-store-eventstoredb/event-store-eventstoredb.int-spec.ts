import { describe, it } from '@jest/globals';
import type { EventStore } from '#kernel';
import { eventStoreKit, type EventStoreTraits, type EventStoreUnderTest } from '#testing';
import { EventStoreDBDouble } from '#testing/eventstoredb-double';
import { openEventStoreDB } from './index.js';

/** EventStoreDB looks an event's id up only where a repetition would have put it, and its positions are places in a file. */
const TRAITS: EventStoreTraits = { uniqueIds: false, numberedPositions: false };

const storesAt = async (url: string, release: () => Promise<void>): Promise<EventStoreUnderTest> => {
  const opened: EventStore[] = [];
  const open = async (): Promise<EventStore> => {
    const store = await openEventStoreDB({ url, appendLimit: 5_000, readLimit: 5_000 });
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
      await release();
    },
  };
};

eventStoreKit('the EventStoreDB adapter', async () => {
  const double = await EventStoreDBDouble.start();
  return storesAt(double.url, () => double.stop());
}, TRAITS);

const url = process.env['EVENTSTORE_URL'];
if (url) eventStoreKit('EventStoreDB at EVENTSTORE_URL', () => storesAt(url, async () => undefined), TRAITS);
else describe('EventStoreDB at EVENTSTORE_URL', () => it.skip('passes the kit (skipped: EVENTSTORE_URL is not set)', () => undefined));
