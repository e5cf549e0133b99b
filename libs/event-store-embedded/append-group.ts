import { RevisionConflict, type Revision } from '#kernel/stores';
import type { Sqlite } from '#sqlite';

/** An append on its way to the writer: ids and JSON texts of its events, in order. */
export type WaitingAppend = readonly [
  stream: string,
  expected: number,
  ids: readonly string[],
  texts: readonly string[],
];

/** Revision and position of the last event. */
export type Appended = readonly [revision: number, position: number];

/**
 * The statements of an append. Nothing is written before all is checked, so that a refused append leaves its group
 * unharmed.
 */
export const appender = (db: Sqlite) => {
  const head = db.prepare<{ n: number | null }>('SELECT max(position) AS n FROM events');
  const lastOf = db.prepare<{ n: number | null }>('SELECT max(revision) AS n FROM events WHERE stream = ?');
  const idsFrom = db.prepare<{ id: string; position: number }>(
    'SELECT id, position FROM events WHERE stream = ? AND revision > ? ORDER BY revision LIMIT ?',
  );
  const placeOf = db.prepare<{ stream: string; revision: number }>(
    'SELECT stream, revision FROM events WHERE substr(id, 1, 8) = substr(?1, 1, 8) AND id = ?1',
  );
  const insert = db.prepare('INSERT INTO events (position, stream, revision, id, event) VALUES (?, ?, ?, ?, ?)');

  const earlierResult = ([stream, expected, ids]: WaitingAppend): Appended | undefined => {
    const there = idsFrom.all(stream, expected, ids.length);
    return there.length === ids.length && there.every(({ id }, i) => id === ids[i])
      ? [expected + ids.length, there[there.length - 1]!.position]
      : undefined;
  };

  const reusedId = (ids: readonly string[]): Error | undefined => {
    if (new Set(ids).size < ids.length) return new Error('two events of one append have the same id');
    for (const id of ids) {
      const place = placeOf.get(id);
      if (place)
        return new Error(`the event id ${id} is already in the log, as revision ${place.revision} of ${place.stream}`);
    }
    return undefined;
  };

  const append = (waiting: WaitingAppend, position: number): Appended | Error => {
    const [stream, expected, ids, texts] = waiting;
    const actual = lastOf.get(stream)?.n ?? -1;
    if (actual !== expected)
      return earlierResult(waiting) ?? new RevisionConflict(stream, expected as Revision, actual as Revision);
    const reused = reusedId(ids);
    if (reused) return reused;
    for (let i = 0; i < ids.length; i += 1) insert.run(position + 1 + i, stream, expected + 1 + i, ids[i]!, texts[i]!);
    return [expected + ids.length, position + ids.length];
  };

  /**
   * Appends all that waits in one transaction: one wait for the disk. Each is checked on its own and gets its own
   * answer.
   */
  return (group: readonly WaitingAppend[]): readonly (Appended | Error)[] =>
    db.transaction(() => {
      let last = head.get()?.n ?? 0;
      return group.map((waiting) => {
        const result = append(waiting, last);
        if (!(result instanceof Error) && result[1] > last) [, last] = result;
        return result;
      });
    });
};

/** Bytes; more than most appends have. */
const ROOM = 64_000;

/**
 * Commits something as large as appends are and takes it back. It stands in a table of its own, of which nobody who
 * reads the log ever hears.
 */
export const tryWriting = (db: Sqlite): void => {
  db.transaction(() =>
    db.exec(`DROP TABLE IF EXISTS room; CREATE TABLE room (bytes BLOB); INSERT INTO room VALUES (zeroblob(${ROOM}))`),
  );
  db.transaction(() => db.exec('DROP TABLE room'));
};
