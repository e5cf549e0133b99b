import { describe, expect, it } from '@jest/globals';
import { START, StoreUnavailable, type EventStore, type Instant } from '#kernel';
import { memoryReadStore } from '#read-store-memory';
import { VILLAGE, anEvent, fixedClock, memoryEventStore, tallyBoard, tallyRequest, tallyTable } from '#testing';
import { CheckpointBoard, createRuntime, type ContextModule } from '#runtime';

const context: ContextModule = {
  name: 'tally',
  tables: [tallyTable],
  queries: [],
  totals: [],
  projections: [{ name: 'boards', models: [tallyBoard] }],
  processManagers: [],
  deadlines: [],
};

const world = async () => {
  const parts = { eventStore: memoryEventStore(), readStore: memoryReadStore(), clock: fixedClock() };
  const runtime = await createRuntime({ ...parts, ruleBook: { version: 'spec', values: [] }, contexts: [context] });
  const board = new CheckpointBoard({
    checkpoints: runtime.checkpoints,
    readStore: parts.readStore,
    log: parts.eventStore,
    clock: parts.clock,
  });
  const open = (commandId: string) =>
    runtime.executor.execute(tallyRequest('OpenTally', commandId, { region: VILLAGE }));
  return { ...parts, runtime, board, open };
};

describe('A board of the consumers of other processes', () => {
  it('knows the same consumers as the process that runs them', async () => {
    const { runtime, board } = await world();
    await board.look();
    expect(board.statuses().map(({ name }) => name)).toEqual(runtime.consumers.statuses().map(({ name }) => name));
  });

  it('tells up to which instant everything is shown', async () => {
    const { runtime, board, clock, open } = await world();
    await open('one');
    expect(await board.freshness('boards')).toEqual({ position: START, asOf: '1970-01-01T00:00:00.000Z' });
    await runtime.consumers.settle();
    clock.set('2024-11-04T06:00:00.000Z');
    await open('two');
    clock.set('2024-11-04T06:00:30.000Z');
    expect((await board.freshness('boards')).asOf).toBe('2024-11-04T06:00:00.000Z');
    expect(board.statuses()).toMatchObject([{ name: 'boards', state: 'catching-up', lagSeconds: 30 }]);
    await runtime.consumers.settle();
    expect((await board.freshness('boards')).asOf).toBe('2024-11-04T06:00:30.000Z');
    // How many events another process has read is not in its checkpoint.
    expect(board.statuses()).toMatchObject([{ name: 'boards', state: 'live', lagSeconds: 0, processed: 0 }]);
  });

  it('waits until another process has folded a position, and no longer than asked', async () => {
    const { runtime, board, open } = await world();
    const { position } = await open('one');
    expect(await board.reached('boards', position, 0)).toBe(false);
    const waiting = board.reached('boards', position, 10_000);
    await runtime.consumers.settle();
    expect(await waiting).toBe(true);
  });

  it('tells how many documents are parked, as of its last look at all consumers', async () => {
    const { runtime, eventStore, readStore, clock } = await world();
    let parked = 2;
    const board = new CheckpointBoard({
      checkpoints: runtime.checkpoints,
      readStore,
      log: eventStore,
      clock,
      parked: async (name) => (name === 'boards' ? parked : undefined),
    });
    await board.look();
    parked = 0;
    await board.freshness('boards');
    expect(board.statuses().map((status) => status.parked)).toEqual([2, undefined]);
    await board.look();
    expect(board.statuses()[0]).toMatchObject({ parked: 0 });
  });

  it('tells while the log is away up to which instant it knows everything to be shown, and how old that is', async () => {
    const { runtime, clock, readStore, eventStore, open } = await world();
    let away = false;
    const log: Pick<EventStore, 'readAll'> = {
      readAll: async (...page) => {
        if (away) throw new StoreUnavailable('away');
        return eventStore.readAll(...page);
      },
    };
    const boardOf = () => new CheckpointBoard({ checkpoints: runtime.checkpoints, readStore, log, clock });
    const board = boardOf();
    const { position } = await open('one');
    await runtime.consumers.settle();
    expect(await board.freshness('boards')).toEqual({ position, asOf: '2024-11-04T05:00:00.000Z' });
    away = true;
    clock.set('2024-11-04T06:00:00.000Z');
    expect(await board.freshness('boards')).toEqual({ position, asOf: '2024-11-04T05:00:00.000Z' });
    expect(board.statuses()).toMatchObject([{ state: 'catching-up', lagSeconds: 3_600 }]);
    expect(await boardOf().freshness('boards')).toEqual({ position, asOf: '1970-01-01T00:00:00.000Z' });
    away = false;
    expect((await board.freshness('boards')).asOf).toBe('2024-11-04T06:00:00.000Z');
  });

  it("does not take pages of another's events for the end of the log, nor a clock that is ahead for news", async () => {
    const { runtime, readStore, clock } = await world();
    const waiting = { ...anEvent(), stream: 'tally-1', revision: 0, position: 'b' };
    const at = (recordedAt: string) => ({
      ...waiting,
      metadata: { ...waiting.metadata, recordedAt: recordedAt as Instant },
    });
    const boardBefore = (event: ReturnType<typeof at>) =>
      new CheckpointBoard({
        checkpoints: runtime.checkpoints,
        readStore,
        clock,
        log: {
          readAll: async (after) =>
            (after === START
              ? { events: [], next: 'a', end: false }
              : { events: [event], next: 'b', end: true }) as never,
        },
      });
    const board = boardBefore(at('2024-11-04T04:00:00.000Z'));
    expect((await board.freshness('boards')).asOf).toBe('1970-01-01T00:00:00.000Z');
    expect(board.statuses()).toMatchObject([{ state: 'catching-up', lagSeconds: 3_600 }]);
    const ahead = boardBefore(at('2024-11-05T05:00:00.000Z'));
    await ahead.freshness('boards');
    expect(ahead.statuses()).toMatchObject([{ state: 'catching-up', lagSeconds: 0 }]);
  });
});
