import { afterEach, describe, expect, it } from '@jest/globals';
import {
  NO_STREAM,
  START,
  StoreUnavailable,
  collectionOf,
  type EventStore,
  type Position,
  type ReadStore,
  type Revision,
} from '#kernel';
import { memoryReadStore } from '#read-store-memory';
import { createRuntime, type ContextModule, type Runtime } from '#runtime';
import { VILLAGE, aStream, events, fixedClock, idsOf, pull, tallyBoard, tallyRequest, tallyTable } from '#testing';
import { EventStoreDBDouble } from '#testing/eventstoredb-double';
import { setImmediate } from 'node:timers/promises';
import { openEventStoreDB } from './index.js';

const context: ContextModule = {
  name: 'tally',
  tables: [tallyTable],
  queries: [],
  totals: [],
  projections: [{ name: 'boards', models: [tallyBoard] }],
  processManagers: [],
  deadlines: [],
};

interface Office {
  readonly store: EventStore;
  readonly readStore: ReadStore;
  readonly runtime: Runtime;
}

let double: EventStoreDBDouble;
let store: EventStore;
let running: Runtime | undefined;
const begin = async ({ readLimit = 10_000 } = {}): Promise<Office> => {
  double = await EventStoreDBDouble.start();
  store = await openEventStoreDB({ url: double.url, appendLimit: 10_000, readLimit });
  const readStore = memoryReadStore();
  running = await createRuntime({
    eventStore: store,
    readStore,
    clock: fixedClock(),
    ruleBook: { version: 'spec', values: [] },
    contexts: [context],
    pollEvery: 20,
  });
  return { store, readStore, runtime: running };
};
afterEach(async () => {
  double.thaw();
  await running?.consumers.stop();
  running = undefined;
  await store.close();
  await double.stop();
});

const openTallies = async ({ runtime }: Office, ...commandIds: readonly string[]): Promise<void> => {
  for (const commandId of commandIds)
    await runtime.executor.execute(tallyRequest('OpenTally', commandId, { region: VILLAGE }));
};
const onTheBoard = async ({ readStore }: Office): Promise<bigint> =>
  (await readStore.totals([`tally_board@1|${VILLAGE}`]))[0]?.['count'] ?? 0n;
const untilOnTheBoard = async (office: Office, count: bigint): Promise<void> => {
  while ((await onTheBoard(office)) < count) await setImmediate();
};

describe('A dashboard', () => {
  it('shows every event once, whatever others write into the same EventStoreDB', async () => {
    const office = await begin();
    const { log } = double;
    await openTallies(office, 'a');
    log.writeForeign('orders-1', { type: 'OrderPlaced', data: { total: 5 }, metadata: { user: 'someone' } });
    log.writeForeign('orders-1', { type: 'OrderPlaced', data: '{"total": 5', metadata: '{' });
    log.writeForeign('tally-x', { type: 'TallyOpened', data: { region: VILLAGE } });
    await openTallies(office, 'b');
    log.writeForeign('blobs', {
      type: 'TallyOpened',
      isJson: false,
      data: '\u0000\u0001',
      metadata: { schemaVersion: 1 },
    });
    log.writeForeign('tally-y', { type: 'TallyOpened', data: [1], metadata: [] });
    log.writeForeign('orders-1', { type: '$>', data: '0@tally-x' });
    await openTallies(office, 'c');
    await office.runtime.consumers.settle();
    expect(await onTheBoard(office)).toBe(3n);
    expect((await office.readStore.find(collectionOf(tallyBoard), { limit: 10 })).items).toHaveLength(3);
  });

  it('shows every event once when the connection breaks in the middle of what it reads', async () => {
    const office = await begin();
    await openTallies(office, 'a', 'b', 'c', 'd');
    double.next('read', { cutAfter: 5 }, '$all');
    await expect(office.store.readAll(START, 100)).rejects.toBeInstanceOf(StoreUnavailable);
    double.next('read', { cutAfter: 5 }, '$all');
    office.runtime.consumers.start();
    await untilOnTheBoard(office, 4n);
    expect(await onTheBoard(office)).toBe(4n);
  });

  it('goes on by itself when the server was away', async () => {
    const office = await begin();
    office.runtime.consumers.start();
    await openTallies(office, 'a');
    await untilOnTheBoard(office, 1n);
    await double.goAway();
    while (!office.runtime.consumers.statuses().some(({ state }) => state === 'failed')) await setImmediate();
    await double.comeBack();
    while (
      !(await openTallies(office, 'b').then(
        () => true,
        () => false,
      ))
    );
    await untilOnTheBoard(office, 2n);
  });

  it('shows what is appended while its subscription is silent', async () => {
    const office = await begin();
    const other = await openEventStoreDB({ url: double.url });
    office.runtime.consumers.start();
    while (double.node.subscribers < 1) await setImmediate();
    double.node.silenceSubscriptions();
    const there = await createRuntime({
      eventStore: other,
      readStore: memoryReadStore(),
      clock: fixedClock(),
      ruleBook: { version: 'spec', values: [] },
      contexts: [context],
    });
    await openTallies({ ...office, runtime: there }, 'elsewhere');
    await untilOnTheBoard(office, 1n);
    await other.close();
  });
});

describe('The wake-up call', () => {
  /** Counts hints; what was counted is looked at only by waiting for more. */
  const hints = () => {
    let count = 0;
    const cancel = store.wake(() => (count += 1));
    return {
      cancel,
      count: () => count,
      more: async (than: number) => {
        while (count <= than) await setImmediate();
      },
    };
  };

  it('comes again after the subscription was dropped, at once for what was missed meanwhile', async () => {
    await begin();
    const { more, count } = hints();
    await more(0);
    double.node.dropSubscriptions();
    double.log.writeForeign('orders-1', {});
    const missed = count();
    await more(missed);
    double.node.gate.cut();
    await more(count());
    while (double.node.subscribers !== 1) await setImmediate();
    const before = count();
    double.log.writeForeign('orders-1', {});
    await more(before);
  });

  it('comes as soon as a subscription that is behind has come up', async () => {
    await begin();
    let release = (): void => undefined;
    double.next('subscribe', { heldUntil: new Promise<void>((resolve) => (release = resolve)) });
    const { more, count } = hints();
    while (double.calls.subscribe < 1) await setImmediate();
    double.log.writeForeign('orders-1', {});
    expect(count()).toBe(0);
    release();
    await more(0);
  });

  it('is tried again for ever while the server refuses the subscription', async () => {
    await begin();
    for (let time = 0; time < 3; time += 1) double.next('subscribe', { answers: 'accessDenied' });
    const { more } = hints();
    await more(0);
    expect(double.calls.subscribe).toBe(4);
  });

  it("does not come for EventStoreDB's own events, nor after it was cancelled", async () => {
    await begin();
    const [cancelled, other] = [hints(), hints()];
    await other.more(0);
    cancelled.cancel();
    const [before, others] = [cancelled.count(), other.count()];
    double.log.truncate('orders-1', 1);
    double.log.writeForeign('orders-1', {});
    await other.more(others);
    expect(other.count()).toBe(others + 1);
    expect(cancelled.count()).toBe(before);
    other.cancel();
    while (double.node.subscribers > 0) await setImmediate();
  });
});

describe('Catching up', () => {
  it('with a thousand events takes two requests', async () => {
    await begin();
    const list = events(1_000);
    const streams = Array.from({ length: 10 }, aStream);
    for (const [i, stream] of streams.entries())
      await store.append(stream, NO_STREAM, list.slice(i * 100, i * 100 + 100));
    const before = double.calls.read;
    expect(idsOf(await pull(store, START, streams, 1_000))).toEqual(idsOf(list));
    expect(double.calls.read - before).toBe(2);
  });

  it('begins on a server that is too busy for a large page: it asks for smaller ones, of the log and of a stream', async () => {
    const office = await begin({ readLimit: 400 });
    const [stream, list] = [aStream(), events(30)];
    await store.append(stream, NO_STREAM, list);
    await openTallies(office, 'a', 'b', 'c');
    double.strength = 20;
    expect(idsOf(await pull(store, START, [stream], 4_000))).toEqual(idsOf(list));
    expect(idsOf(await store.read(stream))).toEqual(idsOf(list));
    expect(idsOf(await store.read(stream, { from: 3 as Revision, limit: 20 }))).toEqual(idsOf(list.slice(3, 23)));
    expect(idsOf(await store.read(stream, { direction: 'backwards', limit: 20 }))).toEqual(
      idsOf(list.slice(10).toReversed()),
    );
    await office.runtime.consumers.settle();
    expect(await onTheBoard(office)).toBe(3n);
  });

  it('is given up only when even one record takes too long', async () => {
    await begin({ readLimit: 200 });
    const [stream, list] = [aStream(), events(3)];
    await store.append(stream, NO_STREAM, list);
    double.strength = 0;
    await expect(store.read(stream)).rejects.toBeInstanceOf(StoreUnavailable);
    double.strength = 1;
    expect(idsOf(await store.read(stream))).toEqual(idsOf(list));
  });

  it("goes on after pages that hold nothing of Sinergi's", async () => {
    await begin();
    for (let n = 0; n < 50; n += 1) double.log.writeForeign('orders-1', {});
    const stream = aStream();
    await store.append(stream, NO_STREAM, events(2));
    const page = await store.readAll(START, 10);
    expect([page.events, page.end]).toEqual([[], false]);
    expect(await pull(store, START, [stream], 10)).toEqual(await store.read(stream));
  });

  it('from a position of another store is a programming error, and beyond the end is the end', async () => {
    await begin();
    await expect(store.readAll('0000000000000042' as Position, 10)).rejects.toThrow(
      '0000000000000042 is no position of this log',
    );
    const beyond = `${'9'.repeat(18).padStart(20, '0')}/${'9'.repeat(18).padStart(20, '0')}` as Position;
    expect(await store.readAll(beyond, 10)).toEqual({ events: [], next: beyond, end: true });
    const between = `${'1'.padStart(20, '0')}/${'1'.padStart(20, '0')}` as Position;
    await expect(store.readAll(between, 10)).rejects.toBeInstanceOf(StoreUnavailable);
  });
});
