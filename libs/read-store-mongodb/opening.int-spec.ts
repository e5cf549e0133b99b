import { afterEach, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { StoreUnavailable, type Collection } from '#kernel';
import { MongoDouble, type MongoDoubleOptions } from '#testing/mongodb-double';
import { openMongoReadStore } from './index.js';

const NOTES: Collection = { name: 'note@1', fields: { status: 'text', regions: 'regions' }, sorts: ['year'] };

let double: MongoDouble | undefined;

const start = async (options: MongoDoubleOptions = {}): Promise<MongoDouble> =>
  (double = await MongoDouble.start(options));

afterEach(async () => {
  await double?.stop();
  double = undefined;
});

const refused = async (url: string): Promise<string> => {
  const outcome = await openMongoReadStore({ url, limits: { read: 2_000 } }).then(
    () => 'opened',
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(StoreUnavailable);
  return (outcome as Error).message;
};

/** With a client of its own, as an operator would. */
const byHand = async <T>(url: string, act: (client: MongoClient) => Promise<T>): Promise<T> => {
  const client = await MongoClient.connect(url);
  try {
    return await act(client);
  } finally {
    await client.close();
  }
};

describe('opening read models in MongoDB is refused, naming MONGODB_URL and the remedy, when', () => {
  it('the address is not one of a MongoDB', async () => {
    for (const url of [
      '',
      'localhost:27017',
      'http://localhost:27017',
      'mongodb://',
      'mongodb://localhost:99999999',
      'mongodb://localhost/?nonsense=1',
    ]) {
      expect(await refused(url)).toMatch(/^MONGODB_URL is not the address of a MongoDB \(.*\): write mongodb:\/\//);
    }
  });

  it('nobody answers there', async () => {
    const { url } = await start();
    await double!.stop();
    expect(await refused(url)).toMatch(
      /^No MongoDB could be used at 127\.0\.0\.1:\d+: start it, or set MONGODB_URL to where it runs/,
    );
    await double!.resume();
  });

  it('the credentials are wrong, which the message does not repeat', async () => {
    const { url } = await start();
    const message = await refused(url.replace('127', 'sinergi:geheim@127'));
    expect(message).toMatch(
      /^The MongoDB at 127\.0\.0\.1:\d+ does not accept the credentials in MONGODB_URL: check user, password and authSource/,
    );
    expect(message).not.toContain('geheim');
  });

  it('the server is too old', async () => {
    const { url } = await start({ maxWireVersion: 6 });
    expect(await refused(url)).toMatch(/MONGODB_URL\) has a version that is not supported: use MongoDB 4\.4 or later/);
  });

  it('the address asks for writes that nobody acknowledges', async () => {
    const { url } = await start();
    expect(await refused(`${url}?retryReads=true&w=0`)).toMatch(/^MONGODB_URL says w=0, .*: take "w" out of it/);
  });

  it('a newer version of Sinergi wrote them', async () => {
    const { url } = await start();
    await (await openMongoReadStore({ url })).close();
    await byHand(url, (client) =>
      client
        .db()
        .collection<{ _id: string }>('sinergi.format')
        .updateOne({ _id: 'read models' }, { $set: { version: 2 } }),
    );
    expect(await refused(url)).toMatch(
      /"sinergi" of MONGODB_URL were written by a newer version of Sinergi .*: run that version, or name another database/,
    );
  });

  it('a newer version of Sinergi wrote them just when this one began to', async () => {
    const { url } = await start();
    double!.rewrite = ({ command, collection, body }) => {
      if (command === 'insert' && collection === 'sinergi.format')
        double!.database.collection(collection).insert({ _id: 'read models', version: 2 });
      return body;
    };
    expect(await refused(url)).toMatch(/were written by a newer version of Sinergi/);
  });

  it('an index is there with another definition, and not when there are others besides', async () => {
    const { url } = await start();
    const index = (name: string, key: Record<string, 1 | -1>) =>
      byHand(url, (client) => client.db().collection('note@1').createIndex(key, { name }));
    await index('of an operator', { position: -1 });
    const store = await openMongoReadStore({ url });
    await store.prepare([NOTES]);
    double!.database.collection('note@1').indexes = [];
    await index('terms_by_year', { terms: 1, 'by.year': -1, _id: 1 });
    await expect(store.prepare([NOTES])).rejects.toThrow(
      'The index "terms_by_year" of the collection note@1 in MONGODB_URL\'s database is not the declared one ' +
        '({"terms":1,"by.year":1,"_id":1}): drop it (db.getCollection("note@1").dropIndex("terms_by_year")) and start again.',
    );
    await store.close();
  });
});

describe('read models in MongoDB', () => {
  it('are in the database that the address names, and else in one called sinergi', async () => {
    const { url } = await start();
    for (const [path, name] of [
      ['', 'sinergi'],
      ['/arsip', 'arsip'],
      ['/arsip?appName=x', 'arsip'],
    ] as const) {
      const databases: unknown[] = [];
      double!.rewrite = ({ body }) => (databases.push(body['$db']), body);
      await (await openMongoReadStore({ url: url.replace('/sinergi', path) })).close();
      expect(new Set(databases)).toEqual(new Set([name]));
    }
  });

  it('are written and read with majority, and read of the primary, whatever the address says, and no query is without a limit of time', async () => {
    const { url } = await start({ replicaSet: 'rs0' });
    const wrong: unknown[] = [];
    double!.rewrite = ({ command, body }) => {
      const concern = (body['writeConcern'] ?? body['readConcern']) as { w?: unknown; level?: unknown } | undefined;
      if (!['listIndexes', 'getMore'].includes(command) && concern?.w !== 'majority' && concern?.level !== 'majority')
        wrong.push(body);
      const preference = body['$readPreference'] as { mode?: unknown } | undefined;
      if (preference !== undefined && preference.mode !== 'primary') wrong.push(body);
      if ('txnNumber' in body) wrong.push(body);
      if (command === 'find' && !(Number(body['maxTimeMS']) > 0)) wrong.push(body);
      return body;
    };
    const store = await openMongoReadStore({
      url: `${url}?w=1&readConcernLevel=local&readPreference=secondaryPreferred&retryWrites=true`,
    });
    await store.prepare([NOTES]);
    const expected = await store.checkpoint('notes');
    await store.commit({
      consumer: 'notes',
      expected,
      next: '1' as never,
      totals: [{ key: 'a', add: { count: 1n } }],
      documents: [
        { collection: NOTES, id: 'a', expected: '' as never, position: '1' as never, doc: { year: 1 }, words: [] },
      ],
    });
    await store.load(NOTES, ['a']);
    await store.get(NOTES, 'a');
    await store.find(NOTES, { filter: { status: { eq: 'OPEN' } }, search: 'x', sort: { field: 'year' }, limit: 10 });
    await store.totals(['a']);
    await store.drop('notes', [NOTES], '');
    await store.close();
    expect(wrong).toEqual([]);
    expect(Object.keys(double!.counts).sort()).toEqual([
      'createIndexes',
      'delete',
      'find',
      'insert',
      'listIndexes',
      'update',
    ]);
  });

  it('prepared once need two round trips more for each collection and make no index again', async () => {
    const { url } = await start();
    const store = await openMongoReadStore({ url });
    await store.prepare([NOTES]);
    double!.recount();
    await store.prepare([NOTES]);
    expect(double!.counts).toEqual({ find: 1, listIndexes: 1 });
    await store.close();
  });

  it('whose preparation broke off at any command are prepared by the next start', async () => {
    const { url } = await start();
    const store = await openMongoReadStore({ url });
    const more: Collection = { ...NOTES, fields: { ...NOTES.fields, kind: 'text' }, sorts: ['year', 'kind'] };
    const aims = ['find', 'listIndexes', 'createIndexes', 'update'].flatMap((command) =>
      [0, 1, 2].map((after) => ({ command, after })),
    );
    let happened = 0;
    for (const [i, aim] of aims.entries()) {
      const [before, after] = [
        { ...NOTES, name: `note@${i}` },
        { ...more, name: `note@${i}` },
      ];
      await store.prepare([before]);
      await store.commit({
        consumer: `notes ${i}`,
        expected: { position: '' as never },
        next: '1' as never,
        totals: [],
        documents: [
          {
            collection: before,
            id: 'a',
            expected: '' as never,
            position: '1' as never,
            doc: { kind: 'TRIP', year: 1 },
            words: [],
          },
        ],
      });
      double!.fails(aim, 'dropped after');
      await store.prepare([after]).catch(() => undefined);
      happened += Number(double!.allFaultsHappened);
      double!.forget();
      for (let ready = false; !ready;)
        ready = await store.prepare([after]).then(
          () => true,
          () => false,
        );
      const { items } = await store.find(after, {
        filter: { kind: { eq: 'TRIP' } },
        sort: { field: 'year' },
        limit: 10,
      });
      expect(items.map(({ id }) => id)).toEqual(['a']);
    }
    expect(happened).toBeGreaterThan(5);
    await store.close();
  });
});
