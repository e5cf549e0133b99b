import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReadStore } from '#kernel';
import { projectionTurn, upcasting } from '#runtime';
import { MongoDouble } from '#testing/mongodb-double';
import { accountGroup, foldedOnce, holdings, randomLog } from './accounts.fixture.js';
import { openMongoReadStore } from './index.js';
import { Schedule, seeded } from './schedule.fixture.js';

const SEEDS = 300;

let double: MongoDouble;
let projectors: Readonly<Record<string, ReadStore>>;
let reader: ReadStore;

beforeAll(async () => {
  double = await MongoDouble.start();
  const open = (name: string) => openMongoReadStore({ url: double.url, name });
  projectors = { p1: await open('p1'), p2: await open('p2'), p3: await open('p3') };
  reader = await open('reader');
});

afterAll(async () => {
  await Promise.all([reader, ...Object.values(projectors)].map((store) => store.close()));
  await double.stop();
});

/** Whether projectors that fold the same log, as this seed has them run and die, leave what folding it once leaves. */
const endsRight = async (seed: number, stores: Readonly<Record<string, ReadStore>>, told = { commands: 0, deaths: 0 }): Promise<void> => {
  const random = seeded(seed);
  const group = accountGroup(`s${seed}`);
  const log = await randomLog(random);
  const schedule = new Schedule(double, random, 6);
  await schedule.run(Object.fromEntries(Object.entries(stores).map(([client, readStore]) => {
    const turn = projectionTurn(group, { log, readStore, upcast: upcasting(), batch: 1 + random(5) });
    return [client, async () => (await turn()).end];
  })));
  told.commands += schedule.commands;
  told.deaths += schedule.deaths;
  expect({ seed, ...await holdings(group, reader) }).toEqual({ seed, ...await foldedOnce(group, log) });
};

describe('projectors that compete for one MongoDB', () => {
  it(`die and overtake one another between any two commands, in ${SEEDS} ways, and leave what folding the log once leaves`, async () => {
    const told = { commands: 0, deaths: 0 };
    for (let seed = 0; seed < SEEDS; seed++) await endsRight(seed, projectors, told);
    expect(told.deaths).toBeGreaterThan(SEEDS);
  });
});
