import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '#kernel';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSqlite } from './open-sqlite.js';

const STEPS = ['CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT) STRICT'];

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-'));
  file = join(folder, 'data', 'log.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const refusal = (open: () => unknown): StoreUnavailable => {
  try {
    open();
  } catch (error) {
    expect(error).toBeInstanceOf(StoreUnavailable);
    return error as StoreUnavailable;
  }
  throw new Error('it was opened');
};

describe('a SQLite file', () => {
  it('is made with its folder, logs ahead and syncs every commit, at every open', () => {
    for (const db of [openSqlite({ file, steps: STEPS }), openSqlite({ file, steps: STEPS })]) {
      expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
      expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
      db.close();
    }
    expect(existsSync(file)).toBe(true);
  });

  it('is for this account alone, with its folder and its side files, also one that an earlier version left open to others', () => {
    const modes = () =>
      [join(folder, 'data'), ...['', '-wal', '-shm'].map((ending) => `${file}${ending}`)].map((path) =>
        (statSync(path).mode & 0o777).toString(8),
      );
    const first = openSqlite({ file, steps: STEPS });
    expect(modes()).toEqual(['700', '600', '600', '600']);
    for (const ending of ['', '-wal', '-shm']) chmodSync(`${file}${ending}`, 0o644);
    const second = openSqlite({ file });
    expect(modes()).toEqual(['700', '600', '600', '600']);
    second.close();
    first.close();
  });

  it('gives rows without anything that is no column', () => {
    const db = openSqlite({ file, steps: STEPS });
    const insert = db.prepare('INSERT INTO t (a, b) VALUES (?, ?)');
    expect([insert.run(1, 'x'), insert.run(2n ** 60n, null)]).toEqual([1, 1]);
    const rows = db.prepare('SELECT a, b FROM t ORDER BY a', { bigints: true });
    expect({ ...rows.get() }).toEqual({ a: 1n, b: 'x' });
    expect(rows.all().map((row) => ({ ...row }))).toEqual([
      { a: 1n, b: 'x' },
      { a: 2n ** 60n, b: null },
    ]);
    expect(db.prepare('SELECT a FROM t WHERE a = ?').get(3)).toBeUndefined();
    db.close();
  });

  it('rolls back the transaction whose work throws', () => {
    const db = openSqlite({ file, steps: STEPS });
    expect(() =>
      db.transaction(() => {
        db.exec('INSERT INTO t (a) VALUES (1)');
        throw new Error('changed my mind');
      }),
    ).toThrow('changed my mind');
    expect(db.transaction(() => db.prepare('SELECT count(*) AS n FROM t').get())).toEqual({ n: 0 });
    db.close();
  });

  it('takes back a part of a transaction whose work throws, and keeps what came before and after it', () => {
    const db = openSqlite({ file, steps: STEPS });
    const insert = (n: number): void => db.exec(`INSERT INTO t (a) VALUES (${n})`);
    db.transaction(() => {
      insert(1);
      for (const [n, wrong] of [
        [2, false],
        [3, true],
        [4, false],
      ] as const) {
        const part = (): void =>
          db.transaction(() => {
            insert(n);
            if (wrong) throw new Error('not this one');
          });
        if (wrong) expect(part).toThrow('not this one');
        else part();
      }
      insert(5);
    });
    expect(
      db
        .prepare<{ a: number }>('SELECT a FROM t ORDER BY a')
        .all()
        .map(({ a }) => a),
    ).toEqual([1, 2, 4, 5]);
    db.close();
  });

  it('runs only the steps that the file has not seen', () => {
    openSqlite({ file, steps: STEPS }).close();
    const db = openSqlite({ file, steps: [...STEPS, 'ALTER TABLE t ADD COLUMN c TEXT'] });
    expect(db.prepare('SELECT c FROM t').all()).toEqual([]);
    db.close();
  });

  it('takes nothing from a connection that only reads', () => {
    const db = openSqlite({ file, steps: STEPS });
    const reader = openSqlite({ file });
    expect(() => reader.exec('INSERT INTO t (a) VALUES (1)')).toThrow(StoreUnavailable);
    reader.close();
    db.close();
  });
});

describe('a file that cannot be used is refused with the remedy', () => {
  it('written by a newer version', () => {
    openSqlite({ file, steps: [...STEPS, 'CREATE TABLE u (a INTEGER) STRICT'] }).close();
    expect(refusal(() => openSqlite({ file, steps: STEPS })).message).toMatch(/newer version.*DATA_DIR/);
  });

  it('no SQLite file', () => {
    const text = join(folder, 'log.db');
    writeFileSync(text, 'This is a letter, not a database.'.repeat(100));
    expect(refusal(() => openSqlite({ file: text, steps: STEPS })).message).toMatch(
      /log\.db is no SQLite file or is damaged.*DATA_DIR/,
    );
  });

  it('cut short', () => {
    const db = openSqlite({ file, steps: STEPS });
    db.exec(`INSERT INTO t (b) VALUES ('${'x'.repeat(100_000)}'); PRAGMA wal_checkpoint(TRUNCATE)`);
    const whole = readFileSync(file);
    db.close();
    const cut = join(folder, 'cut.db');
    writeFileSync(cut, whole);
    truncateSync(cut, 8_192);
    expect(refusal(() => openSqlite({ file: cut, steps: STEPS })).message).toMatch(/is damaged.*backup.*DATA_DIR/);
  });

  it('locked by another program', () => {
    const db = openSqlite({ file, steps: STEPS });
    db.transaction(() => {
      expect(refusal(() => openSqlite({ file, steps: STEPS, busyTimeout: 0 })).message).toMatch(
        /is locked by another program/,
      );
    });
    db.close();
  });

  it('grown beyond the disk', () => {
    const db = openSqlite({ file, steps: STEPS });
    db.exec('PRAGMA max_page_count = 4');
    expect(refusal(() => db.prepare('INSERT INTO t (b) VALUES (?)').run('x'.repeat(100_000))).message).toMatch(
      /free some space below DATA_DIR/,
    );
    db.close();
  });

  it('in a folder that cannot be made', () => {
    writeFileSync(join(folder, 'data'), '');
    expect(refusal(() => openSqlite({ file, steps: STEPS })).message).toMatch(
      /set DATA_DIR to a folder that this account may write/,
    );
  });

  it('in a folder that this account may only read', () => {
    openSqlite({ file, steps: STEPS }).close();
    for (const [path, mode] of [
      [folder, 0o755],
      [join(folder, 'data'), 0o555],
      [file, 0o444],
    ] as const)
      chmodSync(path, mode);
    const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const { stdout } = spawnSync(
      process.execPath,
      [fileURLToPath(new URL('./open.fixture.js', import.meta.url)), file],
      { ...nobody, encoding: 'utf8' },
    );
    expect(stdout).toMatch(/^StoreUnavailable: .*DATA_DIR/);
    chmodSync(join(folder, 'data'), 0o755);
  });
});
