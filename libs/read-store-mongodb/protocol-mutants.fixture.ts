import type { BatchCommit, ReadStore } from '#kernel';
import type { Arrival, BsonDocument, MongoDouble } from '#testing/mongodb-double';
import { addToTotals, moveCheckpoint, writeDocuments } from './commit-batch.js';
import type { ReadDatabase } from './database.js';

export type Flawed = (store: ReadStore, db: ReadDatabase) => ReadStore;

/** A safeguard of the protocol that is left out: in the store, or on the way to the server. */
export interface ProtocolMutant {
  /** Begins the names of its collections. */
  readonly name: string;
  readonly flawed?: Flawed;
  readonly rewrite?: (double: MongoDouble) => (arrival: Arrival) => BsonDocument;
}

interface Update {
  readonly q: BsonDocument;
  readonly u: BsonDocument;
}

const updates = ({ body }: Arrival, change: (update: Update) => Update): BsonDocument =>
  (body['updates'] ? { ...body, updates: (body['updates'] as Update[]).map(change) } : body);

const without = (document: BsonDocument, name: string): BsonDocument => Object.fromEntries(Object.entries(document).filter(([key]) => key !== name));

const unguarded = (on: (collection: string) => boolean) => () => (arrival: Arrival): BsonDocument =>
  (on(arrival.collection) ? updates(arrival, ({ q, ...rest }) => ({ ...rest, q: without(q, 'position') })) : arrival.body);

const isOurs = (collection: string): boolean => collection.startsWith('sinergi.');

const documentsFirst = (db: ReadDatabase) => async ({ consumer, expected, next, totals, documents }: BatchCommit): Promise<boolean> => {
  const announced = { position: expected.position, pending: next };
  return (expected.pending !== undefined || await moveCheckpoint(db, consumer, expected, announced))
    && await writeDocuments(db, documents)
    && await addToTotals(db, totals, next)
    && await moveCheckpoint(db, consumer, announced, { position: next });
};

export const PROTOCOL_MUTANTS: Readonly<Record<string, ProtocolMutant>> = {
  'were no batch announced': {
    name: 'a',
    rewrite: () => (arrival) => (arrival.collection !== 'sinergi.checkpoints' ? arrival.body
      : updates(arrival, ({ q, u, ...rest }) => ({ ...rest, q: without(q, 'pending'), u: without(u, 'pending') }))),
  },
  'were totals not guarded': { name: 'b', rewrite: unguarded((collection) => collection === 'sinergi.totals') },
  'were documents not guarded': { name: 'c', rewrite: unguarded((collection) => !isOurs(collection)) },
  'were deleted documents gone without a tombstone': {
    name: 'd',
    rewrite: ({ database }) => ({ collection, body }) => {
      if (!isOurs(collection)) database.collection(collection).delete({ q: { _id: { $gte: '' }, doc: null } });
      return body;
    },
  },
  'were documents written before totals': { name: 'f', flawed: (store, db) => ({ ...store, commit: documentsFirst(db) }) },
  'were totals left out that come to nothing together': {
    name: 'e',
    flawed: (store) => ({ ...store, commit: (batch) =>
      store.commit({ ...batch, totals: batch.totals.filter(({ add }) => Object.values(add).some((value) => value !== 0n)) }) }),
  },
};
