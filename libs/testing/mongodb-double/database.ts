import { CommandFailure, StoredCollection, type Index, type Statement, type Written } from './collection.js';
import type { Fault } from './faults.js';
import type { BsonDocument } from './wire.js';

export interface DatabaseOptions {
  /** Most documents of one answer, in place of 16 MB. */
  readonly batchSize?: number;
  /** As some servers do: goes on with an ordered bulk after an error. */
  readonly continuesAfterErrors?: boolean;
}

const NOTHING = {} as BsonDocument;
const COUNTED = JSON.stringify({ $group: { _id: 1, n: { $sum: 1 } } });

/** The commands that read and write, on documents kept in memory. */
export class Database {
  private readonly collections = new Map<string, StoredCollection>();
  private readonly cursors = new Map<bigint, BsonDocument[]>();
  private lastCursor = 0n;

  constructor(
    private readonly name: string,
    private readonly options: DatabaseOptions,
  ) {}

  collection(name: string): StoredCollection {
    const found = this.collections.get(name) ?? new StoredCollection(name);
    this.collections.set(name, found);
    return found;
  }

  /** A new primary: what no majority has is lost. */
  failOver(): void {
    for (const collection of this.collections.values()) collection.rollBack();
  }

  run(name: string, command: BsonDocument, fault?: Fault): BsonDocument {
    const collection = String(command[name]);
    switch (name) {
      case 'find':
        return this.page(
          collection,
          this.found(collection, command),
          Number(command['batchSize'] ?? 101),
          'firstBatch',
          command['singleBatch'] === true,
        );
      case 'aggregate':
        return this.page(collection, this.counted(collection, command), 1, 'firstBatch', true);
      case 'getMore':
        return this.more(command, fault);
      case 'killCursors':
        return { cursorsKilled: (command['cursors'] as bigint[]).filter((id) => this.cursors.delete(id)) };
      case 'insert':
        return this.write(
          name,
          command['documents'] as BsonDocument[],
          (each) => this.collection(collection).insert(each),
          command,
          fault,
        );
      case 'update':
        return this.write(
          name,
          command['updates'] as Statement[],
          (each) => this.collection(collection).update(each),
          command,
          fault,
        );
      case 'delete':
        return this.write(
          name,
          command['deletes'] as Statement[],
          (each) => this.collection(collection).delete(each),
          command,
          fault,
        );
      case 'createIndexes':
        return (this.collection(collection).createIndexes(command['indexes'] as Index[]), NOTHING);
      case 'listIndexes':
        if (!this.collections.has(collection))
          throw new CommandFailure(26, 'NamespaceNotFound', `ns does not exist: ${collection}`);
        return this.page(collection, [...this.collection(collection).indexes], 1_000, 'firstBatch', true);
      default:
        throw new CommandFailure(59, 'CommandNotFound', `no such command: '${name}'`);
    }
  }

  private found(collection: string, command: BsonDocument): BsonDocument[] {
    const majority = (command['readConcern'] as BsonDocument | undefined)?.['level'] === 'majority';
    return [...this.collection(collection).find(command, majority)];
  }

  /** The one pipeline by which a driver counts: filter, limit, sum. */
  private counted(collection: string, command: BsonDocument): BsonDocument[] {
    const [match, limit, group] = command['pipeline'] as BsonDocument[];
    const isCount = match?.['$match'] && limit?.['$limit'] && JSON.stringify(group) === COUNTED;
    if (!isCount) throw new CommandFailure(40324, 'Location40324', 'this pipeline counts nothing');
    const { readConcern } = command;
    const found = this.found(collection, { filter: match['$match'], limit: limit['$limit'], readConcern });
    return found.length > 0 ? [{ _id: 1, n: found.length }] : [];
  }

  private page(
    collection: string,
    documents: BsonDocument[],
    size: number,
    batch: string,
    single = false,
  ): BsonDocument {
    const count = single ? documents.length : Math.min(size, this.options.batchSize ?? Infinity);
    const rest = documents.slice(count);
    const id = single || rest.length === 0 ? 0n : (this.lastCursor += 1n);
    if (id) this.cursors.set(id, rest);
    return { cursor: { id, ns: `${this.name}.${collection}`, [batch]: documents.slice(0, count) } };
  }

  private more(command: BsonDocument, fault: Fault | undefined): BsonDocument {
    const id = command['getMore'] as bigint;
    const rest = this.cursors.get(id);
    this.cursors.delete(id);
    if (!rest || fault === 'cursor lost') throw new CommandFailure(43, 'CursorNotFound', `cursor id ${id} not found`);
    return this.page(String(command['collection']), rest, Number(command['batchSize'] ?? 1_000), 'nextBatch');
  }

  private write<S>(
    name: string,
    statements: readonly S[],
    apply: (statement: S) => Written,
    command: BsonDocument,
    fault: Fault | undefined,
  ): BsonDocument {
    const {
      duplicates = [],
      dropAfterStatement = Infinity,
      unconfirmed = fault === 'write concern time-out',
    } = typeof fault === 'object'
      ? (fault as { duplicates?: number[]; dropAfterStatement?: number; unconfirmed?: true })
      : {};
    if (unconfirmed) for (const each of this.collections.values()) each.lag();
    let n = 0;
    const upserted: BsonDocument[] = [];
    const writeErrors: BsonDocument[] = [];
    for (const [index, statement] of statements.slice(0, dropAfterStatement).entries()) {
      const written = duplicates.includes(index)
        ? { matched: 0, error: { code: 11000, errmsg: 'E11000 duplicate key error' } }
        : apply(statement);
      n += written.matched + Number('upserted' in written);
      if ('upserted' in written) upserted.push({ index, _id: written.upserted });
      if (written.error) writeErrors.push({ index, ...written.error });
      if (written.error && command['ordered'] !== false && !this.options.continuesAfterErrors) break;
    }
    const majority = (command['writeConcern'] as BsonDocument | undefined)?.['w'] === 'majority';
    if (majority && !unconfirmed) for (const each of this.collections.values()) each.catchUp();
    return {
      n,
      ...(name === 'update' && { nModified: n - upserted.length }),
      ...(upserted.length && { upserted }),
      ...(writeErrors.length && { writeErrors }),
      ...(unconfirmed && {
        writeConcernError: {
          code: 64,
          codeName: 'WriteConcernTimeout',
          errmsg: 'waiting for replication timed out',
          errInfo: { wtimeout: true },
        },
      }),
    };
  }
}
