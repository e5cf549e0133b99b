import { Slices, type EventStore, type Position, type ReadOptions, type RecordedEvent, type Revision } from '#kernel';
import { foundDamaged, startWorker, type StorageFile } from '#sqlite';
import type { Appended, WaitingAppend } from './append-group.js';
import { numberOf, positionOf } from './positions.js';
import type { TextPage, Texts } from './read-log.js';

interface LogWriter {
  readonly [method: string]: (...args: never[]) => unknown;
  append(...waiting: WaitingAppend): Appended;
  tryWriting(): void;
}

interface LogReader {
  readonly [method: string]: (...args: never[]) => unknown;
  head(): number;
  read(stream: string, options: ReadOptions): Texts;
  readAll(after: number, limit: number): TextPage;
  watch(on: boolean): void;
}

const IF_DAMAGED = {
  id: 'hentikan Sinergi, simpan salinannya, pulihkan dari cadangan atau impor ekspor terakhir ke DATA_DIR yang kosong, hapus read-models.db, lalu jalankan lagi',
  en: 'stop Sinergi, keep a copy of it, restore it from the backup or import the last export into an empty DATA_DIR, delete read-models.db, and start again',
};

const parsed = (text: string, storage: StorageFile): readonly RecordedEvent[] => {
  try {
    return JSON.parse(text) as RecordedEvent[];
  } catch (error) {
    throw foundDamaged(error, storage);
  }
};

const eventsIn = async (texts: Texts, storage: StorageFile): Promise<readonly RecordedEvent[]> => {
  const slices = new Slices();
  const events: RecordedEvent[] = [];
  for (const text of texts) {
    events.push(...parsed(text, storage));
    if (slices.due) await slices.pass();
  }
  return events;
};

/**
 * Opens the log in one SQLite file, or makes it. One thread writes and another reads, so that neither waits for the
 * other; events travel as JSON text. Several processes may open the same file. An append that has returned is on the
 * disk.
 * @throws StoreUnavailable the file is locked, read-only, damaged or newer than this program; the message says what to
 * do.
 */
export const openEmbeddedEventStore = async ({ file }: { readonly file: string }): Promise<EventStore> => {
  const storage: StorageFile = { file, ifDamaged: IF_DAMAGED };
  const listeners = new Set<() => void>();
  let woken = 0;
  const wakeUpTo = (position: number): void => {
    if (position <= woken) return;
    woken = position;
    for (const listener of [...listeners]) listener();
  };

  const writer = await startWorker<LogWriter>(new URL('./log-writer.worker.js', import.meta.url), storage);
  const reader = await startWorker<LogReader>(new URL('./log-reader.worker.js', import.meta.url), storage, (position) =>
    wakeUpTo(position as number),
  ).catch(async (error: unknown) => {
    await writer.close();
    throw error;
  });
  /** A watch that fails is only a hint lost; the call that pulls will say what is wrong. */
  const watch = (on: boolean): void => void reader.call('watch', on).catch(() => undefined);

  return {
    append: async (stream, expected, events) => {
      if (events.length === 0) throw new Error(`an append to ${stream} needs at least one event`);
      const [revision, position] = await writer.call(
        'append',
        stream,
        expected,
        events.map(({ id }) => id),
        events.map(({ type, data, metadata }) => JSON.stringify({ type, data, metadata })),
      );
      wakeUpTo(position);
      return { revision: revision as Revision, position: positionOf(position) };
    },
    read: async (stream, options = {}) => eventsIn(await reader.call('read', stream, options), storage),
    readAll: async (after: Position, limit) => {
      const { texts, last, end } = await reader.call('readAll', numberOf(after), limit);
      return { events: await eventsIn(texts, storage), next: positionOf(last), end };
    },
    wake: (onAppended) => {
      const listener = (): void => onAppended();
      listeners.add(listener);
      if (listeners.size === 1) watch(true);
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) watch(false);
      };
    },
    tryWriting: () => writer.call('tryWriting'),
    head: async () => positionOf(await reader.call('head')),
    close: async () => {
      listeners.clear();
      await writer.close();
      await reader.close();
    },
  };
};
