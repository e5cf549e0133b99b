import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { isDeepStrictEqual } from 'node:util';
import type { ReadStore } from '#kernel';
import { projectionTurn, upcasting } from '#runtime';
import { MongoDouble } from '#testing/mongodb-double';
import { accountGroup, foldedOnce, holdings, randomLog } from './accounts.fixture.js';
import { connect } from './connect.js';
import { ReadDatabase } from './database.js';
import { openMongoReadStore } from './index.js';
import { PROTOCOL_MUTANTS, type Flawed } from './protocol-mutants.fixture.js';
import { Schedule, seeded } from './schedule.fixture.js';

const SEEDS = 200;

let double: MongoDouble;
let stores: Readonly<Record<string, ReadStore>>;
let reader: ReadStore;
let flawedDatabases: Readonly<Record<string, ReadDatabase>>;
let closeClients: () => Promise<void>;

beforeAll(async () => {
  double = await MongoDouble.start();
  const open = (name: string) => openMongoReadStore({ url: double.url, name });
  stores = { p1: await open('p1'), p2: await open('p2'), p3: await open('p3') };
  reader = await open('reader');

  const limits = { read: 15_000, write: 15_000 };
  const clients = await Promise.all(Object.keys(stores).map(async (name) => ({ name, ...await connect(double.url, name, limits) })));
  flawedDatabases = Object.fromEntries(clients.map(({ name, db, hosts }) => [name, new ReadDatabase(db, limits, hosts)]));
  closeClients = async () => void await Promise.all(clients.map(({ client }) => client.close()));
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
  await schedule.run(Object.fromEntries(Object.entries(stores).map(([client, store]) => {
    const turn = projectionTurn(group, { log, readStore: flawed(store, flawedDatabases[client]!), upcast: upcasting(), batch: 1 + random(5) });
    return [client, async () => (await turn()).end];
  })));
  return { left: await holdings(group, reader), once: await foldedOnce(group, log), deaths: schedule.deaths };
};

describe('projectors that compete for one MongoDB', () => {
  it(`die and overtake one another between any two statements, in ${SEEDS} ways, and leave what folding the log once leaves`, async () => {
    let died = 0;
    for (let seed = 0; seed < SEEDS; seed++) {
      const { left, once, deaths } = await run(seed, 's');
      expect({ seed, ...left }).toEqual({ seed, ...once });
      expect(isDeepStrictEqual(left, once)).toBe(true);
      died += deaths;
    }
    expect(died).toBeGreaterThan(SEEDS);
  });

  it.each(Object.entries(PROTOCOL_MUTANTS))('would not, %s', async (_, { name, flawed, rewrite }) => {
    double.rewrite = rewrite?.(double);
    const wrong = async (seed: number): Promise<boolean> => {
      const { left, once } = await run(seed, name, flawed);
      return !isDeepStrictEqual(left, once);
    };
    let seed = 0;
    while (seed < SEEDS && !await wrong(seed)) seed += 1;
    expect(seed).toBeLessThan(SEEDS);
  });
});
