import { describe, expect, it } from '@jest/globals';
import { NO_STREAM, START, collectionOf, type EventStore, type Instant, type LogPage } from '#kernel';
import { memoryReadStore } from '#read-store-memory';
import { pastViews, type PastLimits } from '#runtime';
import {
  TALLY_TOTAL,
  VILLAGE,
  memoryEventStore,
  specMetadata,
  tallyBoard,
  tallyTable,
  type TallyDocument,
} from '#testing';

const at = (minute: number): Instant => `2024-11-04T05:${String(minute).padStart(2, '0')}:00.000Z` as Instant;
const collection = collectionOf(tallyBoard);

/** A log of tallies opened at these minutes, in this order. */
const opened = async (store: EventStore, ...minutes: readonly number[]): Promise<void> => {
  for (const minute of minutes) {
    await store.append(`tally-${minute}`, NO_STREAM, [
      {
        id: `00000000-0000-8000-8000-${String(minute).padStart(12, '0')}`,
        type: 'TallyOpened',
        data: { region: VILLAGE },
        metadata: { ...specMetadata(), recordedAt: at(minute) },
      },
    ]);
  }
};

const world = async (limits: Partial<PastLimits> = {}) => {
  const store = memoryEventStore();
  await opened(store, 10, 30, 20, 40);
  /** Where each reading began. */
  const reads: string[] = [];
  let gate = Promise.resolve();
  const readAll = async (...[after, limit]: Parameters<EventStore['readAll']>): Promise<LogPage> => {
    reads.push(after);
    await gate;
    return store.readAll(after, limit);
  };
  const views = pastViews({
    log: { read: (...asked) => store.read(...asked), readAll },
    contexts: [{ tables: [tallyTable], projections: [{ name: 'boards', models: [tallyBoard] }] }],
    openStore: memoryReadStore,
    limits,
  });
  const ids = async (minute: number): Promise<readonly string[]> =>
    (await (await views.at('boards', at(minute))).find<TallyDocument>(collection, { limit: 100 })).items.map(
      ({ id }) => id,
    );
  /** Holds back the log until it is told to go on. */
  const hold = (): (() => void) => {
    let goOn = (): void => undefined;
    gate = new Promise((resolve) => (goOn = resolve));
    return goOn;
  };
  return { store, views, ids, reads, hold, begun: () => reads.filter((after) => after === START).length };
};

const unavailable = (text: string) => ({
  code: 'E_UNAVAILABLE',
  messageEn: expect.stringContaining(text),
  info: { parameter: 'asOf' },
});

describe('A past view', () => {
  it('shows what had been recorded up to its instant, in whatever order it stands in the log', async () => {
    const { ids, views } = await world();
    expect(await ids(9)).toEqual([]);
    expect(await ids(10)).toEqual(['10']);
    expect(await ids(20)).toEqual(['10', '20']);
    expect(await ids(35)).toEqual(['10', '20', '30']);
    expect(await (await views.at('boards', at(35))).totals([TALLY_TOTAL])).toEqual([{ count: 3n, sum: 0n }]);
  });

  it('tells the last event of its instant, and how far it has looked, and shows what was entered into the log later', async () => {
    const { ids, views, store } = await world();
    const place = async (minute: number) => (await store.read(`tally-${minute}`))[0]!.position;
    const [nine, twentyFive, forty] = [
      await views.at('boards', at(9)),
      await views.at('boards', at(25)),
      await views.at('boards', at(40)),
    ];
    expect([nine.position, twentyFive.position, forty.position]).toEqual([START, await place(20), await place(40)]);
    expect([nine.seen, twentyFive.seen, forty.seen]).toEqual([4, 4, 4].map(() => forty.position));
    await opened(store, 15, 50);
    expect(await ids(25)).toEqual(['10', '15', '20']);
    const later = await views.at('boards', at(25));
    expect([later.position, later.seen]).toEqual([await place(15), await store.head()]);
  });

  it('is made once, kept while it is asked for, and given up for those asked later', async () => {
    const { ids, begun } = await world({ kept: 2 });
    for (const minute of [20, 20, 30, 20]) await ids(minute);
    expect(begun()).toBe(2);
    await ids(40);
    await ids(20);
    expect(begun()).toBe(3);
    await ids(30);
    expect(begun()).toBe(4);
  });

  it('leads on to its next page by its own cursor, not by that of another instant or of the present', async () => {
    const { views } = await world();
    const view = await views.at('boards', at(40));
    const { cursor } = await view.find(collection, { limit: 3 });
    expect((await view.find(collection, { limit: 3, cursor: cursor! })).items.map(({ id }) => id)).toEqual(['40']);
    await expect(
      (await views.at('boards', at(30))).find(collection, { limit: 3, cursor: cursor! }),
    ).rejects.toMatchObject({ name: 'InvalidQuery', field: 'cursor' });
    await expect(memoryReadStore().find(collection, { limit: 3, cursor: cursor! })).rejects.toMatchObject({
      name: 'InvalidQuery',
      field: 'cursor',
    });
  });

  it('that is not ready in time is refused for the moment, made all the same, and found by whoever asks again', async () => {
    const { ids, hold, begun } = await world({ patience: 1 });
    const goOn = hold();
    await expect(ids(20)).rejects.toMatchObject(unavailable('repeat the request in a moment'));
    await expect(ids(20)).rejects.toMatchObject(unavailable('repeat the request in a moment'));
    goOn();
    for (;;) {
      const found = await ids(20).catch(() => undefined);
      if (!found) continue;
      expect(found).toEqual(['10', '20']);
      break;
    }
    expect(begun()).toBe(1);
  });

  it('waits until those asked before are made, one at a time, and not behind too many', async () => {
    const { ids, hold, reads, store } = await world({ waiting: 2, kept: 9 });
    const goOn = hold();
    const asked = [10, 20, 30].map((minute) => ids(minute));
    await expect(ids(40)).rejects.toMatchObject(unavailable('Too many past instants'));
    expect(reads).toEqual([START]);
    goOn();
    expect((await Promise.all(asked)).map(({ length }) => length)).toEqual([1, 2, 3]);
    expect(reads).toEqual([START, START, START]);
    expect(await ids(40)).toHaveLength(4);
    expect(await store.head()).not.toBe(START);
  });

  it('that would be too large for memory is refused, and not tried again at once', async () => {
    const { ids, begun } = await world({ documents: 2 });
    expect(await ids(20)).toHaveLength(2);
    await expect(ids(30)).rejects.toMatchObject(unavailable('too large'));
    await expect(ids(30)).rejects.toMatchObject(unavailable('too large'));
    expect(begun()).toBe(2);
  });

  it('makes room in memory for one asked later', async () => {
    const { ids, begun } = await world({ documents: 4 });
    for (const minute of [10, 30, 10]) await ids(minute);
    expect(begun()).toBe(2);
    expect(await ids(40)).toHaveLength(4);
    await ids(40);
    expect(begun()).toBe(3);
    await ids(10);
    expect(begun()).toBe(4);
  });

  it('that takes too long is given up', async () => {
    const { ids } = await world({ making: -1 });
    await expect(ids(30)).rejects.toMatchObject(unavailable('too large'));
  });

  it('goes on after a fault of the log', async () => {
    const { store, ids } = await world();
    const { readAll } = store;
    store.readAll = () => Promise.reject(new Error('disk'));
    await expect(ids(20)).rejects.toThrow('disk');
    store.readAll = readAll;
    expect(await ids(20)).toEqual(['10', '20']);
  });
});
