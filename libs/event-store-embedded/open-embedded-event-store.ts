import { Slices, type EventStore, type Position, type ReadOptions, type RecordedEvent, type Revision } from '#kernel';
import { startWorker } from '#sqlite';
import type { Appended, WaitingAppend } from './append-group.js';
import { numberOf, positionOf } from './positions.js';
import type { TextPage, Texts } from './read-log.js';

interface LogWriter {
  readonly [method: string]: (...args: never[]) => unknown;
  append(...waiting: WaitingAppend): Appended;
}

interface LogReader {
  readonly [method: string]: (...args: never[]) => unknown;
  head(): number;
  read(stream: string, options: ReadOptions): Texts;
  readAll(after: number, limit: number): TextPage;
  watch(on: boolean): void;
}

const eventsIn = async (texts: Texts): Promise<readonly RecordedEvent[]> => {
  const slices = new Slices();
  const events: RecordedEvent[] = [];
  for (const text of texts) {
    events.push(...JSON.parse(text) as RecordedEvent[]);
    if (slices.due) await slices.pass();
  }
  return events;
};

/**
 * Opens the log in one SQLite file, or makes it. One thread writes and another reads, so that neither waits for the other;
 * events travel as JSON text. Several processes may open the same file. An append that has returned is on the disk.
 * @throws StoreUnavailable the file is locked, read-only, damaged or newer than this program; the message says what to do.
 */
export const openEmbeddedEventStore = async ({ file }: { readonly file: string }): Promise<EventStore> => {
  const listeners = new Set<() => void>();
  let woken = 0;
  const wakeUpTo = (position: number): void => {
    if (position <= woken) return;
    woken = position;
    for (const listener of [...listeners]) listener();
  };

  const writer = await startWorker<LogWriter>(new URL('./log-writer.worker.js', import.meta.url), file);
  const reader = await startWorker<LogReader>(
    new URL('./log-reader.worker.js', import.meta.url), file, (position) => wakeUpTo(position as number),
  ).catch(async (error: unknown) => {
    await writer.close();
    throw error;
  });
  /** A watch that fails is only a hint lost; the call that pulls will say what is wrong. */
  const watch = (on: boolean): void => void reader.call('watch', on).catch(() => undefined);

  return {
    append: async (stream, expected, events) => {
      if (events.length === 0) throw new Error(`an append to ${stream} needs at least one event`);
      const [revision, position] = await writer.call('append', stream, expected, events.map(({ id }) => id),
        events.map(({ type, data, metadata }) => JSON.stringify({ type, data, metadata })));
      wakeUpTo(position);
      return { revision: revision as Revision, position: positionOf(position) };
    },
    read: async (stream, options = {}) => eventsIn(await reader.call('read', stream, options)),
    readAll: async (after: Position, limit) => {
      const { texts, last, end } = await reader.call('readAll', numberOf(after), limit);
      return { events: await eventsIn(texts), next: positionOf(last), end };
    },
    wake: (onAppended) => {
      const listener = (): void => onAppended();
      listeners.add(listener);
      if (listeners.size === 1) watch(true);
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) watch(false);
      };
    },
    head: async () => positionOf(await reader.call('head')),
    close: async () => {
      listeners.clear();
      await writer.close();
      await reader.close();
    },
  };
};
