import type { SubjectKeyStore } from '#kernel/stores';
import { openSqlite } from '#sqlite';

const STEPS = ['CREATE TABLE entries (id TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID'];

/** Keys of which all can be asked for, by whoever moves them to another store. */
export interface EmbeddedSubjectKeys extends SubjectKeyStore {
  all(): Promise<ReadonlyMap<string, string>>;
}

/**
 * Keys in one SQLite file of mode 600, which several processes may open. What is removed is overwritten with zeros
 * (`secure_delete`), and the write-ahead log, which holds older pages, is emptied at once. What the disk itself keeps
 * of blocks that were written elsewhere (copies of a file system, spare blocks of an SSD) no program can reach.
 * @throws StoreUnavailable the file cannot be used; the message names it and the remedy.
 */
export const openEmbeddedSubjectKeys = async ({ file }: { readonly file: string }): Promise<EmbeddedSubjectKeys> => {
  const db = openSqlite({
    file,
    steps: STEPS,
    ifDamaged: {
      id: 'hentikan Sinergi, pulihkan dari cadangannya yang terbaru, tanpa berkas lain, lalu jalankan lagi',
      en: 'stop Sinergi, restore it from its latest backup, with no other file, and start again',
    },
  });
  db.exec('PRAGMA secure_delete = ON');
  const insert = db.prepare('INSERT INTO entries (id, value) VALUES (?, ?) ON CONFLICT (id) DO NOTHING');
  const select = db.prepare<{ readonly value: string }>('SELECT value FROM entries WHERE id = ?');
  const everything = db.prepare<{ readonly id: string; readonly value: string }>('SELECT id, value FROM entries');
  const forget = db.prepare('DELETE FROM entries WHERE id = ?');
  const emptyLog = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
  const found = (ids: Iterable<string>): ReadonlyMap<string, string> =>
    new Map(
      [...ids].flatMap((id) => {
        const row = select.get(id);
        return row ? [[id, row.value] as const] : [];
      }),
    );
  return {
    putIfAbsent: async (entries) =>
      db.transaction(() => {
        for (const [id, value] of entries) insert.run(id, value);
        return found(entries.keys());
      }),
    get: async (ids) => found(ids),
    all: async () => new Map(everything.all().map(({ id, value }) => [id, value])),
    remove: async (ids) => {
      db.transaction(() => ids.forEach((id) => forget.run(id)));
      emptyLog.get();
    },
    // So that the file alone is a whole backup, whenever the driver lets go of it.
    close: async () => {
      emptyLog.get();
      db.close();
    },
  };
};
