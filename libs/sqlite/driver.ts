import type Libsql from 'libsql';
import { createRequire } from 'node:module';
import type { SqlValue } from './sqlite.js';

/** What both SQLite bindings can do; values go in as they are, rows come out as plain objects. */
export interface Driver {
  exec(sql: string): void;
  prepare(sql: string, bigints: boolean): DriverStatement;
  close(): void;
}

export interface DriverStatement {
  run(values: readonly SqlValue[]): number;
  get(values: readonly SqlValue[]): object | undefined;
  all(values: readonly SqlValue[]): object[];
}

interface NodeStatement {
  run(...values: readonly SqlValue[]): { changes: number | bigint };
  get(...values: readonly SqlValue[]): object | undefined;
  all(...values: readonly SqlValue[]): object[];
  setReadBigInts(enabled: boolean): void;
}

interface NodeDatabase {
  exec(sql: string): void;
  prepare(sql: string): NodeStatement;
  close(): void;
}

type NodeSqlite = { readonly DatabaseSync: new (file: string) => NodeDatabase };

const builtIn = (process as { getBuiltinModule?(id: string): unknown }).getBuiltinModule?.('node:sqlite') as
  NodeSqlite | undefined;

const openNode = ({ DatabaseSync }: NodeSqlite, file: string): Driver => {
  const db = new DatabaseSync(file);
  return {
    exec: (sql) => db.exec(sql),
    close: () => db.close(),
    prepare: (sql, bigints) => {
      const statement = db.prepare(sql);
      if (bigints) statement.setReadBigInts(true);
      return {
        run: (values) => Number(statement.run(...values).changes),
        get: (values) => statement.get(...values),
        all: (values) => statement.all(...values),
      };
    },
  };
};

/** libsql takes one array for all values; its `get` adds the query's duration to the row, which is no column. */
const openLibsql = (file: string): Driver => {
  const Database = createRequire(import.meta.url)('libsql') as typeof Libsql;
  const db = new Database(file);
  return {
    exec: (sql) => void db.exec(sql),
    close: () => void db.close(),
    prepare: (sql, bigints) => {
      const statement = db.prepare<[readonly SqlValue[]]>(sql);
      if (bigints) statement.safeIntegers(true);
      return {
        run: (values) => statement.run(values).changes,
        get: (values) => {
          const row = statement.get(values) as { _metadata?: unknown } | undefined;
          if (row) delete row._metadata;
          return row;
        },
        all: (values) => statement.all(values) as object[],
      };
    },
  };
};

/** `node:sqlite` where this Node has it (22.13 and later), else libsql, which npm installs prebuilt. */
export const openDriver = (file: string): Driver => (builtIn ? openNode(builtIn, file) : openLibsql(file));
