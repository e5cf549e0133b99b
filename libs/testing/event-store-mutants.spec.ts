import { describe, expect, it } from '@jest/globals';
import {
  NO_STREAM,
  RevisionConflict,
  START,
  type EventStore,
  type EventToAppend,
  type Position,
  type RecordedEvent,
} from '#kernel';
import { randomUUID } from 'node:crypto';
import { eventStoreChecks, runCheck } from './event-store-kit.js';
import { memoryStoreUnderTest, type MemoryLog } from './memory-event-store.js';

/** A store with one bug, planted into a correct one: what it does differently. */
type Bug = (store: EventStore, log: MemoryLog) => Partial<EventStore>;

const withNewIds = (events: readonly EventToAppend[]): readonly EventToAppend[] =>
  events.map((event) => ({ ...event, id: randomUUID() }));
const place = (position: Position): number => Number(position) - 1;

/** Changes stored events behind the store's back. */
const rewrite = (log: MemoryLog, position: Position, change: (event: RecordedEvent) => object): void => {
  log.texts[place(position)] = JSON.stringify(change(JSON.parse(log.texts[place(position)]!) as RecordedEvent));
};
const takeLast = (log: MemoryLog, stream: string): void => {
  const { id } = JSON.parse(log.texts.pop()!) as RecordedEvent;
  log.streams.get(stream)!.pop();
  log.ids.delete(id);
};

/** Alters pages of the log; everything else stays as it is. */
const pages =
  (alter: (events: readonly RecordedEvent[], after: Position, limit: number) => readonly RecordedEvent[]): Bug =>
  (store) => ({
    readAll: async (after, limit) => {
      const page = await store.readAll(after, limit);
      return { ...page, events: alter(page.events, after, limit) };
    },
  });
const reads =
  (alter: (events: readonly RecordedEvent[], backwards: boolean) => readonly RecordedEvent[]): Bug =>
  (store) => ({
    read: async (stream, options) => alter(await store.read(stream, options), options?.direction === 'backwards'),
  });

const BUGS: Readonly<Record<string, Bug>> = {
  'loses an event of a batch': (store) => ({
    append: async (stream, expected, events) => ({
      ...(await store.append(stream, expected, events.length > 2 ? events.slice(1) : events)),
      revision: (expected + events.length) as typeof expected,
    }),
  }),
  'loses every append but says it took it': (store) => ({
    append: async (_stream, expected, events) => ({
      revision: (expected + events.length) as typeof expected,
      position: await store.head(),
    }),
  }),
  'doubles an event': (store) => ({
    append: async (stream, expected, events) => {
      const result = await store.append(stream, expected, events);
      const there = await store.read(stream);
      if (there.length === expected + events.length + 1)
        await store.append(stream, result.revision, withNewIds(events.slice(-1)));
      return result;
    },
  }),
  'leaves a gap in the positions': (store) => ({
    append: async (stream, expected, events) => {
      const result = await store.append(stream, expected, events);
      return { ...result, position: twice(result.position) };
    },
    read: async (...args) =>
      (await store.read(...args)).map((event) => ({ ...event, position: twice(event.position) })),
    readAll: async (after, limit) => {
      const page = await store.readAll(half(after), limit);
      return {
        ...page,
        next: twice(page.next),
        events: page.events.map((event) => ({ ...event, position: twice(event.position) })),
      };
    },
    head: async () => twice(await store.head()),
  }),
  'answers a revision one too high': (store) => ({
    append: async (...args) => {
      const { revision, position } = await store.append(...args);
      return { revision: (revision + 1) as typeof revision, position };
    },
  }),
  'reads revisions one too high': reads((events) =>
    events.map((event) => ({ ...event, revision: (event.revision + 1) as typeof event.revision })),
  ),
  'answers the position of the first event of a batch': (store) => ({
    append: async (stream, expected, events) => {
      const { revision, position } = await store.append(stream, expected, events);
      return { revision, position: String(Number(position) - events.length + 1).padStart(16, '0') as Position };
    },
  }),
  'applies half of a batch that it refuses': (store) => ({
    append: async (stream, expected, events) => {
      try {
        return await store.append(stream, expected, events);
      } catch (error) {
        if (error instanceof RevisionConflict && events.length > 1)
          await store.append(stream, error.actual, withNewIds(events.slice(0, 1)));
        throw error;
      }
    },
  }),
  'lets an append to one stream appear in another': (store, log) => ({
    append: async (stream, expected, events) => {
      const result = await store.append(stream, expected, events);
      for (const [other, places] of log.streams)
        if (other !== stream && other.startsWith(stream)) places.push(place(result.position));
      return result;
    },
  }),
  'takes streams for one whose names differ in case': (store) => ({
    append: (stream, ...rest) => store.append(stream.toLowerCase(), ...rest),
    read: (stream, ...rest) => store.read(stream.toLowerCase(), ...rest),
  }),
  'detects no conflict': (store) => ({
    append: async (stream, expected, events) => {
      try {
        return await store.append(stream, expected, events);
      } catch (error) {
        if (!(error instanceof RevisionConflict)) throw error;
        return store.append(stream, error.actual, withNewIds(events));
      }
    },
  }),
  'detects no conflict when the expected revision is ahead': (store) => ({
    append: async (stream, expected, events) => {
      const { length } = await store.read(stream);
      return store.append(stream, expected >= length ? ((length - 1) as typeof expected) : expected, events);
    },
  }),
  'takes NO_STREAM for any revision': (store) => ({
    append: async (stream, expected, events) => {
      const there = await store.read(stream);
      const known = there.some(({ id }) => id === events[0]?.id);
      return store.append(
        stream,
        expected === NO_STREAM && !known ? ((there.length - 1) as typeof expected) : expected,
        events,
      );
    },
  }),
  'does not tell where the stream is when it refuses': (store) => ({
    append: (stream, expected, events) =>
      store.append(stream, expected, events).catch((error: unknown) => {
        throw error instanceof RevisionConflict ? new RevisionConflict(stream, expected, NO_STREAM) : error;
      }),
  }),
  'writes a repeated append again': (store) => ({
    append: async (stream, expected, events) => {
      const there = await store.read(stream);
      const repeated = there.some(({ id }) => id === events[0]?.id);
      return repeated
        ? store.append(stream, (there.length - 1) as typeof expected, withNewIds(events))
        : store.append(stream, expected, events);
    },
  }),
  'refuses a repeated append': (store) => ({
    append: async (stream, expected, events) => {
      const there = await store.read(stream);
      if (there.some(({ id }) => id === events[0]?.id))
        throw new RevisionConflict(stream, expected, (there.length - 1) as typeof expected);
      return store.append(stream, expected, events);
    },
  }),
  'forgets a repeated append once the stream has moved on': (store) => ({
    append: async (stream, expected, events) => {
      const there = await store.read(stream);
      if (there.length > expected + 1 + events.length)
        throw new RevisionConflict(stream, expected, (there.length - 1) as typeof expected);
      return store.append(stream, expected, events);
    },
  }),
  'answers a repeated append with where the stream is now': (store) => ({
    append: async (stream, expected, events) => {
      const result = await store.append(stream, expected, events);
      const [last] = await store.read(stream, { direction: 'backwards', limit: 1 });
      return { ...result, revision: last!.revision, position: last!.position };
    },
  }),
  'writes what comes at once with a repeated append over again': (store) => {
    let repeated = 0;
    return {
      append: async (stream, expected, events) => {
        const known = (await store.read(stream)).some(({ id }) => id === events[0]?.id);
        if (known) repeated += 1;
        try {
          const result = await store.append(stream, expected, events);
          if (!known && repeated > 0) await store.append(stream, result.revision, withNewIds(events));
          return result;
        } finally {
          if (known) setImmediate(() => (repeated -= 1));
        }
      },
    };
  },
  'takes an append for repeated by its first event alone': (store) => ({
    append: async (stream, expected, events) => {
      const there = await store.read(stream);
      const same = there[expected + 1];
      return same && same.id === events[0]?.id && there.length >= expected + 1 + events.length
        ? {
            revision: (expected + events.length) as typeof expected,
            position: there[expected + events.length]!.position,
          }
        : store.append(stream, expected, events);
    },
  }),
  'takes an event id again at another place': (store) => ({
    append: (stream, expected, events) =>
      store.append(stream, expected, events).catch((error: unknown) => {
        if (error instanceof RevisionConflict) throw error;
        return store.append(stream, expected, withNewIds(events));
      }),
  }),
  'takes an append of nothing': (store) => ({
    append: async (stream, expected, events) =>
      events.length === 0
        ? { revision: expected, position: await store.head() }
        : store.append(stream, expected, events),
  }),
  'writes the events of a batch in reverse': (store, log) => ({
    append: async (stream, expected, events) => {
      const before = log.texts.length;
      const result = await store.append(stream, expected, events);
      if (log.texts.length === before + 2) {
        const [first, second] = log.texts.slice(before).map((text) => JSON.parse(text) as RecordedEvent) as [
          RecordedEvent,
          RecordedEvent,
        ];
        rewrite(log, first.position, () => ({ ...second, revision: first.revision, position: first.position }));
        rewrite(log, second.position, () => ({ ...first, revision: second.revision, position: second.position }));
      }
      return result;
    },
  }),
  'drops the metadata': (store) => ({
    append: (stream, expected, events) =>
      store.append(
        stream,
        expected,
        events.map((event) => ({ ...event, metadata: { schemaVersion: 1 } as typeof event.metadata })),
      ),
  }),
  'shortens long text': (store) => ({
    append: (stream, expected, events) =>
      store.append(
        stream,
        expected,
        events.map((event) => ({
          ...event,
          data: JSON.parse(JSON.stringify(event.data), (_, value: unknown) =>
            typeof value === 'string' ? value.slice(0, 4_000) : value,
          ) as object,
        })),
      ),
  }),
  "keeps the caller's objects": (store) => {
    const kept = new Map<string, object>();
    return {
      append: (stream, expected, events) => {
        for (const { id, data } of events) kept.set(id, data);
        return store.append(stream, expected, events);
      },
      read: async (...args) =>
        (await store.read(...args)).map((event) => ({ ...event, data: kept.get(event.id) ?? event.data })),
    };
  },
  'lets one refusal harm the appends beside it': (store, log) => {
    let waiting = 0;
    return {
      append: async (stream, expected, events) => {
        waiting += 1;
        try {
          return await store.append(stream, expected, events);
        } catch (error) {
          if (waiting > 4 && log.texts.length > 1)
            takeLast(log, (JSON.parse(log.texts.at(-1)!) as RecordedEvent).stream);
          throw error;
        } finally {
          waiting -= 1;
        }
      },
    };
  },
  'skips an event at the border of two pages': pages((events, after, limit) =>
    after !== START && events.length === limit ? events.slice(1) : events,
  ),
  'shows the last event of a page again in the next': (store) => ({
    readAll: async (after, limit) => {
      const page = await store.readAll(after, limit);
      return page.events.length === limit && limit > 1
        ? { ...page, end: false, next: page.events.at(-2)!.position }
        : page;
    },
  }),
  'reads the log from a position and not after it': (store) => ({
    readAll: (after, limit) =>
      store.readAll((place(after) > 0 ? String(place(after)).padStart(16, '0') : START) as Position, limit),
  }),
  'reads the log out of order': pages((events) => events.toReversed()),
  'reads the log stream by stream': pages((events) =>
    events.toSorted((a, b) => (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : 0)),
  ),
  'hides the first event of a stream in the log': pages((events) => events.filter(({ revision }) => revision > 0)),
  'gives more events than a page may hold': (store) => ({ readAll: (after, limit) => store.readAll(after, limit + 1) }),
  'says too early that the log ends': (store) => ({
    readAll: async (after, limit) => {
      const page = await store.readAll(after, limit);
      return { ...page, end: page.events.length > 0 };
    },
  }),
  'never says that the log ends': (store) => ({
    readAll: async (...args) => ({ ...(await store.readAll(...args)), end: false }),
  }),
  'goes back to the start after the last page': (store) => ({
    readAll: async (...args) => {
      const page = await store.readAll(...args);
      return page.events.length === 0 ? { ...page, next: START } : page;
    },
  }),
  'orders positions as numbers, not as text': (store) => ({
    append: async (...args) => {
      const { revision, position } = await store.append(...args);
      return { revision, position: unpadded(position) };
    },
    read: async (...args) =>
      (await store.read(...args)).map((event) => ({ ...event, position: unpadded(event.position) })),
    readAll: async (...args) => {
      const page = await store.readAll(...args);
      return {
        ...page,
        next: unpadded(page.next),
        events: page.events.map((event) => ({ ...event, position: unpadded(event.position) })),
      };
    },
    head: async () => unpadded(await store.head()),
  }),
  'reads forwards when asked for backwards': reads((events, backwards) => (backwards ? events.toReversed() : events)),
  'reads backwards from the wrong end': (store) => ({
    read: async (stream, { limit = Infinity, ...options } = {}) =>
      options.direction === 'backwards'
        ? (await store.read(stream, options)).slice(-limit)
        : store.read(stream, { ...options, limit }),
  }),
  'reads backwards from before the revision': (store) => ({
    read: async (stream, options = {}) => {
      const list = await store.read(stream, options);
      return options.direction === 'backwards' && options.from !== undefined
        ? list.filter(({ revision }) => revision < options.from!)
        : list;
    },
  }),
  'reads from after the revision': (store) => ({
    read: async (stream, options = {}) => {
      const list = await store.read(stream, options);
      return options.direction !== 'backwards' && options.from !== undefined
        ? list.filter(({ revision }) => revision > options.from!)
        : list;
    },
  }),
  'reads more than was asked for': (store) => ({
    read: (stream, { limit: _, ...options } = {}) => store.read(stream, options),
  }),
  'shows the head as it was at the start': (store) => {
    let first: Promise<Position> | undefined;
    return { head: () => (first ??= store.head()) };
  },
  'never wakes': () => ({ wake: () => () => undefined }),
  'wakes also those who cancelled': (store) => ({
    wake: (onAppended) => {
      store.wake(onAppended);
      return () => undefined;
    },
  }),
  'wakes nobody any more when one of them has cancelled': (store) => {
    const cancels = new Set<() => void>();
    return {
      wake: (onAppended) => {
        const cancel = store.wake(onAppended);
        cancels.add(cancel);
        return () => {
          for (const each of cancels) each();
          cancels.clear();
        };
      },
    };
  },
  'wakes only for its own appends': (store) => {
    const listeners = new Set<() => void>();
    return {
      append: async (...args) => {
        const result = await store.append(...args);
        for (const listener of [...listeners]) listener();
        return result;
      },
      wake: (onAppended) => {
        listeners.add(onAppended);
        return () => void listeners.delete(onAppended);
      },
    };
  },
  'forgets the last event when it is closed': (store, log) => ({
    close: async () => {
      if (log.texts.length > 1) takeLast(log, (JSON.parse(log.texts.at(-1)!) as RecordedEvent).stream);
      await store.close();
    },
  }),
  'goes on after it was closed': () => ({ close: async () => undefined }),
};

const twice = (position: Position): Position =>
  position === START ? START : (String(Number(position) * 2).padStart(16, '0') as Position);
const half = (position: Position): Position =>
  position === START ? START : (String(Number(position) / 2).padStart(16, '0') as Position);
const unpadded = (position: Position): Position =>
  position === START ? START : (String(Number(position)) as Position);

const NUMBERED = { uniqueIds: true, numberedPositions: true };

/** The first check that a store fails, in ten times: what a check tries at random, it may not meet at once. */
const failureInTen = async (bug: Bug): Promise<string | undefined> => {
  for (let times = 0; times < 10; times += 1) {
    const found = await firstFailure(bug);
    if (found !== undefined) return found;
  }
  return undefined;
};

const firstFailure = async (bug: Bug): Promise<string | undefined> => {
  const make = memoryStoreUnderTest((store, log) => ({ ...store, ...bug(store, log) }));
  for (const check of eventStoreChecks(NUMBERED)) {
    const failed = await runCheck(check, make).then(
      () => false,
      () => true,
    );
    if (failed) return check.name;
  }
  return undefined;
};

describe('the kit for event stores', () => {
  it('passes a correct store', async () => {
    expect(await firstFailure(() => ({}))).toBeUndefined();
  });

  it.each(Object.keys(BUGS))('fails a store that %s', async (name) => {
    expect(await failureInTen(BUGS[name]!)).toBeDefined();
  });
});
