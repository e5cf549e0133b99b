import { expect } from '@jest/globals';
import fc from 'fast-check';
import {
  START,
  type Collection,
  type Measures,
  type Position,
  type ReadStore,
  type TotalChange,
  type TotalRow,
} from '#kernel';
import { check, type ReadStorage, type ReadStoreCheck } from './read-storage.js';
import { repetitions } from './repetitions.js';
import { at, byId, settled } from './read-store-kit-notes.js';

/** What a log would hold: an event moves one account by an amount, or closes it. */
interface Move {
  readonly account: string;
  readonly amount: number | 'close';
}
/**
 * Its document; `state` depends on the order and number of all the events folded, so that none can be lost or doubled
 * unseen.
 */
interface Account {
  readonly state: number;
  readonly moves: number;
}

const fold = (account: Account | null, { amount }: Move): Account | null =>
  amount === 'close' ? null : { state: ((account?.state ?? 0) * 3 + amount) % 5, moves: (account?.moves ?? 0) + 1 };

/** One account in its state, and all its moves. */
const contribute = (account: Account | null, sign: bigint, add: (key: string, measures: Measures) => void): void => {
  if (!account) return;
  add(`state=${account.state}`, { accounts: sign });
  add('all', { accounts: sign, moves: sign * BigInt(account.moves) });
};

/** Rows of the totals by state. */
const rowsOf = ({ name }: Collection): Collection => ({
  name: `states@${name}`,
  fields: { state: 'text', accounts: 'sum' },
  sorts: ['accounts'],
});

class Sums {
  private readonly sums = new Map<string, Record<string, bigint>>();
  private readonly prefix: string;
  constructor(private readonly collection: Collection) {
    this.prefix = `${collection.name}|`;
  }
  readonly add = (key: string, measures: Measures): void => {
    const sum = this.sums.get(this.prefix + key) ?? {};
    for (const [name, value] of Object.entries(measures)) sum[name] = (sum[name] ?? 0n) + value;
    this.sums.set(this.prefix + key, sum);
  };
  changes = (): readonly TotalChange[] =>
    [...this.sums].map(([key, add]) => {
      const state = /state=(.*)$/.exec(key)?.[1];
      return {
        key,
        add,
        ...(state !== undefined && { row: { collection: rowsOf(this.collection), id: state, dimensions: { state } } }),
      };
    });
}

const SUM_KEYS = ['all', ...[0, 1, 2, 3, 4].map((state) => `state=${state}`)];

interface Books {
  readonly collection: Collection;
  readonly log: readonly Move[];
  /** Where each batch began that a projector was told it had committed. */
  readonly won: Position[];
}

/** Turn after turn until the log is folded. Between any two steps others may run, and it may be left for dead. */
async function* project(store: ReadStore, { collection, log, won }: Books, batch: number): AsyncGenerator<void> {
  for (;;) {
    const expected = await store.checkpoint(collection.name);
    yield;
    const from = Number(expected.position);
    const next = expected.pending ?? at(Math.min(log.length, from + batch));
    if (from === Number(next)) return;
    const moves = log.slice(from, Number(next));
    const touched = [...new Set(moves.map(({ account }) => account))];
    const loaded = new Map((await store.load(collection, touched)).map((stored) => [stored.id, stored]));
    yield;
    const sums = new Sums(collection);
    const documents = touched.flatMap((id) => {
      const old = loaded.get(id);
      const before = (old?.doc ?? null) as Account | null;
      let [doc, position] = [before, old?.position ?? START];
      moves.forEach((move, i) => {
        if (move.account === id && at(from + i + 1) > position) [doc, position] = [fold(doc, move), at(from + i + 1)];
      });
      if (position === (old?.position ?? START)) return [];
      contribute(before, -1n, sums.add);
      contribute(doc, 1n, sums.add);
      return [{ collection, id, expected: old?.position ?? START, position, doc, words: [] }];
    });
    if (await store.commit({ consumer: collection.name, expected, next, totals: sums.changes(), documents }))
      won.push(expected.position);
    yield;
  }
}

const foldedAtOnce = ({ collection, log }: Books) => {
  const accounts = new Map<string, { id: string; position: Position; doc: Account | null }>();
  log.forEach((move, i) =>
    accounts.set(move.account, {
      id: move.account,
      position: at(i + 1),
      doc: fold(accounts.get(move.account)?.doc ?? null, move),
    }),
  );
  const sums = new Sums(collection);
  for (const { doc } of accounts.values()) contribute(doc, 1n, sums.add);
  const totals = new Map(sums.changes().map(({ key, add }) => [key, add]));
  return {
    accounts: byId([...accounts.values()]),
    totals: settled(SUM_KEYS.map((key) => totals.get(`${collection.name}|${key}`) ?? {})),
  };
};

const move = fc.record({
  account: fc.constantFrom('a', 'b', 'c', 'd'),
  amount: fc.oneof(
    { weight: 6, arbitrary: fc.nat({ max: 4 }) },
    { weight: 1, arbitrary: fc.constant('close' as const) },
  ),
});
/**
 * Which projectors go on at once, how far, and which one then gives way to a new one, itself to die after so many steps
 * of a commit.
 */
const step = fc.record({
  who: fc.subarray([0, 1, 2], { minLength: 1 }),
  steps: fc.integer({ min: 1, max: 4 }),
  crash: fc.option(fc.nat({ max: 2 })),
  dieAfter: fc.option(fc.nat({ max: 12 })),
});

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const runSchedule = async (
  handles: readonly ReadStore[],
  storage: ReadStorage,
  books: Books,
  schedule: readonly Step[],
): Promise<void> => {
  const dying: ReadStore[] = [];
  let started = 0;
  const start = async (dieAfter: number | null): Promise<AsyncGenerator<void>> => {
    const doomed = dieAfter === null ? undefined : await storage.openDying?.(dieAfter);
    if (doomed) dying.push(doomed);
    started += 1;
    return project(doomed ?? handles[started % handles.length]!, books, 1 + (started % 4));
  };
  const projectors = [await start(null), await start(null), await start(null)];
  for (const { who, steps, crash, dieAfter } of schedule) {
    for (let i = 0; i < steps; i++) await Promise.allSettled(who.map((each) => projectors[each]!.next()));
    if (crash !== null) projectors[crash] = await start(dieAfter);
  }
  const last = await start(null);
  while (!(await last.next()).done);
  await Promise.all(dying.map((handle) => handle.close()));
};

export const projectorChecks: readonly ReadStoreCheck[] = [
  check(
    'projectors that compete, crash and repeat leave documents, totals, their rows and checkpoint of folding once',
    async (store, storage) => {
      const other = await storage.open();
      let run = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(move, { maxLength: 14 }),
          fc.array(step, { maxLength: 30, size: 'max' }),
          async (log, schedule) => {
            const books: Books = { collection: { name: `accounts${++run}@1`, fields: {}, sorts: [] }, log, won: [] };
            await store.prepare([books.collection, rowsOf(books.collection)]);
            await runSchedule([store, other], storage, books, schedule);
            const { accounts, totals } = foldedAtOnce(books);
            expect(await store.checkpoint(books.collection.name)).toEqual({
              position: log.length ? at(log.length) : START,
            });
            expect(byId(await store.load(books.collection, ['a', 'b', 'c', 'd']))).toEqual(accounts);
            expect(settled(await store.totals(SUM_KEYS.map((key) => `${books.collection.name}|${key}`)))).toEqual(
              totals,
            );
            const { items } = await store.find<TotalRow>(rowsOf(books.collection), { limit: 10 });
            const counted = totals
              .slice(1)
              .flatMap(({ accounts: sum }, state) => (sum ? [{ state: String(state), accounts: String(sum) }] : []));
            expect(items.map(({ doc }) => doc)).toEqual(counted);
            expect(new Set(books.won).size).toBe(books.won.length);
          },
        ),
        { numRuns: repetitions({ eachChange: 15, long: 200 }) },
      );
      await other.close();
    },
  ),
];
