import type { Collection, CountQuery, FindQuery } from '#kernel/stores';
import { foundDamaged, openSqlite, serve } from '#sqlite';
import { countRows } from './count-documents.js';
import { findRows } from './find-documents.js';
import { IF_DAMAGED, type EmbeddedReadStoreOptions } from './options.js';
import { loadRows, totalsOf } from './read-rows.js';
import { preparing } from './tables.js';

/** Queries have a thread and a connection of their own, so that they never wait for a commit. */
serve<EmbeddedReadStoreOptions>(({ file, gathered = 2_000 }) => {
  const db = openSqlite({ file, ifDamaged: IF_DAMAGED });
  const prepared = preparing(db);
  return {
    methods: {
      get: (collection: Collection, id: string) => loadRows(prepared, collection, [id])[0],
      find: (collection: Collection, query: FindQuery) => findRows(prepared, gathered, collection, query),
      count: (collection: Collection, query: CountQuery, most: number) => countRows(prepared, collection, query, most),
      totals: (keys: readonly string[]) => totalsOf(prepared, keys),
      lookForDamage: () => {
        const { quick_check: found } = db.prepare<{ quick_check: string }>('PRAGMA quick_check(1)').get()!;
        if (found !== 'ok') throw foundDamaged(new Error(found), { file, ifDamaged: IF_DAMAGED });
      },
    },
    close: () => db.close(),
  };
});
