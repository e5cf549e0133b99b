import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { START, collectionOf, type ReadStore } from '#kernel';
import { openEmbeddedReadStore } from '#read-store-embedded';
import { memoryReadStore } from '#read-store-memory';
import { openMongoReadStore } from '#read-store-mongodb';
import { TALLY_TOTAL, TallyOffice, askingTallies, moment, shownTallies, tallyBoard } from '#testing';
import { MongoDouble, UNHURRIED } from '#testing/mongodb-double';
import { generationStore } from './generation-store.js';

const cleanUp: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const step of cleanUp.reverse()) await step();
});

const openers: Readonly<Record<string, () => Promise<ReadStore>>> = {
  'in memory': async () => memoryReadStore(),
  'in SQLite': async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sinergi-generations-'));
    const store = await openEmbeddedReadStore({ file: join(folder, 'read-models.db') });
    cleanUp.push(async () => {
      await store.close();
      await rm(folder, { recursive: true });
    });
    return store;
  },
  'in MongoDB': async () => {
    const double = await MongoDouble.start();
    const store = await openMongoReadStore({ url: double.url, limits: UNHURRIED });
    cleanUp.push(async () => {
      await store.close();
      await double.stop();
    });
    return store;
  },
};

describe.each(Object.entries(openers))('Generations of read models %s', (_, open) => {
  it('lie beside each other and are dropped one by one', async () => {
    const store = await open();
    const collection = collectionOf(tallyBoard);
    const numbers = [0, 1, 12];
    for (const number of numbers) {
      const own = generationStore(store, number);
      await own.prepare([collection]);
      await own.commit({
        consumer: 'boards',
        expected: { position: START },
        next: `1${number}` as typeof START,
        totals: [{ key: TALLY_TOTAL, add: { count: BigInt(number) } }],
        documents: [
          { collection, id: 'a', expected: START, position: `1${number}` as typeof START, doc: { number }, words: [] },
        ],
      });
    }
    const held = () =>
      Promise.all(
        numbers.map(async (number) => {
          const own = generationStore(store, number);
          const { items } = await own.find<{ number: number }>(collection, { limit: 9 });
          return [
            items.map(({ doc }) => doc!.number),
            (await own.totals([TALLY_TOTAL]))[0]!['count'],
            (await own.checkpoint('boards')).position,
          ];
        }),
      );
    const before = await held();
    expect(before).toEqual(numbers.map((number) => [[number], BigInt(number), `1${number}`]));
    for (const [index, number] of numbers.entries()) {
      await generationStore(store, number).drop('boards', [collection], `${collection.name}|`);
      expect(await held()).toEqual(before.map((each, other) => (other <= index ? [[], undefined, START] : each)));
    }
  });

  it('are built, compared, switched and rolled back while commands and queries go on, and no answer lacks anything or goes back', async () => {
    const office = new TallyOffice(await open());
    const [here, elsewhere, operator] = [await office.process(), await office.process(), await office.process()];
    await office.write(30);
    here.consumers.start();
    let going = true;
    const readers = (
      [
        [here, 'here'],
        [elsewhere, 'elsewhere'],
      ] as const
    ).map(async ([runtime, where]) => {
      const { board, ask } = askingTallies(runtime, office, where);
      await board.reached('boards', await office.eventStore.head(), 60_000);
      let [last, most, asked] = [START, 0, 0];
      while (going) {
        const { position, ids, count } = await ask();
        expect(position >= last).toBe(true);
        expect(Math.min(ids.length, count)).toBeGreaterThanOrEqual(Math.max(office.openedUpTo(position), most));
        [last, most] = [position, Math.max(most, Math.min(ids.length, count))];
        asked += 1;
        await moment();
      }
      return asked;
    });
    const writing = (async () => {
      while (going) {
        await office.write(1);
        await moment();
      }
    })();
    const liveShows = async (generation: number): Promise<void> => {
      while ([here, elsewhere].some(({ generations }) => generations.served('boards') !== generation)) await moment();
    };

    try {
      const { projections } = operator;
      // Of what nobody has folded yet there is nothing to compare.
      while ((await shownTallies(here)).items.length === 0) await moment();
      expect(await projections.rebuild('boards')).toMatchObject({
        live: { generation: 0 },
        beside: { generation: 1, state: 'building' },
      });
      expect(await projections.compare('boards')).toMatchObject({ equal: true, totals: 1, differences: [] });
      expect(await projections.switchTo('boards')).toMatchObject({
        live: { generation: 1 },
        beside: { generation: 0, state: 'previous' },
      });
      await liveShows(1);
      await office.write(3);
      expect(await projections.rollback('boards')).toMatchObject({
        live: { generation: 0 },
        beside: { generation: 1, state: 'previous' },
      });
      await liveShows(0);
      await projections.rollback('boards');
      await liveShows(1);
    } finally {
      going = false;
      await Promise.allSettled([writing, ...readers]);
    }
    for (const asked of await Promise.all(readers)) expect(asked).toBeGreaterThan(0);
    await here.consumers.stop();
    await here.consumers.settle();
    expect((await shownTallies(here)).items).toHaveLength(office.opened);
    expect(office.faults).toEqual([]);
    // Nobody writes to it any more, as is so a while after it was put away.
    expect(await operator.projections.discard('boards')).not.toHaveProperty('beside');
    expect((await office.readStore.find(collectionOf(tallyBoard), { limit: 1 })).items).toEqual([]);
  });

  it('rolled back after further writes show them', async () => {
    const office = new TallyOffice(await open());
    const runtime = await office.process();
    await office.write(4);
    await runtime.projections.rebuild('boards');
    await runtime.consumers.settle();
    await runtime.projections.compare('boards');
    await runtime.projections.switchTo('boards');
    expect(runtime.generations.served('boards')).toBe(1);
    await office.write(5);
    await runtime.consumers.settle();
    const before = await shownTallies(runtime);
    expect(before.items).toHaveLength(9);
    await runtime.projections.rollback('boards');
    expect(runtime.generations.served('boards')).toBe(0);
    expect(await shownTallies(runtime)).toEqual(before);
  });

  it('let a cursor lead on across a switch: nothing is skipped or shown twice', async () => {
    const office = new TallyOffice(await open());
    const runtime = await office.process();
    await office.write(9);
    await runtime.projections.rebuild('boards');
    await runtime.consumers.settle();
    const page = (cursor?: string) =>
      runtime.generations.reads.find(collectionOf(tallyBoard), {
        sort: { field: 'sum', descending: true },
        limit: 4,
        ...(cursor && { cursor }),
      });
    const all = (
      await runtime.generations.reads.find(collectionOf(tallyBoard), {
        sort: { field: 'sum', descending: true },
        limit: 9,
      })
    ).items;
    const first = await page();
    await runtime.projections.switchTo('boards', { force: true });
    const second = await page(first.cursor);
    await runtime.projections.rollback('boards');
    const third = await page(second.cursor);
    expect([...first.items, ...second.items, ...third.items]).toEqual(all);
  });
});
