import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '#kernel';
import { openSqlite, type Sqlite } from '#sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appender, tryWriting, type WaitingAppend } from './append-group.js';
import { STEPS } from './schema.js';

let folder: string;
let db: Sqlite;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-room-'));
  db = openSqlite({ file: join(folder, 'log.db'), steps: STEPS });
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const one = (n: number): WaitingAppend => [
  `s-${n}`,
  -1,
  [`id-${String(n).padStart(9, '0')}`],
  [JSON.stringify({ type: 'Told', data: 'x'.repeat(2_000), metadata: {} })],
];
const refusal = (work: () => unknown): unknown => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
};
const all = (): readonly object[] => [
  ...db.prepare('SELECT * FROM events ORDER BY position').all(),
  ...db.prepare('SELECT name FROM sqlite_master ORDER BY name').all(),
];

const stored = (): readonly object[] =>
  db.prepare('SELECT position, stream, revision, id FROM events ORDER BY position').all();

describe('Appends that wait in one group', () => {
  it('are each answered on their own: one sent again among new ones is written once, wherever it stands', () => {
    for (const place of [0, 1, 2]) {
      db.close();
      db = openSqlite({ file: join(folder, `log-${place}.db`), steps: STEPS });
      const append = appender(db);
      expect(append([one(1), one(2)])).toEqual([
        [0, 1],
        [0, 2],
      ]);
      const group = [one(3), one(4)];
      group.splice(place, 0, one(1));
      const positions = [3, 4];
      positions.splice(place, 0, 1);
      expect(append(group)).toEqual(positions.map((position) => [0, position]));
      expect(stored()).toEqual(
        [1, 2, 3, 4].map((n) => ({ position: n, stream: `s-${n}`, revision: 0, id: one(n)[2][0] })),
      );
    }
  });

  it('find the events of those before them in the group: their own, others at the same revision, and ids that are taken', () => {
    const append = appender(db);
    const [twin, rival]: readonly WaitingAppend[] = [one(1), ['s-1', -1, ['id-other'], one(2)[3]]];
    const next: WaitingAppend = ['s-1', 0, ['id-next', 'id-last'], [...one(3)[3], ...one(4)[3]]];
    const [first, again, refused, gone, taken, last] = append([
      twin!,
      twin!,
      rival!,
      next,
      ['s-9', -1, ['id-last'], one(5)[3]],
      one(6),
    ]);
    expect([first, again, gone, last]).toEqual([
      [0, 1],
      [0, 1],
      [2, 3],
      [0, 4],
    ]);
    expect(refused).toMatchObject({ stream: 's-1', expected: -1, actual: 0 });
    expect((taken as Error).message).toBe('the event id id-last is already in the log, as revision 2 of s-1');
    expect(stored().map((row) => (row as { id: string }).id)).toEqual([
      one(1)[2][0],
      'id-next',
      'id-last',
      one(6)[2][0],
    ]);
    expect(append([['s-8', -1, ['id-a', 'id-b', 'id-a'], ['{}', '{}', '{}']]])).toEqual([
      new Error('two events of one append have the same id'),
    ]);
  });

  it('are a repetition only whole, in order and at their own place', () => {
    const append = appender(db);
    const three: WaitingAppend = ['s', -1, ['id-a', 'id-b', 'id-c'], ['{}', '{}', '{}']];
    append([three]);
    expect(
      append([
        ['s', -1, ['id-a', 'id-b'], ['{}', '{}']],
        ['s', 0, ['id-b', 'id-c'], ['{}', '{}']],
        ['s', 1, ['id-c'], ['{}']],
        three,
      ]),
    ).toEqual([
      [1, 2],
      [2, 3],
      [2, 3],
      [2, 3],
    ]);
    for (const ids of [
      ['id-a', 'id-c'],
      ['id-b', 'id-a'],
      ['id-a', 'id-b', 'id-c', 'id-d'],
    ]) {
      expect(append([['s', -1, ids, ids.map(() => '{}')]])).toEqual([
        expect.objectContaining({ stream: 's', expected: -1, actual: 2 }),
      ]);
    }
    expect(stored()).toHaveLength(3);
  });
});

describe('Trying whether the log takes anything', () => {
  it.each([0, 3])('passes and leaves nothing, in a log of %i events', (events) => {
    const append = appender(db);
    for (let n = 0; n < events; n += 1) append([one(n)]);
    const before = all();
    expect(refusal(() => tryWriting(db))).toBeUndefined();
    expect(all()).toEqual(before);
    expect(append([one(99)])).toEqual([[0, events + 1]]);
  });

  it('is refused as long as appends are for want of room, and passes when there is some', () => {
    const append = appender(db);
    db.exec('PRAGMA max_page_count = 40');
    let taken = 0;
    let refused: unknown;
    while (!(refused = refusal(() => append([one(taken)])))) taken += 1;
    expect(taken).toBeGreaterThan(3);
    const tried = refusal(() => tryWriting(db));
    for (const error of [refused, tried]) {
      expect(error).toBeInstanceOf(StoreUnavailable);
      expect((error as StoreUnavailable).fault).toEqual({
        code: 'FULL',
        remedy:
          'log.db does not fit on the disk any more: free some space below DATA_DIR, or set DATA_DIR to another folder',
        remedyId:
          'log.db tidak muat lagi pada disk: kosongkan ruang pada disk tempat DATA_DIR, atau pilih folder lain sebagai DATA_DIR',
      });
    }
    db.exec('PRAGMA max_page_count = 400');
    expect(refusal(() => tryWriting(db))).toBeUndefined();
    expect(append([one(taken)])).toEqual([[0, taken + 1]]);
    expect(db.prepare('SELECT * FROM events').all()).toHaveLength(taken + 1);
  });
});
