import type { EventStore } from '#kernel';
import { eventStoreKit, type EventStoreUnderTest } from '#testing';
import { EventStoreDBDouble } from '#testing/eventstoredb-double';
import { openEventStoreDB } from './index.js';

const onADouble = async (): Promise<EventStoreUnderTest> => {
  const double = await EventStoreDBDouble.start();
  const opened: EventStore[] = [];
  const open = async (): Promise<EventStore> => {
    const store = await openEventStoreDB({ url: double.url });
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
      await double.stop();
    },
  };
};

eventStoreKit('the EventStoreDB adapter', onADouble, { uniqueIds: false, numberedPositions: false });
