import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  collectionOf,
  streamId,
  type Document,
  type EventStore,
  type Instant,
  type LocalDate,
  type ParkedMark,
  type ReadModel,
  type ReadStore,
  type RecordedEvent,
  type RegionCode,
  type Revision,
} from '#kernel';
import { memoryReadStore } from '#read-store-memory';
import { operationsContext } from '#contexts/operations';
import {
  Crash,
  CrashingProcess,
  fixedClock,
  memoryEventStore,
  recount,
  repetitions,
  seeded,
  specMetadata,
  tallyBoard,
  type Random,
  type TallyDocument,
} from '#testing';
import { stepwiseStorage } from '../../testing/stepwise-read-store.fixture.js';
import {
  decidersOf,
  Aggregates,
  MOST_PARKED,
  ParkingLot,
  checkpointName,
  createExecutor,
  pastViews,
  projectionTurn,
  upcasting,
  type Principal,
  type TurnTaker,
} from '#runtime';

const { tables } = operationsContext();
const [table] = tables;
const DECIDERS = decidersOf([{ tables }]);
const MODEL = 'tally_board@1';
const steward: Principal = {
  userId: 'steward',
  grants: [{ role: 'DATA_STEWARD', scope: 'ID', officeId: 'walidata', validFrom: '2024-01-01' as LocalDate }],
};

/**
 * What is wrong with the program: events whose fold throws, and sums with which a document cannot be counted or found.
 */
interface Program {
  readonly bad: Set<string>;
  uncountable?: number;
  unspeakable?: number;
}

const boardOf = (program: Program): ReadModel<TallyDocument> => ({
  ...tallyBoard,
  fold: (document, event, key) => {
    if (program.bad.has(event.id)) throw new TypeError(`cannot fold ${event.type}`);
    return tallyBoard.fold(document, event, key);
  },
  contribute: (document) => {
    if (document.sum === program.uncountable) throw new RangeError(`${document.sum} cannot be counted`);
    return tallyBoard.contribute!(document);
  },
  words: ({ sum }) => {
    if (sum === program.unspeakable) throw new RangeError(`${sum} cannot be spoken`);
    return [`sum${sum}`];
  },
});
const board = boardOf({ bad: new Set() });

/** A process: what it asks the log and the read store goes through `over`. */
const processOn = (log: EventStore, over: <Store extends object>(store: Store) => Store = (store) => store) => {
  const [store, upcast] = [over(log), upcasting(...DECIDERS)];
  const executor = createExecutor({
    store,
    aggregates: new Aggregates(store, upcast),
    clock: fixedClock(),
    ruleBook: { version: 'spec', values: [] },
    pause: async () => undefined,
  });
  const parking = new ParkingLot(store, upcast, executor, table!);
  let asked = 0;
  const give = (name: string, input: object) =>
    executor.execute({
      table: table!,
      row: table!.rows.find((row) => row.name === name)!,
      input,
      principal: steward,
      commandId: `steward-${(asked += 1)}`,
      correlationId: 'c',
    });
  return {
    parking,
    turn: (readStore: ReadStore, program: Program, batch = 1_000): TurnTaker =>
      projectionTurn(
        { name: 'boards', models: [boardOf(program)] },
        { log: store, readStore: over(readStore), upcast, batch, parking },
      ),
    retry: (key: string) => give('RetryParkedKey', { model: MODEL, key, reason: 'mended' }),
    drop: (key: string, eventId: string) =>
      give('DropParkedEvent', { model: MODEL, key, eventId, reason: 'never mind' }),
  };
};

const runToEnd = async (turn: TurnTaker): Promise<void> => {
  while (!(await turn()).end);
};

/** Turn after turn until the log no longer grows by what the turns themselves park. */
const settle = async (log: EventStore, turn: TurnTaker): Promise<void> => {
  for (let head; head !== (await log.head());) {
    head = await log.head();
    await runToEnd(turn);
  }
};

const fresh = async (): Promise<ReadStore> => {
  const readStore = memoryReadStore();
  await readStore.prepare([collectionOf(tallyBoard)]);
  return readStore;
};

const REGIONS = ['62.03', '63.10'] as RegionCode[];

/**
 * Appends to tallies, of which raising a closed one is a fault of its own; ids tell them apart: `2-0` is the first
 * event of tally 2.
 */
const writer = (log: EventStore) => {
  const revisions = new Map<number, number>();
  return async (tally: number, what: 'open' | 'raise' | 'close' = 'raise', by = 1): Promise<string> => {
    const revision = (revisions.get(tally) ?? -1) + 1;
    const type = revision === 0 || what === 'open' ? 'TallyOpened' : what === 'close' ? 'TallyClosed' : 'TallyRaised';
    revisions.set(tally, revision);
    const id = `${tally}-${revision}`;
    const data =
      type === 'TallyOpened' ? { region: REGIONS[tally % 2] } : type === 'TallyRaised' ? { by, seats: [] } : {};
    await log.append(`tally-${tally}`, (revision - 1) as Revision, [{ id, type, data, metadata: specMetadata() }]);
    return id;
  };
};

const parkingEvents = async (log: EventStore) =>
  (await log.read(`parking-${MODEL}`)).map(({ type, data }) => {
    const { key, eventId } = data as { key: string; eventId?: string };
    return `${type} ${key}${eventId ? ` ${eventId}` : ''}`;
  });

type Shown = TallyDocument & { readonly parked?: ParkedMark };
const documents = async (readStore: ReadStore) =>
  (await readStore.find<Shown>(collectionOf(tallyBoard), { limit: 500 })).items;
const shown = async (readStore: ReadStore, key: string) =>
  (await readStore.get<Shown>(collectionOf(tallyBoard), key))?.doc ?? undefined;

/** Everything that a read store holds: documents with positions and marks, totals, checkpoint. */
const holdings = async (readStore: ReadStore) => ({
  documents: await documents(readStore),
  totals: (await readStore.totals(REGIONS.map((region) => `${MODEL}|${region}`))).map(({ count = 0n, sum = 0n }) => ({
    count,
    sum,
  })),
});

const recounted = async (readStore: ReadStore) => {
  const counted = recount(
    (await documents(readStore)).flatMap(({ doc }) =>
      doc!.parked?.uncounted ? [] : [...tallyBoard.contribute!(doc!)],
    ),
  );
  return REGIONS.map((region) => ({ count: 0n, sum: 0n, ...counted.get(`${MODEL}|${region}`) }));
};

const broken = (...bad: readonly string[]): Program => ({ bad: new Set(bad) });
const SOUND = broken();

describe('An event whose fold throws', () => {
  it('parks only its own document, which shows its last good state and a mark; everything else flows', async () => {
    const log = memoryEventStore();
    const write = writer(log);
    for (let i = 0; i < 12; i += 1) await write(i % 3);
    const [process, readStore] = [processOn(log), await fresh()];
    const turn = process.turn(readStore, broken('1-2'), 5);
    await runToEnd(turn);
    expect(await shown(readStore, '0')).toEqual({ region: '62.03', sum: 3, closed: false });
    expect(await shown(readStore, '2')).toEqual({ region: '62.03', sum: 3, closed: false });
    const { position: lastShown } = (await log.read('tally-1'))[1]!;
    expect(await shown(readStore, '1')).toEqual({
      region: '63.10',
      sum: 1,
      closed: false,
      parked: { since: '2024-11-04T05:00:00.000Z', eventId: '1-2', shows: lastShown },
    });
    expect((await holdings(readStore)).totals).toEqual(await recounted(readStore));
    expect((await readStore.checkpoint(checkpointName({ name: 'boards', models: [board] }))).position).toBe(
      await log.head(),
    );
    expect((await turn()).parked).toBe(1);
  });

  it('is told in the log once, by the system, with where it stands and what the program said', async () => {
    const log = memoryEventStore();
    const write = writer(log);
    for (let i = 0; i < 3; i += 1) await write(1);
    await runToEnd(processOn(log).turn(await fresh(), broken('1-2')));
    await runToEnd(processOn(log).turn(await fresh(), broken('1-2'), 1));
    const [parked, ...more] = await log.read(`parking-${MODEL}`);
    expect(more).toEqual([]);
    expect(parked).toMatchObject({
      type: 'KeyParked',
      metadata: { causationId: '1-2', actor: { role: 'SYSTEM' } },
      data: {
        model: MODEL,
        key: '1',
        eventId: '1-2',
        eventType: 'TallyRaised',
        stream: 'tally-1',
        revision: 2,
        error: 'TypeError: cannot fold TallyRaised',
      },
    });
  });

  it('is tried once more before it counts', async () => {
    const log = memoryEventStore();
    await writer(log)(1);
    let faults = 1;
    const unsteady: ReadModel<TallyDocument> = {
      ...tallyBoard,
      fold: (...args) => {
        if ((faults -= 1) >= 0) throw new Error('once');
        return tallyBoard.fold(...args);
      },
    };
    const readStore = await fresh();
    const { parking } = processOn(log);
    await runToEnd(
      projectionTurn({ name: 'boards', models: [unsteady] }, { log, readStore, upcast: upcasting(), parking }),
    );
    expect(await documents(readStore)).toHaveLength(1);
    expect(await parkingEvents(log)).toEqual([]);
  });

  it('makes its later events wait, and those of other documents not', async () => {
    const log = memoryEventStore();
    const write = writer(log);
    for (let i = 0; i < 3; i += 1) await write(1);
    const [process, readStore] = [processOn(log), await fresh()];
    const turn = process.turn(readStore, broken('1-1'));
    await runToEnd(turn);
    for (let i = 0; i < 4; i += 1) await write(1 + (i % 2));
    await runToEnd(turn);
    expect(await shown(readStore, '1')).toMatchObject({ sum: 0, parked: { eventId: '1-1' } });
    expect(await shown(readStore, '2')).toMatchObject({ sum: 1 });
  });

  it('leaves nothing to see of a document that did not exist yet', async () => {
    const log = memoryEventStore();
    const write = writer(log);
    await write(1);
    await write(1);
    const [process, readStore] = [processOn(log), await fresh()];
    const program = broken('1-0');
    await settle(log, process.turn(readStore, program));
    expect(await readStore.load(collectionOf(tallyBoard), ['1'])).toEqual([]);
    program.bad.clear();
    await process.retry('1');
    await runToEnd(process.turn(readStore, program));
    expect(await shown(readStore, '1')).toEqual({ region: '63.10', sum: 1, closed: false });
  });

  it('fails the consumer where nothing can be parked, and where keys() is at fault', async () => {
    const log = memoryEventStore();
    await writer(log)(1);
    const bare = projectionTurn(
      { name: 'boards', models: [boardOf(broken('1-0'))] },
      { log, readStore: await fresh(), upcast: upcasting() },
    );
    await expect(bare()).rejects.toThrow('cannot fold TallyOpened');
    const keyless = {
      ...board,
      keys: () => {
        throw new Error('no keys');
      },
    };
    const turn = projectionTurn(
      { name: 'boards', models: [keyless] },
      { log, readStore: await fresh(), upcast: upcasting(), parking: processOn(log).parking },
    );
    await expect(turn()).rejects.toThrow('no keys');
    expect(await parkingEvents(log)).toEqual([]);
  });

  it('fails the consumer in a batch that another program has announced, since what that one counted must not change', async () => {
    const log = memoryEventStore();
    const write = writer(log);
    for (let i = 0; i < 3; i += 1) await write(i);
    const storage = stepwiseStorage();
    await expect(processOn(log).turn(await storage.openDying!(2), SOUND)()).rejects.toThrow('this process is dead');
    const readStore = await storage.open();
    await expect(processOn(log).turn(readStore, broken('1-0'))()).rejects.toThrow(
      'cannot fold TallyOpened (in a batch that was announced without it',
    );
    expect(await parkingEvents(log)).toEqual([]);
    await settle(log, processOn(log).turn(readStore, SOUND));
    expect((await holdings(readStore)).totals).toEqual(await recounted(readStore));
  });

  it('fails the consumer where more documents would wait than events can be to blame for, and parks none of them', async () => {
    const log = memoryEventStore();
    const write = writer(log);
    const program = broken();
    for (let tally = 0; tally <= MOST_PARKED; tally += 1) program.bad.add(await write(tally));
    const readStore = await fresh();
    const process = processOn(log);
    await expect(process.turn(readStore, program)()).rejects.toThrow(
      `TooManyParked: ${MOST_PARKED + 1} of ${MODEL} would be parked, more than ${MOST_PARKED}: the program is more likely wrong than the events (TallyOpened: TypeError`.slice(
        15,
      ),
    );
    expect(await parkingEvents(log)).toEqual([]);
    program.bad.delete('0-0');
    expect((await process.turn(readStore, program)()).parked).toBe(MOST_PARKED);
    expect(await documents(readStore)).toHaveLength(1);
  });
});

describe('A document that cannot be counted or found', () => {
  const stopped = async (program: Program) => {
    const log = memoryEventStore();
    const [write, process, readStore] = [writer(log), processOn(log), await fresh()];
    const turn = process.turn(readStore, program);
    for (let i = 0; i < 5; i += 1) {
      await write(1);
      await settle(log, turn);
    }
    return { log, write, process, readStore, turn };
  };

  it.each<[string, Program]>([
    ['contribute', { bad: new Set(), uncountable: 2 }],
    ['words', { bad: new Set(), unspeakable: 2 }],
  ])(
    'because %s throws, is shown, stands in no total and under no word, and waits until it is retried',
    async (_, program) => {
      const { log, process, readStore, turn } = await stopped(program);
      expect(await shown(readStore, '1')).toMatchObject({ sum: 2, parked: { eventId: '1-2', uncounted: true } });
      expect((await holdings(readStore)).totals).toEqual([
        { count: 0n, sum: 0n },
        { count: 0n, sum: 0n },
      ]);
      expect((await readStore.find(collectionOf(tallyBoard), { search: 'sum', limit: 10 })).items).toEqual([]);
      expect((await turn()).parked).toBe(1);

      await process.retry('1');
      program.bad.add('1-4');
      await settle(log, turn);
      expect(await shown(readStore, '1')).toMatchObject({ sum: 3, parked: { eventId: '1-4' } });
      expect(await shown(readStore, '1')).not.toHaveProperty('parked.uncounted');
      program.bad.clear();
      await process.retry('1');
      await settle(log, turn);
      expect(await shown(readStore, '1')).toEqual({ region: '63.10', sum: 4, closed: false });
      expect((await holdings(readStore)).totals).toEqual(await recounted(readStore));
      expect((await readStore.find(collectionOf(tallyBoard), { search: 'sum4', limit: 10 })).items).toHaveLength(1);
    },
  );

  it('is told once each time, and its event cannot be dropped', async () => {
    const program: Program = { bad: new Set(), uncountable: 2 };
    const { log, process, readStore, turn } = await stopped(program);
    await expect(process.drop('1', '1-2')).rejects.toMatchObject({ code: 'E_STATE', info: { ruleId: 'OPS-05' } });
    program.uncountable = 4;
    await process.retry('1');
    await settle(log, turn);
    await settle(log, turn);
    expect(await shown(readStore, '1')).toMatchObject({ sum: 4, parked: { eventId: '1-4', uncounted: true } });
    expect(await parkingEvents(log)).toEqual(['KeyParked 1 1-2', 'ParkedKeyRetried 1', 'KeyParked 1 1-4']);
    expect((await log.read(`parking-${MODEL}`)).map(({ data }) => (data as { failed?: string }).failed)).toEqual([
      'COUNTING',
      undefined,
      'COUNTING',
    ]);
  });

  it('and then cannot take in an event either shows both', async () => {
    const program: Program = { bad: new Set(['1-3']), uncountable: 2 };
    const { log, process, readStore, turn } = await stopped(program);
    await process.retry('1');
    await settle(log, turn);
    expect(await shown(readStore, '1')).toMatchObject({ sum: 2, parked: { eventId: '1-3', uncounted: true } });
    program.bad.clear();
    await process.retry('1');
    await settle(log, turn);
    expect(await shown(readStore, '1')).toEqual({ region: '63.10', sum: 4, closed: false });
  });
});

describe('Read models as of an instant', () => {
  it('park what throws in memory, beside what the log tells, and tell nobody', async () => {
    const log = memoryEventStore();
    const write = writer(log);
    for (let i = 0; i < 9; i += 1) await write(i % 3);
    const process = processOn(log);
    await settle(log, process.turn(await fresh(), broken('1-1')));
    const [told, program] = [await parkingEvents(log), broken('1-1', '2-2')];
    const views = pastViews({
      log,
      openStore: memoryReadStore,
      parking: process.parking,
      contexts: [{ projections: [{ name: 'boards', models: [boardOf(program)] }], tables }],
    });
    const view = await views.at('boards', '2024-11-05T00:00:00.000Z' as Instant);
    const { items } = await view.find<Shown>(collectionOf(tallyBoard), { limit: 10 });
    expect(items.map(({ id, doc }) => [id, doc!.sum, doc!.parked?.eventId])).toEqual([
      ['0', 2, undefined],
      ['1', 0, '1-1'],
      ['2', 1, '2-2'],
    ]);
    expect(await parkingEvents(log)).toEqual(told);
  });
});

describe('A parked document', () => {
  const parkedTwice = async (program: Program) => {
    const log = memoryEventStore();
    const write = writer(log);
    for (let i = 0; i < 15; i += 1) await write(i % 3);
    const [process, readStore] = [processOn(log), await fresh()];
    const turn = process.turn(readStore, program, 4);
    await settle(log, turn);
    for (let i = 0; i < 6; i += 1) await write(i % 3);
    await settle(log, turn);
    return { log, write, process, readStore, turn };
  };

  it('retried after the program was mended is what a clean fold gives, and so are the totals', async () => {
    const program = broken('1-2');
    const { log, process, readStore, turn } = await parkedTwice(program);
    program.bad.clear();
    await process.retry('1');
    await settle(log, turn);
    const clean = await fresh();
    await runToEnd(projectionTurn({ name: 'boards', models: [board] }, { log, readStore: clean, upcast: upcasting() }));
    const bare = async (store: ReadStore) => (await documents(store)).map(({ id, doc }) => ({ id, doc }));
    expect(await bare(readStore)).toEqual(await bare(clean));
    expect((await holdings(readStore)).totals).toEqual((await holdings(clean)).totals);
    expect((await turn()).parked).toBe(0);
  });

  it('whose event was dropped lacks that event alone', async () => {
    const { log, process, readStore, turn } = await parkedTwice(broken('1-2'));
    await process.drop('1', '1-2');
    await settle(log, turn);
    expect(await shown(readStore, '1')).toEqual({ region: '63.10', sum: 5, closed: false });
    expect((await holdings(readStore)).totals).toEqual(await recounted(readStore));
    expect(await parkingEvents(log)).toEqual(['KeyParked 1 1-2', 'ParkedKeyDropped 1 1-2']);
  });

  it('retried in vain is parked again, at the same event or at a later one, and what is dropped stays dropped', async () => {
    const program = broken('1-2', '1-4');
    const { log, process, readStore, turn } = await parkedTwice(program);
    await process.retry('1');
    await settle(log, turn);
    expect(await shown(readStore, '1')).toMatchObject({ sum: 1, parked: { eventId: '1-2' } });
    await process.drop('1', '1-2');
    await settle(log, turn);
    expect(await shown(readStore, '1')).toMatchObject({ sum: 2, parked: { eventId: '1-4' } });
    program.bad.delete('1-4');
    await process.retry('1');
    await settle(log, turn);
    expect(await shown(readStore, '1')).toEqual({ region: '63.10', sum: 5, closed: false });
    expect(await parkingEvents(log)).toEqual([
      'KeyParked 1 1-2',
      'ParkedKeyRetried 1',
      'KeyParked 1 1-2',
      'ParkedKeyDropped 1 1-2',
      'KeyParked 1 1-4',
      'ParkedKeyRetried 1',
    ]);
    expect((await holdings(readStore)).totals).toEqual(await recounted(readStore));
  });

  it('takes in what was appended between its retry and the turn that reads it', async () => {
    const program = broken('1-2');
    const { log, write, process, readStore, turn } = await parkedTwice(program);
    program.bad.clear();
    await write(1);
    await process.retry('1');
    await write(1);
    await settle(log, turn);
    expect(await shown(readStore, '1')).toEqual({ region: '63.10', sum: 8, closed: false });
  });

  it('is deleted when the event that waited says so', async () => {
    const program = broken('1-2');
    const { log, write, process, readStore, turn } = await parkedTwice(program);
    await write(1, 'close');
    program.bad.clear();
    await process.retry('1');
    await settle(log, turn);
    expect(await shown(readStore, '1')).toBeUndefined();
    expect((await holdings(readStore)).totals).toEqual(await recounted(readStore));
  });

  it('stays so in a program that is worse at an earlier event, until that is mended, too', async () => {
    const program = broken('1-4');
    const { log, process } = await parkedTwice(program);
    program.bad.clear();
    await process.retry('1');
    const [worse, rebuilt] = [broken('1-2'), await fresh()];
    const turn = process.turn(rebuilt, worse, 3);
    await settle(log, turn);
    expect(await shown(rebuilt, '1')).toMatchObject({ sum: 1, parked: { eventId: '1-2' } });
    worse.bad.clear();
    await process.retry('1');
    await settle(log, turn);
    expect(await shown(rebuilt, '1')).toEqual({ region: '63.10', sum: 6, closed: false });
  });

  it('stops at the earliest of the events at which programs of several builds stop', async () => {
    const program = broken('1-4');
    const { log, process } = await parkedTwice(program);
    await process.retry('1');
    for (const worse of [broken('1-3', '1-4'), broken('1-2', '1-3', '1-4')])
      await settle(log, process.turn(await fresh(), worse, 3));
    const [told, rebuilt] = [await parkingEvents(log), await fresh()];
    await settle(log, process.turn(rebuilt, broken('1-2', '1-3', '1-4'), 2));
    expect(await shown(rebuilt, '1')).toMatchObject({ sum: 1, parked: { eventId: '1-2' } });
    expect(await parkingEvents(log)).toEqual(told);
  });

  it('that would be gone where it stops again goes on showing what it showed before', async () => {
    const program = broken('1-2');
    const { log, write, process, readStore, turn } = await parkedTwice(program);
    await write(1, 'close');
    await write(1, 'raise');
    program.bad.clear();
    await process.retry('1');
    await settle(log, turn);
    expect(await shown(readStore, '1')).toMatchObject({ sum: 1, parked: { eventId: '1-8' } });
    await process.drop('1', '1-8');
    await settle(log, turn);
    expect(await shown(readStore, '1')).toBeUndefined();
    expect((await holdings(readStore)).totals).toEqual(await recounted(readStore));
  });

  it('is left as it is when its group reads the log again from the beginning', async () => {
    const program = broken('1-2', '2-3');
    const { log, write, process, readStore, turn } = await parkedTwice(program);
    program.bad.delete('1-2');
    await process.retry('1');
    await write(1);
    await settle(log, turn);
    const before = await holdings(readStore);
    const raised = { ...board, version: 2, contribute: undefined as never };
    await readStore.prepare([collectionOf(raised)]);
    const group = { name: 'boards', models: [boardOf(program), raised] };
    await settle(
      log,
      projectionTurn(group, { log, readStore, upcast: upcasting(...DECIDERS), parking: process.parking, batch: 4 }),
    );
    expect(await holdings(readStore)).toEqual(before);
    expect((await readStore.find(collectionOf(raised), { limit: 10 })).items).toHaveLength(3);
  });

  it('is counted by a process that did not park it', async () => {
    const log = memoryEventStore();
    await writer(log)(1);
    const [one, other] = [processOn(log).turn(await fresh(), broken('1-0')), processOn(log)];
    const idle = other.turn(await fresh(), SOUND);
    expect((await other.turn(await fresh(), SOUND)()).parked).toBe(0);
    await idle();
    expect((await one()).parked).toBe(1);
    expect(await idle()).toMatchObject({ parked: 1, events: [{ type: 'KeyParked' }] });
  });

  it('of another build of the same model waits, too, and misses nothing', async () => {
    const log = memoryEventStore();
    const write = writer(log);
    for (let i = 0; i < 4; i += 1) await write(1);
    const [process, live] = [processOn(log), await fresh()];
    const turn = process.turn(live, SOUND);
    await settle(log, turn);
    const worse = process.turn(await fresh(), broken('1-1'));
    await settle(log, worse);
    await write(1);
    await settle(log, turn);
    expect(await shown(live, '1')).toMatchObject({ sum: 3, parked: { eventId: '1-1' } });
    await write(1);
    await process.retry('1');
    await settle(log, turn);
    expect(await shown(live, '1')).toEqual({ region: '63.10', sum: 5, closed: false });
  });
});

/** A story in which things go wrong and are mended, told again on any number of stores. */
const actOf = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('append' as const),
      tally: fc.nat({ max: 3 }),
      by: fc.integer({ min: 1, max: 3 }),
      bad: fc.nat({ max: 5 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('close' as const, 'open' as const),
      tally: fc.nat({ max: 3 }),
      bad: fc.nat({ max: 2 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('turns' as const),
      count: fc.integer({ min: 1, max: 4 }),
      batch: fc.integer({ min: 1, max: 6 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('retry' as const, 'drop' as const), tally: fc.nat({ max: 3 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('mend' as const), tally: fc.nat({ max: 3 }) }) },
);
type StoryAct = typeof actOf extends fc.Arbitrary<infer A> ? A : never;

interface Story {
  readonly log: EventStore;
  readonly program: Program;
  readonly readStore: ReadStore;
}

const waitsAt = async (log: EventStore): Promise<ReadonlyMap<string, string>> => {
  const waiting = new Map<string, string>();
  for (const { type, data } of await log.read(`parking-${MODEL}`)) {
    const { key, eventId } = data as { key: string; eventId: string };
    if (type === 'KeyParked') waiting.set(key, eventId);
    else waiting.delete(key);
  }
  return waiting;
};

const tell = async (acts: readonly StoryAct[]): Promise<Story> => {
  const [log, program, readStore] = [memoryEventStore(), broken(), await fresh()];
  const [write, process] = [writer(log), processOn(log)];
  for (const act of acts) {
    if (act.do === 'append' || act.do === 'close' || act.do === 'open') {
      const id = await (act.do === 'append' ? write(act.tally, 'raise', act.by) : write(act.tally, act.do));
      if (act.bad === 0) program.bad.add(id);
    } else if (act.do === 'turns') {
      const turn = process.turn(readStore, program, act.batch);
      for (let i = 0; i < act.count; i += 1) await turn();
    } else if (act.do === 'mend')
      for (const id of [...program.bad])
        if (id.startsWith(`${act.tally}-`)) program.bad.delete(id);
        else continue;
    else {
      const eventId = (await waitsAt(log)).get(String(act.tally));
      if (!eventId) continue;
      await (act.do === 'retry' ? process.retry(String(act.tally)) : process.drop(String(act.tally), eventId));
    }
  }
  await settle(log, process.turn(readStore, program, 3));
  return { log, program, readStore };
};

/** What must be shown at the end: every event of a tally but the dropped ones, up to the one at which it waits. */
const expected = async (log: EventStore): Promise<ReadonlyMap<string, TallyDocument>> => {
  const dropped = new Set(
    (await parkingEvents(log)).filter((text) => text.startsWith('ParkedKeyDropped')).map((text) => text.split(' ')[2]),
  );
  const waiting = await waitsAt(log);
  const shownAtEnd = new Map<string, TallyDocument>();
  for (let tally = 0; tally <= 3; tally += 1) {
    const key = String(tally);
    let doc: TallyDocument | undefined;
    for (const event of await log.read(`tally-${key}`)) {
      if (event.id === waiting.get(key)) break;
      if (!dropped.has(event.id)) doc = foldAnyhow(doc, event);
    }
    if (doc) shownAtEnd.set(key, doc);
  }
  return shownAtEnd;
};

const foldAnyhow = (doc: TallyDocument | undefined, event: RecordedEvent) =>
  tallyBoard.fold(doc, event, streamId(event.stream));
const unmarked = (doc: Document | null): Document => {
  const { parked: _parked, ...rest } = doc as Shown;
  return rest;
};

describe('Whatever goes wrong and is mended', () => {
  const acts = fc.array(actOf, { minLength: 5, maxLength: 60, size: 'max' });

  it('documents show all their events but the dropped ones, up to the one at which they wait, and totals are a recount', async () => {
    let [parked, dropped, again, stayed] = [0, 0, 0, 0];
    await fc.assert(
      fc.asyncProperty(acts, async (list) => {
        const { log, readStore } = await tell(list);
        const now = await documents(readStore);
        const waiting = await waitsAt(log);
        const wanted = await expected(log);
        // A document that stops where it would be gone goes on showing what it showed before.
        const gone = now.filter(({ id }) => waiting.has(id) && !wanted.has(id));
        expect(new Map(now.filter((each) => !gone.includes(each)).map(({ id, doc }) => [id, unmarked(doc)]))).toEqual(
          wanted,
        );
        stayed += gone.length;
        expect(now.flatMap(({ id, doc }) => (doc?.parked ? [[id, doc.parked.eventId]] : []))).toEqual(
          [...waiting].sort().filter(([key]) => now.some(({ id }) => id === key)),
        );
        expect((await holdings(readStore)).totals).toEqual(await recounted(readStore));
        const told = await parkingEvents(log);
        parked += waiting.size;
        dropped += told.filter((text) => text.startsWith('ParkedKeyDropped')).length;
        again += told.length - new Set(told).size;
      }),
      { numRuns: 150 },
    );
    expect(Math.min(parked, dropped, again)).toBeGreaterThan(10);
    expect(stayed).toBeGreaterThan(0);
  });

  it('a build from the beginning of the log comes to the same, whatever the size of its batches', async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.integer({ min: 1, max: 9 }), async (list, batch) => {
        const { log, program, readStore } = await tell(list);
        const head = await log.head();
        const rebuilt = await fresh();
        await runToEnd(processOn(log).turn(rebuilt, program, batch));
        expect(await log.head()).toBe(head);
        expect(await holdings(rebuilt)).toEqual(await holdings(readStore));
      }),
      { numRuns: 100 },
    );
  });

  it('projectors that overtake one another and die between any two steps, on a store without transactions, come to the same', async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.integer(), async (list, seed) => {
        const { log, program, readStore: calm } = await tell(list);
        const random = seeded(seed);
        const storage = stepwiseStorage();
        const projector = async (): Promise<TurnTaker> =>
          processOn(log).turn(
            await (random(2) ? storage.open() : storage.openDying!(random(12))),
            program,
            1 + random(6),
          );
        const projectors = [await projector(), await projector(), await projector()];
        for (let step = 0; step < 25; step += 1) {
          const running = [0, 1, 2].filter(() => random(2));
          await Promise.all(
            running.map(async (who) =>
              projectors[who]!().catch(async () => void (projectors[who] = await projector())),
            ),
          );
        }
        const last = await storage.open();
        await settle(log, processOn(log).turn(last, program, 4));
        expect(await holdings(last)).toEqual(await holdings(calm));
      }),
      { numRuns: 100 },
    );
  });
});

describe('Projectors that find out at the same time what is wrong', () => {
  const RACES = repetitions({ eachChange: 30, long: 500 });
  const appends = fc.array(
    fc.record({ tally: fc.nat({ max: 3 }), by: fc.integer({ min: 1, max: 3 }), bad: fc.nat({ max: 5 }) }),
    { minLength: 5, maxLength: 40, size: 'max' },
  );

  /**
   * Three of them on a store without transactions overtake one another and die between any two steps, while the log
   * grows and a steward retries and drops.
   */
  const race = async (
    list: readonly { tally: number; by: number; bad: number }[],
    random: Random,
    program: Program,
  ) => {
    const [log, storage] = [memoryEventStore(), stepwiseStorage()];
    const [write, office] = [writer(log), processOn(log)];
    const projector = async (): Promise<TurnTaker> =>
      processOn(log).turn(await (random(2) ? storage.open() : storage.openDying!(random(12))), program, 1 + random(6));
    const projectors = [await projector(), await projector(), await projector()];
    for (let left = [...list], step = 0; step < 60; step += 1) {
      for (const { tally, by, bad } of left.splice(0, random(4))) {
        const id = await write(tally, 'raise', by);
        if (bad === 0) program.bad.add(id);
      }
      for (const [key, eventId] of random(4) ? [] : await waitsAt(log))
        await (random(2) ? office.retry(key) : office.drop(key, eventId).catch(() => office.retry(key)));
      await Promise.all(
        [0, 1, 2]
          .filter(() => random(2))
          .map(async (who) =>
            projectors[who]!().catch(async (error: unknown) => {
              if (!String(error).includes('this process is dead')) throw error;
              projectors[who] = await projector();
            }),
          ),
      );
    }
    const readStore = await storage.open();
    await settle(log, processOn(log).turn(readStore, program, 4));
    return { log, readStore, office };
  };

  it('leave what one alone makes of the log', async () => {
    let parked = 0;
    await fc.assert(
      fc.asyncProperty(appends, fc.integer(), async (list, seed) => {
        const program = broken();
        const { log, readStore } = await race(list, seeded(seed), program);
        const alone = await fresh();
        await runToEnd(processOn(log).turn(alone, program));
        expect(await holdings(readStore)).toEqual(await holdings(alone));
        expect((await holdings(readStore)).totals).toEqual(await recounted(readStore));
        parked += (await parkingEvents(log)).length;
      }),
      { numRuns: RACES },
    );
    expect(parked).toBeGreaterThan(RACES);
  });

  it('count right what can be counted, and once all is mended and retried nothing is missing but what was dropped', async () => {
    let uncounted = 0;
    await fc.assert(
      fc.asyncProperty(appends, fc.integer(), async (list, seed) => {
        const program: Program = { bad: new Set(), uncountable: 4, unspeakable: 6 };
        const { log, readStore, office } = await race(list, seeded(seed), program);
        expect((await holdings(readStore)).totals).toEqual(await recounted(readStore));
        uncounted += (await documents(readStore)).filter(({ doc }) => doc?.parked?.uncounted).length;
        program.bad.clear();
        delete program.uncountable;
        delete program.unspeakable;
        const turn = processOn(log).turn(readStore, program, 3);
        for (const [key] of await waitsAt(log)) await office.retry(key);
        await settle(log, turn);
        expect(new Map((await documents(readStore)).map(({ id, doc }) => [id, doc]))).toEqual(await expected(log));
        expect((await holdings(readStore)).totals).toEqual(await recounted(readStore));
      }),
      { numRuns: RACES },
    );
    expect(uncounted).toBeGreaterThan(0);
  });
});

describe('A projector that parks', () => {
  const story = async () => {
    const log = memoryEventStore();
    const write = writer(log);
    for (let i = 0; i < 12; i += 1) await write(i % 3);
    const program = broken('1-1', '2-2', '0-3');
    const [process, early] = [processOn(log), await fresh()];
    await settle(log, process.turn(early, program));
    await process.drop('2', '2-2');
    await process.retry('0');
    for (let i = 0; i < 3; i += 1) await write(i % 3);
    return { log, program };
  };

  it('killed at any call of either store goes on to what an undisturbed one gives', async () => {
    const counting = new CrashingProcess();
    const { log: calmLog, program } = await story();
    const calm = await fresh();
    await settle(calmLog, processOn(calmLog, (store) => counting.over(store)).turn(calm, program, 4));
    const end = await holdings(calm);
    expect(counting.calls).toBeGreaterThan(20);

    for (let call = 1; call <= counting.calls; call += 1) {
      for (const when of ['before', 'after'] as const) {
        const { log } = await story();
        const readStore = await fresh();
        const dying = new CrashingProcess({ call, when });
        const died = settle(log, processOn(log, (store) => dying.over(store)).turn(readStore, program, 4));
        await expect(died).rejects.toBeInstanceOf(Crash);
        await settle(log, processOn(log).turn(readStore, program, 5));
        expect(await holdings(readStore)).toEqual(end);
        expect(await parkingEvents(log)).toEqual(await parkingEvents(calmLog));
      }
    }
  });
});
