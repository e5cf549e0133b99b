import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  NO_STREAM,
  OutcomeUnknown,
  RevisionConflict,
  StoreUnavailable,
  comparePositions,
  type EventStore,
  type EventToAppend,
  type Position,
  type RecordedEvent,
  type Revision,
} from '#kernel';
import { specMetadata } from './spec-metadata.js';

/** A store to be checked, over storage of its own that others may have written to before. */
export interface EventStoreUnderTest {
  readonly store: EventStore;
  /** Closes the store and opens the same storage again; the check goes on with the new one. */
  reopen(): Promise<EventStore>;
  /** A second store on the same storage, as another process would have it. */
  another(): Promise<EventStore>;
  /** Closes all that was opened and removes the storage. */
  dispose(): Promise<void>;
}

/** Where the port leaves a store some freedom. */
export interface EventStoreTraits {
  /**
   * An event id is taken once in the whole log; a store without this may write it again at another revision or in
   * another stream.
   */
  readonly uniqueIds: boolean;
  /** Positions are the numbers 1, 2, 3 … */
  readonly numberedPositions: boolean;
}

/**
 * One thing that every event store must do. Independent of the test runner, so that a planted bug can be shown to break
 * it.
 */
export interface EventStoreCheck {
  readonly name: string;
  readonly only?: keyof EventStoreTraits;
  run(tested: EventStoreUnderTest): Promise<void>;
}

export const anEvent = (overrides: Partial<EventToAppend> = {}): EventToAppend => ({
  id: randomUUID(),
  type: 'VisitProposed',
  data: { purpose: 'study' },
  metadata: specMetadata(),
  ...overrides,
});

export const events = (count: number): readonly EventToAppend[] =>
  Array.from({ length: count }, (_, i) => anEvent({ data: { number: i } }));

export const aStream = (): string => `visit-${randomUUID()}`;

/** Ids are all that matters when it is asked which events are where. */
export const idsOf = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);

export const rev = (n: number): Revision => n as Revision;

/** The log after a position, pulled in pages, without what others wrote meanwhile. */
export const pull = async (
  store: EventStore,
  after: Position,
  streams: readonly string[],
  limit = 100,
): Promise<readonly RecordedEvent[]> => {
  const pulled: RecordedEvent[] = [];
  for (let from = after, end = false; !end;) {
    const page = await store.readAll(from, limit);
    assert.ok(page.events.length <= limit, 'a page holds no more events than asked for');
    assert.ok(page.end || comparePositions(page.next, from) > 0, 'a page before the end moves on');
    pulled.push(...page.events.filter(({ stream }) => streams.includes(stream)));
    ({ next: from, end } = page);
  }
  return pulled;
};

/** The refusal, which must be certain: nothing was written. */
const refusalOf = async (append: Promise<unknown>): Promise<Error> => {
  const error: unknown = await append.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof Error, 'the append is refused');
  assert.ok(!(error instanceof OutcomeUnknown), 'the refusal leaves no doubt');
  return error;
};

const assertConflict = async (append: Promise<unknown>, actual: number): Promise<void> => {
  const error = await refusalOf(append);
  assert.ok(error instanceof RevisionConflict, `a RevisionConflict, not ${error.name}: ${error.message}`);
  assert.equal(error.actual, actual, 'the conflict tells where the stream is');
};

/** Bounds the wait for something that must happen, so that a store that forgets it fails instead of hanging. */
const soon = async (happened: Promise<void>, what: string): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const never = new Promise<never>(
    (_, reject) => (timer = setTimeout(() => reject(new Error(`never: ${what}`)), 3_000)),
  );
  await Promise.race([happened, never]).finally(() => clearTimeout(timer));
};

const appending: readonly EventStoreCheck[] = [
  {
    name: 'gives back what was appended, event by event, at its place',
    run: async ({ store }) => {
      const stream = aStream();
      const text = 'Desa Ulak Segelung — “studi tiru” 日本 \u{1F33E} \\ \n " \u0000 '.repeat(300);
      const [first, second] = [
        anEvent({ data: { text, nested: [{ amount: '1000000000000000' }, null, true, -1] } }),
        anEvent({ type: 'VisitApproved' }),
      ];
      const result = await store.append(stream, NO_STREAM, [first, second]);
      const there = await store.read(stream);
      assert.deepEqual(
        there.map(({ position: _, ...event }) => event),
        [
          { ...first, stream, revision: 0 },
          { ...second, stream, revision: 1 },
        ],
      );
      assert.deepEqual(result, { revision: 1, position: there[1]!.position });
    },
  },
  {
    name: 'appends at the revision where the stream is',
    run: async ({ store }) => {
      const stream = aStream();
      const list = events(4);
      assert.equal((await store.append(stream, NO_STREAM, list.slice(0, 1))).revision, 0);
      assert.equal((await store.append(stream, rev(0), list.slice(1, 3))).revision, 2);
      assert.equal((await store.append(stream, rev(2), list.slice(3))).revision, 3);
      assert.deepEqual(
        (await store.read(stream)).map(({ id, revision }) => [id, revision]),
        list.map(({ id }, i) => [id, i]),
      );
    },
  },
  {
    name: 'refuses every other revision and writes nothing of the batch',
    run: async ({ store }) => {
      const stream = aStream();
      const start = await store.head();
      await assertConflict(store.append(stream, rev(0), events(2)), NO_STREAM);
      const list = events(3);
      await store.append(stream, NO_STREAM, list);
      for (const expected of [NO_STREAM, 0, 1, 3, 7])
        await assertConflict(store.append(stream, rev(expected), events(2)), 2);
      assert.deepEqual(idsOf(await store.read(stream)), idsOf(list));
      assert.deepEqual(idsOf(await pull(store, start, [stream])), idsOf(list));
    },
  },
  {
    name: 'refuses an append of nothing',
    run: async ({ store }) => {
      const stream = aStream();
      await refusalOf(store.append(stream, NO_STREAM, []));
      assert.deepEqual(await store.read(stream), []);
    },
  },
  {
    name: 'keeps what was given, whatever becomes of the objects',
    run: async ({ store }) => {
      const stream = aStream();
      const data = { purpose: 'study' };
      const appended = store.append(stream, NO_STREAM, [anEvent({ data })]);
      await appended;
      data.purpose = 'changed';
      const [read] = await store.read(stream);
      assert.deepEqual(read!.data, { purpose: 'study' });
      (read!.data as { purpose: string }).purpose = 'changed';
      assert.deepEqual((await store.read(stream))[0]!.data, { purpose: 'study' });
    },
  },
  {
    name: 'lets one of several win that append to one stream at once, and harms no other stream',
    run: async ({ store }) => {
      const [contested, ...free] = Array.from({ length: 6 }, aStream) as [string, ...string[]];
      const start = await store.head();
      const rivals = Array.from({ length: 5 }, () => events(2));
      const outcomes = await Promise.allSettled([
        ...rivals.map((batch) => store.append(contested, NO_STREAM, batch)),
        ...free.map((stream) => store.append(stream, NO_STREAM, events(2))),
      ]);
      const won = outcomes.slice(0, 5).flatMap(({ status }, i) => (status === 'fulfilled' ? [i] : []));
      assert.equal(won.length, 1);
      assert.ok(
        outcomes.every((outcome) => outcome.status === 'fulfilled' || outcome.reason instanceof RevisionConflict),
      );
      assert.ok(outcomes.slice(5).every(({ status }) => status === 'fulfilled'));
      assert.deepEqual(idsOf(await store.read(contested)), idsOf(rivals[won[0]!]!));
      assert.equal((await pull(store, start, [contested, ...free])).length, 12);
    },
  },
];

const repeating: readonly EventStoreCheck[] = [
  {
    name: 'answers a repeated append with its first result and writes nothing',
    run: async ({ store }) => {
      const stream = aStream();
      const start = await store.head();
      const list = events(5);
      const batches = [list.slice(0, 1), list.slice(1, 3), list.slice(3)];
      const expected = [NO_STREAM, rev(0), rev(2)];
      const results = [];
      for (const [i, batch] of batches.entries()) {
        results.push(await store.append(stream, expected[i]!, batch));
        for (let earlier = 0; earlier <= i; earlier += 1) {
          assert.deepEqual(await store.append(stream, expected[earlier]!, batches[earlier]!), results[earlier]);
        }
      }
      assert.deepEqual(idsOf(await store.read(stream)), idsOf(list));
      assert.deepEqual(idsOf(await pull(store, start, [stream])), idsOf(list));
    },
  },
  {
    name: 'answers the same append, sent several times at once, with one result',
    run: async ({ store }) => {
      const stream = aStream();
      const list = events(2);
      const results = await Promise.all(Array.from({ length: 4 }, () => store.append(stream, NO_STREAM, list)));
      for (const result of results) assert.deepEqual(result, results[0]);
      assert.deepEqual(idsOf(await store.read(stream)), idsOf(list));
    },
  },
  {
    name: 'answers a repeated append that comes at once with new ones, which are taken all the same, and writes nothing of it twice',
    run: async ({ store }) => {
      const [old, other, fresh] = [aStream(), aStream(), aStream()];
      const start = await store.head();
      const [first, second, third, apart, afresh] = [events(2), events(1), events(2), events(3), events(1)];
      const result = await store.append(old, NO_STREAM, first);
      const resultApart = await store.append(other, NO_STREAM, apart);
      const outcomes = await Promise.all([
        store.append(old, NO_STREAM, first),
        store.append(old, rev(1), second),
        store.append(other, NO_STREAM, apart),
        store.append(fresh, NO_STREAM, afresh),
        store.append(old, NO_STREAM, first),
        refusalOf(store.append(other, NO_STREAM, events(1))),
        store.append(other, rev(2), third),
        store.append(fresh, NO_STREAM, afresh),
      ]);
      assert.deepEqual([outcomes[0], outcomes[2], outcomes[4]], [result, resultApart, result]);
      assert.deepEqual(outcomes[7], outcomes[3]);
      const written = [...first, ...second, ...apart, ...third, ...afresh];
      const there = [...(await store.read(old)), ...(await store.read(other)), ...(await store.read(fresh))];
      assert.deepEqual(idsOf(there), idsOf(written));
      for (const [i, last] of [
        [1, 2],
        [6, 7],
        [3, 8],
      ] as const)
        assert.equal((outcomes[i] as { position: Position }).position, there[last]!.position);
      assert.deepEqual(idsOf(await pull(store, start, [old, other, fresh])).toSorted(), idsOf(written).toSorted());
    },
  },
  {
    name: 'refuses an append that mixes events of an earlier one with others',
    run: async ({ store }) => {
      const stream = aStream();
      const list = events(2) as [EventToAppend, EventToAppend];
      await store.append(stream, NO_STREAM, list);
      for (const mixed of [
        [list[0], anEvent()],
        [anEvent(), list[1]],
        [list[1], list[0]],
        [...list, anEvent()],
      ]) {
        await refusalOf(store.append(stream, NO_STREAM, mixed));
      }
      assert.deepEqual(idsOf(await store.read(stream)), idsOf(list));
    },
  },
  {
    name: 'refuses an event id that the log has at another place',
    only: 'uniqueIds',
    run: async ({ store }) => {
      const [stream, other] = [aStream(), aStream()];
      const list = events(2) as [EventToAppend, EventToAppend];
      await store.append(stream, NO_STREAM, list);
      const twin = anEvent();
      await refusalOf(store.append(stream, rev(1), list));
      await refusalOf(store.append(stream, rev(1), [anEvent(), list[0]]));
      await refusalOf(store.append(other, NO_STREAM, list));
      await refusalOf(store.append(other, NO_STREAM, [anEvent(), list[1]]));
      await refusalOf(store.append(other, NO_STREAM, [twin, twin]));
      assert.deepEqual(idsOf(await store.read(stream)), idsOf(list));
      assert.deepEqual(await store.read(other), []);
    },
  },
];

const reading: readonly EventStoreCheck[] = [
  {
    name: 'reads nothing from a stream that does not exist',
    run: async ({ store }) => {
      for (const direction of ['forwards', 'backwards'] as const)
        assert.deepEqual(await store.read(aStream(), { direction }), []);
    },
  },
  {
    name: 'reads a stream in both directions, from any revision, as many as asked for',
    run: async ({ store }) => {
      const stream = aStream();
      const list = events(5);
      await store.append(stream, NO_STREAM, list);
      const revisions = async (options: Parameters<EventStore['read']>[1]) =>
        (await store.read(stream, options)).map(({ revision }) => revision as number);
      assert.deepEqual(await revisions({}), [0, 1, 2, 3, 4]);
      assert.deepEqual(await revisions({ from: rev(2) }), [2, 3, 4]);
      assert.deepEqual(await revisions({ from: rev(1), limit: 2 }), [1, 2]);
      assert.deepEqual(await revisions({ from: rev(5) }), []);
      assert.deepEqual(await revisions({ limit: 9 }), [0, 1, 2, 3, 4]);
      assert.deepEqual(await revisions({ direction: 'backwards' }), [4, 3, 2, 1, 0]);
      assert.deepEqual(await revisions({ direction: 'backwards', limit: 1 }), [4]);
      assert.deepEqual(await revisions({ direction: 'backwards', from: rev(2) }), [2, 1, 0]);
      assert.deepEqual(await revisions({ direction: 'backwards', from: rev(3), limit: 2 }), [3, 2]);
      assert.deepEqual(idsOf(await store.read(stream, { direction: 'backwards' })), idsOf(list).toReversed());
    },
  },
  {
    name: 'keeps streams apart whose names are alike',
    run: async ({ store }) => {
      const base = aStream();
      const streams = [base, `${base}0`, `${base}-0`, base.toUpperCase(), `${base}%`, `${base}_`];
      for (const expected of [NO_STREAM, rev(0)]) {
        for (const stream of streams) await store.append(stream, expected, [anEvent({ data: { stream } })]);
      }
      for (const stream of streams)
        assert.deepEqual(
          (await store.read(stream)).map(({ data }) => data),
          [{ stream }, { stream }],
        );
    },
  },
  {
    name: 'shows all streams in one order, whatever the size of the page',
    run: async ({ store }) => {
      const streams = [aStream(), aStream(), aStream()];
      const start = await store.head();
      const appended: RecordedEvent[] = [];
      for (let round = 0; round < 3; round += 1) {
        for (const stream of streams) {
          const batch = events(2);
          const { position } = await store.append(stream, rev(round * 2 - 1), batch);
          const there = await store.read(stream, { from: rev(round * 2) });
          assert.equal(there.at(-1)!.position, position);
          appended.push(...there);
        }
      }
      for (const limit of [1, 2, 3, 5, 17, 18, 19, 1_000])
        assert.deepEqual(await pull(store, start, streams, limit), appended);
      for (const [i, { position }] of appended.entries()) {
        assert.ok(comparePositions(i === 0 ? start : appended[i - 1]!.position, position) < 0, 'positions grow');
        assert.deepEqual(await pull(store, position, streams), appended.slice(i + 1));
      }
    },
  },
  {
    name: 'numbers the events of the log without a gap, refused appends or not',
    only: 'numberedPositions',
    run: async ({ store }) => {
      const stream = aStream();
      const start = await store.head();
      await store.append(stream, NO_STREAM, events(2));
      await refusalOf(store.append(stream, NO_STREAM, events(2)));
      await Promise.allSettled([
        store.append(stream, rev(1), events(1)),
        store.append(stream, rev(5), events(1)),
        store.append(aStream(), NO_STREAM, events(2)),
      ]);
      const page = await store.readAll(start, 100);
      assert.deepEqual(
        page.events.map(({ position }) => Number(position)),
        [1, 2, 3, 4, 5].map((n) => Number(start) + n),
      );
    },
  },
  {
    name: 'says when nothing more is there, and goes on from there',
    run: async ({ store }) => {
      const stream = aStream();
      await store.append(stream, NO_STREAM, events(2));
      const position = await store.head();
      const page = await store.readAll(position, 1_000);
      assert.deepEqual([page.events, page.end], [[], true]);
      assert.ok(comparePositions(page.next, position) >= 0);
      const later = events(2);
      await store.append(stream, rev(1), later);
      assert.deepEqual(idsOf(await pull(store, page.next, [stream], 1)), idsOf(later));
    },
  },
  {
    name: 'knows the position of the last event',
    run: async ({ store }) => {
      for (let i = 0; i < 3; i += 1) {
        const before = await store.head();
        const { position } = await store.append(aStream(), NO_STREAM, events(2));
        assert.ok(comparePositions(before, position) < 0);
        assert.ok(comparePositions(await store.head(), position) >= 0);
        const { next } = await store.readAll(before, 1_000);
        assert.ok(comparePositions(await store.head(), next) >= 0);
      }
    },
  },
];

const living: readonly EventStoreCheck[] = [
  {
    name: 'wakes who waits for events, of this store or of another, until they cancel',
    run: async ({ store, another }) => {
      const other = await another();
      for (const appender of [store, other]) {
        const cancelled: string[] = [];
        store.wake(() => cancelled.push('woken'))();
        const stream = aStream();
        const seen = new Promise<void>((resolve) => {
          const cancel = store.wake(
            () =>
              void store.read(stream).then((list) => {
                if (list.length === 0) return;
                cancel();
                resolve();
              }),
          );
        });
        await appender.append(stream, NO_STREAM, events(1));
        await soon(seen, 'a wake after an append');
        assert.deepEqual(cancelled, []);
      }
    },
  },
  {
    name: 'goes on waking those who wait when others who waited cancel, even twice, and those who come later',
    run: async ({ store, another }) => {
      const other = await another();
      const waiting = (): { readonly heard: () => Promise<void>; readonly cancel: () => void } => {
        let heard = (): void => undefined;
        const cancel = store.wake(() => heard());
        return { cancel, heard: () => new Promise((resolve) => (heard = resolve)) };
      };
      const [stays, goes] = [waiting(), waiting()];
      goes.cancel();
      goes.cancel();
      for (const appender of [other, store]) {
        const heard = stays.heard();
        await appender.append(aStream(), NO_STREAM, events(1));
        await soon(heard, 'a wake of the one who stays');
      }
      stays.cancel();
      const comes = waiting();
      const heard = comes.heard();
      await other.append(aStream(), NO_STREAM, events(1));
      await soon(heard, 'a wake of the one who comes');
      comes.cancel();
    },
  },
  {
    name: 'shows to one process what another has appended, and lets them conflict',
    run: async ({ store, another }) => {
      const other = await another();
      const stream = aStream();
      const start = await store.head();
      const [first, second] = [events(2), events(1)];
      const result = await store.append(stream, NO_STREAM, first);
      assert.deepEqual(idsOf(await other.read(stream)), idsOf(first));
      await assertConflict(other.append(stream, NO_STREAM, events(1)), 1);
      assert.deepEqual(await other.append(stream, NO_STREAM, first), result);
      await other.append(stream, rev(1), second);
      await assertConflict(store.append(stream, rev(1), events(1)), 2);
      assert.deepEqual(idsOf(await pull(store, start, [stream])), idsOf([...first, ...second]));
    },
  },
  {
    name: 'shows every event to one that follows the log while several processes append',
    run: async ({ store, another }) => {
      const appenders = [store, await another(), await another()];
      const streams = appenders.map(aStream);
      const start = await store.head();
      let appending = true;
      const follow = async (): Promise<readonly RecordedEvent[]> => {
        const followed: RecordedEvent[] = [];
        for (let from = start, last = false; !last;) {
          last = !appending;
          for (let end = false; !end;) {
            const page = await store.readAll(from, 3);
            followed.push(...page.events.filter(({ stream }) => streams.includes(stream)));
            ({ next: from, end } = page);
          }
        }
        return followed;
      };
      const followed = follow();
      await Promise.all(
        appenders.map(async (appender, i) => {
          for (let round = 0; round < 10; round += 1) await appender.append(streams[i]!, rev(round * 2 - 1), events(2));
        }),
      );
      appending = false;
      const all = await pull(store, start, streams);
      assert.equal(all.length, 60);
      assert.deepEqual(await followed, all);
    },
  },
  {
    name: 'keeps all when it is closed and opened again',
    run: async ({ store, reopen }) => {
      const stream = aStream();
      const start = await store.head();
      const list = events(3);
      const result = await store.append(stream, NO_STREAM, list);
      const before = await pull(store, start, [stream]);
      const reopened = await reopen();
      assert.deepEqual(await pull(reopened, start, [stream]), before);
      assert.deepEqual(await reopened.append(stream, NO_STREAM, list), result);
      await reopened.append(stream, rev(2), events(1));
      assert.equal((await reopened.read(stream)).length, 4);
    },
  },
  {
    name: 'finishes what was asked before it is closed, and refuses what comes after',
    run: async ({ store, another }) => {
      const stream = aStream();
      const list = events(2);
      const appended = store.append(stream, NO_STREAM, list);
      await Promise.all([appended, store.close()]);
      await assert.rejects(store.append(stream, rev(1), events(1)), StoreUnavailable);
      await assert.rejects(store.read(stream), StoreUnavailable);
      await store.close();
      assert.deepEqual(idsOf(await (await another()).read(stream)), idsOf(list));
    },
  },
];

export const eventStoreExamples: readonly EventStoreCheck[] = [...appending, ...repeating, ...reading, ...living];
