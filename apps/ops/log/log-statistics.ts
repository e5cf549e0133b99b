import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { categoryOf, type EventStore, type Instant, type Position } from '#kernel';
import type { Session } from '../command.js';
import { facts, table } from '../columns.js';
import { NUMBERS } from '../progress.js';
import { logPages } from './log-pages.js';

export interface LogStatistics {
  readonly head: Position;
  readonly events: number;
  readonly streams: number;
  /** When the first and the last event were recorded; absent in an empty log. */
  readonly firstRecordedAt?: Instant;
  readonly lastRecordedAt?: Instant;
  readonly categories: Readonly<Record<string, { readonly events: number; readonly streams: number }>>;
  readonly types: Readonly<Record<string, number>>;
  /** Size of the embedded log on the disk; absent for a server's. */
  readonly bytes?: number;
}

const sizeOf = async (file: string): Promise<number> => (await stat(file).catch(() => undefined))?.size ?? 0;

/** Counts the whole log as it is now. */
export const logStatistics = async (
  log: EventStore,
  { settings: { eventStoreUrl, dataDir }, progress, stopped }: Session,
): Promise<LogStatistics> => {
  const head = await log.head();
  const categories = new Map<string, { events: number; streams: number }>();
  const types = new Map<string, number>();
  let [events, streams] = [0, 0];
  let [first, last]: (Instant | undefined)[] = [];
  for await (const page of logPages(log, stopped, head)) {
    for (const {
      stream,
      revision,
      type,
      metadata: { recordedAt },
    } of page) {
      const name = categoryOf(stream);
      const category = categories.get(name) ?? { events: 0, streams: 0 };
      categories.set(name, category);
      category.events += 1;
      if (revision === 0) [category.streams, streams] = [category.streams + 1, streams + 1];
      types.set(type, (types.get(type) ?? 0) + 1);
      first ??= recordedAt;
      last = recordedAt;
      events += 1;
    }
    progress.tell('dihitung / counted', events);
  }
  const file = join(dataDir, 'events.db');
  return {
    head,
    events,
    streams,
    ...(first && { firstRecordedAt: first }),
    ...(last && { lastRecordedAt: last }),
    categories: sorted(categories),
    types: sorted(types),
    ...(!eventStoreUrl && { bytes: (await sizeOf(file)) + (await sizeOf(`${file}-wal`)) }),
  };
};

const sorted = <T>(counts: ReadonlyMap<string, T>): Readonly<Record<string, T>> =>
  Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));

export const EVENTS = ['peristiwa', 'events'] as const;
export const STREAMS = ['aliran', 'streams'] as const;

export const statisticsText = ({
  head,
  events,
  streams,
  firstRecordedAt = '—' as Instant,
  lastRecordedAt = '—' as Instant,
  bytes,
  categories,
  types,
}: LogStatistics): string =>
  [
    facts([
      [EVENTS, NUMBERS.format(events)],
      [STREAMS, NUMBERS.format(streams)],
      [['pertama dicatat', 'first recorded'], firstRecordedAt],
      [['terakhir dicatat', 'last recorded'], lastRecordedAt],
      [['ujung', 'head'], head || '—'],
      ...(bytes === undefined ? [] : [[['bita', 'bytes'], NUMBERS.format(bytes)] as const]),
    ]),
    table(
      [['kategori', 'category'], EVENTS, STREAMS],
      Object.entries(categories).map(([name, { events: n, streams: m }]) => [
        name,
        NUMBERS.format(n),
        NUMBERS.format(m),
      ]),
      [1, 2],
    ),
    table(
      [['jenis', 'type'], EVENTS],
      Object.entries(types).map(([name, n]) => [name, NUMBERS.format(n)]),
      [1],
    ),
  ].join('\n\n');
