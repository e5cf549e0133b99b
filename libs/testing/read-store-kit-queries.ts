import { expect } from '@jest/globals';
import fc from 'fast-check';
import { InvalidQuery, eachOnce, type Collection, type CountQuery, type FindQuery, type ReadStore } from '#kernel';
import { check, type ReadStoreCheck } from './read-storage.js';
import { repetitions } from './repetitions.js';
import { NOTES, expectedIds, ids, pages, write, type Note } from './read-store-kit-notes.js';

const prepared = (name: string, run: (store: ReadStore) => Promise<void>): ReadStoreCheck =>
  check(name, async (store) => {
    await store.prepare([NOTES]);
    await run(store);
  });

const within = (...codes: string[]) => ({ regions: { within: codes as never[] } });

/** Few values, so that random notes have much in common; some look like patterns or separators. */
const TEXTS = ['OPEN', 'open', 'O', 'OPENED', '', '%', 'a=b', '10', '9', 'é', '\uffee', '𝄞', '\'"'];
const YEARS = [-10, -2, 0, 9, 10, 2024, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
const CODES = ['63', '63.1', '63.10', '63.10.09', '63.10.09.2009', '63.1.09', '6', '62.03.02.2007', '62.03.02'];
const WORDS = ['desa', 'desaku', 'des', 'wisata', 'rt', '24', 'batik', 'musyawarah'];

const list = <T>(values: readonly T[]) => fc.subarray([...values], { maxLength: 3 });
const note: fc.Arbitrary<Note> = fc.record(
  {
    status: fc.constantFrom(...TEXTS),
    tags: list(TEXTS),
    year: fc.constantFrom(...YEARS),
    open: fc.boolean(),
    regions: fc.oneof(fc.constantFrom(...CODES), list(CODES)),
    title: list([...WORDS, ...TEXTS]).map((words) => words.join(' ')),
  },
  { requiredKeys: [] },
);
const notes = fc.dictionary(
  fc.constantFrom('a', 'B', 'b', 'c', 'é', '10', '9', 'x-1', 'x-2', 'x-3', '𝄞', '\uffee'),
  note,
  { noNullPrototype: true },
);

const scalarFilter = <T extends string | number>(values: readonly T[]) =>
  fc.oneof(
    fc.record({ eq: fc.constantFrom(...values) }),
    fc.record({ in: list(values) }),
    fc.record({ from: fc.constantFrom(...values), to: fc.constantFrom(...values) }),
    fc.record({ from: fc.constantFrom(...values) }),
    fc.record({ to: fc.constantFrom(...values) }),
  );
const filter = fc.record(
  {
    status: scalarFilter(TEXTS),
    tags: scalarFilter(TEXTS),
    year: scalarFilter(YEARS),
    open: fc.record({ eq: fc.boolean() }),
    regions: fc.record({ within: list(CODES) as fc.Arbitrary<never[]> }),
  },
  { requiredKeys: [] },
);
const search = fc
  .array(fc.constantFrom('d', 'de', 'desa', 'DESA', 'desak', 'es', 'wis', 'r', '2', 'xyz', 'opened', 'é'), {
    minLength: 1,
    maxLength: 2,
  })
  .map((words) => words.join(' '));
const query = fc.record(
  {
    filter,
    search,
    sort: fc.record({ field: fc.constantFrom(...NOTES.sorts), descending: fc.boolean() }, { requiredKeys: ['field'] }),
    limit: fc.integer({ min: 1, max: 5 }),
    bytes: fc.integer({ min: 1, max: 300 }),
  },
  { requiredKeys: ['limit'] },
);

const refused = async (asked: Promise<unknown>, field: string): Promise<void> => {
  const outcome = await asked.then(
    () => 'answered',
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(InvalidQuery);
  expect((outcome as InvalidQuery).field).toBe(field);
};

export const queryChecks: readonly ReadStoreCheck[] = [
  prepared('filters: equal, one of, from and to with both ends, on single values and on lists', async (store) => {
    await write(store, {
      a: { status: 'OPEN', year: 9, open: true, tags: ['x', 'y'] },
      b: { status: 'DONE', year: 10, open: false, tags: ['y', 'z'] },
      c: { status: 'OPEN', year: 100, tags: [] },
      d: {},
    });
    const many = Array.from({ length: 2_000 }, (_, i) => (i === 1_999 ? 'OPEN' : `none ${i}`));
    for (const [by, found] of [
      [{ status: { eq: 'OPEN' } }, 'ac'],
      [{ status: { eq: 'OPE' } }, ''],
      [{ status: { in: ['DONE', 'OPEN', 'OPEN'] } }, 'abc'],
      [{ status: { in: [] } }, ''],
      [{ year: { from: 9, to: 10 } }, 'ab'],
      [{ year: { from: 10 } }, 'bc'],
      [{ year: { to: 9 } }, 'a'],
      [{ year: { eq: 100 } }, 'c'],
      [{ status: { from: 'DONE', to: 'OPEN' } }, 'abc'],
      [{ status: { to: 'E' } }, 'b'],
      [{ open: { eq: false } }, 'b'],
      [{ open: { in: [true, false] } }, 'ab'],
      [{ tags: { eq: 'y' } }, 'ab'],
      [{ tags: { eq: 'z' } }, 'b'],
      [{ tags: { in: ['x', 'z'] } }, 'ab'],
      [{ tags: { from: 'z' } }, 'b'],
      [{ status: { in: many } }, 'ac'],
      [{ year: { in: many.map((_, i) => i) } }, 'abc'],
      [{ status: { eq: 'OPEN' }, tags: { eq: 'x' } }, 'a'],
      [{ tags: { from: 'xa', to: 'xz' } }, ''],
      [{}, 'abcd'],
    ] satisfies [FindQuery['filter'], string][])
      expect([by, (await ids(store, { filter: by })).join('')]).toEqual([by, found]);
  }),

  prepared('regions: within covers all that lies inside, by segments and not by characters', async (store) => {
    await write(store, {
      a: { regions: ['63.10.09.2009', '62.03'] },
      b: { regions: '63.10' },
      c: { regions: ['63.1.09'] },
      d: { regions: [] },
      e: { regions: '63' },
    });
    for (const [codes, found] of [
      [['63'], 'abce'],
      [['63.10'], 'ab'],
      [['63.1'], 'c'],
      [['63.10.09'], 'a'],
      [['63.10.09.2009'], 'a'],
      [['62'], 'a'],
      [['62', '63.1'], 'ac'],
      [['6'], ''],
      [['64'], ''],
      [[], ''],
    ] satisfies [string[], string][])
      expect([codes, (await ids(store, { filter: within(...codes) })).join('')]).toEqual([codes, found]);
  }),

  prepared('scope: holds beside a filter on the same field, and a cursor belongs to it too', async (store) => {
    await write(store, {
      a: { regions: ['62.03', '63.10'] },
      b: { regions: ['62.03'] },
      c: { regions: ['63.10.09'] },
      d: { regions: ['62', '63.10.09'] },
    });
    const scoped = (scope: string[], rest: Partial<FindQuery> = {}) => ({
      ...rest,
      scope: { field: 'regions', within: within(...scope).regions.within },
    });
    expect(await ids(store, scoped(['63.10']))).toEqual(['a', 'c', 'd']);
    expect(await ids(store, scoped(['63.10'], { filter: within('62') }))).toEqual(['a', 'd']);
    expect(await ids(store, scoped(['61'], { filter: within('62') }))).toEqual([]);
    expect(await ids(store, scoped([]))).toEqual([]);
    const { cursor } = await store.find(NOTES, { ...scoped(['63.10']), limit: 1 });
    await refused(store.find(NOTES, { ...scoped(['62']), limit: 1, cursor: cursor! }), 'cursor');
    await refused(store.find(NOTES, { scope: { field: 'status', within: [] }, limit: 1 }), 'status');
  }),

  prepared('only: holds beside whatever is asked, and a cursor leads on though it has changed', async (store) => {
    await write(store, {
      a: { year: 1, status: 'ready' },
      b: { year: 2, status: 'ready' },
      c: { year: 3, status: 'done' },
      d: { status: 'ready' },
      e: { year: 4, status: 'ready' },
    });
    const to = (year: number, rest: Partial<FindQuery> = {}) => ({ only: { year: { to: year } }, ...rest });
    expect(await ids(store, to(3))).toEqual(['a', 'b', 'c']);
    expect(await ids(store, to(3, { filter: { status: { eq: 'ready' } } }))).toEqual(['a', 'b']);
    expect(await ids(store, { only: { year: { to: 4 }, status: { eq: 'ready' } } })).toEqual(['a', 'b', 'e']);
    const { cursor } = await store.find(NOTES, { ...to(2), limit: 1 });
    const next = await store.find(NOTES, { ...to(4), limit: 2, cursor: cursor! });
    expect(next.items.map(({ id }) => id)).toEqual(['b', 'c']);
    await refused(store.find(NOTES, { ...to(3, { filter: { year: { eq: 1 } } }), limit: 1 }), 'year');
    await refused(store.find(NOTES, { only: { nothing: { eq: 1 } }, limit: 1 }), 'nothing');
  }),

  prepared(
    'sorts: missing first, numbers as numbers, texts by code point, equal ones by id; descending turns it round',
    async (store) => {
      await write(store, {
        b: { year: 10, title: 'b' },
        a: { year: 10, title: 'B' },
        c: { year: 9, title: '' },
        d: { title: '𝄞' },
        e: { year: -1, title: '\uffee' },
        f: { year: 100 },
      });
      const sorted = async (field: string, descending?: boolean) =>
        (await ids(store, { sort: { field, ...(descending !== undefined && { descending }) } })).join('');
      expect([await sorted('year'), await sorted('year', false), await sorted('year', true)]).toEqual([
        'decabf',
        'decabf',
        'fbaced',
      ]);
      expect([await sorted('title'), await sorted('title', true)]).toEqual(['fcabed', 'debacf']);
      expect(await ids(store)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    },
  ),

  prepared(
    'sorts: a note of which nothing but a sort key changes stands at its new place in every list, and nowhere else',
    async (store) => {
      const note = (year: number, title: string): Note => ({ status: 'OPEN', tags: ['x'], year, title });
      await write(store, { a: note(1, 'tetap'), b: note(2, 'tetap'), c: note(3, 'tetap'), d: note(4, 'tetap') });
      const lists = async (field: string): Promise<readonly string[]> => {
        const found: string[] = [];
        for (const by of [
          {},
          { filter: { status: { eq: 'OPEN' } } },
          { filter: { status: { eq: 'OPEN' }, tags: { eq: 'x' } } },
          { search: 'tetap' },
        ] satisfies Partial<FindQuery>[]) {
          for (const descending of [false, true])
            found.push((await pages(store, { ...by, sort: { field, descending }, limit: 2 })).flat().join(''));
        }
        return found;
      };
      const everywhere = (order: string): readonly string[] =>
        Array.from({ length: 4 }, () => [order, [...order].reverse().join('')]).flat();
      expect(await lists('year')).toEqual(everywhere('abcd'));
      await write(store, { a: note(9, 'tetap') });
      expect(await lists('year')).toEqual(everywhere('bcda'));
      expect(await lists('title')).toEqual(everywhere('abcd'));
      await write(store, { d: note(0, 'tetap'), b: note(3, 'tetap') });
      expect(await lists('year')).toEqual(everywhere('dbca'));
      await write(store, { c: note(3, 'A tetap') });
      expect(await lists('title')).toEqual(everywhere('cabd'));
      expect(
        await ids(store, { filter: { status: { eq: 'OPEN' }, year: { to: 3 } }, sort: { field: 'year' } }),
      ).toEqual(['d', 'b', 'c']);
    },
  ),

  prepared(
    'sorts: texts of old logs that hold U+0000 or half a surrogate pair are found, listed once each, and end',
    async (store) => {
      const titles = {
        a: 'Desa',
        b: 'Desa\0A',
        c: 'Desa\0B',
        d: 'Desa\0',
        e: 'Desa\u0001',
        f: 'Desa\ud800',
        g: 'Desa\udc00x',
        h: 'Desa B',
        i: '\0',
      };
      await write(
        store,
        Object.fromEntries(Object.entries(titles).map(([id, title]) => [id, { title, status: title, tags: [title] }])),
      );
      for (const limit of [1, 2, 100]) {
        for (const descending of [false, true]) {
          const found = (await pages(store, { sort: { field: 'title', descending }, limit })).flat().join('');
          expect([limit, found]).toEqual([limit, descending ? 'gfhecbdai' : 'iadbcehfg']);
        }
      }
      for (const id of ['a', 'b', 'c', 'd', 'e', 'h', 'i'] as const) {
        for (const field of ['status', 'tags'])
          expect(await ids(store, { filter: { [field]: { eq: titles[id] } } })).toEqual([id]);
      }
    },
  ),

  prepared('search: every word must begin a word of the document, whatever its case and accents', async (store) => {
    await write(store, {
      a: { title: 'Kunjungan desa wisata' },
      b: { title: 'Musyawarah desa' },
      c: { title: 'pedesaan 100% alami' },
      d: {},
    });
    for (const [search, found] of [
      ['desa', 'ab'],
      ['DÉSA', 'ab'],
      ['wis des', 'a'],
      ['des wis mus', ''],
      ['esa', ''],
      ['kunjungan wisata', 'a'],
      ['p', 'c'],
      ['100', 'c'],
      ['%', 'abcd'],
      ['', 'abcd'],
      ['desax', ''],
    ] satisfies [string, string][])
      expect([search, (await ids(store, { search })).join('')]).toEqual([search, found]);
  }),

  prepared('search: the beginning of very many words finds them all, alone and beside others', async (store) => {
    const many = Array.from({ length: 200 }, (_, i) => `n${String(i).padStart(3, '0')}`);
    await write(store, {
      ...Object.fromEntries(many.map((id) => [id, { title: `kata${id} desa`, year: 1 }])),
      z: { title: 'katalog batik', year: 1 },
    });
    expect(await ids(store, { search: 'kata' })).toEqual([...many, 'z']);
    expect(
      (await pages(store, { search: 'katan desa', sort: { field: 'year', descending: true }, limit: 7 })).flat(),
    ).toEqual([...many].reverse());
    expect(await ids(store, { search: 'katan batik' })).toEqual([]);
    expect(await ids(store, { search: 'katan00 katan' })).toEqual(many.slice(0, 10));
  }),

  prepared('a page has as many documents as were asked for, and a cursor only when there are more', async (store) => {
    await write(store, Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [id, { year: 1 }])));
    for (const sort of [{}, { sort: { field: 'year' } }]) {
      expect(await pages(store, { ...sort, limit: 2 })).toEqual([
        ['a', 'b'],
        ['c', 'd'],
      ]);
      expect(await pages(store, { ...sort, limit: 3 })).toEqual([['a', 'b', 'c'], ['d']]);
      expect(await pages(store, { ...sort, limit: 1_000 })).toEqual([['a', 'b', 'c', 'd']]);
    }
    expect(await pages(store, { sort: { field: 'year', descending: true }, limit: 2 })).toEqual([
      ['d', 'c'],
      ['b', 'a'],
    ]);
  }),

  prepared('a count is of all pages, no further than asked, and without what was deleted', async (store) => {
    const note = (year: number): Note => ({ status: 'OPEN', year, title: 'desa wisata', regions: ['63.10'] });
    await write(store, { a: note(1), b: note(2), c: note(3), d: { title: 'batik' }, e: {}, gone: note(4) });
    await write(store, { gone: null, never: null });
    for (const [query, found] of [
      [{}, 5],
      [{ filter: { status: { eq: 'OPEN' } } }, 3],
      [{ filter: { status: { in: [] } } }, 0],
      [{ filter: { status: { from: 'A' } } }, 3],
      [{ filter: { year: { from: 2 } } }, 2],
      [{ filter: { year: { to: 9 } }, search: 'wis' }, 3],
      [{ search: 'b' }, 1],
      [{ search: 'desa' }, 3],
      [{ search: 'xyz' }, 0],
      [{ filter: within('63') }, 3],
      [{ filter: within('63'), scope: { field: 'regions', within: within('64').regions.within } }, 0],
      [{ filter: within('63'), only: { year: { to: 2 } } }, 2],
    ] satisfies [CountQuery, number][]) {
      for (const most of [1_000, 3, 2, 1])
        expect([query, most, await store.count(NOTES, query, most)]).toEqual([query, most, Math.min(found, most)]);
    }
    const empty: Collection = { ...NOTES, name: 'empty@1', sorts: [] };
    await store.prepare([empty]);
    expect(await store.count(empty, {}, 10)).toBe(0);
    await write(store, { a: { status: 'OPEN' }, b: null }, { consumer: 'others', collection: empty });
    expect([await store.count(empty, {}, 10), await store.count(NOTES, {}, 10)]).toEqual([1, 5]);
    for (const [filter, field] of [
      [{ title: { eq: 'x' } }, 'title'],
      [{ year: { eq: '2024' } }, 'year'],
    ] as const)
      await refused(store.count(NOTES, { filter }, 10), field);
  }),

  prepared('a page ends with the document that makes it large enough, and holds one at least', async (store) => {
    const sized = (year: number, length: number): Note => ({ year, title: 'x'.repeat(length) });
    const notes = {
      a: sized(1, 1_000),
      b: sized(1, 10),
      c: sized(1, 10),
      d: sized(2, 1_000),
      e: sized(2, 1_000),
      f: sized(3, 10),
    };
    await write(store, notes);
    for (const sort of [{}, { sort: { field: 'year' } }]) {
      expect(await pages(store, { ...sort, limit: 10, bytes: 1 })).toEqual([['a'], ['b'], ['c'], ['d'], ['e'], ['f']]);
      expect(await pages(store, { ...sort, limit: 10, bytes: 900 })).toEqual([['a'], ['b', 'c', 'd'], ['e'], ['f']]);
      expect(await pages(store, { ...sort, limit: 2, bytes: 900 })).toEqual([['a'], ['b', 'c'], ['d'], ['e'], ['f']]);
      expect(await pages(store, { ...sort, limit: 10, bytes: 1_000_000 })).toEqual([['a', 'b', 'c', 'd', 'e', 'f']]);
    }
    const sizeOf = (...ids: (keyof typeof notes)[]): number =>
      ids.reduce((sum, id) => sum + JSON.stringify(notes[id]).length, 0);
    expect(await pages(store, { limit: 10, bytes: sizeOf('a', 'b') })).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ]);
    expect(await pages(store, { limit: 10, bytes: sizeOf('a', 'b') + 1 })).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
      ['f'],
    ]);
  }),

  prepared('what is not declared, or not of its kind, is refused by the name of the field', async (store) => {
    const ask = (asked: object) => store.find(NOTES, { limit: 10, ...asked } as FindQuery);
    for (const field of ['colour', 'title', 'constructor', '__proto__', 'id']) {
      await refused(ask({ filter: Object.fromEntries([[field, { eq: 'x' }]]) }), field);
    }
    for (const field of ['status', 'id', 'constructor']) await refused(ask({ sort: { field } }), field);
    for (const [field, by] of [
      ['status', { eq: 1 }],
      ['status', { in: ['x', true] }],
      ['status', within('63').regions],
      ['status', {}],
      ['status', { from: undefined }],
      ['status', { eq: 'x', from: 'a' }],
      ['year', { eq: '2024' }],
      ['year', { from: 1.5 }],
      ['year', { to: '9' }],
      ['open', { eq: 'true' }],
      ['open', { from: false }],
      ['regions', { eq: '63' }],
      ['regions', { within: [63] }],
      ['regions', { from: '63' }],
      ['status', { like: 'x' }],
    ] as const)
      await refused(ask({ filter: { [field]: by } }), field);
    for (const limit of [0, -1, 1.5, 1_001, Number.NaN, '10']) await refused(ask({ limit }), 'limit');
  }),

  prepared('a cursor leads on in its own query only', async (store) => {
    const others: Collection = { ...NOTES, name: 'other@1' };
    await store.prepare([others]);
    await write(store, { a: { status: 'OPEN', title: 'desa' }, b: { status: 'OPEN', title: 'desa' } });
    const own: FindQuery = { filter: { status: { eq: 'OPEN' } }, search: 'desa', sort: { field: 'year' }, limit: 1 };
    const { cursor } = await store.find(NOTES, own);
    expect((await store.find(NOTES, { ...own, limit: 5, cursor: cursor! })).items.map(({ id }) => id)).toEqual(['b']);
    for (const other of [
      { ...own, filter: {} },
      { ...own, filter: { status: { eq: 'DONE' } } },
      { ...own, search: 'des' },
      { ...own, sort: { field: 'title' } },
      { ...own, sort: { field: 'year', descending: true } },
    ])
      await refused(store.find(NOTES, { ...other, cursor: cursor! }), 'cursor');
    await refused(store.find(others, { ...own, cursor: cursor! }), 'cursor');
    const half = cursor!.slice(0, cursor!.length / 2);
    for (const text of ['', 'x', '0', 'bnVsbA', half, Buffer.from('[]').toString('base64url')])
      await refused(store.find(NOTES, { ...own, cursor: text }), 'cursor');
  }),

  prepared('any query over any notes finds what looking at every note finds, page by page', async (store) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(notes, { maxLength: 3 }),
        fc.array(query, { minLength: 4, maxLength: 8 }),
        async (batches, queries) => {
          await store.drop('notes', [NOTES], '');
          await store.prepare([NOTES]);
          const all = new Map<string, Note>();
          for (const batch of batches) {
            await write(store, batch);
            for (const [id, doc] of Object.entries(batch)) all.set(id, doc);
          }
          for (const asked of queries) {
            const found = await pages(store, asked);
            expect([asked, found.flat()]).toEqual([asked, expectedIds(all, asked)]);
            const counted = [await store.count(NOTES, asked, 1_000), await store.count(NOTES, asked, 2)];
            expect([asked, counted]).toEqual([asked, [found.flat().length, Math.min(found.flat().length, 2)]]);
            expect(
              found
                .slice(0, -1)
                .every(({ length }) =>
                  asked.bytes === undefined ? length === asked.limit : length > 0 && length <= asked.limit,
                ),
            ).toBe(true);
          }
        },
      ),
      { numRuns: repetitions({ eachChange: 20, long: 300 }) },
    );
  }),

  prepared(
    'a list read whole shows every note once, whatever becomes of the keys by which it is sorted meanwhile',
    async (store) => {
      for (const descending of [false, true]) {
        const all = Array.from({ length: 23 }, (_, i) => `n${String(i).padStart(2, '0')}`);
        await write(store, Object.fromEntries(all.map((id, i) => [id, { year: 100 + i, title: 'tetap' }])));
        const found: string[] = [];
        let turn = 0;
        const pagesOf = eachOnce(async (order, _met, cursor) => {
          const page = await store.find<Note>(NOTES, {
            filter: { year: { from: -1_000 } },
            search: 'tetap',
            limit: 5,
            ...(order === 'sorted' && { sort: { field: 'year', descending } }),
            ...(cursor !== undefined && { cursor }),
          });
          // Some of those that were shown come to stand behind all others, and those that were not before all.
          const here = page.items.map(({ id }) => id);
          const [shown, hidden] = [here.slice(0, 3), all.filter((id) => !found.includes(id) && !here.includes(id))];
          turn += 1;
          const [behind, before] = descending ? [-turn, 500 + turn] : [500 + turn, -turn];
          if (turn < 20)
            await write(
              store,
              Object.fromEntries([
                ...shown.map((id) => [id, { year: behind, title: 'tetap' }]),
                ...hidden.map((id) => [id, { year: before, title: 'tetap' }]),
              ]),
            );
          return page;
        });
        for await (const page of pagesOf) found.push(...page.map(({ id }) => id));
        expect(found).toHaveLength(all.length);
        expect([...found].sort()).toEqual(all);
        await store.drop('notes', [NOTES], '');
        await store.prepare([NOTES]);
      }
    },
  ),

  prepared('paging while others write never repeats nor skips a note that was there all along', async (store) => {
    await write(store, { b: {}, c: {}, d: {}, e: {} });
    const { cursor: after } = await store.find(NOTES, { limit: 2 });
    await write(store, { a: {}, b: null, bb: {} });
    expect((await store.find(NOTES, { limit: 5, cursor: after! })).items.map(({ id }) => id)).toEqual(['d', 'e']);

    const change = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'm', 'y', 'z'), fc.option(note), {
      maxKeys: 3,
      noNullPrototype: true,
    });
    const steady = fc.array(note, { minLength: 3, maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(
        steady,
        fc.array(change, { minLength: 1, maxLength: 6 }),
        query,
        async (kept, changes, asked) => {
          await store.drop('notes', [NOTES], '');
          await store.prepare([NOTES]);
          const there = new Map(kept.map((each, i) => [`k${i}`, each]));
          await write(store, { ...Object.fromEntries(there), ...changes[0] });
          const found: string[] = [];
          let cursor: string | undefined;
          for (let turn = 1; turn === 1 || cursor !== undefined; turn++) {
            const page: Awaited<ReturnType<ReadStore['find']>> = await store.find(NOTES, {
              ...asked,
              ...(cursor !== undefined && { cursor }),
            });
            found.push(...page.items.map(({ id }) => id).filter((id) => there.has(id)));
            cursor = page.cursor;
            const next = changes[turn];
            if (next) await write(store, next);
          }
          expect(found).toEqual(expectedIds(there, asked));
        },
      ),
      { numRuns: repetitions({ eachChange: 15, long: 200 }) },
    );
  }),
];
