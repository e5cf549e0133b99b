import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  collectionOf,
  effective,
  streamId,
  type EventStore,
  type LocalDate,
  type ReadModel,
  type ReadStore,
  type RegionCode,
  type Revision,
} from '#kernel';
import { openMongoReadStore } from '#read-store-mongodb';
import {
  Aggregates,
  ParkingLot,
  createExecutor,
  projectionTurn,
  upcasting,
  type Principal,
  type TurnTaker,
} from '#runtime';
import { operationsContext } from '#contexts/operations';
import {
  fixedClock,
  memoryEventStore,
  recount,
  repetitions,
  seeded,
  specMetadata,
  tallyBoard,
  type Random,
  type TallyDocument,
} from '#testing';
import { MongoDouble, UNHURRIED } from '#testing/mongodb-double';

const {
  tables: [table],
} = operationsContext();
const STEWARD: Principal = {
  userId: 'steward',
  grants: [{ role: 'DATA_STEWARD', scope: 'ID', officeId: 'walidata', validFrom: '2024-01-01' as LocalDate }],
};
const REGIONS = ['62.03', '63.10'] as RegionCode[];
const [SEEDS, TALLIES, STEPS, RIVALS] = [repetitions({ eachChange: 3, long: 60 }), 3, 30, 3];

/**
 * The tallies as they are after their corrections; the fold of one event throws, as long as the program is not mended.
 */
const boardWith = (bad: ReadonlySet<string>): ReadModel<TallyDocument> => ({
  ...tallyBoard,
  ofOneStream: true,
  events: { ...tallyBoard.events, '*': ['RecordCorrected'] },
  keys: (event) => (event.type === 'RecordCorrected' ? [streamId(event.stream)] : tallyBoard.keys(event)),
  fold: (document, event, key) => {
    if (bad.has(event.id)) throw new TypeError(`cannot fold ${event.type}`);
    return event.type === 'RecordCorrected' ? document : tallyBoard.fold(document, event, key);
  },
});
const SOUND = boardWith(new Set());
const COLLECTION = collectionOf(SOUND);

/**
 * Tallies that are raised and corrected, in any order; the second raise of the first one is what the program cannot
 * fold.
 */
const BAD = '0-2';
const writer = (log: EventStore, random: Random) => {
  const revisions = new Map<number, number>();
  return async (): Promise<void> => {
    const tally = random(TALLIES);
    const revision = (revisions.get(tally) ?? -1) + 1;
    revisions.set(tally, revision);
    const raised = Array.from({ length: revision }, (_, at) => at).slice(1);
    const corrects = revision > 2 && random(3) === 0;
    const [type, data] =
      revision === 0
        ? ['TallyOpened', { region: REGIONS[tally % 2] }]
        : corrects
          ? [
              'RecordCorrected',
              {
                changes: [
                  {
                    targetEventId: `${tally}-${raised[random(2)]}`,
                    targetType: 'TallyRaised',
                    field: '/by',
                    new: 1 + random(9),
                  },
                ],
              },
            ]
          : ['TallyRaised', { by: 1 + random(9), seats: [] }];
    await log.append(`tally-${tally}`, (revision - 1) as Revision, [
      { id: `${tally}-${revision}`, type: type as string, data: data as object, metadata: specMetadata() },
    ]);
  };
};

const processOn = (log: EventStore) => {
  const upcast = upcasting(table!.decider);
  const executor = createExecutor({
    store: log,
    aggregates: new Aggregates(log, upcast),
    clock: fixedClock(),
    ruleBook: { version: 'spec', values: [] },
    pause: async () => undefined,
  });
  const parking = new ParkingLot(log, upcast, executor, table!);
  return {
    turn: (readStore: ReadStore, model: ReadModel<TallyDocument>, batch: number): TurnTaker =>
      projectionTurn({ name: 'boards', models: [model] }, { log, readStore, upcast, batch, parking }),
    retry: () =>
      executor.execute({
        table: table!,
        row: table!.rows.find(({ name }) => name === 'RetryParkedKey')!,
        principal: STEWARD,
        commandId: 'retry',
        correlationId: 'c',
        input: { model: COLLECTION.name, key: '0', reason: 'Program diperbaiki.' } as never,
      }),
  };
};

/** Turn after turn until the log no longer grows by what the turns themselves park. */
const settle = async (log: EventStore, turns: readonly TurnTaker[]): Promise<void> => {
  for (let head; head !== (await log.head());) {
    head = await log.head();
    await Promise.all(
      turns.map(async (turn) => {
        while (!(await turn()).end);
      }),
    );
  }
};

/** What the log says of a tally, with its corrections. */
const understood = async (log: EventStore, tally: number): Promise<TallyDocument | undefined> => {
  const [opened, ...later] = effective(await log.read(`tally-${tally}`));
  const by = later.flatMap(({ type, data }) => (type === 'TallyRaised' ? [(data as { by: number }).by] : []));
  return (
    opened && {
      region: (opened.data as { region: RegionCode }).region,
      sum: by.reduce((sum, each) => sum + each, 0),
      closed: false,
    }
  );
};

describe('Documents of one stream, on MongoDB, with rivals that fold at once', () => {
  let double: MongoDouble;
  beforeAll(async () => {
    double = await MongoDouble.start();
  });
  afterAll(() => double.stop());

  it.each(Array.from({ length: SEEDS }, (_, seed) => seed))(
    'are what a correction left, also one that is parked and released: seed %i',
    async (seed) => {
      const random = seeded(seed);
      const log = memoryEventStore();
      const write = writer(log, random);
      const url = new URL(double.url);
      url.pathname = `/refolded-${seed}`;
      const stores = await Promise.all(
        Array.from({ length: RIVALS }, () => openMongoReadStore({ url: url.href, limits: UNHURRIED })),
      );
      for (const store of stores) await store.prepare([COLLECTION]);
      const processes = stores.map((store) => ({ store, batch: 1 + random(7), ...processOn(log) }));
      const rivals = (model: ReadModel<TallyDocument>) =>
        processes.map(({ turn, store, batch }) => turn(store, model, batch));

      for (let step = 0; step < STEPS; step += 1) {
        await write();
        if (random(4) === 0) await settle(log, rivals(boardWith(new Set([BAD]))));
      }
      await settle(log, rivals(boardWith(new Set([BAD]))));
      const bad = (await log.read('tally-0')).some(({ id, type }) => id === BAD && type === 'TallyRaised');
      const parked = (await stores[0]!.get<{ readonly parked?: object }>(COLLECTION, '0'))?.doc?.parked;
      expect([seed, parked !== undefined]).toEqual([seed, bad]);
      if (bad) await processes[0]!.retry();
      await settle(log, rivals(SOUND));

      const wanted = await Promise.all(
        Array.from({ length: TALLIES }, async (_, tally) => [tally, await understood(log, tally)] as const),
      );
      const { items } = await stores[0]!.find<TallyDocument>(COLLECTION, { limit: 50 });
      expect(new Map(items.map(({ id, doc }) => [Number(id), doc]))).toEqual(new Map(wanted.filter(([, doc]) => doc)));
      const kept = await stores[0]!.totals(REGIONS.map((region) => `${COLLECTION.name}|${region}`));
      const counted = recount(wanted.flatMap(([, doc]) => (doc ? [...SOUND.contribute!(doc)] : [])));
      expect(kept).toEqual(REGIONS.map((region) => counted.get(`${COLLECTION.name}|${region}`) ?? {}));
      await Promise.all(stores.map((store) => store.close()));
    },
  );
});
