import { openSqlite, serve, type StorageFile } from '#sqlite';
import { appender, tryWriting, type WaitingAppend } from './append-group.js';
import { STEPS } from './schema.js';

serve<StorageFile>((storage) => {
  const db = openSqlite({ ...storage, steps: STEPS });
  const append = appender(db);
  return {
    methods: { tryWriting: () => tryWriting(db) },
    grouped: { append: (calls) => append(calls as readonly WaitingAppend[]) },
    close: () => db.close(),
  };
});
