import { openSqlite, serve } from '#sqlite';
import { appender, type WaitingAppend } from './append-group.js';
import { STEPS } from './schema.js';

serve<string>((file) => {
  const db = openSqlite({ file, steps: STEPS });
  const append = appender(db);
  return {
    methods: {},
    grouped: { append: (calls) => append(calls as readonly WaitingAppend[]) },
    close: () => db.close(),
  };
});
