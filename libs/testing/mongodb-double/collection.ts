import { comparable, equalities, filtering, projecting, sorting, updated } from './evaluate.js';
import type { BsonDocument } from './wire.js';

export interface WriteError extends BsonDocument {
  readonly index: number;
  readonly code: number;
}

export interface Index extends BsonDocument {
  readonly name: string;
  readonly key: BsonDocument;
}

interface Entry {
  readonly document: BsonDocument;
  readonly comparable: BsonDocument;
}

export interface Statement extends BsonDocument {
  readonly q: BsonDocument;
  readonly u?: BsonDocument;
  readonly upsert?: boolean;
  readonly multi?: boolean;
  readonly limit?: number;
}

export interface Written {
  readonly matched: number;
  readonly upserted?: unknown;
  readonly error?: BsonDocument;
}

export class CommandFailure extends Error {
  constructor(
    readonly code: number,
    readonly codeName: string,
    message: string,
  ) {
    super(message);
  }
}

const ID_INDEX: Index = { v: 2, name: '_id_', key: { _id: 1 } };
/** Operators that no index helps with. */
const BLIND = new Set(['$ne', '$nin', '$exists', '$type', '$not']);

const duplicate = (name: string, id: unknown): BsonDocument => ({
  code: 11000,
  errmsg: `E11000 duplicate key error collection: ${name} index: _id_ dup key: { _id: ${JSON.stringify(id)} }`,
  keyPattern: { _id: 1 },
  keyValue: { _id: id },
});

/** Paths of a filter that an index could serve. */
const indexablePaths = (filter: BsonDocument): readonly string[] =>
  Object.entries(filter).flatMap(([path, by]) => {
    if (path === '$and') return (by as BsonDocument[]).flatMap(indexablePaths);
    if (path.startsWith('$')) return [];
    const operators = by !== null && typeof by === 'object' && !(by instanceof RegExp) ? Object.keys(by) : ['$eq'];
    return operators.every((operator) => BLIND.has(operator)) ? [] : [path];
  });

/** One collection, with the state that a majority has where that is behind what the primary has. */
export class StoredCollection {
  private latest = new Map<unknown, Entry>();
  private behind: Map<unknown, Entry> | undefined;
  indexes: Index[] = [ID_INDEX];

  constructor(private readonly name: string) {}

  /** From now on writes are the primary's alone. */
  lag(): void {
    this.behind ??= new Map(this.latest);
  }

  catchUp(): void {
    this.behind = undefined;
  }

  /** What the majority does not have is lost. */
  rollBack(): void {
    this.latest = this.behind ?? this.latest;
    this.behind = undefined;
  }

  /** All documents, as a majority has them or as the primary has them. */
  documents(majority = false): readonly BsonDocument[] {
    return [...this.state(majority).values()].map(({ document }) => document);
  }

  private state(majority: boolean): Map<unknown, Entry> {
    return majority && this.behind ? this.behind : this.latest;
  }

  /** Refuses what would look at every document, as a server with `notablescan` does. */
  private checkIndexed(filter: BsonDocument, sort: BsonDocument): void {
    const paths = [...indexablePaths(filter), ...Object.keys(sort).slice(0, 1)];
    const leading = new Set(this.indexes.map(({ key }) => Object.keys(key)[0]));
    if (paths.some((path) => leading.has(path))) return;
    throw new CommandFailure(
      291,
      'NoQueryExecutionPlans',
      `no index of ${this.name} serves ${JSON.stringify({ filter, sort })}`,
    );
  }

  private *matching(filter: BsonDocument, from: Map<unknown, Entry>): Generator<Entry> {
    const test = filtering(filter);
    const id = filter['_id'] as unknown;
    const ids = typeof id === 'string' ? [id] : (id as { $in?: unknown[] } | undefined)?.$in;
    for (const entry of ids ? ids.flatMap((each) => from.get(each) ?? []) : from.values())
      if (test(entry.comparable)) yield entry;
  }

  find(command: BsonDocument, majority: boolean): readonly BsonDocument[] {
    const {
      filter = {},
      sort = {},
      limit = 0,
      skip = 0,
    } = command as { filter?: BsonDocument; sort?: BsonDocument; limit?: number; skip?: number };
    this.checkIndexed(filter, sort);
    const found = [...this.matching(filter, this.state(majority))];
    const order = sorting(sort);
    if (Object.keys(sort).length > 0) found.sort((a, b) => order(a.comparable, b.comparable));
    return found
      .slice(skip, limit ? skip + limit : undefined)
      .map(({ document }) => document)
      .map(projecting(command['projection'] as BsonDocument | undefined));
  }

  private put(document: BsonDocument): void {
    this.latest.set(document['_id'], { document, comparable: comparable(document) as BsonDocument });
  }

  insert(document: BsonDocument): Written {
    if (this.latest.has(document['_id'])) return { matched: 0, error: duplicate(this.name, document['_id']) };
    this.put(document);
    return { matched: 1 };
  }

  update({ q, u = {}, upsert = false, multi = false }: Statement): Written {
    this.checkIndexed(q, {});
    const found = [...this.matching(q, this.latest)].slice(0, multi ? undefined : 1);
    for (const { document } of found) this.put(updated(document, u));
    if (found.length > 0 || !upsert) return { matched: found.length };
    const document = updated(equalities(q), u);
    const { error } = this.insert(document);
    return error ? { matched: 0, error } : { matched: 0, upserted: document['_id'] };
  }

  delete({ q, limit = 0 }: Statement): Written {
    this.checkIndexed(q, { _id: 1 });
    const found = [...this.matching(q, this.latest)].slice(0, limit || undefined);
    for (const { document } of found) this.latest.delete(document['_id']);
    return { matched: found.length };
  }

  createIndexes(indexes: readonly Index[]): void {
    for (const index of indexes) {
      const old = this.indexes.find(({ name }) => name === index.name);
      if (!old) this.indexes.push({ v: 2, ...index });
      else if (JSON.stringify(old.key) !== JSON.stringify(index.key)) {
        throw new CommandFailure(
          86,
          'IndexKeySpecsConflict',
          `an index ${index.name} with another key is there already`,
        );
      }
    }
  }
}
