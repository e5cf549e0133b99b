import type { ReadOptions } from '#kernel';
import type { Sqlite } from '#sqlite';
import { positionOf } from './positions.js';

interface EventRow {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly event: string;
}

/** A page of the log on its way to the main thread, its events as one JSON text: parsed once, copied cheaply. */
export interface TextPage {
  readonly text: string;
  /** Position of the last event of the page; that asked for when the page is empty. */
  readonly last: number;
  readonly end: boolean;
}

const recorded = ({ position, stream, revision, id, event }: EventRow): string =>
  `${event.slice(0, -1)},"id":${JSON.stringify(id)},"stream":${JSON.stringify(stream)},"revision":${revision},"position":"${positionOf(position)}"}`;

const asText = (rows: readonly EventRow[]): string => `[${rows.map(recorded).join(',')}]`;

export const logReader = (db: Sqlite) => {
  const columns = 'position, stream, revision, id, event';
  const forwards = db.prepare<EventRow>(`SELECT ${columns} FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?`);
  const backwards = db.prepare<EventRow>(`SELECT ${columns} FROM events WHERE stream = ? AND revision <= ? ORDER BY revision DESC LIMIT ?`);
  const page = db.prepare<EventRow>(`SELECT ${columns} FROM events WHERE position > ? ORDER BY position LIMIT ?`);
  const last = db.prepare<{ n: number | null }>('SELECT max(position) AS n FROM events');
  const head = (): number => last.get()?.n ?? 0;

  return {
    head,
    read: (stream: string, { from, direction, limit = -1 }: ReadOptions): string =>
      asText(direction === 'backwards'
        ? backwards.all(stream, from ?? Number.MAX_SAFE_INTEGER, limit)
        : forwards.all(stream, from ?? 0, limit)),
    readAll: (after: number, limit: number): TextPage => {
      const end = head();
      const rows = page.all(after, limit);
      const reached = rows.at(-1)?.position ?? after;
      return { text: asText(rows), last: reached, end: reached >= end };
    },
  };
};
