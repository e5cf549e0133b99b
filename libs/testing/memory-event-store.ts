import {
  NO_STREAM,
  RevisionConflict,
  START,
  StoreUnavailable,
  type EventStore,
  type EventToAppend,
  type Position,
  type RecordedEvent,
  type Revision,
} from '#kernel';
import type { EventStoreUnderTest } from './event-store-checks.js';

/** What a memory store keeps; several stores over one log behave like several processes over one file. */
export class MemoryLog {
  /** Each event as JSON text, so that nobody can change it afterwards. */
  readonly texts: string[] = [];
  /** Places in `texts` by stream. */
  readonly streams = new Map<string, number[]>();
  readonly ids = new Map<string, number>();
  readonly listeners = new Set<() => void>();
}

const positionOf = (place: number): Position => (place < 0 ? START : (String(place + 1).padStart(16, '0') as Position));

/** An event store without durability, for the tests of what stands on one; passes the kit. */
export const memoryEventStore = (log = new MemoryLog()): EventStore => {
  const own = new Set<() => void>();
  let closed = false;

  const open = (): void => {
    if (closed) throw new StoreUnavailable('the store is closed');
  };
  const placesOf = (stream: string): readonly number[] => log.streams.get(stream) ?? [];
  const at = (place: number): RecordedEvent => JSON.parse(log.texts[place]!) as RecordedEvent;

  const earlierPlace = (stream: string, expected: Revision, events: readonly EventToAppend[]): number | undefined => {
    const there = placesOf(stream).slice(expected + 1, expected + 1 + events.length);
    return there.length === events.length && events.every(({ id }, i) => log.ids.get(id) === there[i])
      ? there.at(-1)
      : undefined;
  };

  const write = (stream: string, events: readonly EventToAppend[]): number => {
    const places = log.streams.get(stream) ?? [];
    log.streams.set(stream, places);
    for (const { id, type, data, metadata } of events) {
      const place = log.texts.length;
      log.texts.push(
        JSON.stringify({ type, data, metadata, id, stream, revision: places.length, position: positionOf(place) }),
      );
      log.ids.set(id, place);
      places.push(place);
    }
    for (const listener of [...log.listeners]) queueMicrotask(listener);
    return log.texts.length - 1;
  };

  return {
    append: async (stream, expected, events) => {
      open();
      if (events.length === 0) throw new Error(`an append to ${stream} needs at least one event`);
      const result = (place: number) => ({
        revision: (expected + events.length) as Revision,
        position: positionOf(place),
      });
      const actual = (placesOf(stream).length - 1) as Revision;
      if (actual !== expected) {
        const earlier = expected < NO_STREAM ? undefined : earlierPlace(stream, expected, events);
        if (earlier === undefined) throw new RevisionConflict(stream, expected, actual);
        return result(earlier);
      }
      const ids = new Set(events.map(({ id }) => id));
      const reused = [...ids].find((id) => log.ids.has(id));
      if (ids.size < events.length || reused) throw new Error(`the event id ${reused ?? ''} is already in use`);
      return result(write(stream, events));
    },
    read: async (stream, { from, direction, limit = Infinity } = {}) => {
      open();
      const places = placesOf(stream);
      const wanted =
        direction === 'backwards' ? places.slice(0, (from ?? places.length) + 1).reverse() : places.slice(from ?? 0);
      return wanted.slice(0, limit).map(at);
    },
    readAll: async (after, limit) => {
      open();
      const events = log.texts
        .slice(Number(after), Number(after) + limit)
        .map((text) => JSON.parse(text) as RecordedEvent);
      const next = events.at(-1)?.position ?? after;
      return { events, next, end: Number(next) >= log.texts.length };
    },
    wake: (onAppended) => {
      const listener = (): void => {
        if (own.has(listener)) onAppended();
      };
      own.add(listener);
      log.listeners.add(listener);
      return () => {
        own.delete(listener);
        log.listeners.delete(listener);
      };
    },
    head: async () => {
      open();
      return positionOf(log.texts.length - 1);
    },
    close: async () => {
      closed = true;
      for (const listener of own) log.listeners.delete(listener);
      own.clear();
    },
  };
};

/** For the kit: stores over one log, each as `adapt` makes it of a correct one. */
export const memoryStoreUnderTest =
  (adapt: (store: EventStore, log: MemoryLog) => EventStore = (store) => store) =>
  async (): Promise<EventStoreUnderTest> => {
    const log = new MemoryLog();
    const open = (): EventStore => adapt(memoryEventStore(log), log);
    let store = open();
    return {
      store,
      another: async () => open(),
      reopen: async () => {
        await store.close();
        return (store = open());
      },
      dispose: async () => undefined,
    };
  };
