import fc from 'fast-check';
import assert from 'node:assert/strict';
import {
  NO_STREAM,
  RevisionConflict,
  comparePositions,
  type EventStore,
  type EventToAppend,
  type RecordedEvent,
} from '#kernel';
import { aStream, events, idsOf, pull, rev, type EventStoreCheck } from './event-store-checks.js';
import { repetitions } from './repetitions.js';

const STREAMS = 3;

type Step =
  /** Appends at a distance from where the stream is: 0 is right, all else must conflict. */
  | { readonly step: 'append'; readonly stream: number; readonly count: number; readonly distance: number }
  | { readonly step: 'repeat'; readonly which: number }
  | { readonly step: 'mix'; readonly which: number }
  /** One append to each of these streams, all at once; of several to one stream one wins. */
  | { readonly step: 'together'; readonly streams: readonly number[] }
  | {
      readonly step: 'read';
      readonly stream: number;
      readonly from?: number;
      readonly backwards: boolean;
      readonly limit?: number;
    }
  | { readonly step: 'readAll'; readonly after: number; readonly limit: number }
  | { readonly step: 'reopen' };

const natural = (max: number) => fc.integer({ min: 0, max });
const stream = natural(STREAMS - 1);
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        step: fc.constant('append' as const),
        stream,
        count: fc.integer({ min: 1, max: 3 }),
        distance: fc.constantFrom(0, 0, 0, 0, -2, -1, 1),
      }),
    },
    { weight: 3, arbitrary: fc.record({ step: fc.constant('repeat' as const), which: natural(20) }) },
    { weight: 1, arbitrary: fc.record({ step: fc.constant('mix' as const), which: natural(20) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        step: fc.constant('together' as const),
        streams: fc.array(stream, { minLength: 2, maxLength: 6 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record(
        {
          step: fc.constant('read' as const),
          stream,
          from: natural(12),
          backwards: fc.boolean(),
          limit: fc.integer({ min: 1, max: 8 }),
        },
        { requiredKeys: ['step', 'stream', 'backwards'] },
      ),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        step: fc.constant('readAll' as const),
        after: natural(30),
        limit: fc.integer({ min: 1, max: 8 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ step: fc.constant('reopen' as const) }) },
  ),
  { minLength: 1, maxLength: 30 },
);

/** The log as simply as it can be said, and what a store must answer according to it. */
class Model {
  readonly streams = Array.from({ length: STREAMS }, aStream);
  readonly log: RecordedEvent[] = [];
  private readonly appends: {
    readonly stream: string;
    readonly expected: number;
    readonly batch: readonly EventToAppend[];
    readonly position: string;
  }[] = [];

  constructor(
    private store: EventStore,
    private readonly reopen: () => Promise<EventStore>,
    private readonly start: RecordedEvent['position'],
  ) {}

  private of(name: string): readonly RecordedEvent[] {
    return this.log.filter((event) => event.stream === name);
  }

  private accepted(
    name: string,
    expected: number,
    batch: readonly EventToAppend[],
    { revision, position }: Awaited<ReturnType<EventStore['append']>>,
  ): void {
    assert.equal(revision, expected + batch.length);
    assert.ok(
      comparePositions(this.log.at(-1)?.position ?? this.start, position) < 0,
      'a later append has a later position',
    );
    this.appends.push({ stream: name, expected, batch, position });
    // The positions between are the store's own affair; they are taken from it and checked by their order.
    this.log.push(...batch.map((event, i) => ({ ...event, stream: name, revision: rev(expected + 1 + i), position })));
  }

  async take(step: Step): Promise<void> {
    const name = 'stream' in step ? this.streams[step.stream]! : '';
    switch (step.step) {
      case 'append': {
        const actual = this.of(name).length - 1;
        const expected = Math.max(NO_STREAM, actual + step.distance);
        const batch = events(step.count);
        const result = await this.store.append(name, rev(expected), batch).catch((error: unknown) => error);
        if (expected !== actual)
          return assert.deepEqual(
            [result instanceof RevisionConflict, (result as RevisionConflict).actual],
            [true, actual],
          );
        if (result instanceof Error) throw result;
        return this.accepted(name, expected, batch, result as Awaited<ReturnType<EventStore['append']>>);
      }
      case 'repeat': {
        const earlier = this.appends[step.which % this.appends.length];
        if (!earlier) return;
        const result = await this.store.append(earlier.stream, rev(earlier.expected), earlier.batch);
        return assert.deepEqual(result, {
          revision: earlier.expected + earlier.batch.length,
          position: earlier.position,
        });
      }
      case 'mix': {
        const earlier = this.appends[step.which % this.appends.length];
        if (!earlier) return;
        return assert.rejects(
          this.store.append(earlier.stream, rev(earlier.expected), [...earlier.batch.slice(0, -1), ...events(1)]),
        );
      }
      case 'together': {
        const tries = step.streams.map((n) => ({
          name: this.streams[n]!,
          expected: this.of(this.streams[n]!).length - 1,
          batch: events(2),
        }));
        const outcomes = await Promise.allSettled(
          tries.map((one) => this.store.append(one.name, rev(one.expected), one.batch)),
        );
        const won = outcomes.flatMap((outcome, i) =>
          outcome.status === 'fulfilled' ? [{ ...tries[i]!, result: outcome.value }] : [],
        );
        assert.ok(
          outcomes.every((outcome) => outcome.status === 'fulfilled' || outcome.reason instanceof RevisionConflict),
        );
        assert.deepEqual(
          won.map((one) => one.name).sort(),
          [...new Set(tries.map((one) => one.name))].sort(),
          'one wins for each stream',
        );
        for (const one of won.sort((a, b) => comparePositions(a.result.position, b.result.position)))
          this.accepted(one.name, one.expected, one.batch, one.result);
        return;
      }
      case 'read': {
        const all = this.of(name);
        const from = step.from === undefined ? undefined : Math.min(step.from, Math.max(all.length - 1, 0));
        const wanted = step.backwards ? all.slice(0, (from ?? all.length) + 1).toReversed() : all.slice(from ?? 0);
        const read = await this.store.read(name, {
          direction: step.backwards ? 'backwards' : 'forwards',
          ...(from !== undefined && { from: rev(from) }),
          ...(step.limit && { limit: step.limit }),
        });
        return assert.deepEqual(withoutPositions(read), withoutPositions(wanted.slice(0, step.limit)));
      }
      case 'readAll': {
        const all = await pull(this.store, this.start, this.streams, step.limit);
        assert.deepEqual(withoutPositions(all), withoutPositions(this.log));
        const after = step.after % (all.length + 1);
        return assert.deepEqual(
          await pull(this.store, after === 0 ? this.start : all[after - 1]!.position, this.streams, step.limit),
          all.slice(after),
        );
      }
      case 'reopen':
        this.store = await this.reopen();
    }
  }

  async compare(): Promise<void> {
    await this.take({ step: 'readAll', after: 0, limit: 7 });
    for (const name of this.streams) assert.deepEqual(idsOf(await this.store.read(name)), idsOf(this.of(name)));
  }
}

const withoutPositions = (list: readonly RecordedEvent[]) => list.map(({ position: _, ...event }) => event);

/** Random histories against a model that is too simple to be wrong. */
export const eventStoreProperty = (runs = repetitions({ eachChange: 15, long: 300 })): EventStoreCheck => ({
  name: 'answers any history of appends, repeats, conflicts and reads as the model does',
  run: async (tested) => {
    let { store } = tested;
    const reopen = async (): Promise<EventStore> => (store = await tested.reopen());
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        const model = new Model(store, reopen, await store.head());
        for (const step of history) await model.take(step);
        await model.compare();
      }),
      { numRuns: runs },
    );
  },
});
