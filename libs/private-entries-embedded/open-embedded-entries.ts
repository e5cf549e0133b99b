import type { LocalDate, PrivateEntries } from '#kernel';
import { openSqlite, type SqliteOptions } from '#sqlite';

/** The first layout held contacts alone; a file of other entries, made later, goes through it empty. */
const STEPS = [
  `
  CREATE TABLE mail (
    user_id TEXT PRIMARY KEY,
    address TEXT,
    pending TEXT,
    code_hash TEXT,
    code_until TEXT,
    tries INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE webhooks (
    webhook_id TEXT PRIMARY KEY,
    content TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE counts (
    day TEXT NOT NULL,
    key TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (day, key)
  ) STRICT, WITHOUT ROWID`,
  `
  CREATE TABLE entries (id TEXT PRIMARY KEY, value TEXT NOT NULL, day TEXT) STRICT, WITHOUT ROWID;
  CREATE INDEX entries_by_day ON entries (day) WHERE day IS NOT NULL;
  INSERT INTO entries (id, value)
    SELECT 'mail ' || user_id, json_object('address', address) FROM mail WHERE address IS NOT NULL;
  INSERT INTO entries (id, value) SELECT 'webhook ' || webhook_id, content FROM webhooks;
  DROP TABLE mail;
  DROP TABLE webhooks;
  DROP TABLE counts`,
];

export interface Entry {
  readonly value: string;
  readonly day?: LocalDate;
}

/** Entries of which all can be asked for, by whoever moves them to another store. */
export interface EmbeddedEntries extends PrivateEntries {
  all(): Promise<ReadonlyMap<string, Entry>>;
}

/**
 * Private entries in one SQLite file of mode 600, which several processes may open. What is removed or replaced is
 * overwritten with zeros (`secure_delete`), and the write-ahead log, which holds older pages, is emptied at once.
 * @param ifDamaged what whoever runs Sinergi does about a file that cannot be read.
 * @throws StoreUnavailable the file cannot be used; the message names it and the remedy.
 */
export const openEmbeddedEntries = async ({
  file,
  ifDamaged,
}: Pick<SqliteOptions, 'file' | 'ifDamaged'>): Promise<EmbeddedEntries> => {
  const db = openSqlite({ file, steps: STEPS, ifDamaged });
  db.exec('PRAGMA secure_delete = ON');
  const select = db.prepare<{ readonly value: string }>('SELECT value FROM entries WHERE id = ?');
  const insert = db.prepare('INSERT INTO entries (id, value, day) VALUES (?, ?, ?)');
  const replace = db.prepare('UPDATE entries SET value = ?, day = ? WHERE id = ?');
  const forget = db.prepare('DELETE FROM entries WHERE id = ?');
  const forgetDays = db.prepare('DELETE FROM entries WHERE day < ?');
  const due = db.prepare<{ readonly id: string }>('SELECT id FROM entries WHERE day < ?');
  const every = db.prepare<{ readonly id: string; readonly value: string; readonly day: LocalDate | null }>(
    'SELECT id, value, day FROM entries',
  );
  const emptyLog = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
  return {
    get: async (id) => select.get(id)?.value,
    put: async (id, value, former, day) => {
      const done = db.transaction(() => {
        if (select.get(id)?.value !== former) return false;
        if (former === undefined) insert.run(id, value, day ?? null);
        else replace.run(value, day ?? null, id);
        return true;
      });
      if (done && former !== undefined) emptyLog.get();
      return done;
    },
    remove: async (id) => {
      forget.run(id);
      emptyLog.get();
    },
    forgetBefore: async (day) => void forgetDays.run(day),
    dueBefore: async (day) => due.all(day).map(({ id }) => id),
    all: async () => new Map(every.all().map(({ id, value, day }) => [id, { value, ...(day && { day }) }])),
    // So that the file alone is a whole backup, whenever the driver lets go of it.
    close: async () => {
      emptyLog.get();
      db.close();
    },
  };
};
