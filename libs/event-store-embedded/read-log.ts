import type { ReadOptions } from '#kernel/stores';
import type { Sqlite } from '#sqlite';
import { positionOf } from './positions.js';

interface EventRow {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly event: string;
}

/**
 * Events on their way to the main thread: JSON texts of some of them each, copied cheaply, and none of them so long
 * that reading it keeps others waiting.
 */
export type Texts = readonly string[];

export interface TextPage {
  readonly texts: Texts;
  /** Position of the last event of the page; that asked for when the page is empty. */
  readonly last: number;
  readonly end: boolean;
}

const recorded = ({ position, stream, revision, id, event }: EventRow): string =>
  `${event.slice(0, -1)},"id":${JSON.stringify(id)},"stream":${JSON.stringify(stream)},"revision":${revision},"position":"${positionOf(position)}"}`;

/** Characters with which a text is long enough. */
const LONG = 250_000;

const asTexts = (rows: readonly EventRow[]): Texts => {
  const texts: string[] = [];
  let some: string[] = [];
  let length = 0;
  for (const row of rows) {
    const text = recorded(row);
    some.push(text);
    length += text.length;
    if (length < LONG) continue;
    texts.push(`[${some.join(',')}]`);
    [some, length] = [[], 0];
  }
  return some.length === 0 ? texts : [...texts, `[${some.join(',')}]`];
};

export const logReader = (db: Sqlite) => {
  const columns = 'position, stream, revision, id, event';
  const forwards = db.prepare<EventRow>(
    `SELECT ${columns} FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?`,
  );
  const backwards = db.prepare<EventRow>(
    `SELECT ${columns} FROM events WHERE stream = ? AND revision <= ? ORDER BY revision DESC LIMIT ?`,
  );
  const page = db.prepare<EventRow>(`SELECT ${columns} FROM events WHERE position > ? ORDER BY position LIMIT ?`);
  const last = db.prepare<{ n: number | null }>('SELECT max(position) AS n FROM events');
  const head = (): number => last.get()?.n ?? 0;

  return {
    head,
    read: (stream: string, { from, direction, limit = -1 }: ReadOptions): Texts =>
      asTexts(
        direction === 'backwards'
          ? backwards.all(stream, from ?? Number.MAX_SAFE_INTEGER, limit)
          : forwards.all(stream, from ?? 0, limit),
      ),
    readAll: (after: number, limit: number): TextPage => {
      const end = head();
      const rows = page.all(after, limit);
      const reached = rows.at(-1)?.position ?? after;
      return { texts: asTexts(rows), last: reached, end: reached >= end };
    },
  };
};
