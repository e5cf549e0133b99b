import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailable, collectionOf, type EventStore, type ReadStore } from '#kernel';
import { checkpointName, projectionTurn, upcasting, type TurnTaker } from '#runtime';
import { accountGroup, foldedOnce, holdings, randomLog, seeded } from '#testing';
import { MongoDouble, type Fault, type MongoDoubleOptions } from '#testing/mongodb-double';
import { openMongoReadStore, type MongoReadStoreOptions } from './index.js';

const group = accountGroup('accounts');
const [ones] = group.models.map(collectionOf) as [ReturnType<typeof collectionOf>];

let double: MongoDouble;
let log: EventStore;
const stores: ReadStore[] = [];

const start = async (options: MongoDoubleOptions = {}): Promise<void> => {
  double = await MongoDouble.start(options);
};

const open = async (limits: MongoReadStoreOptions['limits'] = {}): Promise<ReadStore> => {
  const store = await openMongoReadStore({ url: double.url, limits });
  stores.push(store);
  await store.prepare(group.models.map(collectionOf));
  return store;
};

const turns = (readStore: ReadStore): TurnTaker =>
  projectionTurn(group, { log, readStore, upcast: upcasting(), batch: 4 });

/** As a consumer does: a turn that failed is taken again, for as long as turns fail. */
const runToEnd = async (readStore: ReadStore): Promise<readonly unknown[]> => {
  const failures: unknown[] = [];
  const turn = turns(readStore);
  for (let end = false; !end;) {
    end = await turn().then(
      (done) => done.end,
      (error: unknown) => {
        failures.push(error);
        if (failures.length > 20) throw error;
        return false;
      },
    );
  }
  return failures;
};

beforeEach(async () => {
  // The first seed whose log takes several turns.
  log = await randomLog(seeded(4));
});

afterEach(async () => {
  double.thaw();
  await Promise.all(stores.splice(0).map((store) => store.close()));
  await double.stop();
});

/** A commit's writes: two totals and documents go to a collection for each read model. */
const STEPS = [
  ['announcing the batch', { command: 'update', on: 'sinergi.checkpoints' }],
  ['writing totals', { command: 'update', on: 'sinergi.totals' }],
  ['writing documents', { command: 'update', on: ones.name }],
  ['moving the checkpoint', { command: 'update', on: 'sinergi.checkpoints', after: 1 }],
] as const;

/**
 * Milliseconds that a write waits for its answer. Where none comes the test waits as long; a busy machine that needs
 * longer for one that does come only makes one more turn fail.
 */
const WRITE = { answered: 1_500, unanswered: 400 };
/** What gets no answer is sent once more in halves, where it is more than one record and the server speaks. */
const SENT_AGAIN: readonly Fault[] = ['silent', 'silent after'];
const FAILURES: readonly Fault[] = [
  'dropped before',
  'dropped after',
  'not primary',
  'write concern time-out',
  'silent',
  'silent after',
  { dropAfterStatement: 1 },
];

describe.each(STEPS)('a fault while %s', (_, aim) => {
  it.each(FAILURES)(
    '%j: the turn fails as unavailable, and taken again leaves what one clean fold leaves',
    async (fault) => {
      await start();
      const store = await open({ write: SENT_AGAIN.includes(fault) ? WRITE.unanswered : WRITE.answered });
      double.fails(aim, fault);
      const failures = await runToEnd(store);
      expect(double.allFaultsHappened).toBe(true);
      expect(failures.map((error) => error instanceof StoreUnavailable)).toEqual(failures.map(() => true));
      if (!SENT_AGAIN.includes(fault)) expect(failures).not.toEqual([]);
      expect(await holdings(group, store)).toEqual(await foldedOnce(group, log));
    },
  );

  it('duplicate keys: the refused statement is read back and the turn repeated, and nobody sees a failure', async () => {
    for (const continuesAfterErrors of [false, true]) {
      await start({ continuesAfterErrors });
      const store = await open();
      double.fails(aim, { duplicates: [0] });
      expect(await runToEnd(store)).toEqual([]);
      expect(double.allFaultsHappened).toBe(true);
      expect(await holdings(group, store)).toEqual(await foldedOnce(group, log));
      if (!continuesAfterErrors) await double.stop();
    }
  });

  it('a duplicate key beside writes that no majority has confirmed: the turn fails, and nothing of it is believed', async () => {
    await start({ replicaSet: 'rs0' });
    const store = await open();
    double.fails(aim, { duplicates: [0], unconfirmed: true });
    const failures = await runToEnd(store);
    expect(double.allFaultsHappened).toBe(true);
    expect(failures).toEqual([expect.any(StoreUnavailable)]);
    expect(await holdings(group, store)).toEqual(await foldedOnce(group, log));
  });

  it('a new primary without what no majority had: the turn taken again writes it anew', async () => {
    await start({ replicaSet: 'rs0' });
    const store = await open();
    double.fails(aim, 'write concern time-out');
    await expect(
      (async () => {
        for (let end = false; !end;) end = (await turns(store)()).end;
      })(),
    ).rejects.toBeInstanceOf(StoreUnavailable);
    double.database.failOver();
    await runToEnd(store);
    expect(await holdings(group, store)).toEqual(await foldedOnce(group, log));
  });
});

const untilAnswered = async <T>(ask: () => Promise<T>): Promise<T> => {
  for (;;) {
    const answer = await ask().catch(() => undefined);
    if (answer) return answer;
  }
};

describe('a query', () => {
  const list = (store: ReadStore) => store.find(ones, { limit: 100 });

  it('whose connection is dropped is asked again by the driver, and its user sees nothing', async () => {
    await start();
    const store = await open();
    await runToEnd(store);
    const before = await list(store);
    double.fails({ command: 'find', on: ones.name }, 'dropped after');
    expect(await list(store)).toEqual(before);
    expect(double.allFaultsHappened).toBe(true);
  });

  it('whose cursor the server lost is refused as unavailable; asked again it is answered', async () => {
    await start({ batchSize: 1 });
    const store = await open();
    await runToEnd(store);
    const before = await list(store);
    expect(before.items.length).toBeGreaterThan(1);
    double.fails({ command: 'getMore' }, 'cursor lost');
    await expect(list(store)).rejects.toThrow(/MongoDB \(127\.0\.0\.1:\d+\) failed: listing accounts_one@1; repeat it/);
    expect(await list(store)).toEqual(before);
  });

  it('that takes the server too long is asked for less at once, page after page, and nothing is missing', async () => {
    await start();
    const store = await open();
    await runToEnd(store);
    const { items } = await list(store);
    expect(items.length).toBeGreaterThan(2);
    double.strength = 2;
    const found: unknown[] = [];
    for (let cursor: string | undefined, first = true; first || cursor; first = false) {
      const page = await store.find(ones, { limit: 100, ...(cursor && { cursor }) });
      expect(page.items.length).toBeLessThanOrEqual(2);
      found.push(...page.items);
      ({ cursor } = page);
    }
    expect(found).toEqual(items);
    double.strength = 0;
    await expect(list(store)).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('of a frozen server is refused when its time is up; once the server goes on, queries are answered by themselves', async () => {
    await start();
    const store = await open({ read: 200 });
    double.freeze();
    for (const call of [list(store), store.totals(['x']), store.get(ones, 'x'), store.checkpoint('x')]) {
      await expect(call).rejects.toThrow(/gave no answer within 200 ms: .*; repeat it/);
    }
    double.thaw();
    expect(await untilAnswered(() => list(store))).toEqual({ items: [] });
  });

  it('that comes after one without an answer is not sent to a silent server, and nobody waits for it twice', async () => {
    await start();
    const store = await open({ read: 200 });
    const asked = double.counts['find']!;
    double.freeze();
    await expect(list(store)).rejects.toThrow('gave no answer within 200 ms');
    const refusals = await Promise.all(
      Array.from({ length: 20 }, () => list(store).catch((error: Error) => error.message)),
    );
    for (const refusal of refusals)
      expect(refusal).toMatch(/does not answer at present: listing accounts_one@1; repeat it/);
    double.thaw();
    expect(await untilAnswered(() => list(store))).toEqual({ items: [] });
    expect(double.counts['find']! - asked).toBe(2);
  });

  it('is sent again once the server has answered, though it were only to say that it is there', async () => {
    await start();
    const store = await open({ read: 200 });
    double.fails({ command: 'find' }, 'silent');
    expect(await list(store)).toEqual({ items: [] });
    expect(double.allFaultsHappened).toBe(true);
  });

  it('of a server that is away is refused in time; once it is back, queries are answered by themselves', async () => {
    await start();
    const store = await open({ read: 200 });
    await runToEnd(store);
    const before = await list(store);
    await double.stop();
    await expect(list(store)).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(turns(store)()).rejects.toBeInstanceOf(StoreUnavailable);
    await double.resume();
    expect(await untilAnswered(() => list(store))).toEqual(before);
  });

  it('that no index serves is refused by the server, which shows that the others have one', async () => {
    await start();
    const store = await open();
    await expect(
      store.find(
        { name: 'unprepared@1', fields: { status: 'text' }, sorts: ['year'] },
        { sort: { field: 'year' }, limit: 1 },
      ),
    ).rejects.toThrow(/no index of unprepared@1 serves/);
  });

  it('of a closed store is refused', async () => {
    await start();
    const store = await open();
    await store.close();
    await expect(list(store)).rejects.toThrow('the read store is closed');
  });
});

describe('a frozen server', () => {
  it('does not keep a store from being closed', async () => {
    await start();
    const store = await open({ read: 200 });
    double.freeze();
    await expect(store.checkpoint('x')).rejects.toBeInstanceOf(StoreUnavailable);
    await store.close();
  });
});

describe('a server that is too slow for a whole batch', () => {
  it('is asked for documents and totals, and given them, in smaller portions, and the read models are the same', async () => {
    await start();
    const store = await open();
    const expected = await foldedOnce(group, log);
    double.strength = 1;
    expect(await runToEnd(store)).toEqual([]);
    double.strength = Infinity;
    expect(await holdings(group, store)).toEqual(expected);
  });
});

describe('dropping a consumer', () => {
  it('broken off at any command is finished by whoever next looks where the consumer stands', async () => {
    await start();
    const store = await open();
    const expected = await foldedOnce(group, log);
    const drop = () => store.drop(checkpointName(group), group.models.map(collectionOf), 'accounts_');
    await runToEnd(store);
    double.recount();
    await drop();
    const { update, find, delete: deletes } = double.counts;
    for (const [command, count] of Object.entries({ update, find, delete: deletes })) {
      for (let after = 0; after < count!; after++) {
        await runToEnd(store);
        double.fails({ command, after }, 'not primary');
        await drop().catch(() => undefined);
        expect(double.allFaultsHappened).toBe(true);
        await runToEnd(store);
        expect(await holdings(group, store)).toEqual(expected);
      }
    }
  });
});
