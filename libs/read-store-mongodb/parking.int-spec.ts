import { expect, it } from '@jest/globals';
import { START, type AnyReadModel, type EventStore, type LocalDate, type ReadStore } from '#kernel';
import { operationsContext } from '#contexts/operations';
import { memoryReadStore } from '#read-store-memory';
import {
  decidersOf,
  Aggregates,
  ParkingLot,
  createExecutor,
  projectionTurn,
  upcasting,
  type Principal,
  type ProjectionGroup,
  type TurnTaker,
} from '#runtime';
import { accountGroup, fixedClock, holdings, randomLog, repetitions, seeded } from '#testing';
import { MongoDouble, UNHURRIED, Schedule } from '#testing/mongodb-double';
import { openMongoReadStore } from './index.js';

const SEEDS = repetitions({ eachChange: 8, long: 300 });
const { tables } = operationsContext();
const [table] = tables;
const DECIDERS = decidersOf([{ tables }]);
const upcast = upcasting(...DECIDERS);
const steward: Principal = {
  userId: 'steward',
  grants: [{ role: 'DATA_STEWARD', scope: 'ID', officeId: 'walidata', validFrom: '2024-01-01' as LocalDate }],
};

/** A process of its own on that log: it has a program with faults, and parks what throws. */
const processOn = (log: EventStore, group: ProjectionGroup) => {
  const executor = createExecutor({
    store: log,
    aggregates: new Aggregates(log, upcast),
    clock: fixedClock(),
    ruleBook: { version: 'spec', values: [] },
  });
  const parking = new ParkingLot(log, upcast, executor, table!);
  return {
    turn: (readStore: ReadStore, batch: number): TurnTaker =>
      projectionTurn(group, { log, readStore, upcast, batch, parking }),
    retry: (model: string, key: string, commandId: string) =>
      executor.execute({
        table: table!,
        row: table!.rows.find(({ name }) => name === 'RetryParkedKey')!,
        principal: steward,
        commandId,
        correlationId: 'c',
        input: { model, key, reason: 'mended' } as object,
      }),
  };
};

/** The models of a group in a program whose fold throws at these events. */
const faulty = (group: ProjectionGroup, bad: ReadonlySet<string>): ProjectionGroup => ({
  ...group,
  models: group.models.map((model): AnyReadModel => ({
    ...model,
    fold: (document, event, key) => {
      if (bad.has(event.id)) throw new TypeError('cannot fold');
      return model.fold(document, event, key) as object | undefined;
    },
  })),
});

const settle = async (log: EventStore, turn: TurnTaker): Promise<void> => {
  for (let head; head !== (await log.head());) {
    head = await log.head();
    while (!(await turn()).end);
  }
};

const parkedIn = async (log: EventStore) =>
  (await log.readAll(START, 1_000)).events.flatMap(({ type, data }) =>
    type === 'KeyParked' ? [data as { model: string; key: string }] : [],
  );

it(
  'projectors of a faulty program die and overtake one another between any two statements, and leave what one alone leaves, before and after a retry',
  async () => {
    const double = await MongoDouble.start();
    const open = (name: string) => openMongoReadStore({ url: double.url, name, limits: UNHURRIED });
    const stores: Readonly<Record<string, ReadStore>> = {
      p1: await open('p1'),
      p2: await open('p2'),
      p3: await open('p3'),
    };
    const reader = await open('reader');
    let [died, parked] = [0, 0];
    for (let seed = 0; seed < SEEDS; seed += 1) {
      const random = seeded(seed);
      const log = await randomLog(random);
      const bad = new Set((await log.readAll(START, 100)).events.filter(() => random(5) === 0).map(({ id }) => id));
      const group = faulty(accountGroup(`parked${seed}`), bad);

      const race = async (): Promise<void> => {
        const schedule = new Schedule(double, random, 6);
        await schedule.run(
          Object.fromEntries(
            Object.entries(stores).map(([client, store]) => {
              const turn = processOn(log, group).turn(store, 1 + random(5));
              return [client, async () => (await turn()).end];
            }),
          ),
        );
        died += schedule.deaths;
        await settle(log, processOn(log, group).turn(reader, 3));
        const alone = memoryReadStore();
        await settle(log, processOn(log, group).turn(alone, 1_000));
        expect({ seed, ...(await holdings(group, reader)) }).toEqual({ seed, ...(await holdings(group, alone)) });
      };

      await race();
      const waiting = await parkedIn(log);
      parked += waiting.length;
      bad.clear();
      for (const [index, { model, key }] of waiting.entries())
        await processOn(log, group).retry(model, key, `retry-${index}`);
      await race();
    }
    expect(died).toBeGreaterThan(SEEDS / 2);
    expect(parked).toBeGreaterThan(SEEDS);
    await Promise.all([reader, ...Object.values(stores)].map((store) => store.close()));
    await double.stop();
  },
  600_000 + SEEDS * 5_000,
);
