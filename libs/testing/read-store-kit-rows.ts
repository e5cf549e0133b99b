import { expect } from '@jest/globals';
import fc from 'fast-check';
import {
  InvalidQuery,
  collectionOf,
  listedRows,
  rowOf,
  totalKey,
  totalList,
  type AnyReadModel,
  type FindQuery,
  type Measures,
  type ReadStore,
  type TotalChange,
  type TotalRow,
} from '#kernel';
import { check, type ReadStoreCheck } from './read-storage.js';
import { repetitions } from './repetitions.js';
import { write } from './read-store-kit-notes.js';

/** A model with one listed total; nothing is folded here. */
const LEDGER: AnyReadModel = {
  name: 'ledger',
  version: 1,
  events: {},
  fields: {},
  sorts: [],
  keys: () => [],
  fold: () => undefined,
  totals: {
    flows: {
      label: ['Aliran dana', 'Flows of money'],
      dimensions: {
        donor: { kind: 'text', label: ['pemberi', 'donor'] },
        region: { kind: 'region', label: ['penerima', 'recipient'] },
        year: { kind: 'integer', label: ['tahun', 'year'] },
      },
      measures: { gifts: ['pemberian', 'gifts'], rupiah: ['rupiah', 'rupiah'] },
    },
  },
};
const FLOWS = collectionOf(totalList(LEDGER, 'flows'));
const rowFor = listedRows([LEDGER]);

interface Flow {
  readonly donor: string;
  readonly region: string;
  readonly year: number;
}

const change = (flow: Flow, add: Measures): TotalChange => {
  const key = totalKey(LEDGER, 'flows', { ...flow });
  return { key, add, row: rowFor(key)! };
};
const flow = (donor: string, region = '63.10', year = 2024): Flow => ({ donor, region, year });

const rows = async (
  store: ReadStore,
  query: Omit<FindQuery, 'limit'> = {},
  limit = 1_000,
): Promise<readonly TotalRow[]> => {
  const found: TotalRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.find<TotalRow>(FLOWS, { ...query, limit, ...(cursor !== undefined && { cursor }) });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    found.push(...page.items.map(({ doc }) => doc!));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
};
const donors = async (store: ReadStore, query: Omit<FindQuery, 'limit'> = {}, limit = 1_000): Promise<string> =>
  (await rows(store, query, limit)).map(({ donor }) => donor).join(' ');

const prepared = (name: string, run: (store: ReadStore) => Promise<void>): ReadStoreCheck =>
  check(name, async (store) => {
    await store.prepare([FLOWS]);
    await run(store);
  });

const add = (store: ReadStore, ...totals: readonly TotalChange[]): Promise<boolean> =>
  write(store, {}, { totals, collection: FLOWS });

const BEYOND = 2n ** 53n;
const MOST = 2n ** 63n - 1n;

/** Few, so that the same row is moved again and again; some look like parts of keys. */
const DONORS = ['a', 'a b', 'a|region=63', '%7c;', '𝄞', ''];
const REGIONS = ['63.1', '63.10', '63.10.09', '62.03'];
const YEARS = [9, 10];
const AMOUNTS = [0n, 1n, -1n, 3n, BEYOND, BEYOND + 1n, -BEYOND, 2n ** 57n, -(2n ** 57n)];
const some = <T>(values: readonly T[]) => fc.constantFrom(...values);
const moved = fc.record({
  donor: some(DONORS),
  region: some(REGIONS),
  year: some(YEARS),
  gifts: some(AMOUNTS),
  rupiah: some(AMOUNTS),
});
const asked = fc.record(
  {
    donor: fc.subarray(DONORS, { maxLength: 3 }),
    within: fc.subarray(REGIONS, { minLength: 1, maxLength: 2 }),
    scope: fc.subarray(REGIONS, { minLength: 1, maxLength: 2 }),
    year: some(YEARS),
    sort: some(['gifts', 'rupiah'] as const),
    descending: fc.boolean(),
    limit: fc.integer({ min: 1, max: 4 }),
  },
  { requiredKeys: ['limit'] },
);

const lies = (region: string, codes: readonly string[]): boolean =>
  codes.some((code) => `${region}.`.startsWith(`${code}.`));
const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

export const rowChecks: readonly ReadStoreCheck[] = [
  prepared(
    'a listed total has a row that says the same, and none while its measures come to nothing',
    async (store) => {
      const key = totalKey(LEDGER, 'flows', { ...flow('x') });
      expect(await rows(store)).toEqual([]);
      await add(store, change(flow('x'), { gifts: 1n, rupiah: MOST }), change(flow('never'), { gifts: 0n }));
      const shown = { donor: 'x', region: '63.10', year: 2024, gifts: '1', rupiah: String(MOST), regions: ['63.10'] };
      expect(await rows(store)).toEqual([shown]);
      expect(await store.totals([key])).toEqual([{ gifts: 1n, rupiah: MOST }]);
      await add(store, change(flow('x'), { rupiah: -MOST }));
      expect(await rows(store)).toEqual([{ ...shown, rupiah: '0' }]);
      await add(store, change(flow('x'), { gifts: -1n }));
      expect(await rows(store)).toEqual([]);
      expect(await store.find(FLOWS, { filter: { donor: { eq: 'x' } }, sort: { field: 'gifts' }, limit: 1 })).toEqual({
        items: [],
      });
      await add(store, change(flow('x'), { gifts: 2n }), change(flow('x'), { gifts: 3n }));
      expect(await rows(store)).toEqual([{ ...shown, gifts: '5', rupiah: '0' }]);
      expect(await add(store)).toBe(true);
      expect(await rows(store)).toEqual([{ ...shown, gifts: '5', rupiah: '0' }]);
    },
  ),

  prepared(
    'rows are sorted by their measures to the last of 64 bits, ties by dimensions, page by page',
    async (store) => {
      const sums = {
        a: BEYOND + 1n,
        b: -1n,
        c: MOST,
        d: BEYOND,
        e: 9n,
        f: -MOST - 1n,
        g: 10n,
        h: 9n,
        i: MOST - 1n,
        j: BEYOND - 1n,
        k: -2n,
      };
      await add(
        store,
        ...Object.entries(sums)
          .reverse()
          .map(([donor, rupiah]) => change(flow(donor), { gifts: 1n, rupiah })),
      );
      for (const limit of [1, 2, 1_000]) {
        expect(await donors(store, { sort: { field: 'rupiah' } }, limit)).toBe('f k b e h g j d a i c');
        expect(await donors(store, { sort: { field: 'rupiah', descending: true } }, limit)).toBe(
          'c i a d j g h e b k f',
        );
        expect(await donors(store, { sort: { field: 'gifts', descending: true } }, limit)).toBe(
          'k j i h g f e d c b a',
        );
        expect(await donors(store, {}, limit)).toBe('a b c d e f g h i j k');
      }
      const between = (from: bigint, to: bigint) =>
        donors(store, { filter: { rupiah: { from: String(from), to: String(to) } }, sort: { field: 'rupiah' } });
      expect([
        await between(-1n, 9n),
        await between(BEYOND, BEYOND),
        await between(BEYOND + 1n, MOST - 1n),
        await between(10n, -10n),
      ]).toEqual(['b e h', 'd', 'a i', '']);
      for (const eq of ['1.5', '01', '', 'x', String(MOST + 1n), 5]) {
        await expect(store.find(FLOWS, { filter: { rupiah: { eq } }, limit: 1 })).rejects.toThrow(InvalidQuery);
      }
      await add(store, change(flow('f'), { rupiah: MOST }), change(flow('c'), { rupiah: -MOST }));
      expect(await donors(store, { sort: { field: 'rupiah', descending: true } })).toBe('i a d j g h e c f b k');
    },
  ),

  prepared(
    'rows are found by their dimensions, regions with all that lies in them, and within a scope',
    async (store) => {
      await add(
        store,
        ...(
          [
            ['a', '63.10', 2024],
            ['b', '63.1', 2024],
            ['c', '63.10.09', 2025],
            ['d', '62.03', 2025],
            ['e', '63', 2024],
          ] as const
        ).map(([donor, region, year], index) => change(flow(donor, region, year), { gifts: BigInt(index) + 1n })),
      );
      const within = (...codes: string[]) => ({ within: codes as never[] });
      const inScope = (...codes: string[]) => ({ field: 'regions', within: codes as never[] });
      expect(await donors(store, { filter: { region: within('63.10') } })).toBe('a c');
      expect(
        await donors(store, { filter: { region: within('63') }, sort: { field: 'gifts', descending: true } }),
      ).toBe('e c b a');
      expect(await donors(store, { filter: { year: { eq: 2025 } } })).toBe('c d');
      expect(await donors(store, { filter: { year: { in: [2024, 2026] }, donor: { in: ['a', 'c', 'e'] } } })).toBe(
        'a e',
      );
      expect(await donors(store, { filter: { donor: { in: [] } } })).toBe('');
      expect(await donors(store, { filter: { year: { eq: 2024 } }, scope: inScope('63.10') })).toBe('a');
      expect(await donors(store, { filter: { region: within('63') }, scope: inScope('63.10.09', '62') })).toBe('c');
      expect(await donors(store, { scope: inScope() })).toBe('');
    },
  ),

  prepared('rows of any totals are a plain recount, however they are filtered, sorted and paged', async (store) => {
    let consumers = 0;
    const counted = new Map<string, { flow: Flow; sums: { gifts: bigint; rupiah: bigint } }>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(moved, { maxLength: 10, size: 'max' }), { maxLength: 4, size: 'max' }),
        fc.array(asked, { minLength: 1, maxLength: 4 }),
        async (batches, queries) => {
          await store.drop('notes', [FLOWS], 'ledger@1|');
          counted.clear();
          consumers += 1;
          for (const batch of batches) {
            await write(
              store,
              {},
              {
                consumer: `flows-${consumers}`,
                collection: FLOWS,
                totals: batch.map(({ gifts, rupiah, ...of }) => change(of, { gifts, rupiah })),
              },
            );
            for (const { gifts, rupiah, ...of } of batch) {
              const known = counted.get(JSON.stringify(of)) ?? { flow: of, sums: { gifts: 0n, rupiah: 0n } };
              counted.set(JSON.stringify(of), {
                flow: of,
                sums: { gifts: known.sums.gifts + gifts, rupiah: known.sums.rupiah + rupiah },
              });
            }
          }
          for (const { donor, within, scope, year, sort, descending = false, limit } of queries) {
            const expected = [...counted.values()].filter(
              ({ flow: of, sums }) =>
                (sums.gifts !== 0n || sums.rupiah !== 0n) &&
                (!donor || donor.includes(of.donor)) &&
                (!within || lies(of.region, within)) &&
                (!scope || lies(of.region, scope)) &&
                (year === undefined || of.year === year),
            );
            const idOf = (of: Flow): Buffer => Buffer.from(rowFor(totalKey(LEDGER, 'flows', { ...of }))!.id);
            expected.sort(
              (a, b) => (sort ? order(a.sums[sort], b.sums[sort]) : 0) || Buffer.compare(idOf(a.flow), idOf(b.flow)),
            );
            if (sort && descending) expected.reverse();
            expect(
              await rows(
                store,
                {
                  filter: {
                    ...(donor && { donor: { in: donor } }),
                    ...(within && { region: { within: within as never[] } }),
                    ...(year !== undefined && { year: { eq: year } }),
                  },
                  ...(scope && { scope: { field: 'regions', within: scope as never[] } }),
                  ...(sort && { sort: { field: sort, descending } }),
                },
                limit,
              ),
            ).toEqual(expected.map(({ flow: of, sums }) => rowOf(change(of, sums).row!, sums)));
          }
        },
      ),
      { numRuns: repetitions({ eachChange: 15, long: 200 }) },
    );
  }),
];
