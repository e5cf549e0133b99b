import { describe, expect, it } from '@jest/globals';
import { operationsContext, type ParkingBoardEntry } from '#contexts/operations';
import {
  collectionOf,
  reject,
  streamId,
  type EventSource,
  type EventStore,
  type KeyParked,
  type LocalDate,
  type ReadStore,
} from '#kernel';
import { memoryReadStore } from '#read-store-memory';
import {
  CrashingProcess,
  VILLAGE,
  fixedClock,
  memoryEventStore,
  tallyDecider,
  tallyRequest,
  tallyTable,
} from '#testing';
import {
  MOST_PARKED,
  createRuntime,
  reaction,
  type CommandTable,
  type CommonInput,
  type ContextModule,
  type ProcessManager,
  type Reaction,
  type Runtime,
} from '#runtime';
import { parkingBoard } from '../../contexts/operations/read/parking-board.model.js';

/** What is wrong with the program: raises at whose sum it throws. */
const program = { bad: new Set<number>() };

/** Answers every raise of a person with one of ten times as much. */
const raising = reaction(
  tallyDecider,
  'TallyRaised',
  tallyTable,
  'RaiseTally',
  ({ stream, metadata, data: { by } }) => {
    if (metadata.actor.role === 'SYSTEM') return [];
    if (program.bad.has(by)) throw new TypeError(`cannot raise after ${by}`);
    return [{ id: streamId(stream), input: { by: by * 10 } }];
  },
);
const manager = (
  from: ProcessManager['from'] = 'beginning',
  reactions: readonly Reaction[] = [raising],
): ProcessManager => ({ name: 'raising', from, reactions });

const operations = operationsContext();
const parkingTable = operations.tables[0]!;
const contextWith = (...processManagers: readonly ProcessManager[]): ContextModule => ({
  name: 'tallies',
  tables: [tallyTable],
  queries: [],
  totals: [],
  projections: [],
  processManagers,
  deadlines: [],
});

const world = () => ({ eventStore: memoryEventStore(), readStore: memoryReadStore(), clock: fixedClock() });
type World = {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly clock: ReturnType<typeof fixedClock>;
};
const processOn = (parts: World, processManager: ProcessManager | undefined = manager()): Promise<Runtime> =>
  createRuntime({
    ...parts,
    ruleBook: { version: 'spec', values: [] },
    contexts: [contextWith(...(processManager ? [processManager] : [])), operations],
    pause: async () => undefined,
  });

let commands = 0;
const open = async ({ executor }: Runtime): Promise<string> =>
  (await executor.execute(tallyRequest('OpenTally', `open-${(commands += 1)}`, { region: VILLAGE }))).id;
const raise = ({ executor }: Runtime, id: string, by: number) =>
  executor.execute(tallyRequest('RaiseTally', `raise-${(commands += 1)}`, { by }, { id }));
const close = ({ executor }: Runtime, id: string) =>
  executor.execute(tallyRequest('CloseTally', `close-${(commands += 1)}`, {}, { id }));
const letGo = ({ executor }: Runtime, name: string, input: object) =>
  executor.execute({
    table: parkingTable,
    row: parkingTable.rows.find((row) => row.name === name)!,
    input: { model: 'raising', reason: 'sudah diperbaiki', ...input } as CommonInput,
    principal: {
      userId: 'steward',
      grants: [{ role: 'DATA_STEWARD', scope: 'ID', officeId: 'walidata', validFrom: '2024-01-01' as LocalDate }],
    },
    commandId: `steward-${(commands += 1)}`,
    correlationId: 'c',
  });

/** By how much the system raised a tally, in order. */
const answers = async ({ eventStore }: Pick<World, 'eventStore'>, id: string) =>
  (await eventStore.read(`tally-${id}`))
    .filter(({ type, metadata }) => type === 'TallyRaised' && metadata.actor.role === 'SYSTEM')
    .map(({ data }) => (data as { by: number }).by);
const parking = async ({ eventStore }: Pick<World, 'eventStore'>) =>
  (await eventStore.read('parking-raising')).map(({ type }) => type);
const parked = async ({ eventStore }: Pick<World, 'eventStore'>) =>
  (await eventStore.read('parking-raising'))[0]!.data as KeyParked;
const onBoard = async ({ readStore }: Pick<World, 'readStore'>) =>
  (await readStore.find<ParkingBoardEntry>(collectionOf(parkingBoard), { limit: 500 })).items.map(({ doc }) => doc!);

describe('A declared process manager', () => {
  const published: EventSource<{ readonly type: 'TallyRaised'; readonly data: { readonly by: number } }> = {
    category: 'tally',
  };

  it('knows events, commands and inputs by their types', () => {
    expect([
      reaction(published, 'TallyRaised', tallyTable, 'CloseTally', ({ stream, data: { by } }) =>
        by > 1 ? [{ id: streamId(stream), input: {} }] : [],
      ),
      // @ts-expect-error -- a command that is misspelt
      reaction(tallyDecider, 'TallyRaised', tallyTable, 'RiseTally', () => []),
      // @ts-expect-error -- an event that is misspelt
      reaction(tallyDecider, 'TalyRaised', tallyTable, 'RaiseTally', () => []),
      // @ts-expect-error -- an event that is not published
      reaction(published, 'TallyOpened', tallyTable, 'CloseTally', () => []),
      // @ts-expect-error -- an input of another kind
      reaction(tallyDecider, 'TallyRaised', tallyTable, 'RaiseTally', () => [{ id: 'a', input: { by: 'three' } }]),
      // @ts-expect-error -- an input that lacks something
      reaction(tallyDecider, 'TallyRaised', tallyTable, 'RaiseTally', () => [{ id: 'a', input: {} }]),
      reaction(tallyDecider, 'TallyRaised', tallyTable, 'RaiseTally', ({ data }) => [
        // @ts-expect-error -- a field that the event does not have
        { id: 'a', input: { by: data.sum as number } },
      ]),
    ]).toHaveLength(7);
  });

  const untyped = (category: string, type: string, table: CommandTable, command: string): Reaction => ({
    category,
    type,
    table,
    command,
    react: () => [],
  });
  it.each<[string, Reaction]>([
    [
      'gives the command RiseTally, which tallies does not have',
      untyped('tally', 'TallyRaised', tallyTable, 'RiseTally'),
    ],
    [
      'gives the command OpenTally of tallies, which the system may not give',
      untyped('tally', 'TallyRaised', tallyTable, 'OpenTally'),
    ],
    [
      'gives commands of elsewhere, which no context brings',
      untyped('tally', 'TallyRaised', { ...tallyTable, path: 'elsewhere' }, 'RaiseTally'),
    ],
    [
      'reacts to TalyRaised, an event that tally does not have',
      untyped('tally', 'TalyRaised', tallyTable, 'RaiseTally'),
    ],
    [
      'reacts to TallyRaised of taly, a category that no context has',
      untyped('taly', 'TallyRaised', tallyTable, 'RaiseTally'),
    ],
  ])('refuses the start where it %s', async (says, wrong) => {
    await expect(processOn(world(), manager('now', [raising, wrong]))).rejects.toThrow(
      `The process manager raising ${says}.`,
    );
  });

  it('refuses the start where nothing keeps what it could not do', async () => {
    await expect(
      createRuntime({ ...world(), ruleBook: { version: 'spec', values: [] }, contexts: [contextWith(manager())] }),
    ).rejects.toThrow('(operations): it is missing');
  });
});

describe('A process manager that is added to a log with a past', () => {
  /** A process without it has been at work. */
  const past = async () => {
    const parts = world();
    const before = await processOn(parts, undefined);
    const id = await open(before);
    for (const by of [1, 2]) await raise(before, id, by);
    return { parts, id };
  };

  it('from the beginning acts on the whole past', async () => {
    const { parts, id } = await past();
    await (await processOn(parts)).consumers.settle();
    expect(await answers(parts, id)).toEqual([10, 20]);
  });

  it('from now acts only on what comes after its start, which the log tells', async () => {
    const { parts, id } = await past();
    const runtime = await processOn(parts, manager('now'));
    await runtime.consumers.settle();
    expect(await answers(parts, id)).toEqual([]);
    expect((await parts.eventStore.read('processManager-raising')).map(({ type, data }) => [type, data])).toEqual([
      ['ManagerStarted', { manager: 'raising', from: 'NOW' }],
    ]);
    await raise(runtime, id, 3);
    await runtime.consumers.settle();
    expect(await answers(parts, id)).toEqual([30]);
  });

  it('acts on nothing that is older when its read store was emptied, and catches up with what came while it was away', async () => {
    const { parts, id } = await past();
    const first = await processOn(parts, manager('now'));
    await first.consumers.settle();
    await raise(first, id, 3);
    const emptied = { ...parts, readStore: memoryReadStore() };
    const runtime = await processOn(emptied, manager('now'));
    await runtime.consumers.settle();
    await runtime.consumers.settle();
    expect(await answers(parts, id)).toEqual([30]);
  });

  it.each([
    ['now', 'beginning', []],
    ['beginning', 'now', [10, 20]],
  ] as const)(
    'stays as it began, from %s, though it is declared from %s later and its read store is emptied',
    async (first, later, expected) => {
      const { parts, id } = await past();
      await (await processOn(parts, manager(first))).consumers.settle();
      await (await processOn({ ...parts, readStore: memoryReadStore() }, manager(later))).consumers.settle();
      expect(await answers(parts, id)).toEqual(expected);
    },
  );

  it('is started once by two processes at once', async () => {
    const { parts, id } = await past();
    const two = await Promise.all([
      processOn(parts, manager('now')),
      processOn({ ...parts, readStore: memoryReadStore() }, manager('now')),
    ]);
    await Promise.all(two.map(({ consumers }) => consumers.settle()));
    expect(await parts.eventStore.read('processManager-raising')).toHaveLength(1);
    await raise(two[0]!, id, 3);
    await Promise.all(two.map(({ consumers }) => consumers.settle()));
    expect(await answers(parts, id)).toEqual([30]);
  });
});

describe('An event on which a process manager throws', () => {
  /** Twenty raises, by 1 to 20. */
  const twenty = async (...bad: readonly number[]) => {
    program.bad = new Set(bad);
    const parts = world();
    const runtime = await processOn(parts);
    const id = await open(runtime);
    for (let by = 1; by <= 20; by += 1) await raise(runtime, id, by);
    await runtime.consumers.settle();
    return { parts, runtime, id };
  };
  const rest = Array.from({ length: 19 }, (_, index) => (index + 2) * 10);

  it('the first of twenty, is parked, and the nineteen others go on', async () => {
    const { parts, runtime, id } = await twenty(1);
    expect(await answers(parts, id)).toEqual(rest);
    const [, first] = await parts.eventStore.read(`tally-${id}`);
    expect(await onBoard(parts)).toMatchObject([
      {
        model: 'raising',
        key: first!.id,
        status: 'PARKED',
        eventId: first!.id,
        eventType: 'TallyRaised',
        failed: 'REACTING',
        error: 'TypeError: cannot raise after 1',
        count: 1,
      },
    ]);
    expect(await runtime.parked('raising')).toBe(1);
    expect(runtime.consumers.statuses().find(({ name }) => name === 'raising')).toMatchObject({
      state: 'live',
      parked: 1,
    });
  });

  it('is acted on when it is retried with a mended program, once', async () => {
    const { parts, runtime, id } = await twenty(1);
    program.bad.clear();
    await letGo(runtime, 'RetryParkedKey', { key: (await parked(parts)).key });
    await runtime.consumers.settle();
    expect(await answers(parts, id)).toEqual([...rest, 10]);
    expect(await onBoard(parts)).toMatchObject([{ status: 'RETRIED', letGoBy: 'steward' }]);
    expect(await runtime.parked('raising')).toBe(0);
    await (await processOn({ ...parts, readStore: memoryReadStore() })).consumers.settle();
    expect(await answers(parts, id)).toEqual([...rest, 10]);
  });

  it('is parked again when it is retried too early, and acted on by no process that begins anew', async () => {
    const { parts, runtime, id } = await twenty(1);
    await letGo(runtime, 'RetryParkedKey', { key: (await parked(parts)).key });
    await runtime.consumers.settle();
    expect(await parking(parts)).toEqual(['KeyParked', 'ParkedKeyRetried', 'KeyParked']);
    program.bad.clear();
    await (await processOn({ ...parts, readStore: memoryReadStore() })).consumers.settle();
    expect(await answers(parts, id)).toEqual(rest);
    expect(await parking(parts)).toHaveLength(3);
  });

  it('is never acted on once it was dropped', async () => {
    const { parts, runtime, id } = await twenty(1);
    const { key, eventId } = await parked(parts);
    await letGo(runtime, 'DropParkedEvent', { key, eventId });
    program.bad.clear();
    await runtime.consumers.settle();
    await (await processOn({ ...parts, readStore: memoryReadStore() })).consumers.settle();
    expect(await answers(parts, id)).toEqual(rest);
    expect(await onBoard(parts)).toMatchObject([{ status: 'DROPPED', dropped: [eventId] }]);
  });

  it(`makes the manager fail where it is the ${MOST_PARKED + 1}st that would wait`, async () => {
    const bad = Array.from({ length: MOST_PARKED + 1 }, (_, index) => index + 1);
    program.bad = new Set(bad);
    const parts = world();
    const runtime = await processOn(parts);
    const id = await open(runtime);
    for (const by of bad) await raise(runtime, id, by);
    await expect(runtime.consumers.settle()).rejects.toThrow(
      `raising: TooManyParked: ${MOST_PARKED + 1} of raising would be parked, more than ${MOST_PARKED}`,
    );
    program.bad.delete(MOST_PARKED + 1);
    await runtime.consumers.settle();
    expect(await answers(parts, id)).toEqual([(MOST_PARKED + 1) * 10]);
  });
});

describe('A command of a process manager that is refused', () => {
  /** The tally was closed before the manager came to it; another one is open. */
  const refused = async () => {
    program.bad.clear();
    const parts = world();
    const runtime = await processOn(parts);
    const [closed, other] = [await open(runtime), await open(runtime)];
    await raise(runtime, closed, 1);
    await close(runtime, closed);
    await raise(runtime, other, 2);
    await runtime.consumers.settle();
    return { parts, runtime, closed, other };
  };

  it('is kept where an operator and an auditor find it, and everything else goes on', async () => {
    const { parts, runtime, closed, other } = await refused();
    expect(await answers(parts, other)).toEqual([20]);
    const { messageId, messageEn } = reject('E_STATE');
    expect(await onBoard(parts)).toMatchObject([
      {
        model: 'raising',
        status: 'PARKED',
        failed: 'REFUSED',
        command: 'RaiseTally',
        code: 'E_STATE',
        stream: `tally-${closed}`,
        error: `RaiseTally tally-${closed}: E_STATE: ${messageId} / ${messageEn}`,
      },
    ]);
    expect(await runtime.parked('raising')).toBe(1);
  });

  it('is not issued again by a process that begins anew, though it would succeed by now', async () => {
    const { parts, closed } = await refused();
    const reopened: EventStore = {
      ...parts.eventStore,
      read: async (stream, options) =>
        (await parts.eventStore.read(stream, options)).filter(({ type }) => type !== 'TallyClosed'),
    };
    await (await processOn({ ...parts, eventStore: reopened, readStore: memoryReadStore() })).consumers.settle();
    expect(await answers(parts, closed)).toEqual([]);
    expect(await parking(parts)).toEqual(['KeyParked']);
  });

  it('is issued again by a retry, with the same id, and kept again when it is refused again', async () => {
    const { parts, runtime, closed } = await refused();
    const { key } = await parked(parts);
    await letGo(runtime, 'RetryParkedKey', { key });
    await runtime.consumers.settle();
    expect(await parking(parts)).toEqual(['KeyParked', 'ParkedKeyRetried', 'KeyParked']);
    await letGo(runtime, 'DropParkedEvent', { key, eventId: key });
    await runtime.consumers.settle();
    expect(await answers(parts, closed)).toEqual([]);
    expect(await onBoard(parts)).toMatchObject([{ status: 'DROPPED', count: 2 }]);
  });

  it('holds up none of the others after the same event', async () => {
    program.bad.clear();
    const parts = world();
    const both = manager('beginning', [
      raising,
      reaction(tallyDecider, 'TallyRaised', tallyTable, 'CloseTally', ({ stream, metadata }) =>
        metadata.actor.role === 'SYSTEM'
          ? []
          : [
              { id: 'nobody', input: {} },
              { id: streamId(stream), input: {} },
            ],
      ),
    ]);
    const runtime = await processOn(parts, both);
    const id = await open(runtime);
    await raise(runtime, id, 1);
    await runtime.consumers.settle();
    expect((await parts.eventStore.read(`tally-${id}`)).map(({ type }) => type)).toEqual([
      'TallyOpened',
      'TallyRaised',
      'TallyRaised',
      'TallyClosed',
    ]);
    expect(await onBoard(parts)).toMatchObject([{ command: 'CloseTally', code: 'E_NOT_FOUND' }]);
  });
});

describe('A process manager killed at any call of a store, with something that throws and something that is refused', () => {
  it('and started again has done, parked and kept everything once', async () => {
    const story = async (parts: World): Promise<string> => {
      commands = 1_000_000;
      const runtime = await processOn(parts, undefined);
      const id = await open(runtime);
      for (const by of [1, 2, 3]) await raise(runtime, id, by);
      const closed = await open(runtime);
      await raise(runtime, closed, 4);
      await close(runtime, closed);
      return id;
    };
    program.bad = new Set([1]);
    const counting = new CrashingProcess();
    const whole = world();
    await story(whole);
    await (
      await processOn({
        ...whole,
        eventStore: counting.over(whole.eventStore),
        readStore: counting.over(whole.readStore),
      })
    ).consumers.settle();
    expect(counting.calls).toBeGreaterThan(20);

    for (let call = 1; call <= counting.calls; call += 1) {
      for (const when of ['before', 'after'] as const) {
        const parts = world();
        const id = await story(parts);
        const dying = new CrashingProcess({ call, when });
        const died = processOn({
          ...parts,
          eventStore: dying.over(parts.eventStore),
          readStore: dying.over(parts.readStore),
        }).then((runtime) => runtime.consumers.settle());
        expect(String(await died.catch((error: unknown) => error))).toContain('Crash');
        await (await processOn(parts)).consumers.settle();
        expect(await answers(parts, id)).toEqual([20, 30]);
        expect((await onBoard(parts)).map(({ failed, count }) => `${failed} ${count}`).sort()).toEqual([
          'REACTING 1',
          'REFUSED 1',
        ]);
      }
    }
  });
});
