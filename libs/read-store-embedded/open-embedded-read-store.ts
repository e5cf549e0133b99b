import {
  type BatchCommit, type Collection, type Document, type FindQuery, type FoundPage, type Measures, type Position, type ReadStore, type StoredDocument,
} from '#kernel';
import { fingerprint, writeCursor } from '#read-store-query';
import { startWorker } from '#sqlite';
import type { BatchRows } from './commit-batch.js';
import type { FoundRow } from './find-documents.js';
import type { EmbeddedReadStoreOptions } from './options.js';
import type { StoredRow } from './read-rows.js';
import { toRow, type Row } from './rows.js';

interface Writer {
  readonly [method: string]: (...args: never[]) => unknown;
  prepare(collections: readonly Collection[]): void;
  checkpoint(consumer: string): Position;
  load(collection: Collection, ids: readonly string[]): readonly StoredRow[];
  commit(batch: BatchRows): boolean;
  drop(consumer: string, collections: readonly Collection[], totalsPrefix: string): void;
}

interface Reader {
  readonly [method: string]: (...args: never[]) => unknown;
  get(collection: Collection, id: string): StoredRow | undefined;
  find(collection: Collection, query: FindQuery): readonly FoundRow[];
  totals(keys: readonly string[]): readonly Measures[];
}

/** What the worker needs of a collection: plain data, whatever else the object has. */
const plain = ({ name, cursorName, fields, sorts }: Collection): Collection => ({ name, fields, sorts, ...(cursorName !== undefined && { cursorName }) });

const stored = <D extends Document>({ id, position, doc }: StoredRow): StoredDocument<D> =>
  ({ id, position, doc: doc === null ? null : JSON.parse(doc) as D });

const asRows = ({ consumer, expected, next, totals, documents }: BatchCommit): BatchRows => {
  const byCollection = new Map<string, [Collection, Row[]]>();
  for (const write of documents) {
    const rows = byCollection.get(write.collection.name)?.[1];
    if (rows) rows.push(toRow(write));
    else byCollection.set(write.collection.name, [plain(write.collection), [toRow(write)]]);
  }
  return {
    consumer, expected: expected.position, next, documents: [...byCollection.values()],
    totals: JSON.stringify(totals.flatMap(({ key, add }) => Object.entries(add).map(([measure, sum]) => [key, measure, String(sum)]))),
  };
};

/**
 * Opens the read models kept in one SQLite file, which is made where it is missing. Several processes may open the same file.
 * @throws StoreUnavailable the file cannot be used; the message says what to do.
 */
export const openEmbeddedReadStore = async (options: EmbeddedReadStoreOptions): Promise<ReadStore> => {
  const writer = await startWorker<Writer>(new URL('./writer.worker.js', import.meta.url), options);
  const reader = await startWorker<Reader>(new URL('./reader.worker.js', import.meta.url), options).catch(async (error: unknown) => {
    await writer.close();
    throw error;
  });
  return {
    prepare: (collections) => writer.call('prepare', collections.map(plain)),
    checkpoint: async (consumer) => ({ position: await writer.call('checkpoint', consumer) }),
    load: async (collection, ids) => (await writer.call('load', plain(collection), ids)).map((row) => stored(row)),
    commit: async (batch) => batch.expected.pending === undefined && writer.call('commit', asRows(batch)),
    get: async <D extends Document>(collection: Collection, id: string) => {
      const row = await reader.call('get', plain(collection), id);
      return row && stored<D>(row);
    },
    find: async <D extends Document>(collection: Collection, query: FindQuery): Promise<FoundPage<D>> => {
      const rows = await reader.call('find', plain(collection), query);
      const last = rows[query.limit - 1];
      return {
        items: rows.slice(0, query.limit).map((row) => stored<D>(row)),
        ...(last && rows.length > query.limit && { cursor: writeCursor(fingerprint(collection, query), last) }),
      };
    },
    totals: (keys) => reader.call('totals', keys),
    drop: (consumer, collections, totalsPrefix) => writer.call('drop', consumer, collections.map(plain), totalsPrefix),
    close: async () => {
      await reader.close();
      await writer.close();
    },
  };
};
