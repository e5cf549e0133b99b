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

const one = (n: number): WaitingAppend => [`s-${n}`, -1, [`id-${String(n).padStart(9, '0')}`], [JSON.stringify({ type: 'Told', data: 'x'.repeat(2_000), metadata: {} })]];
const refusal = (work: () => unknown): unknown => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
};
const all = (): readonly object[] => [...db.prepare('SELECT * FROM events ORDER BY position').all(), ...db.prepare('SELECT name FROM sqlite_master ORDER BY name').all()];

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
      expect((error as StoreUnavailable).fault).toEqual({ code: 'FULL', remedy: 'log.db does not fit on the disk any more: free some space below DATA_DIR, or set DATA_DIR to another folder' });
    }
    db.exec('PRAGMA max_page_count = 400');
    expect(refusal(() => tryWriting(db))).toBeUndefined();
    expect(append([one(taken)])).toEqual([[0, taken + 1]]);
    expect(db.prepare('SELECT * FROM events').all()).toHaveLength(taken + 1);
  });
});
