import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoBulkWriteError, MongoClient, type Collection } from 'mongodb';
import { MongoDouble, type MongoDoubleOptions } from './index.js';

interface Thing {
  readonly _id: string;
  readonly n?: number | bigint;
  readonly tags?: readonly string[];
}

let double: MongoDouble;
let client: MongoClient;
let things: Collection<Thing>;

const start = async (options: MongoDoubleOptions = {}): Promise<void> => {
  double = await MongoDouble.start(options);
  client = await MongoClient.connect(double.url);
  things = client.db().collection<Thing>('things');
};

const stop = async (): Promise<void> => {
  await client.close();
  await double.stop();
};

beforeEach(() => start());
afterEach(stop);

const all = async (): Promise<readonly Thing[]> => things.find({}, { sort: { _id: 1 } }).toArray();

describe('the double of MongoDB, asked by the driver', () => {
  it('keeps databases apart, whole lists included, and drops one without the others', async () => {
    await stop();
    await start({ batchSize: 1 });
    const others = client.db('other').collection<Thing>('things');
    await things.insertMany([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 2 },
    ]);
    await others.insertMany([
      { _id: 'a', n: 3 },
      { _id: 'c', n: 4 },
    ]);
    const both = async () =>
      Promise.all(
        [things, others].map(async (each) => (await each.find({}, { sort: { _id: 1 } }).toArray()).map(({ n }) => n)),
      );
    expect(await both()).toEqual([
      [1, 2],
      [3, 4],
    ]);
    await client.db('other').dropDatabase();
    expect(await both()).toEqual([[1, 2], []]);
  });

  it('inserts, updates by operators and as a whole, upserts and deletes', async () => {
    await things.insertMany([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 2 },
    ]);
    await things.bulkWrite([
      { updateOne: { filter: { _id: 'a', n: 1 }, update: { $inc: { n: 10 }, $set: { tags: ['x'] } } } },
      { replaceOne: { filter: { _id: 'b', n: 7 }, replacement: { n: 8 } } },
      { replaceOne: { filter: { _id: 'c' }, replacement: { n: 2n ** 62n }, upsert: true } },
    ]);
    expect(await things.find({}, { sort: { _id: 1 }, useBigInt64: true }).toArray()).toEqual([
      { _id: 'a', n: 11, tags: ['x'] },
      { _id: 'b', n: 2 },
      { _id: 'c', n: 2n ** 62n },
    ]);
    await things.deleteMany({ _id: { $lte: 'b' } });
    expect((await all()).map(({ _id }) => _id)).toEqual(['c']);
  });

  it('lets an id be there once, and reports every statement that it refused', async () => {
    await things.insertOne({ _id: 'a' });
    const error = await things
      .bulkWrite(
        [
          { replaceOne: { filter: { _id: 'a', n: 5 }, replacement: { n: 6 }, upsert: true } },
          { insertOne: { document: { _id: 'b' } } },
        ],
        { ordered: false },
      )
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(MongoBulkWriteError);
    expect([(error as MongoBulkWriteError).code, (error as MongoBulkWriteError).writeErrors]).toMatchObject([
      11000,
      [{ index: 0 }],
    ]);
    expect(await all()).toEqual([{ _id: 'a' }, { _id: 'b' }]);
  });

  it('stops an ordered bulk at its first error, or goes on as some servers do', async () => {
    for (const continuesAfterErrors of [false, true]) {
      await stop();
      await start({ continuesAfterErrors });
      await things.insertMany([{ _id: 'a' }, { _id: 'a' }, { _id: 'b' }]).catch(() => undefined);
      expect((await all()).length).toBe(continuesAfterErrors ? 2 : 1);
    }
  });

  it('pages by cursors, sorts texts by code point, and shows what was asked for of a document', async () => {
    await stop();
    await start({ batchSize: 2 });
    await things.insertMany(['𝄞', '\uffee', 'b', 'a', 'c'].map((_id) => ({ _id, n: 1 })));
    double.recount();
    expect(await things.find({}, { sort: { _id: 1 }, projection: { _id: 1 } }).toArray()).toEqual(
      ['a', 'b', 'c', '\uffee', '𝄞'].map((_id) => ({ _id })),
    );
    expect(double.counts).toEqual({ find: 1, getMore: 2 });
  });

  it('refuses what no index serves', async () => {
    await things.insertOne({ _id: 'a', tags: ['x'] });
    await expect(things.findOne({ tags: 'x' })).rejects.toThrow('no index of things serves');
    await things.createIndex({ tags: 1 });
    expect(await things.findOne({ tags: 'x' })).toEqual({ _id: 'a', tags: ['x'] });
    await expect(things.findOne({ tags: { $ne: 'y' } })).rejects.toThrow('no index of things serves');
  });

  it('keeps from majority reads, and loses with its primary, what no majority confirmed', async () => {
    const majority = client
      .db()
      .collection<Thing>('things', { readConcern: { level: 'majority' } as never, writeConcern: { w: 'majority' } });
    await majority.insertOne({ _id: 'a', n: 1 });
    double.fails({ command: 'update' }, 'write concern time-out');
    await expect(majority.updateOne({ _id: 'a' }, { $set: { n: 2 } })).rejects.toThrow(
      'waiting for replication timed out',
    );
    expect([await things.findOne({ _id: 'a' }), await majority.findOne({ _id: 'a' })]).toEqual([
      { _id: 'a', n: 2 },
      { _id: 'a', n: 1 },
    ]);
    double.database.failOver();
    expect(await things.findOne({ _id: 'a' })).toEqual({ _id: 'a', n: 1 });
  });
});
