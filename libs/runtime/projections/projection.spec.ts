import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { START, collectionOf, type EventStore, type ReadStore, type RegionCode, type Revision } from '#kernel';
import { memoryReadStore } from '#read-store-memory';
import { Crash, CrashingProcess, memoryEventStore, specMetadata, tallyBoard, type TallyDocument } from '#testing';
import { checkpointName, projectionTurn, sharedLog, upcasting } from '#runtime';
import { Ahead } from '../log/ahead.js';
import { NOTHING_PARKED } from '../parking/parked-keys.js';

const group = { name: 'boards', models: [tallyBoard] };
const REGIONS = ['62.03', '63.10', '63.1'] as RegionCode[];

type Act = { readonly tally: number; readonly what: 'open' | 'raise' | 'close'; readonly by: number };
const acts = fc.array(
  fc.record({
    tally: fc.integer({ min: 0, max: 4 }),
    what: fc.constantFrom('open', 'raise', 'raise', 'close'),
    by: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 1, maxLength: 60 },
);

/** Writes a log in which tallies are opened, raised and closed in lawful order. */
const write = async (store: EventStore, list: readonly Act[]): Promise<void> => {
  const revisions = new Map<number, number>();
  const closed = new Set<number>();
  let n = 0;
  for (const { tally, what, by } of list) {
    const revision = revisions.get(tally) ?? -1;
    if (closed.has(tally)) continue;
    const type = revision === -1 ? 'TallyOpened' : what === 'close' ? 'TallyClosed' : 'TallyRaised';
    if (type === 'TallyClosed') closed.add(tally);
    const data =
      type === 'TallyOpened' ? { region: REGIONS[tally % 3] } : type === 'TallyRaised' ? { by, seats: [] } : {};
    n += 1;
    await store.append(`tally-${tally}`, revision as Revision, [
      { id: `00000000-0000-8000-8000-${String(n).padStart(12, '0')}`, type, data, metadata: specMetadata() },
    ]);
    revisions.set(tally, revision + 1);
  }
};

const board = async (readStore: ReadStore) => {
  const { items } = await readStore.find<TallyDocument>(collectionOf(tallyBoard), { limit: 100 });
  const totals = await readStore.totals(REGIONS.map((region) => `tally_board@1|${region}`));
  return { items, totals: totals.map(({ count = 0n, sum = 0n }) => ({ count, sum })) };
};

/** What the totals must be, counted from the documents. */
const recount = (items: readonly { readonly doc: TallyDocument | null }[]) =>
  REGIONS.map((region) => {
    const docs = items.flatMap(({ doc }) => (doc?.region === region ? [doc] : []));
    return { count: BigInt(docs.length), sum: BigInt(docs.reduce((sum, doc) => sum + doc.sum, 0)) };
  });

const runToEnd = async (store: EventStore, readStore: ReadStore, batch: number): Promise<void> => {
  const turn = projectionTurn(group, { log: store, readStore, upcast: upcasting(), batch });
  while (!(await turn()).end);
};

const fresh = async (): Promise<ReadStore> => {
  const readStore = memoryReadStore();
  await readStore.prepare([collectionOf(tallyBoard)]);
  return readStore;
};

describe('A projection group', () => {
  it('gives the same documents and totals whatever the size of its batches, and the totals are a recount of the documents', async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.integer({ min: 1, max: 7 }), async (list, batch) => {
        const store = memoryEventStore();
        await write(store, list);
        const [small, large] = [await fresh(), await fresh()];
        await runToEnd(store, small, batch);
        await runToEnd(store, large, 1_000);
        const [a, b] = [await board(small), await board(large)];
        expect(a).toEqual(b);
        expect(a.totals).toEqual(recount(a.items));
        expect((await small.checkpoint(checkpointName(group))).position).toBe(await store.head());
      }),
      { numRuns: 60 },
    );
  });

  it('killed at any call of either store goes on to what a clean build gives', async () => {
    const store = memoryEventStore();
    await write(
      store,
      Array.from({ length: 25 }, (_, i) => ({ tally: i % 5, what: i % 11 === 10 ? 'close' : 'raise', by: i })),
    );
    const clean = await fresh();
    const counting = new CrashingProcess();
    await runToEnd(counting.over(store), counting.over(clean), 10);
    const expected = await board(clean);

    for (let call = 1; call <= counting.calls; call += 1) {
      for (const when of ['before', 'after'] as const) {
        const readStore = await fresh();
        const dying = new CrashingProcess({ call, when });
        await expect(runToEnd(dying.over(store), dying.over(readStore), 10)).rejects.toBeInstanceOf(Crash);
        await runToEnd(store, readStore, 7);
        expect(await board(readStore)).toEqual(expected);
      }
    }
  });

  it('shared by two projectors folds every event once', async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.scheduler(), async (list, scheduler) => {
        const store = memoryEventStore();
        await write(store, list);
        const [shared, alone] = [await fresh(), await fresh()];
        await runToEnd(store, alone, 1_000);
        const scheduled = new Proxy(shared, {
          get: (target, name) => {
            const method = Reflect.get(target, name) as (...args: unknown[]) => Promise<unknown>;
            return ['checkpoint', 'load', 'commit'].includes(String(name))
              ? scheduler.scheduleFunction(method.bind(target))
              : method.bind(target);
          },
        });
        const both = Promise.all([runToEnd(store, scheduled, 3), runToEnd(store, scheduled, 4)]);
        await scheduler.waitFor(both);
        expect(await board(shared)).toEqual(await board(alone));
      }),
      { numRuns: 40 },
    );
  });

  it('builds a model of a raised version from the beginning of the log, beside what stands', async () => {
    const store = memoryEventStore();
    await write(
      store,
      Array.from({ length: 12 }, (_, i) => ({ tally: i % 3, what: 'raise', by: i })),
    );
    const readStore = await fresh();
    await runToEnd(store, readStore, 1_000);
    const before = await board(readStore);
    const raised = { ...tallyBoard, version: 2, contribute: undefined as never };
    const other = {
      ...tallyBoard,
      fold: () => {
        throw new Error('an event was folded twice');
      },
    };
    await readStore.prepare([collectionOf(raised)]);
    const turn = projectionTurn(
      { name: 'boards', models: [other, raised] },
      { log: store, readStore, upcast: upcasting() },
    );
    while (!(await turn()).end);
    expect(await board(readStore)).toEqual(before);
    expect((await readStore.find(collectionOf(raised), { limit: 10 })).items).toHaveLength(3);
  });

  it('tells after a turn how far it is', async () => {
    const store = memoryEventStore();
    await write(
      store,
      Array.from({ length: 6 }, () => ({ tally: 0, what: 'raise', by: 1 })),
    );
    const { events } = await store.readAll(START, 100);
    const last = events[5]!.position;
    const reading = { log: store, readStore: await fresh(), upcast: upcasting(), batch: 4 };
    const turn = projectionTurn(group, reading);
    expect(await turn()).toEqual({ position: events[3]!.position, events: events.slice(0, 4), end: false });
    expect(await turn()).toEqual({ position: last, events: events.slice(4), end: true });
    expect(await turn()).toEqual({ position: last, events: [], end: true });

    const parking = {
      of: async () => NOTHING_PARKED,
      waiting: async (models: readonly string[]) => (models.includes(collectionOf(tallyBoard).name) ? 3 : 0),
      park: async () => undefined,
    };
    const parked = projectionTurn(group, { ...reading, readStore: await fresh(), parking });
    expect([await parked(), await parked(), await parked()]).toMatchObject([
      { events: { length: 4 }, parked: 3 },
      { events: { length: 2 }, parked: 3 },
      { events: { length: 0 }, parked: 3 },
    ]);

    const overtaken: ReadStore = { ...(await fresh()), commit: async () => false };
    expect(await projectionTurn(group, { ...reading, readStore: overtaken })()).toEqual({
      position: START,
      events: [],
      end: false,
    });
  });

  it('folds what any of its models hears of', async () => {
    const store = memoryEventStore();
    await write(store, [
      { tally: 0, what: 'open', by: 1 },
      { tally: 0, what: 'raise', by: 5 },
      { tally: 1, what: 'open', by: 1 },
    ]);
    const openings = {
      ...tallyBoard,
      name: 'tally_openings',
      events: { tally: ['TallyOpened'] },
      contribute: undefined as never,
    };
    const raises = { ...openings, name: 'tally_raises', events: { tally: ['TallyRaised'] }, fold: () => raised };
    const raised: TallyDocument = { region: REGIONS[0]!, sum: 5, closed: false };
    const readStore = memoryReadStore();
    const collections = [openings, raises].map((model) => collectionOf(model));
    await readStore.prepare(collections);
    const turn = projectionTurn(
      { name: 'both', models: [openings, raises] },
      { log: store, readStore, upcast: upcasting() },
    );
    while (!(await turn()).end);
    const found = await Promise.all(collections.map((each) => readStore.find<TallyDocument>(each, { limit: 10 })));
    expect(found.map(({ items }) => items.map(({ doc }) => doc?.sum))).toEqual([[0, 0], [5]]);
  });

  it('repeats exactly an announced batch that nobody finished, also one that changes nothing', async () => {
    const store = memoryEventStore();
    await write(
      store,
      Array.from({ length: 9 }, (_, i) => ({ tally: i % 3, what: 'raise', by: 1 })),
    );
    const readStore = await fresh();
    const { events } = await store.readAll(START, 100);
    const pending = events[4]!.position;
    const committed: string[] = [];
    const found: ReadStore = {
      ...readStore,
      checkpoint: async () => ({ position: START, pending }),
      commit: async ({ next }) => (committed.push(next), true),
    };
    for (const batch of [2, 5, 1_000])
      await projectionTurn(group, { log: store, readStore: found, upcast: upcasting(), batch })();
    expect(committed).toEqual([pending, pending, pending]);
    const nothing = { ...group, models: [{ ...tallyBoard, keys: () => [] }] };
    await projectionTurn(nothing, { log: store, readStore: found, upcast: upcasting(), ahead: new Ahead() })();
    expect(committed).toHaveLength(4);
  });
});

describe('The shared log', () => {
  it('reads a page once for all consumers that stand at the same place, and never keeps a page that may grow', async () => {
    const store = memoryEventStore();
    await write(
      store,
      Array.from({ length: 6 }, () => ({ tally: 0, what: 'raise', by: 1 })),
    );
    let reads = 0;
    const log = sharedLog({
      read: (...asked) => store.read(...asked),
      readAll: (after, limit) => ((reads += 1), store.readAll(after, limit)),
    });
    await Promise.all([log.readAll(START, 4), log.readAll(START, 4)]);
    const { next } = await log.readAll(START, 4);
    expect(reads).toBe(1);
    expect((await log.readAll(next, 4)).events).toHaveLength(2);
    await write(store, [{ tally: 1, what: 'open', by: 1 }].map((act) => ({ ...act, what: 'open' as const })).slice(1));
    await log.readAll(next, 4);
    expect(reads).toBe(3);
  });
});
