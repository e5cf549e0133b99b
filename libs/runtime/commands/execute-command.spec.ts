import { describe, expect, it } from '@jest/globals';
import {
  OutcomeUnknown,
  Rejection,
  RevisionConflict,
  StoreUnavailable,
  type AnyDecider,
  type EventStore,
  type EventToAppend,
  type RegionCode,
  type Revision,
} from '#kernel';
import {
  CrashingProcess,
  Crash,
  MemoryLog,
  NOON,
  VILLAGE,
  fixedClock,
  memoryEventStore,
  tallyDecider,
  tallyRequest,
  villageHead,
} from '#testing';
import { Aggregates, createExecutor, upcasting, type Executor, type Receipt } from '#runtime';

const executorOn = (
  store: EventStore,
  options: { clock?: { now: () => typeof NOON }; aggregates?: Aggregates; onConflict?: () => void } = {},
): Executor =>
  createExecutor({
    store,
    aggregates: options.aggregates ?? new Aggregates(store, upcasting()),
    clock: options.clock ?? fixedClock(),
    ruleBook: { version: 'spec', values: [] },
    pause: async () => undefined,
    ...(options.onConflict && { onConflict: options.onConflict }),
  });

const refusal = async (promise: Promise<unknown>): Promise<Rejection> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Rejection);
  return error as Rejection;
};

const opened = async (executor: Executor): Promise<Receipt> =>
  executor.execute(tallyRequest('OpenTally', 'open', { region: VILLAGE }));
const raise = (executor: Executor, id: string, commandId: string, by = 1, rest = {}): Promise<Receipt> =>
  executor.execute(tallyRequest('RaiseTally', commandId, { by }, { id, ...rest }));
const types = async (store: EventStore, stream: string): Promise<readonly string[]> =>
  (await store.read(stream)).map(({ type }) => type);

describe('A command that is only tried', () => {
  it('is refused as in earnest, and otherwise tells what it would write; nothing is written, and nothing kept', async () => {
    const store = memoryEventStore();
    const executor = executorOn(store);
    const { id, position } = await opened(executor);
    const tried = (by: number) => raise(executor, id, 'try', by, { dryRun: true });
    expect(await tried(2)).toEqual({
      stream: `tally-${id}`,
      id,
      revision: 0,
      position,
      events: ['TallyRaised'],
      warnings: [],
    });
    expect(await store.head()).toBe(position);
    // In earnest, by the same id, it is no repetition.
    expect((await raise(executor, id, 'try', 2)).revision).toBe(1);
    expect((await tried(2)).revision).toBe(1);
    await executor.execute(tallyRequest('CloseTally', 'close', {}, { id }));
    expect((await refusal(raise(executor, id, 'try again', 2, { dryRun: true }))).code).toBe('E_STATE');
  });

  it('is refused by what another process has recorded, and by a claim of another, which it leaves as it is', async () => {
    const store = memoryEventStore();
    const [executor, elsewhere] = [executorOn(store), executorOn(store)];
    const [one, other] = [await opened(executor), await opened(elsewhere)];
    const open = tallyRequest('OpenTally', 'open the hall', { region: VILLAGE });
    const hall = { ...open, row: { ...open.row, idOf: () => 'hall' } };
    await elsewhere.execute(hall);
    const again = { ...hall, commandId: 'open it again', dryRun: true } as const;
    expect((await refusal(executor.execute(again))).code).toBe('E_STATE');

    await executor.execute(tallyRequest('RaiseTally', 'sit', { by: 1, seats: ['s-1'] }, { id: one.id }));
    const head = await store.head();
    const sit = (seats: readonly string[]) =>
      elsewhere.execute(tallyRequest('RaiseTally', 'try', { by: 1, seats }, { id: other.id, dryRun: true }));
    const { code, info } = await refusal(sit(['s-2', 's-1']));
    expect([code, info.field]).toEqual(['E_TRAVEL_OVERLAP', '/seats/1']);
    expect((await sit(['s-2'])).events).toEqual(['TallyRaised']);
    expect([await store.head(), await types(store, 'seat-s-2')]).toEqual([head, []]);
  });

  it('takes nothing that it would take in earnest: the seat stays free for whoever comes', async () => {
    const store = memoryEventStore();
    const executor = executorOn(store);
    const { id, position } = await opened(executor);
    const sitting = (commandId: string, rest = {}) =>
      executor.execute(tallyRequest('RaiseTally', commandId, { by: 1, seats: ['a'] }, { id, ...rest }));
    expect((await sitting('try', { dryRun: true })).events).toEqual(['TallyRaised']);
    expect([await store.head(), await types(store, 'seat-a')]).toEqual([position, []]);
    await sitting('other');
    expect(await types(store, 'seat-a')).toEqual(['SeatTaken']);
  });
});

describe('What a command is prepared with', () => {
  it.each([
    ['of the office for which one acts', { acting: { officeId: 'pemdes-63.10.09.2009' } }, '63.10.09.2009'],
    ['of the first office that one holds, where none is named', {}, VILLAGE],
  ])('tells the region %s', async (_, input, region) => {
    const asked: unknown[] = [];
    const request = tallyRequest('OpenTally', 'open', { region: VILLAGE, ...input });
    const grants = [VILLAGE, '63.10.09.2009'].flatMap((scope) => villageHead(scope).grants);
    const prepare: typeof request.row.prepare = async (of, id, sources) => {
      asked.push(sources.near);
      return request.row.prepare(of, id, sources);
    };
    await executorOn(memoryEventStore())
      .execute({ ...request, row: { ...request.row, prepare }, principal: { userId: 'u-1', grants } })
      .catch(() => undefined);
    expect(asked).toEqual([region]);
  });
});

describe('A command', () => {
  it('answers with its stream, revision, position and events', async () => {
    const store = memoryEventStore();
    const executor = executorOn(store);
    const { id, ...receipt } = await opened(executor);
    expect(receipt).toEqual({
      stream: `tally-${id}`,
      revision: 0,
      position: await store.head(),
      events: ['TallyOpened'],
      warnings: [],
    });
    const [event] = await store.read(`tally-${id}`);
    expect(event!.metadata).toMatchObject({
      schemaVersion: 1,
      occurredOn: '2024-11-04',
      recordedAt: NOON,
      command: 'OpenTally',
      commandId: 'open',
      correlationId: 'c-open',
      ruleSet: 'spec',
      actor: {
        userId: 'user-1',
        officeId: `pemdes-${VILLAGE}`,
        role: 'VILLAGE_HEAD',
        scope: VILLAGE,
        capacity: 'DEFINITIF',
      },
    });
  });

  it('repeated with its id gives the first receipt and writes nothing (COM-02)', async () => {
    const store = memoryEventStore();
    const executor = executorOn(store);
    const first = await opened(executor);
    await raise(executor, first.id, 'more');
    expect(await opened(executor)).toEqual(first);
    expect(await executorOn(store).execute(tallyRequest('OpenTally', 'open', { region: VILLAGE }))).toEqual(first);
    expect(await types(store, first.stream)).toEqual(['TallyOpened', 'TallyRaised']);
  });

  it('repeated elsewhere, where it would be decided otherwise by now, gives the receipt of what is written', async () => {
    const log = new MemoryLog();
    const [here, elsewhere] = [fixedClock(), fixedClock('2024-12-24T05:00:00.000Z' as typeof NOON)].map((clock) =>
      executorOn(memoryEventStore(log), { clock }),
    );
    const open = tallyRequest('OpenTally', 'open', {
      region: VILLAGE,
      occurredOn: '2024-11-04',
      reason: 'Dicatat kemudian dari berkas.',
    });
    const first = await here!.execute(open);
    expect(first.warnings).toEqual([]);
    expect(await elsewhere!.execute(open)).toEqual(first);
  });

  it('altered under a used id is refused with E_COMMAND_REPLAY (COM-02), by another user too', async () => {
    const executor = executorOn(memoryEventStore());
    const { id } = await opened(executor);
    await raise(executor, id, 'more', 1);
    expect((await refusal(raise(executor, id, 'more', 2))).code).toBe('E_COMMAND_REPLAY');
    expect((await refusal(raise(executor, id, 'more', 1, { principal: villageHead(VILLAGE, 'user-2') }))).code).toBe(
      'E_COMMAND_REPLAY',
    );
  });

  it('that finds nothing to do writes nothing and tells where the stream is', async () => {
    const store = memoryEventStore();
    const executor = executorOn(store);
    const { id } = await opened(executor);
    expect(await raise(executor, id, 'nothing', 0)).toMatchObject({ revision: 0, events: [] });
    expect(await store.read(`tally-${id}`)).toHaveLength(1);
  });

  it('against an older revision is refused with E_CONCURRENCY and the actual one', async () => {
    const executor = executorOn(memoryEventStore());
    const { id } = await opened(executor);
    await raise(executor, id, 'one');
    const { code, status, info } = await refusal(raise(executor, id, 'two', 1, { expectedRevision: [0 as Revision] }));
    expect([code, status, info.details]).toEqual(['E_CONCURRENCY', 412, { actual: 1 }]);
    expect([info.messageId, info.messageEn]).toEqual([
      expect.stringMatching(/revisi 0, .* revisi 1;/),
      expect.stringMatching(/revision 0, .* revision 1 now;/),
    ]);
    expect((await raise(executor, id, 'two', 1, { expectedRevision: [1 as Revision] })).revision).toBe(2);
  });

  it('against one of several revisions, or any, is carried out; against none never', async () => {
    const executor = executorOn(memoryEventStore());
    const { id } = await opened(executor);
    expect(await refusal(raise(executor, id, 'none', 1, { expectedRevision: [] }))).toMatchObject({
      code: 'E_CONCURRENCY',
      messageEn: expect.stringContaining('a revision that is not known, the record is at revision 0'),
    });
    expect((await raise(executor, id, 'some', 1, { expectedRevision: [5 as Revision, 0 as Revision] })).revision).toBe(
      1,
    );
    expect((await raise(executor, id, 'any', 1, { expectedRevision: 'any' })).revision).toBe(2);
  });

  it('without a revision where one is required is refused with the present one, but a repetition gets its receipt', async () => {
    const executor = executorOn(memoryEventStore());
    const { id } = await opened(executor);
    for (const expectedRevision of [undefined, 'any'] as const) {
      const { code, status, info } = await refusal(
        raise(executor, id, 'one', 1, { revisionRequired: true, ...(expectedRevision && { expectedRevision }) }),
      );
      expect([code, status, info.details]).toEqual(['E_REVISION_REQUIRED', 428, { actual: 0 }]);
      expect([info.messageId, info.messageEn]).toEqual([
        expect.stringContaining('revisi 0'),
        expect.stringContaining('revision 0'),
      ]);
    }
    const first = await raise(executor, id, 'one', 1, { revisionRequired: true, expectedRevision: [0 as Revision] });
    expect(await raise(executor, id, 'one', 1, { revisionRequired: true })).toEqual(first);
  });

  it('creates another thing for another user, though both call their command alike', async () => {
    const executor = executorOn(memoryEventStore());
    const ids = [];
    for (const user of ['user-1', 'user-2', 'user-1']) {
      ids.push(
        (
          await executor.execute(
            tallyRequest('OpenTally', 'same-command', { region: VILLAGE }, { principal: villageHead(VILLAGE, user) }),
          )
        ).id,
      );
    }
    expect([ids[0] === ids[2], ids[0] === ids[1]]).toEqual([true, false]);
  });

  it('may not claim that it was recorded by the system itself', async () => {
    const executor = executorOn(memoryEventStore());
    const { id } = await opened(executor);
    const claiming = tallyRequest(
      'RaiseTally',
      'one',
      { by: 1, provenance: { source: 'SYSTEM', dateConfidence: 'EXACT' } },
      { id },
    );
    const { code, info } = await refusal(executor.execute(claiming));
    expect([code, info.field]).toEqual(['E_VALIDATION', '/provenance/source']);
  });

  it('of a stream that does not exist is E_NOT_FOUND', async () => {
    expect((await refusal(raise(executorOn(memoryEventStore()), 'nowhere', 'x'))).code).toBe('E_NOT_FOUND');
  });

  it('by an officer of another region is E_SCOPE and leaves nothing behind', async () => {
    const store = memoryEventStore();
    const executor = executorOn(store);
    const request = tallyRequest('OpenTally', 'open', { region: VILLAGE }, { principal: villageHead('63.10.09.2009') });
    expect((await refusal(executor.execute(request))).code).toBe('E_SCOPE');
    expect((await store.readAll(await store.head(), 10)).events).toEqual([]);
  });

  it('may not happen in the future, in the zone of the obligated party (COM-05)', async () => {
    const clock = fixedClock();
    const executor = executorOn(memoryEventStore(), { clock });
    const { id } = await opened(executor);
    clock.set('2024-11-04T16:59:59.999Z');
    const tomorrow = tallyRequest('RaiseTally', 'ahead', { by: 1, occurredOn: '2024-11-05' }, { id });
    expect((await refusal(executor.execute(tomorrow))).code).toBe('E_DATE_ORDER');
    clock.set('2024-11-04T17:00:00.000Z');
    expect((await executor.execute(tomorrow)).events).toEqual(['TallyRaised']);
  });

  it('back-dated by more than 30 days needs a reason and is flagged (COM-05)', async () => {
    const executor = executorOn(memoryEventStore());
    const { id } = await opened(executor);
    const late = (commandId: string, occurredOn: string, reason?: string) =>
      executor.execute(tallyRequest('RaiseTally', commandId, { by: 1, occurredOn, ...(reason && { reason }) }, { id }));
    expect((await late('a', '2024-10-05')).warnings).toEqual([]);
    expect((await refusal(late('b', '2024-10-04'))).code).toBe('E_REASON_REQUIRED');
    expect((await refusal(late('b', '2024-10-04', 'too short'))).code).toBe('E_REASON_REQUIRED');
    expect((await late('b', '2024-10-04', 'the receipts came in only now')).warnings).toEqual(['W_BACKDATED']);
  });
});

describe('A command among others', () => {
  it('is decided again after another process appended, whatever its memory said', async () => {
    const log = new MemoryLog();
    const [here, there] = [executorOn(memoryEventStore(log)), executorOn(memoryEventStore(log))];
    const { id } = await opened(here);
    await there.execute(tallyRequest('CloseTally', 'close', {}, { id }));
    expect((await refusal(raise(here, id, 'late'))).code).toBe('E_STATE');
  });

  it('is not refused by an outdated memory', async () => {
    const log = new MemoryLog();
    const [here, there] = [executorOn(memoryEventStore(log)), executorOn(memoryEventStore(log))];
    const { id } = await opened(here);
    await raise(there, id, 'elsewhere');
    expect((await raise(here, id, 'mine', 1, { expectedRevision: [1 as Revision] })).revision).toBe(2);
  });

  it('loses nothing when fifty of two processes meet on one stream', async () => {
    const log = new MemoryLog();
    const store = memoryEventStore(log);
    const executors = [executorOn(store), executorOn(memoryEventStore(log))];
    const { id } = await opened(executors[0]!);
    await Promise.all(Array.from({ length: 50 }, (_, i) => raise(executors[i % 2]!, id, `n-${i}`)));
    const { state } = await new Aggregates(store, upcasting()).fresh(tallyDecider, id);
    expect(state).toMatchObject({ sum: 50 });
  });

  it('gives up after a bounded number of conflicts', async () => {
    const store = memoryEventStore();
    const id = (await opened(executorOn(store))).id;
    let appends = 0;
    const contested: EventStore = {
      ...store,
      append: async (stream, expected) => {
        appends += 1;
        throw new RevisionConflict(stream, expected, (expected + 1) as Revision);
      },
    };
    await expect(raise(executorOn(contested), id, 'never')).rejects.toBeInstanceOf(StoreUnavailable);
    expect(appends).toBe(8);
  });
});

describe('An append whose outcome is unknown', () => {
  const losing = (store: EventStore, losses: number, when: 'before' | 'after') => {
    const sent: { ids: string[]; expected: Revision }[] = [];
    const lossy: EventStore = {
      ...store,
      append: async (stream, expected, events: readonly EventToAppend[]) => {
        sent.push({ ids: events.map(({ id }) => id), expected });
        const lost = sent.length <= losses;
        if (lost && when === 'before') throw new OutcomeUnknown();
        const result = await store.append(stream, expected, events);
        if (lost) throw new OutcomeUnknown();
        return result;
      },
    };
    return { lossy, sent };
  };

  it.each(['before', 'after'] as const)(
    'is repeated with the same ids and revision when the answer was lost %s the write',
    async (when) => {
      const store = memoryEventStore();
      const { lossy, sent } = losing(store, 2, when);
      const receipt = await opened(executorOn(lossy));
      expect(sent).toHaveLength(3);
      expect(new Set(sent.map((request) => JSON.stringify(request))).size).toBe(1);
      expect(await types(store, receipt.stream)).toEqual(['TallyOpened']);
    },
  );

  it('that stays unknown is reported as unavailable, and the repeated command finds its own events', async () => {
    const store = memoryEventStore();
    await expect(opened(executorOn(losing(store, 99, 'after').lossy))).rejects.toBeInstanceOf(StoreUnavailable);
    const receipt = await opened(executorOn(store));
    expect(receipt).toMatchObject({ revision: 0, events: ['TallyOpened'] });
    expect(await types(store, receipt.stream)).toEqual(['TallyOpened']);
  });
});

describe('A command whose sender waits only so long', () => {
  /** A log whose appends take effect when they are let through. */
  const slow = (store: EventStore) => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const sluggish: EventStore = {
      ...store,
      append: async (...args) => {
        await gate;
        return store.append(...args);
      },
    };
    return { sluggish, letThrough: release };
  };
  const hasty = (executor: Executor, commandId: string, id: string, answerWithin = 1) =>
    raise(executor, id, commandId, 1, { answerWithin });

  it('is told in time that the outcome is unknown, and repeated finds what came of it', async () => {
    const store = memoryEventStore();
    const { id, stream } = await opened(executorOn(store));
    const { sluggish, letThrough } = slow(store);
    const executor = executorOn(sluggish);
    await expect(hasty(executor, 'more', id)).rejects.toBeInstanceOf(StoreUnavailable);
    const repeated = hasty(executor, 'more', id, 60_000);
    letThrough();
    expect(await repeated).toMatchObject({ revision: 1, events: ['TallyRaised'] });
    expect(await types(store, stream)).toEqual(['TallyOpened', 'TallyRaised']);
  });

  it('is dropped when its turn comes after that', async () => {
    const store = memoryEventStore();
    const { id, stream } = await opened(executorOn(store));
    const { sluggish, letThrough } = slow(store);
    const executor = executorOn(sluggish);
    const first = raise(executor, id, 'first');
    await expect(hasty(executor, 'second', id)).rejects.toBeInstanceOf(StoreUnavailable);
    letThrough();
    await first;
    await raise(executor, id, 'third');
    expect((await store.read(stream)).map(({ metadata }) => metadata.commandId)).toEqual(['open', 'first', 'third']);
  });
});

describe('A command that claims something unique', () => {
  const takeSeats = (executor: Executor, id: string, commandId: string, seats: readonly string[]) =>
    executor.execute(tallyRequest('RaiseTally', commandId, { by: 1, seats }, { id }));

  it('gives back what it had claimed when a rival has taken a later claim meanwhile', async () => {
    const log = new MemoryLog();
    const store = memoryEventStore(log);
    const { id } = await opened(executorOn(store));
    const rival = (await executorOn(store).execute(tallyRequest('OpenTally', 'rival', { region: VILLAGE }))).id;
    let raced = false;
    const overtaken: EventStore = {
      ...store,
      append: async (stream, ...rest) => {
        if (stream === 'seat-a' && !raced) {
          raced = true;
          await takeSeats(executorOn(memoryEventStore(log)), rival, 'first', ['b']);
        }
        return store.append(stream, ...rest);
      },
    };
    const executor = executorOn(overtaken);
    expect(await refusal(takeSeats(executor, id, 'second', ['c', 'b', 'a']))).toMatchObject({
      code: 'E_TRAVEL_OVERLAP',
      info: { field: '/seats/1' },
    });
    expect([await types(store, 'seat-a'), await types(store, 'seat-c')]).toEqual([['SeatTaken', 'SeatGiven'], []]);
    expect((await takeSeats(executor, id, 'third', ['a'])).events).toEqual(['TallyRaised']);
  });

  it('keeps what it had claimed when the log fails, because the same command may just rely on it in another process', async () => {
    const log = new MemoryLog();
    const store = memoryEventStore(log);
    const { id } = await opened(executorOn(store));
    const again = () => takeSeats(executorOn(memoryEventStore(log)), id, 'same', ['a', 'b']);
    const failing: EventStore = {
      ...store,
      append: async (stream, ...rest) => {
        if (stream !== 'seat-b') return store.append(stream, ...rest);
        await again();
        throw new StoreUnavailable('away');
      },
    };
    await expect(takeSeats(executorOn(failing), id, 'same', ['a', 'b'])).rejects.toBeInstanceOf(StoreUnavailable);
    expect([await types(store, 'seat-a'), await types(store, 'seat-b')]).toEqual([['SeatTaken'], ['SeatTaken']]);
    expect((await again()).events).toEqual(['TallyRaised']);
  });

  it('lets one of two rivals win', async () => {
    const log = new MemoryLog();
    const [here, there] = [executorOn(memoryEventStore(log)), executorOn(memoryEventStore(log))];
    const one = (await opened(here)).id;
    const two = (await here.execute(tallyRequest('OpenTally', 'open-2', { region: VILLAGE as RegionCode }))).id;
    const outcomes = await Promise.allSettled([takeSeats(here, one, 'x', ['s']), takeSeats(there, two, 'y', ['s'])]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await types(memoryEventStore(log), 'seat-s')).toEqual(['SeatTaken']);
  });

  it('killed at any call of the log and repeated has the effect of having been done once', async () => {
    const uninterrupted = memoryEventStore();
    const setUp = async (store: EventStore) => (await opened(executorOn(store))).id;
    const calls = new CrashingProcess();
    const id = await setUp(uninterrupted);
    await takeSeats(executorOn(calls.over(uninterrupted)), id, 'go', ['a', 'b']);
    expect(calls.calls).toBeGreaterThanOrEqual(6);

    for (let call = 1; call <= calls.calls; call += 1) {
      for (const when of ['before', 'after'] as const) {
        const store = memoryEventStore();
        await setUp(store);
        const dying = new CrashingProcess({ call, when });
        await expect(takeSeats(executorOn(dying.over(store)), id, 'go', ['a', 'b'])).rejects.toBeInstanceOf(Crash);
        await takeSeats(executorOn(store), id, 'go', ['a', 'b']);
        expect(await types(store, `tally-${id}`)).toEqual(['TallyOpened', 'TallyRaised']);
        expect(await types(store, 'seat-a')).toEqual(['SeatTaken']);
        expect(await types(store, 'seat-b')).toEqual(['SeatTaken']);
      }
    }
  });
});

describe('Aggregates in memory', () => {
  it('are bounded: the least recently used go first, and are read again when asked for', async () => {
    const store = memoryEventStore();
    const reads: string[] = [];
    const counting: EventStore = {
      ...store,
      read: (stream, options) => (reads.push(stream), store.read(stream, options)),
    };
    const aggregates = new Aggregates(counting, upcasting(), 1_000);
    const executor = executorOn(counting, { aggregates });
    const ids: string[] = [];
    for (let i = 0; i < 5; i += 1)
      ids.push((await executor.execute(tallyRequest('OpenTally', `o-${i}`, { region: VILLAGE }))).id);
    expect(ids.filter((id) => aggregates.cached(tallyDecider, id))).toEqual(ids.slice(-2));
    expect((await raise(executor, ids[0]!, 'again')).revision).toBe(1);
    expect(reads).toEqual([`tally-${ids[0]}`]);
  });

  it('are those of one decider: what another makes of the same stream is a state of its own, whoever asks first', async () => {
    const raises = {
      ...tallyDecider,
      initialState: 0,
      evolve: (count: number, { type }: { type: string }) => count + (type === 'TallyRaised' ? 1 : 0),
    } as AnyDecider;
    for (const first of [tallyDecider, raises]) {
      const store = memoryEventStore();
      const aggregates = new Aggregates(store, upcasting());
      const executor = executorOn(store, { aggregates });
      const { id } = await opened(executor);
      await raise(executor, id, 'once', 5);
      await aggregates.fresh(first, id);
      const states = async () => [
        (await aggregates.fresh(raises, id)).state,
        (await aggregates.fresh(tallyDecider, id)).state,
      ];
      expect(await states()).toEqual([1, { region: VILLAGE, sum: 5 }]);
      await raise(executor, id, 'twice', 7);
      expect(await states()).toEqual([2, { region: VILLAGE, sum: 12 }]);
    }
  });
});
