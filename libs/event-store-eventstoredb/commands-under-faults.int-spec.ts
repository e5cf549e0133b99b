import { afterEach, describe, expect, it } from '@jest/globals';
import { NO_STREAM, OutcomeUnknown, Rejection, RevisionConflict, StoreUnavailable, type EventStore } from '#kernel';
import { Aggregates, createExecutor, upcasting, type Executor } from '#runtime';
import { VILLAGE, aStream, anEvent, events, fixedClock, idsOf, rev, tallyRequest } from '#testing';
import { EventStoreDBDouble, type DoubleOptions, type Fault } from '#testing/eventstoredb-double';
import { setImmediate } from 'node:timers/promises';
import { openEventStoreDB } from './index.js';

/** Long enough for a busy machine, short enough for tests in which nothing answers. */
const LIMITS = { appendLimit: 1_000, readLimit: 1_000 };

const opened: EventStore[] = [];
let double: EventStoreDBDouble;
const openStore = async (limits: Partial<typeof LIMITS> = LIMITS): Promise<EventStore> => {
  const store = await openEventStoreDB({ url: double.url, ...limits });
  opened.push(store);
  return store;
};
const begin = async (options: DoubleOptions = {}, limits = LIMITS as Partial<typeof LIMITS>): Promise<EventStore> => {
  double = await EventStoreDBDouble.start(options);
  return openStore(limits);
};
afterEach(async () => {
  double.thaw();
  for (const store of opened.splice(0)) await store.close();
  await double.stop();
});

const processOn = (store: EventStore): Executor =>
  createExecutor({
    store,
    aggregates: new Aggregates(store, upcasting()),
    clock: fixedClock(),
    ruleBook: { version: 'spec', values: [] },
  });
const openTally = (executor: Executor, commandId = 'open') =>
  executor.execute(tallyRequest('OpenTally', commandId, { region: VILLAGE }));
const raiseTally = (executor: Executor, id: string, commandId: string, by = 1) =>
  executor.execute(tallyRequest('RaiseTally', commandId, { by }, { id }));
const refusalOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );
const typesIn = async (store: EventStore, stream: string) => (await store.read(stream)).map(({ type }) => type);

/** Tries until the log answers again: what a user or a client does. */
const untilItWorks = async <T>(attempt: () => Promise<T>): Promise<T> => {
  for (;;) {
    const result = await attempt().catch((error: unknown) => {
      if (!(error instanceof StoreUnavailable)) throw error;
    });
    if (result) return result;
    await setImmediate();
  }
};

describe('A command is recorded once and answered', () => {
  const faults: readonly (readonly [string, Fault])[] = [
    ['the server wrote its events and then timed out', { writesThen: 'timedOut' }],
    ['the connection broke after its events were written', { writesThen: 'cut' }],
    ['the connection broke before anything was written', { cutAfter: 0 }],
    ['the server wrote its events and never answered', { writesThen: 'silence' }],
    ['the server dropped it without a word, as it does when another process sent the same at once', 'silence'],
    ['the server had a moment of unavailability', { answers: 'unavailable' }],
  ];
  it.each(faults)('when %s', async (_, fault) => {
    const store = await begin();
    const executor = processOn(store);
    double.next('append', fault);
    const receipt = await openTally(executor);
    expect(receipt).toMatchObject({ revision: 0, events: ['TallyOpened'] });
    expect(await typesIn(store, receipt.stream)).toEqual(['TallyOpened']);
    expect((await raiseTally(executor, receipt.id, 'next')).revision).toBe(1);
  });

  it("when another command's failure broke the connection that both used", async () => {
    const store = await begin();
    const executor = processOn(store);
    let release = (): void => undefined;
    double.next('append', { heldUntil: new Promise<void>((resolve) => (release = resolve)) });
    const held = openTally(executor, 'held');
    while (double.calls.append < 1) await setImmediate();
    double.next('append', { answers: 'unavailable' });
    const other = await openTally(executor, 'other');
    release();
    expect(await typesIn(store, (await held).stream)).toEqual(['TallyOpened']);
    expect(await typesIn(store, other.stream)).toEqual(['TallyOpened']);
  });

  it('when another node has become the leader, and when the first one is it again', async () => {
    const store = await begin({ nodes: 2 });
    const executor = processOn(store);
    double.elect(1);
    const { stream, id } = await openTally(executor);
    double.elect(0);
    await raiseTally(executor, id, 'more');
    expect(await typesIn(store, stream)).toEqual(['TallyOpened', 'TallyRaised']);
  });

  it('when another process has appended to the same stream: it is decided again', async () => {
    const [here, there] = [await begin(), await openStore()].map(processOn) as [Executor, Executor];
    const { id } = await openTally(here);
    await raiseTally(there, id, 'theirs');
    expect((await raiseTally(here, id, 'ours')).revision).toBe(2);
  });
});

describe('A command is refused with E_UNAVAILABLE and can be repeated', () => {
  it('when the server does not take requests yet: nothing is written', async () => {
    const store = await begin();
    double.next('append', { answers: 'notReady' });
    expect(await refusalOf(openTally(processOn(store)))).toBeInstanceOf(StoreUnavailable);
    expect(double.calls.append).toBe(1);
    expect((await openTally(processOn(store))).revision).toBe(0);
  });

  it('while the server is away, and works by itself when it is back', async () => {
    const store = await begin();
    const executor = processOn(store);
    const { id, stream } = await openTally(executor);
    await double.goAway();
    for (const commandId of ['first', 'second'])
      expect(await refusalOf(raiseTally(executor, id, commandId))).toBeInstanceOf(StoreUnavailable);
    await double.comeBack();
    await untilItWorks(() => raiseTally(executor, id, 'first'));
    expect(await typesIn(store, stream)).toEqual(['TallyOpened', 'TallyRaised']);
  });

  it('while the server is frozen; what it had received is recorded once, though it takes effect only later', async () => {
    const store = await begin();
    const executor = processOn(store);
    const { id, stream } = await openTally(executor);
    double.freeze();
    expect(await refusalOf(raiseTally(executor, id, 'meanwhile'))).toBeInstanceOf(StoreUnavailable);
    double.thaw();
    expect(await untilItWorks(() => raiseTally(executor, id, 'meanwhile'))).toMatchObject({ revision: 1 });
    expect(await typesIn(store, stream)).toEqual(['TallyOpened', 'TallyRaised']);
  });

  it('without a further wait for those who come after: they are not sent to a silent server', async () => {
    const store = await begin();
    double.freeze();
    expect(await refusalOf(store.append(aStream(), NO_STREAM, events(1)))).toBeInstanceOf(OutcomeUnknown);
    const refusals = await Promise.all(
      Array.from({ length: 20 }, () => refusalOf(store.append(aStream(), NO_STREAM, events(1)))),
    );
    for (const refusal of refusals) expect(refusal).toBeInstanceOf(StoreUnavailable);
    double.thaw();
    await untilItWorks(() => store.head());
    expect(double.calls.append).toBeLessThanOrEqual(2);
  });

  it.each([
    ['nothing', 0],
    ['a part', 2],
  ])('when %s of what it reads has come and the connection is given up because of another call', async (_, come) => {
    const store = await begin({}, { appendLimit: 200, readLimit: 30_000 });
    const stream = aStream();
    await store.append(stream, NO_STREAM, events(3));
    const before = double.calls.read;
    double.next('read', { stallsAfter: come }, stream);
    const reading = refusalOf(store.read(stream));
    while (double.calls.read === before) await setImmediate();
    // However often a busy client sends it.
    for (let times = 0; times < 10; times += 1)
      for (const kind of ['append', 'read'] as const) double.next(kind, 'silence');
    expect(await refusalOf(store.append(aStream(), NO_STREAM, events(1)))).toBeInstanceOf(OutcomeUnknown);
    expect(await reading).toBeInstanceOf(StoreUnavailable);
    double.forget();
    expect(await untilItWorks(() => store.read(stream))).toHaveLength(3);
  });

  it('when the account may not append', async () => {
    const store = await begin();
    double.next('append', { answers: 'accessDenied' });
    expect(((await refusalOf(openTally(processOn(store)))) as Error).message).toMatch(
      /EVENTSTORE_URL may not append to tally-/,
    );
  });
});

describe('An append', () => {
  it('that the server dropped without a word is sent once more, before its time is over', async () => {
    const store = await begin();
    const [stream, list] = [aStream(), events(2)];
    double.next('append', 'silence');
    expect(await store.append(stream, NO_STREAM, list)).toMatchObject({ revision: 1 });
    expect([double.calls.append, idsOf(await store.read(stream))]).toEqual([2, idsOf(list)]);
  });

  it('whose connection broke is an unknown outcome, and its repetition gives the first result', async () => {
    const store = await begin();
    const [stream, list] = [aStream(), events(3)];
    double.next('append', { writesThen: 'cut' });
    expect(await refusalOf(store.append(stream, NO_STREAM, list))).toBeInstanceOf(OutcomeUnknown);
    const there = await store.read(stream);
    expect(await store.append(stream, NO_STREAM, list)).toEqual({ revision: 2, position: there[2]!.position });
    expect(idsOf(await store.read(stream))).toEqual(idsOf(list));
  });

  it('at a revision that the stream has left is a conflict that tells the actual one', async () => {
    const store = await begin();
    const stream = aStream();
    await store.append(stream, NO_STREAM, events(2));
    expect(await refusalOf(store.append(stream, rev(0), events(1)))).toMatchObject({ stream, expected: 0, actual: 1 });
    expect(await refusalOf(store.append(aStream(), rev(4), events(1)))).toBeInstanceOf(RevisionConflict);
  });

  it('of more than the server takes at once is E_TOO_LARGE and leaves nothing', async () => {
    const store = await begin({}, { appendLimit: 60_000 });
    const stream = aStream();
    const refusal = await refusalOf(
      store.append(
        stream,
        NO_STREAM,
        Array.from({ length: 20 }, () => anEvent({ data: { text: 'x'.repeat(60_000) } })),
      ),
    );
    expect(refusal).toBeInstanceOf(Rejection);
    expect(refusal).toMatchObject({ code: 'E_TOO_LARGE', info: { details: { maximumBytes: 1_048_576 } } });
    expect(await store.read(stream)).toEqual([]);
  });
});

describe('A stream that others have harmed is refused aloud, and nothing is decided on what is left of it:', () => {
  const harmed = async (harm: (stream: string) => void) => {
    const store = await begin();
    const { id, stream } = await openTally(processOn(store));
    await raiseTally(processOn(store), id, 'once');
    harm(stream);
    return { id, stream, refusal: await refusalOf(raiseTally(processOn(store), id, 'twice')) };
  };

  it.each([
    [
      'its first events were truncated',
      (stream: string) => double.log.truncate(stream, 1),
      /lost events before revision 1 .* restore the log from its backup/,
    ],
    [
      'it was deleted for good',
      (stream: string) => double.log.tombstone(stream),
      /was deleted in EventStoreDB .* restore the log/,
    ],
    [
      'another program wrote into it',
      (stream: string) => double.log.writeForeign(stream, { data: { by: 5 } }),
      /was written to \(revision 2\)/,
    ],
  ])('%s', async (_, harm, message) => {
    const { refusal, stream } = await harmed(harm);
    expect(refusal).toBeInstanceOf(StoreUnavailable);
    expect((refusal as Error).message).toMatch(message);
    expect((refusal as Error).message).toContain(stream);
  });

  it('it was deleted and would begin anew: the one who wants to change it does not find it, the one who begins it is told', async () => {
    const { refusal, stream } = await harmed((name) => double.log.softDelete(name));
    expect(refusal).toMatchObject({ code: 'E_NOT_FOUND' });
    const store = opened[0]!;
    for (const attempt of [openTally(processOn(store)), store.append(stream, NO_STREAM, events(1))]) {
      expect(((await refusalOf(attempt)) as Error).message).toBe(
        `${stream} was deleted in EventStoreDB by other means than Sinergi: restore the log from its backup`,
      );
    }
    expect(((await refusalOf(store.read(stream))) as Error).message).toMatch(/lost events before revision 2/);
  });
});
