import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { isDeepStrictEqual } from 'node:util';
import type { BatchCommit, ReadStore } from '#kernel';
import { projectionTurn, upcasting } from '#runtime';
import { accountGroup, foldedOnce, holdings, randomLog, repetitions, seeded } from '#testing';
import { MongoDouble, UNHURRIED, Schedule, type Arrival, type BsonDocument } from '#testing/mongodb-double';
import { addToTotals, moveCheckpoint, writeDocuments } from './commit-batch.js';
import { connect } from './connect.js';
import { ReadDatabase } from './database.js';
import { openMongoReadStore } from './index.js';

const SEEDS = repetitions({ eachChange: 15, long: 1_000 });
/** At the latest, one of so many shows that a safeguard is left out; most show it within the first few. */
const SEEDS_FOR_MUTANTS = 200;

type Flawed = (store: ReadStore, db: ReadDatabase) => ReadStore;

/** A safeguard of the protocol that is left out: in the store, or on the way to the server. */
interface ProtocolMutant {
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
  body['updates'] ? { ...body, updates: (body['updates'] as Update[]).map(change) } : body;

const without = (document: BsonDocument, name: string): BsonDocument =>
  Object.fromEntries(Object.entries(document).filter(([key]) => key !== name));

const unguarded =
  (on: (collection: string) => boolean) =>
  () =>
  (arrival: Arrival): BsonDocument =>
    on(arrival.collection)
      ? updates(arrival, ({ q, ...rest }) => ({ ...rest, q: without(q, 'position') }))
      : arrival.body;

const isOurs = (collection: string): boolean => collection.startsWith('sinergi.');

const documentsFirst =
  (db: ReadDatabase) =>
  async ({ consumer, expected, next, totals, documents }: BatchCommit): Promise<boolean> => {
    const announced = { position: expected.position, pending: next };
    return (
      (expected.pending !== undefined || (await moveCheckpoint(db, consumer, expected, announced))) &&
      (await writeDocuments(db, documents)) &&
      (await addToTotals(db, totals, next)) &&
      (await moveCheckpoint(db, consumer, announced, { position: next }))
    );
  };

const PROTOCOL_MUTANTS: Readonly<Record<string, ProtocolMutant>> = {
  'were no batch announced': {
    name: 'a',
    rewrite: () => (arrival) =>
      arrival.collection !== 'sinergi.checkpoints'
        ? arrival.body
        : updates(arrival, ({ q, u, ...rest }) => ({ ...rest, q: without(q, 'pending'), u: without(u, 'pending') })),
  },
  'were totals not guarded': { name: 'b', rewrite: unguarded((collection) => collection === 'sinergi.totals') },
  'were documents not guarded': { name: 'c', rewrite: unguarded((collection) => !isOurs(collection)) },
  'were deleted documents gone without a tombstone': {
    name: 'd',
    rewrite:
      ({ database }) =>
      ({ collection, body }) => {
        if (!isOurs(collection)) database.collection(collection).delete({ q: { _id: { $gte: '' }, doc: null } });
        return body;
      },
  },
  'were documents written before totals': {
    name: 'f',
    flawed: (store, db) => ({ ...store, commit: documentsFirst(db) }),
  },
  'were totals left out that come to nothing together': {
    name: 'e',
    flawed: (store) => ({
      ...store,
      commit: (batch) =>
        store.commit({
          ...batch,
          totals: batch.totals.filter(({ add }) => Object.values(add).some((value) => value !== 0n)),
        }),
    }),
  },
};

let double: MongoDouble;
let stores: Readonly<Record<string, ReadStore>>;
let reader: ReadStore;
let flawedDatabases: Readonly<Record<string, ReadDatabase>>;
let closeClients: () => Promise<void>;

beforeAll(async () => {
  double = await MongoDouble.start();
  const open = (name: string) => openMongoReadStore({ url: double.url, name, limits: UNHURRIED });
  stores = { p1: await open('p1'), p2: await open('p2'), p3: await open('p3') };
  reader = await open('reader');

  const limits = { read: 15_000, write: 15_000 };
  const clients = await Promise.all(
    Object.keys(stores).map(async (name) => ({ name, ...(await connect(double.url, name, limits)) })),
  );
  flawedDatabases = Object.fromEntries(
    clients.map(({ name, db, hosts }) => [name, new ReadDatabase(db, limits, hosts)]),
  );
  closeClients = async () => void (await Promise.all(clients.map(({ client }) => client.close())));
});

afterEach(() => {
  double.rewrite = undefined;
});

afterAll(async () => {
  await closeClients();
  await Promise.all([reader, ...Object.values(stores)].map((store) => store.close()));
  await double.stop();
});

/**
 * Has projectors fold one log as the seed has them run and die.
 * @returns what they leave, and what folding the log once leaves.
 */
const run = async (seed: number, name: string, flawed: Flawed = (store) => store) => {
  const random = seeded(seed);
  const group = accountGroup(`${name}${seed}`);
  const log = await randomLog(random);
  const schedule = new Schedule(double, random, 6);
  await schedule.run(
    Object.fromEntries(
      Object.entries(stores).map(([client, store]) => {
        const turn = projectionTurn(group, {
          log,
          readStore: flawed(store, flawedDatabases[client]!),
          upcast: upcasting(),
          batch: 1 + random(5),
        });
        return [client, async () => (await turn()).end];
      }),
    ),
  );
  return { left: await holdings(group, reader), once: await foldedOnce(group, log), deaths: schedule.deaths };
};

describe('projectors that compete for one MongoDB', () => {
  it(
    `die and overtake one another between any two statements, and leave what folding the log once leaves`,
    async () => {
      let died = 0;
      for (let seed = 0; seed < SEEDS; seed++) {
        const { left, once, deaths } = await run(seed, 's');
        expect({ seed, ...left }).toEqual({ seed, ...once });
        expect(isDeepStrictEqual(left, once)).toBe(true);
        died += deaths;
      }
      expect(died).toBeGreaterThan(SEEDS);
    },
    600_000 + SEEDS * 3_000,
  );

  it.each(Object.entries(PROTOCOL_MUTANTS))('would not, %s', async (_, { name, flawed, rewrite }) => {
    double.rewrite = rewrite?.(double);
    const wrong = async (seed: number): Promise<boolean> => {
      const { left, once } = await run(seed, name, flawed);
      return !isDeepStrictEqual(left, once);
    };
    let seed = 0;
    while (seed < SEEDS_FOR_MUTANTS && !(await wrong(seed))) seed += 1;
    expect(seed).toBeLessThan(SEEDS_FOR_MUTANTS);
  });
});
