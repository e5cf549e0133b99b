import { describe, expect, it } from '@jest/globals';
import { NO_STREAM, START, collectionOf, type Position, type ReadModel, type ReadStore } from '#kernel';
import { memoryReadStore } from '#read-store-memory';
import {
  VILLAGE,
  anEvent,
  fixedClock,
  memoryEventStore,
  tallyBoard,
  tallyRequest,
  tallyTable,
  type TallyDocument,
} from '#testing';
import { CheckpointBoard, createRuntime, projectionTurn, upcasting, type ContextModule } from '#runtime';
import { nextConcern, type Reading } from '../consumers/reading.js';
import { derivedUuid } from './derived-ids.js';
import { Ahead, placeFrom } from './ahead.js';

const OTHERS = 40;

/** A consumer of its own for every one of many read models, of which only one hears of tallies. */
const crowd: ContextModule = {
  name: 'tally',
  tables: [tallyTable],
  queries: [],
  totals: [],
  processManagers: [],
  deadlines: [],
  projections: [
    { name: 'boards', models: [tallyBoard] },
    { name: 'deaf', models: [{ ...tallyBoard, name: 'deaf', keys: () => [] }] },
    ...Array.from({ length: OTHERS }, (_, i) => ({
      name: `other${i}`,
      models: [{ ...tallyBoard, name: `other_${i}`, events: { nobody: ['TallyOpened'] } } as ReadModel<TallyDocument>],
    })),
  ],
};

const counted = (store: ReadStore) => {
  const writes: string[] = [];
  return {
    writes,
    store: {
      ...store,
      commit: (batch) => (writes.push(batch.consumer), store.commit(batch)),
      advance: (moves) => (writes.push(`${moves.length} together`), store.advance(moves)),
    } as ReadStore,
  };
};

const world = async () => {
  const eventStore = memoryEventStore();
  const { store: readStore, writes } = counted(memoryReadStore());
  const clock = fixedClock();
  const runtimeOn = (more: Partial<ReadStore> = {}) =>
    createRuntime({
      eventStore,
      readStore: { ...readStore, ...more },
      clock,
      ruleBook: { version: 'spec', values: [] },
      contexts: [crowd],
      pause: async () => undefined,
    });
  return { eventStore, readStore, writes, clock, runtimeOn, runtime: await runtimeOn() };
};
type World = Awaited<ReturnType<typeof world>>;

const open = async ({ runtime }: Pick<World, 'runtime'>, commandId: string) =>
  (await runtime.executor.execute(tallyRequest('OpenTally', commandId, { region: VILLAGE }))).id;
const positions = ({ runtime, readStore }: World) =>
  Promise.all(
    Object.values(runtime.checkpoints).map(async (consumer) => (await readStore.checkpoint(consumer)).position),
  );

describe('Consumers for which there is nothing', () => {
  it('cost one write together, beside that of the one for which there is some, also if a fold does nothing', async () => {
    const here = await world();
    await open(here, 'a');
    await here.runtime.consumers.settle();
    here.writes.length = 0;
    await open(here, 'b');
    await here.runtime.consumers.settle();
    expect(here.writes).toEqual(['boards/tally_board@1', `${OTHERS + 2} together`]);
    expect(new Set(await positions(here))).toEqual(new Set([await here.eventStore.head()]));
  });

  it('show to a reader at once that they have come as far as the log, and to other processes when that is saved', async () => {
    const here = await world();
    await open(here, 'a');
    await here.runtime.turns['other7']!();
    const head = await here.eventStore.head();
    const board = new CheckpointBoard({
      checkpoints: here.runtime.checkpoints,
      readStore: here.readStore,
      log: here.eventStore,
      clock: here.clock,
    });
    expect((await here.runtime.turns['other7']!()).position).toBe(head);
    expect(await board.reached('other7', head, 0)).toBe(false);
    await here.runtime.consumers.settle();
    expect(await board.reached('other7', head, 0)).toBe(true);
  });

  it('look again at what was not saved when the process was killed, and miss nothing', async () => {
    const here = await world();
    const id = await open(here, 'a');
    const dying = await here.runtimeOn({
      advance: async () => {
        throw new Error('killed before it saved');
      },
    });
    await expect(dying.consumers.settle()).rejects.toThrow('killed');
    expect(await here.readStore.get(collectionOf(tallyBoard), id)).toMatchObject({ doc: { sum: 0 } });
    expect((await positions(here)).filter((position) => position === START)).toHaveLength(OTHERS + 2);
    await here.runtime.executor.execute(tallyRequest('RaiseTally', 'raise', { by: 3 }, { id }));
    await (await here.runtimeOn()).consumers.settle();
    expect(await here.readStore.get(collectionOf(tallyBoard), id)).toMatchObject({ doc: { sum: 3 } });
    expect(new Set(await positions(here))).toEqual(new Set([await here.eventStore.head()]));
  });

  it('go on from where another process has brought them, and from the beginning where somebody has set them back', async () => {
    const here = await world();
    const other = await here.runtimeOn();
    const id = await open(here, 'a');
    await here.runtime.consumers.settle();
    await here.runtime.executor.execute(tallyRequest('RaiseTally', 'raise', { by: 3 }, { id }));
    await other.consumers.settle();
    await here.runtime.executor.execute(tallyRequest('RaiseTally', 'again', { by: 4 }, { id }));
    await here.runtime.consumers.settle();
    expect(await here.readStore.get(collectionOf(tallyBoard), id)).toMatchObject({ doc: { sum: 7 } });
    await here.readStore.drop('boards/tally_board@1', [collectionOf(tallyBoard)], 'tally_board@1|');
    await here.runtime.executor.execute(tallyRequest('RaiseTally', 'more', { by: 5 }, { id }));
    await here.runtime.consumers.settle();
    expect(await here.readStore.get(collectionOf(tallyBoard), id)).toMatchObject({ doc: { sum: 12 } });
  });
});

describe('A consumer that folds', () => {
  it('does not lose its turn to its own process, which saves meanwhile where it stood', async () => {
    const { eventStore, readStore, writes } = await world();
    const [ahead, won] = [new Ahead(), [] as boolean[]];
    const saving: ReadStore = {
      ...readStore,
      load: async (...asked) => (await ahead.save(), readStore.load(...asked)),
      commit: async (batch) => (won.push(await readStore.commit(batch)), won.at(-1)!),
    };
    const reading = { log: eventStore, readStore: saving, upcast: upcasting(), ahead };
    const turn = projectionTurn(crowd.projections[0]!, reading);
    const append = (stream: string, type: string) =>
      eventStore.append(stream, NO_STREAM, [
        { ...anEvent(), id: derivedUuid(stream), type, data: { region: VILLAGE } },
      ]);
    await append('nobody-1', 'NobodyCame');
    await turn();
    expect([ahead.unsaved, writes]).toEqual([true, []]);
    await append('tally-1', 'TallyOpened');
    await turn();
    expect([won, writes]).toEqual([[true], ['boards/tally_board@1']]);
    expect(await readStore.get(collectionOf(tallyBoard), '1')).toMatchObject({ doc: { sum: 0 } });
  });
});

describe('Where a consumer stands', () => {
  const at = (place: number): Position => String(place).padStart(4, '0') as Position;
  const placed = (advance: ReadStore['advance'] = async () => true) => {
    const ahead = new Ahead();
    ahead.moved('a', { advance }, 'consumer', at(3), at(1));
    ahead.moved('a', { advance }, 'consumer', at(5));
    return ahead;
  };

  it('counts beyond a checkpoint that lies between where it began and where it stands, both included', () => {
    const from = (position: number, pending?: number) =>
      placeFrom(placed().take('a'), { position: at(position), ...(pending !== undefined && { pending: at(pending) }) });
    expect([0, 1, 4, 5, 6].map((position) => from(position))).toEqual([at(0), at(5), at(5), at(5), at(6)]);
    expect(from(4, 9)).toBe(at(4));
    expect(placeFrom(undefined, { position: at(2) })).toBe(at(2));
  });

  it('is saved once, and asked of the store again when that had moved', async () => {
    const moves: unknown[] = [];
    const ahead = placed(async (asked) => (moves.push(...asked), true));
    expect(ahead.unsaved).toBe(true);
    await Promise.all([ahead.save(), ahead.save()]);
    await ahead.save();
    expect(moves).toEqual([{ consumer: 'consumer', expected: at(1), next: at(5) }]);
    expect([ahead.unsaved, ahead.of('a')]).toEqual([false, at(5)]);

    const lost = placed(async () => false);
    await lost.save();
    expect([lost.unsaved, lost.of('a')]).toEqual([false, undefined]);
  });

  it('is asked of the store by a consumer that was reading on when another process had moved it', async () => {
    const { eventStore, readStore } = await world();
    const ahead = new Ahead();
    const reading = { readStore, upcast: upcasting(), ahead };
    const looking = (log: Reading['log']) =>
      nextConcern({ ...reading, log }, { key: 'a', consumer: 'a', concerns: () => false });
    const append = (stream: string) =>
      eventStore.append(stream, NO_STREAM, [{ ...anEvent(), id: derivedUuid(stream), type: 'NobodyCame' }]);
    await append('nobody-1');
    await looking(eventStore);
    const first = await eventStore.head();
    await append('nobody-2');
    await readStore.advance([{ consumer: 'a', expected: START, next: first }]);
    await looking({ ...eventStore, readAll: async (...asked) => (await ahead.save(), eventStore.readAll(...asked)) });
    await looking(eventStore);
    await ahead.save();
    expect((await readStore.checkpoint('a')).position).toBe(await eventStore.head());
  });

  it('is not put back by a save during which the consumer took it', async () => {
    const ahead: Ahead = placed(async () => (ahead.take('a'), true));
    await ahead.save();
    expect(ahead.of('a')).toBeUndefined();
  });
});
