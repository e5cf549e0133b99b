import { StoreUnavailable } from '#kernel/stores';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { openDriver, type Driver } from './driver.js';
import { makePrivate } from './private-file.js';
import type { Sqlite } from './sqlite.js';
import {
  commitFailure,
  folderFailure,
  isBusy,
  isDiskError,
  storageFailure,
  type StorageFile,
} from './storage-failure.js';

export interface SqliteOptions extends StorageFile {
  /**
   * SQL that builds the store, one step for each version ever released: a file runs the steps that it has not seen.
   * Without steps the connection only reads.
   */
  readonly steps?: readonly string[];
  /** How long to wait for other processes' writes, in milliseconds; default 5,000. */
  readonly busyTimeout?: number;
}

/**
 * 16 MB: index pages that change in one transaction after another are copied into the file less often than with the
 * default 4 MB.
 */
const PAGES_OF_WAL = 4_000;
const KIB_OF_CACHE = 32_000;
/** A connection that only reads leaves it to the system to keep the file in memory. */
const KIB_OF_READER_CACHE = 16_000;

const asSqlite = (driver: Driver, storage: StorageFile): Sqlite => {
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw storageFailure(error, storage);
    }
  };
  const rollback = (): void => {
    try {
      driver.exec('ROLLBACK');
    } catch {
      /* SQLite has rolled back by itself */
    }
  };
  const commit = (): void => {
    try {
      driver.exec('COMMIT');
    } catch (error) {
      throw isDiskError(error) ? commitFailure(error, storage) : storageFailure(error, storage);
    }
  };
  let begun = false;
  const whole = <T>(work: () => T): T => {
    guarded(() => driver.exec('BEGIN IMMEDIATE'));
    begun = true;
    try {
      const result = work();
      commit();
      return result;
    } catch (error) {
      rollback();
      throw error;
    } finally {
      begun = false;
    }
  };
  /** Where the storage fails, SQLite may have rolled back the whole transaction: no part is left to take back. */
  const part = <T>(work: () => T): T => {
    guarded(() => driver.exec('SAVEPOINT part'));
    try {
      const result = work();
      guarded(() => driver.exec('RELEASE part'));
      return result;
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) guarded(() => driver.exec('ROLLBACK TO part; RELEASE part'));
      throw error;
    }
  };
  return {
    exec: (sql) => guarded(() => driver.exec(sql)),
    close: () => driver.close(),
    prepare: <Row>(sql: string, { bigints = false } = {}) => {
      const statement = guarded(() => driver.prepare(sql, bigints));
      return {
        run: (...values) => guarded(() => statement.run(values)),
        get: (...values) => guarded(() => statement.get(values) as Row | undefined),
        all: (...values) => guarded(() => statement.all(values) as Row[]),
      };
    },
    transaction: (work) => (begun ? part(work) : whole(work)),
  };
};

/** Changing to WAL does not wait for a lock, so that two processes starting at once would trip over each other. */
const enterWal = (driver: Driver, busyTimeout: number): void => {
  const patience = Date.now() + busyTimeout;
  for (;;) {
    try {
      return driver.exec('PRAGMA journal_mode = WAL');
    } catch (error) {
      if (!isBusy(error) || Date.now() > patience) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
};

const bringUpToDate = (db: Sqlite, steps: readonly string[], file: string): void =>
  db.transaction(() => {
    const { user_version: version } = db.prepare<{ user_version: number }>('PRAGMA user_version').get() ?? {
      user_version: 0,
    };
    if (version > steps.length) {
      throw new StoreUnavailable(
        `${file} was written by a newer version of Sinergi (its format is ${version}, this version knows ${steps.length}): ` +
          'start that version, or set DATA_DIR to another folder',
      );
    }
    for (const step of steps.slice(version)) db.exec(step);
    // Written every time: BEGIN IMMEDIATE alone is content with a file that may only be read.
    db.exec(`PRAGMA user_version = ${steps.length}`);
  });

/**
 * Opens or makes a SQLite file: write-ahead log, every commit on the disk before it returns, for this account alone.
 * Reads nothing but the schema.
 * @throws StoreUnavailable the file or its folder is locked, read-only, damaged, full or newer than this program; the
 * message says what to do.
 */
export const openSqlite = ({ steps, busyTimeout = 5_000, ...storage }: SqliteOptions): Sqlite => {
  const { file } = storage;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw folderFailure(error, dirname(file));
  }
  let driver: Driver | undefined;
  try {
    makePrivate(file);
    driver = openDriver(file);
    driver.exec(`PRAGMA busy_timeout = ${busyTimeout}`);
    enterWal(driver, busyTimeout);
    driver.exec(`PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA query_only = ${steps ? 'OFF' : 'ON'};
      PRAGMA wal_autocheckpoint = ${PAGES_OF_WAL}; PRAGMA cache_size = -${steps ? KIB_OF_CACHE : KIB_OF_READER_CACHE}`);
    const db = asSqlite(driver, storage);
    if (steps) bringUpToDate(db, steps, file);
    return db;
  } catch (error) {
    driver?.close();
    throw storageFailure(error, storage);
  }
};
