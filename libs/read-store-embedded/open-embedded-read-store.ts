import {
  Slices,
  type BatchCommit,
  type CheckpointMove,
  type Collection,
  type CountQuery,
  type Document,
  type FindQuery,
  type FoundPage,
  type Measures,
  type Position,
  type ReadStore,
  type StoredDocument,
} from '#kernel';
import { fingerprint, writeCursor } from '#read-store-query';
import { foundDamaged, startWorker } from '#sqlite';
import type { BatchRows, ListedChange } from './commit-batch.js';
import type { FoundRows } from './find-documents.js';
import { IF_DAMAGED, type EmbeddedReadStoreOptions } from './options.js';
import type { StoredRow } from './read-rows.js';
import { toRow, type Row } from './rows.js';

interface Writer {
  readonly [method: string]: (...args: never[]) => unknown;
  prepare(collections: readonly Collection[]): void;
  checkpoint(consumer: string): Position;
  load(collection: Collection, ids: readonly string[]): readonly StoredRow[];
  commit(batch: BatchRows): boolean;
  commitTogether(batch: BatchRows): boolean;
  advance(moves: readonly CheckpointMove[]): boolean;
  drop(consumer: string, collections: readonly Collection[], totalsPrefix: string): void;
}

interface Reader {
  readonly [method: string]: (...args: never[]) => unknown;
  get(collection: Collection, id: string): StoredRow | undefined;
  find(collection: Collection, query: FindQuery): FoundRows;
  count(collection: Collection, query: CountQuery, most: number): number;
  totals(keys: readonly string[]): readonly Measures[];
  lookForDamage(): void;
}

/** What the worker needs of a collection: plain data, whatever else the object has. */
const plain = ({ name, cursorName, fields, sorts }: Collection): Collection => ({
  name,
  fields,
  sorts,
  ...(cursorName !== undefined && { cursorName }),
});

const stored = <D extends Document>(file: string, { id, position, doc }: StoredRow): StoredDocument<D> => {
  try {
    return { id, position, doc: doc === null ? null : (JSON.parse(doc) as D) };
  } catch (error) {
    throw foundDamaged(error, { file, ifDamaged: IF_DAMAGED });
  }
};

/** Documents that travel at one go. */
const TOGETHER = 200;

/** Most documents of a batch that shares a transaction with others: for a larger one they would wait too long. */
const SMALL = 16;

/** As many documents as there are take their time to be read: others get their turn in between. */
const allStored = async <D extends Document>(
  file: string,
  rows: readonly StoredRow[],
  slices = new Slices(),
): Promise<StoredDocument<D>[]> => {
  const documents: StoredDocument<D>[] = [];
  for (const row of rows) {
    documents.push(stored<D>(file, row));
    if (slices.due) await slices.pass();
  }
  return documents;
};

const asRows = async ({ consumer, expected, next, totals, documents }: BatchCommit): Promise<BatchRows> => {
  const slices = new Slices();
  const byCollection = new Map<string, [Collection, Row[]]>();
  for (const write of documents) {
    const rows = byCollection.get(write.collection.name)?.[1];
    if (rows) rows.push(toRow(write));
    else byCollection.set(write.collection.name, [plain(write.collection), [toRow(write)]]);
    if (slices.due) await slices.pass();
  }
  const listed = new Map<string, [Collection, Map<string, ListedChange>]>();
  for (const { key, row } of totals) {
    if (!row) continue;
    const { collection, ...change } = row;
    const known = listed.get(collection.name) ?? [plain(collection), new Map<string, ListedChange>()];
    listed.set(collection.name, known);
    known[1].set(row.id, { key, ...change });
  }
  return {
    consumer,
    expected: expected.position,
    next,
    documents: [...byCollection.values()],
    listed: [...listed.values()].map(([collection, changes]) => [collection, [...changes.values()]]),
    totals: JSON.stringify(
      totals.flatMap(({ key, add }) => Object.entries(add).map(([measure, sum]) => [key, measure, String(sum)])),
    ),
  };
};

/**
 * Opens the read models kept in one SQLite file, which is made where it is missing. Several processes may open the same
 * file.
 * @throws StoreUnavailable the file cannot be used; the message says what to do.
 */
export const openEmbeddedReadStore = async (options: EmbeddedReadStoreOptions): Promise<ReadStore> => {
  const writer = await startWorker<Writer>(new URL('./writer.worker.js', import.meta.url), options);
  const reader = await startWorker<Reader>(new URL('./reader.worker.js', import.meta.url), options).catch(
    async (error: unknown) => {
      await writer.close();
      throw error;
    },
  );
  return {
    prepare: (collections) => writer.call('prepare', collections.map(plain)),
    checkpoint: async (consumer) => ({ position: await writer.call('checkpoint', consumer) }),
    load: async (collection, ids) => {
      const found: StoredDocument[] = [];
      for (let from = 0; from < ids.length; from += TOGETHER) {
        found.push(
          ...(await allStored(
            options.file,
            await writer.call('load', plain(collection), ids.slice(from, from + TOGETHER)),
          )),
        );
      }
      return found;
    },
    commit: async (batch) =>
      batch.expected.pending === undefined &&
      writer.call(batch.documents.length <= SMALL ? 'commitTogether' : 'commit', await asRows(batch)),
    advance: (moves) => writer.call('advance', moves),
    get: async <D extends Document>(collection: Collection, id: string) => {
      const row = await reader.call('get', plain(collection), id);
      return row && stored<D>(options.file, row);
    },
    find: async <D extends Document>(collection: Collection, query: FindQuery): Promise<FoundPage<D>> => {
      const { rows, more } = await reader.call('find', plain(collection), query);
      return {
        items: await allStored<D>(options.file, rows),
        ...(more && { cursor: writeCursor(fingerprint(collection, query), rows.at(-1)!) }),
      };
    },
    count: (collection, query, most) => reader.call('count', plain(collection), query, most),
    totals: (keys) => reader.call('totals', keys),
    lookForDamage: () => reader.call('lookForDamage'),
    drop: (consumer, collections, totalsPrefix) => writer.call('drop', consumer, collections.map(plain), totalsPrefix),
    close: async () => {
      await reader.close();
      await writer.close();
    },
  };
};
