import { describe, expect, it, jest } from '@jest/globals';
import {
  NO_DOCUMENTS,
  START,
  collectionOf,
  streamId,
  type ReadModel,
  type ReadStore,
  type RecordedEvent,
} from '#kernel';
import { memoryReadStore } from '#read-store-memory';
import { operationsContext } from '#contexts/operations';
import {
  CrashingProcess,
  VILLAGE,
  fixedClock,
  memoryEventStore,
  tallyBoard,
  tallyDecider,
  tallyRequest,
  tallyTable,
} from '#testing';
import {
  DEADLINES,
  DEADLINE_INDEXES,
  checkpointName,
  createRuntime,
  reaction,
  type ContextModule,
  type Deadline,
  type DeadlineModel,
  type ProcessManager,
  type Runtime,
  type RuntimeOptions,
} from '#runtime';

/** Raises every tally once more after its first raise: what a process manager does by itself. */
const doubling: ProcessManager = {
  name: 'doubling',
  from: 'beginning',
  reactions: [
    reaction(tallyDecider, 'TallyRaised', tallyTable, 'RaiseTally', ({ stream, metadata, data: { by } }) =>
      metadata.actor.role === 'SYSTEM' ? [] : [{ id: streamId(stream), input: { by } }],
    ),
  ],
};

/** A tally is closed at noon of the next day if nobody did before. */
const closing: DeadlineModel = {
  ...DEADLINE_INDEXES,
  name: 'deadline_tally',
  version: 1,
  table: tallyTable,
  events: { tally: ['TallyOpened', 'TallyClosed'] },
  keys: ({ stream }: RecordedEvent) => [streamId(stream)],
  fold: (_deadline: Deadline | undefined, { type }: RecordedEvent, id: string) =>
    type === 'TallyOpened'
      ? { dueAt: '2024-11-05T05:00:00.000Z' as never, command: 'CloseTally', id, input: {} }
      : undefined,
};

const context: ContextModule = {
  name: 'tally',
  tables: [tallyTable],
  queries: [],
  totals: [],
  projections: [{ name: 'boards', models: [tallyBoard] }],
  processManagers: [doubling],
  deadlines: [closing],
};

const contexts = [context, operationsContext()];

const world = () => ({ eventStore: memoryEventStore(), readStore: memoryReadStore(), clock: fixedClock() });
const runtimeOn = (
  parts: Pick<RuntimeOptions, 'eventStore' | 'readStore' | 'clock'>,
  rest: Partial<RuntimeOptions> = {},
): Promise<Runtime> =>
  createRuntime({
    ...parts,
    ruleBook: { version: 'spec', values: [] },
    contexts,
    pause: async () => undefined,
    ...rest,
  });
const open = async ({ executor }: Runtime): Promise<string> =>
  (await executor.execute(tallyRequest('OpenTally', 'open', { region: VILLAGE }))).id;
const raise = ({ executor }: Runtime, id: string, by: number) =>
  executor.execute(tallyRequest('RaiseTally', `raise-${by}`, { by }, { id }));
const sumOf = async (readStore: ReadStore, id: string) =>
  (await readStore.get<{ sum: number }>(collectionOf(tallyBoard), id))?.doc?.sum;

describe('A process manager', () => {
  it('issues its commands as the system, with the event as their cause', async () => {
    const parts = world();
    const runtime = await runtimeOn(parts);
    const id = await open(runtime);
    await raise(runtime, id, 3);
    await runtime.consumers.settle();
    expect(await sumOf(parts.readStore, id)).toBe(6);
    const [, cause, effect] = await parts.eventStore.read(`tally-${id}`);
    expect(effect!.metadata).toMatchObject({
      causationId: cause!.id,
      correlationId: cause!.metadata.correlationId,
      actor: { userId: 'system', role: 'SYSTEM' },
    });
    expect(effect!.metadata.provenance.source).toBe('SYSTEM');
  });

  it('killed at any call of a store and started again has issued each command once', async () => {
    const parts = world();
    const first = await runtimeOn(parts);
    const id = await open(first);
    await raise(first, id, 3);
    await raise(first, id, 4);
    const written = (await parts.eventStore.read(`tally-${id}`)).length;
    const copy = async () => {
      const fresh = world();
      const runtime = await runtimeOn(fresh);
      await open(runtime);
      await raise(runtime, id, 3);
      await raise(runtime, id, 4);
      return fresh;
    };
    const counting = new CrashingProcess();
    const whole = await runtimeOn({
      ...parts,
      eventStore: counting.over(parts.eventStore),
      readStore: counting.over(parts.readStore),
    });
    await whole.consumers.settle();
    expect(counting.calls).toBeGreaterThan(20);

    for (let call = 1; call <= counting.calls; call += 1) {
      for (const when of ['before', 'after'] as const) {
        const again = await copy();
        const dying = new CrashingProcess({ call, when });
        const died = runtimeOn({
          ...again,
          eventStore: dying.over(again.eventStore),
          readStore: dying.over(again.readStore),
        }).then((runtime) => runtime.consumers.settle());
        expect(String(await died.catch((error: unknown) => error))).toContain('Crash');
        await (await runtimeOn(again)).consumers.settle();
        expect(await again.eventStore.read(`tally-${id}`)).toHaveLength(written + 2);
        expect(await sumOf(again.readStore, id)).toBe(14);
      }
    }
  });

  it('goes on after a refusal, and tells of it', async () => {
    const parts = world();
    const refused: string[] = [];
    const runtime = await runtimeOn(parts, {
      onRefused: (source, { name }, { code }) => refused.push(`${source} ${name} ${code}`),
    });
    const id = await open(runtime);
    await raise(runtime, id, 3);
    await runtime.executor.execute(tallyRequest('CloseTally', 'close', {}, { id }));
    await runtime.consumers.settle();
    expect(refused).toEqual(['doubling RaiseTally E_STATE']);
    expect((await parts.readStore.checkpoint('doubling')).position).toBe(await parts.eventStore.head());
  });
});

describe('A deadline', () => {
  it('does nothing before it is due, and issues its command once when it is', async () => {
    const parts = world();
    const runtime = await runtimeOn(parts);
    const id = await open(runtime);
    const types = async () => (await parts.eventStore.read(`tally-${id}`)).map(({ type }) => type);
    parts.clock.set('2024-11-05T04:59:59.999Z');
    await runtime.consumers.settle();
    expect(await types()).toEqual(['TallyOpened']);
    parts.clock.set('2024-11-05T05:00:00.000Z');
    await runtime.consumers.settle();
    await runtime.consumers.settle();
    expect(await types()).toEqual(['TallyOpened', 'TallyClosed']);
  });

  it('survives a restart, and two keepers issue it once', async () => {
    const parts = world();
    const id = await open(await runtimeOn(parts));
    parts.clock.set('2025-01-01T00:00:00.000Z');
    const [one, two] = [await runtimeOn(parts), await runtimeOn(parts)];
    await Promise.all([one.consumers.settle(), two.consumers.settle()]);
    expect((await parts.eventStore.read(`tally-${id}`)).map(({ type }) => type)).toEqual([
      'TallyOpened',
      'TallyClosed',
    ]);
  });

  it('falls away when the matter is settled', async () => {
    const parts = world();
    const runtime = await runtimeOn(parts);
    const id = await open(runtime);
    await runtime.executor.execute(tallyRequest('CloseTally', 'close', {}, { id }));
    parts.clock.set('2025-01-01T00:00:00.000Z');
    await runtime.consumers.settle();
    expect(await parts.eventStore.read(`tally-${id}`)).toHaveLength(2);
    expect((await parts.readStore.checkpoint(checkpointName({ name: DEADLINES, models: [closing] }))).position).toBe(
      await parts.eventStore.head(),
    );
  });
});

describe('Running consumers', () => {
  it('make a commit visible to whoever waits for its position', async () => {
    const parts = world();
    const runtime = await runtimeOn(parts, { pollEvery: 60_000 });
    runtime.consumers.start();
    const id = await open(runtime);
    const { position } = await raise(runtime, id, 3);
    expect(await runtime.consumers.reached('boards', position, 10_000)).toBe(true);
    expect(await sumOf(parts.readStore, id)).toBeGreaterThanOrEqual(3);
    expect((await runtime.consumers.freshness('boards')).position >= position).toBe(true);
    await runtime.consumers.stop();
    expect(runtime.consumers.statuses().map(({ state }) => state)).toEqual(Array(4).fill('stopped'));
  });

  it('that are behind say so when the wait is over', async () => {
    const parts = world();
    const runtime = await runtimeOn(parts);
    const { position } = await runtime.executor.execute(tallyRequest('OpenTally', 'open', { region: VILLAGE }));
    expect(await runtime.consumers.reached('boards', position, 0)).toBe(false);
  });

  it('go on by themselves after a fault, and show it meanwhile', async () => {
    const parts = world();
    let broken = true;
    const faults: string[] = [];
    const flaky = {
      ...parts.readStore,
      commit: (batch: never) => {
        if (broken) throw new Error('the disk is away');
        return parts.readStore.commit(batch);
      },
    } as ReadStore;
    let seen: () => void = () => undefined;
    const faulted = new Promise<void>((resolve) => (seen = resolve));
    const runtime = await runtimeOn(
      { ...parts, readStore: flaky },
      {
        pollEvery: 5,
        onFault: (consumer, error) => {
          faults.push(`${consumer}: ${error}`);
          if (consumer === 'boards') seen();
        },
      },
    );
    const { position } = await runtime.executor.execute(tallyRequest('OpenTally', 'open', { region: VILLAGE }));
    runtime.consumers.start();
    await faulted;
    expect(runtime.consumers.statuses().find(({ name }) => name === 'boards')).toMatchObject({
      state: 'failed',
      error: 'Error: the disk is away',
    });
    broken = false;
    expect(await runtime.consumers.reached('boards', position, 20_000)).toBe(true);
    await runtime.consumers.stop();
    expect(faults).toContain('boards: Error: the disk is away');
  });

  it('that have failed for long try again every two seconds', async () => {
    const parts = world();
    let attempts = 0;
    const away = {
      ...parts.readStore,
      checkpoint: () => {
        attempts += 1;
        throw new Error('away');
      },
    } as ReadStore;
    const runtime = await runtimeOn(
      { ...parts, readStore: away },
      { contexts: [{ ...context, processManagers: [], deadlines: [] }], pollEvery: 1e9 },
    );
    jest.useFakeTimers();
    try {
      runtime.consumers.start();
      await jest.advanceTimersByTimeAsync(600_000);
      const before = attempts;
      await jest.advanceTimersByTimeAsync(2_000);
      const consumers = runtime.consumers.statuses().length;
      expect(attempts - before).toBe(consumers);
    } finally {
      jest.useRealTimers();
    }
    await runtime.consumers.stop();
  });
});

describe('A history', () => {
  it('tells step by step who did what, and which fields changed from what to what', async () => {
    const parts = world();
    const runtime = await runtimeOn(parts);
    const id = await open(runtime);
    await raise(runtime, id, 3);
    const {
      items: [first, second],
      next,
    } = await runtime.histories.of('tally', id, { limit: 50 });
    expect(first!.changes).toEqual([{ kind: 'ADDED', pointer: '/region', after: VILLAGE }]);
    expect(second).toMatchObject({
      revision: 1,
      type: 'TallyRaised',
      data: { by: 3 },
      changes: [{ kind: 'ALTERED', pointer: '/sum', before: 0, after: 3 }],
      metadata: { command: 'RaiseTally' },
    });
    expect(second!.id).toBe((await parts.eventStore.read(`tally-${id}`))[1]!.id);
    expect(next).toBeUndefined();
    await expect(runtime.histories.of('tally', 'nobody', { limit: 50 })).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await expect(runtime.histories.of('nothing', id, { limit: 50 })).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });

  it('gives the document as it stood at an instant', async () => {
    const parts = world();
    const contexts = [
      operationsContext(),
      { ...context, queries: [{ category: 'tally', model: tallyBoard as ReadModel } as never] },
    ];
    const runtime = await runtimeOn(parts, { contexts });
    const id = await open(runtime);
    parts.clock.set('2024-11-04T06:00:00.000Z');
    await raise(runtime, id, 3);
    const [opened, raised] = await parts.eventStore.read(`tally-${id}`);
    expect(await runtime.histories.documentAt('tally', id, '2024-11-04T05:59:59.999Z' as never)).toMatchObject({
      document: { sum: 0 },
      position: opened!.position,
    });
    expect(await runtime.histories.documentAt('tally', id, '2024-11-04T06:00:00.000Z' as never)).toMatchObject({
      document: { sum: 3 },
      position: raised!.position,
    });
    expect(await runtime.histories.documentAt('tally', id, '2024-11-04T00:00:00.000Z' as never)).toEqual({
      position: START,
      last: 1,
      documents: NO_DOCUMENTS,
    });
  });

  it('shows no step without those before it where a clock went back', async () => {
    const parts = world();
    const contexts = [
      operationsContext(),
      { ...context, queries: [{ category: 'tally', model: tallyBoard as ReadModel } as never] },
    ];
    const runtime = await runtimeOn(parts, { contexts });
    const id = await open(runtime);
    parts.clock.set('2024-11-04T23:00:00.000Z');
    await raise(runtime, id, 3);
    parts.clock.set('2024-11-04T06:00:00.000Z');
    await raise(runtime, id, 4);
    expect(await runtime.histories.documentAt('tally', id, '2024-11-04T06:00:00.000Z' as never)).toMatchObject({
      document: { sum: 0 },
    });
    expect(await runtime.histories.documentAt('tally', id, '2024-11-04T23:00:00.000Z' as never)).toMatchObject({
      document: { sum: 7 },
    });
  });
});
