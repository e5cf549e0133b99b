import { describe, expect, it } from '@jest/globals';
import { NO_STREAM, START, type EventStore } from '#kernel';
import { aStream, anEvent, eventStoreKit, idsOf, type EventStoreTraits, type EventStoreUnderTest } from '#testing';
import { EventStoreDBDouble } from '#testing/eventstoredb-double';
import { randomUUID } from 'node:crypto';
import { openEventStoreDB } from './index.js';

/**
 * EventStoreDB looks an event's id up only where a repetition would have put it, and its positions are places in a
 * file.
 */
const TRAITS: EventStoreTraits = { uniqueIds: false, numberedPositions: false };

const storesAt = async (
  url: string,
  streamPrefix: string,
  release: () => Promise<void>,
): Promise<EventStoreUnderTest> => {
  const opened: EventStore[] = [];
  const open = async (): Promise<EventStore> => {
    const store = await openEventStoreDB({ url, streamPrefix, appendLimit: 5_000, readLimit: 5_000 });
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

const aPrefix = (): string => `test${randomUUID().slice(0, 8)}/`;

eventStoreKit(
  'the EventStoreDB adapter',
  async () => {
    const double = await EventStoreDBDouble.start();
    return storesAt(double.url, '', () => double.stop());
  },
  TRAITS,
);

describe('Of a cluster', () => {
  const calls: readonly (readonly [string, (store: EventStore) => Promise<unknown>])[] = [
    ['an append', (store) => store.append(aStream(), NO_STREAM, [anEvent()])],
    ['a read of a stream', (store) => store.read('visit-1')],
    ['a read of a stream backwards', (store) => store.read('visit-1', { direction: 'backwards', limit: 1 })],
    ['a page of the log', (store) => store.readAll(START, 10)],
    ['the head of the log', (store) => store.head()],
  ];
  it.each(calls)('%s is asked of the leader, and of no node that was it before or may lag behind', async (_, ask) => {
    const double = await EventStoreDBDouble.start({ nodes: 2 });
    const store = await openEventStoreDB({ url: double.url });
    await store.append('visit-1', NO_STREAM, [anEvent()]);
    for (const leader of [1, 0]) {
      double.elect(leader);
      await ask(store);
    }
    expect(double.takenByFollowers).toEqual([]);
    await store.close();
    await double.stop();
  });

  it('the server is looked at through its leader before Sinergi starts', async () => {
    const double = await EventStoreDBDouble.start({ nodes: 2 });
    double.elect(1);
    await (await openEventStoreDB({ url: double.url })).close();
    expect(double.takenByFollowers).toEqual([]);
    await double.stop();
  });
});

describe('Logs with prefixes of their own in one EventStoreDB', () => {
  it('know nothing of each other, whatever their streams are called', async () => {
    const double = await EventStoreDBDouble.start();
    const logs = await Promise.all(
      ['', 'a/', 'b/', 'ab/'].map((streamPrefix) => openEventStoreDB({ url: double.url, streamPrefix })),
    );
    const stream = aStream();
    for (const log of logs) {
      const event = anEvent();
      expect((await log.append(stream, NO_STREAM, [event])).revision).toBe(0);
      await expect(log.append(stream, NO_STREAM, [anEvent()])).rejects.toMatchObject({
        name: 'RevisionConflict',
        stream,
        actual: 0,
      });
      expect(await log.read(stream)).toMatchObject([{ id: event.id, stream, revision: 0 }]);
    }
    for (const log of logs) {
      const page = await log.readAll(START, 1_000);
      expect(idsOf(page.events)).toEqual(idsOf(await log.read(stream)));
      expect(page.events.map((event) => event.stream)).toEqual([stream]);
      await log.close();
    }
    await double.stop();
  });

  it('are woken by their own events alone', async () => {
    const double = await EventStoreDBDouble.start();
    const [one, other] = (await Promise.all(
      ['one/', 'other/'].map((streamPrefix) => openEventStoreDB({ url: double.url, streamPrefix })),
    )) as [EventStore, EventStore];
    let hints = 0;
    let woken = (): void => undefined;
    const hinted = async (count: number): Promise<void> => {
      while (hints < count) await new Promise<void>((resolve) => (woken = resolve));
    };
    one.wake(() => {
      hints += 1;
      woken();
    });
    await hinted(1);
    await other.append(aStream(), NO_STREAM, [anEvent()]);
    const writer = await openEventStoreDB({ url: double.url, streamPrefix: 'one/' });
    await writer.append(aStream(), NO_STREAM, [anEvent()]);
    await hinted(2);
    expect(hints).toBe(2);
    for (const log of [one, other, writer]) await log.close();
    await double.stop();
  });

  it.each(['log', 'a-b/', '$log/', '/', 'a/b/'])(
    'have a prefix of letters and digits with a / at the end, and not "%s"',
    async (streamPrefix) => {
      await expect(openEventStoreDB({ url: 'esdb://localhost:2113?tls=false', streamPrefix })).rejects.toThrow(
        `"${streamPrefix}" is no prefix of streams`,
      );
    },
  );
});

const url = process.env['EVENTSTORE_URL'];
if (url) eventStoreKit('EventStoreDB at EVENTSTORE_URL', () => storesAt(url, aPrefix(), async () => undefined), TRAITS);
else
  describe('EventStoreDB at EVENTSTORE_URL', () =>
    it.skip('NOT RUN: set EVENTSTORE_URL to an EventStoreDB to run the kit on throw-away streams there', () =>
      undefined));
