import { openSqlite, serve, type StorageFile } from '#sqlite';
import { logReader } from './read-log.js';

/** How often other processes' commits are looked for, in milliseconds. A look costs some microseconds. */
const LOOK = 20;

serve<StorageFile>((storage, notify) => {
  const db = openSqlite(storage);
  const dataVersion = db.prepare<{ data_version: number }>('PRAGMA data_version');
  const { head, read, readAll } = logReader(db);
  let seen: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    try {
      const version = dataVersion.get()?.data_version;
      if (version === seen) return;
      notify(head());
      seen = version;
    } catch {
      /* a hint is lost; the next look or pull finds what it would have told */
    }
  };
  return {
    methods: {
      head,
      read,
      readAll,
      watch: (on: boolean) => {
        clearInterval(timer);
        timer = on ? setInterval(look, LOOK) : undefined;
      },
    },
    close: () => {
      clearInterval(timer);
      db.close();
    },
  };
});
