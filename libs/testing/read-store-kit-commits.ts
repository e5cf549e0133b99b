import { expect } from '@jest/globals';
import { START, type BatchCommit, type Collection, type Position, type ReadStore } from '#kernel';
import { check, type ReadStoreCheck } from './read-storage.js';
import { NOTES, at, byId, ids, settled, write, type Note } from './read-store-kit-notes.js';

const OTHERS: Collection = { ...NOTES, name: 'Note@1' };

const prepared = (name: string, run: Parameters<typeof check>[1]): ReadStoreCheck =>
  check(name, async (store, storage) => {
    await store.prepare([NOTES, OTHERS]);
    await run(store, storage);
  });

const first = (id: string, doc: Note, add: bigint): BatchCommit => ({
  consumer: 'notes',
  expected: { position: START },
  next: at(1),
  totals: [{ key: 'notes|all', add: { count: add } }],
  documents: [{ collection: NOTES, id, expected: START, position: at(1), doc, words: [] }],
});

const count = async (store: ReadStore, ...keys: string[]): Promise<unknown> => settled(await store.totals(keys));

export const commitChecks: readonly ReadStoreCheck[] = [
  prepared('before any commit there are no documents, no totals, and consumers stand at the start', async (store) => {
    expect(await store.checkpoint('notes')).toEqual({ position: START });
    expect(await store.load(NOTES, ['a', 'b'])).toEqual([]);
    expect(await store.load(NOTES, [])).toEqual([]);
    expect(await store.get(NOTES, 'a')).toBeUndefined();
    expect(await store.totals(['notes|all'])).toEqual([{}]);
    expect(await ids(store)).toEqual([]);
  }),

  prepared(
    'a commit moves documents, totals and checkpoint, for every handle and after closing',
    async (store, storage) => {
      const other = await storage.open();
      expect(await store.commit(first('a', { title: 'Rembug' }, 2n))).toBe(true);
      const shows = async (handle: ReadStore): Promise<void> => {
        expect(await handle.checkpoint('notes')).toEqual({ position: at(1) });
        expect(await handle.get(NOTES, 'a')).toEqual({ id: 'a', position: at(1), doc: { title: 'Rembug' } });
        expect(await handle.load(NOTES, ['b', 'a'])).toEqual([{ id: 'a', position: at(1), doc: { title: 'Rembug' } }]);
        expect(await ids(handle)).toEqual(['a']);
        expect(await count(handle, 'notes|all')).toEqual([{ count: 2n }]);
      };
      await shows(store);
      await shows(other);
      await other.close();
      const later = await storage.open();
      await shows(later);
      await later.close();
    },
  ),

  prepared(
    'of two projectors that commit the same batch one wins and the other leaves nothing',
    async (store, storage) => {
      const other = await storage.open();
      const won = await Promise.all([
        store.commit(first('mine', { year: 1 }, 1n)),
        other.commit(first('theirs', { year: 2 }, 10n)),
      ]);
      expect([...won].sort()).toEqual([false, true]);
      expect(await ids(store)).toEqual([won[0] ? 'mine' : 'theirs']);
      expect(await count(other, 'notes|all')).toEqual([{ count: won[0] ? 1n : 10n }]);
      await other.close();
    },
  ),

  prepared('of consumers that commit at once each is whole or absent, a late one refuses no other', async (store) => {
    await write(store, { old: {} }, { consumer: 'late', collection: OTHERS });
    const own = (consumer: string, collection: Collection): BatchCommit => ({
      consumer,
      expected: { position: START },
      next: at(2),
      totals: [{ key: consumer, add: { count: 1n } }],
      documents: ['one', 'two'].map((id) => ({
        collection,
        id: `${consumer}-${id}`,
        expected: START,
        position: at(2),
        doc: { title: consumer },
        words: [consumer, id],
      })),
    });
    const late = own('late', OTHERS);
    const together = [own('first', NOTES), late, own('last', NOTES)];
    expect(await Promise.all(together.map((batch) => store.commit(batch)))).toEqual([true, false, true]);
    const shown = async (consumer: string, collection: Collection) => [
      (await store.checkpoint(consumer)).position,
      await ids(store, { search: `${consumer} two` }, collection),
      await count(store, consumer),
    ];
    for (const consumer of ['first', 'last']) {
      expect(await shown(consumer, NOTES)).toEqual([at(2), [`${consumer}-two`], [{ count: 1n }]]);
    }
    expect([await ids(store), await ids(store, {}, OTHERS)]).toEqual([
      ['first-one', 'first-two', 'last-one', 'last-two'],
      ['old'],
    ]);
    expect(await shown('late', OTHERS)).toEqual([at(1), [], [{}]]);
    const again = [...together.map((batch) => ({ ...batch, next: at(3) })), { ...late, expected: { position: at(1) } }];
    expect(await Promise.all(again.map((batch) => store.commit(batch)))).toEqual([false, false, false, true]);
    expect(await shown('late', OTHERS)).toEqual([at(2), ['late-two'], [{ count: 1n }]]);
  }),

  prepared('a batch committed once more, or from a place that has been left, changes nothing', async (store) => {
    const batch = first('a', { year: 1 }, 1n);
    await store.commit(batch);
    expect(await store.commit(batch)).toBe(false);
    await write(store, { a: { year: 2 } }, { totals: [{ key: 'notes|all', add: { count: 1n } }] });
    const another = { ...batch, documents: [{ ...batch.documents[0]!, id: 'b' }] };
    expect(await store.commit(another)).toBe(false);
    expect(await store.commit({ ...another, expected: { position: at(9) }, next: at(10) })).toBe(false);
    expect(await store.checkpoint('notes')).toEqual({ position: at(2) });
    expect(await count(store, 'notes|all')).toEqual([{ count: 2n }]);
    expect(await ids(store)).toEqual(['a']);
    expect(await store.get(NOTES, 'a')).toEqual({ id: 'a', position: at(2), doc: { year: 2 } });
  }),

  prepared('a document that has moved since it was loaded is not overwritten', async (store) => {
    await write(store, { a: { year: 1 } });
    await write(store, { a: { year: 2 } });
    const late = { collection: NOTES, id: 'a', expected: at(1), position: at(3), doc: { year: 3 }, words: [] };
    const fresh = { ...late, expected: START };
    for (const document of [late, fresh]) {
      const expected = await store.checkpoint('notes');
      expect(await store.commit({ consumer: 'notes', expected, next: at(3), totals: [], documents: [document] })).toBe(
        false,
      );
      expect(await store.get(NOTES, 'a')).toEqual({ id: 'a', position: at(2), doc: { year: 2 } });
      expect((await store.checkpoint('notes')).position).toBe(at(2));
    }
  }),

  prepared('a document keeps the position of its own last event, not the end of the batch', async (store) => {
    const batch = first('a', {}, 1n);
    await store.commit({ ...batch, next: at(7) });
    expect(await store.checkpoint('notes')).toEqual({ position: at(7) });
    expect(await store.load(NOTES, ['a'])).toEqual([{ id: 'a', position: at(1), doc: {} }]);
  }),

  prepared('a batch that touches nothing moves the checkpoint', async (store) => {
    expect(await write(store, {})).toBe(true);
    expect(await store.checkpoint('notes')).toEqual({ position: at(1) });
  }),

  prepared('consumers stand apart, and so do collections', async (store) => {
    await write(store, { a: { year: 1 } });
    await write(store, { a: { year: 2 }, b: {} }, { consumer: 'Notes', collection: OTHERS });
    await write(store, {});
    expect([await store.checkpoint('notes'), await store.checkpoint('Notes')]).toEqual([
      { position: at(2) },
      { position: at(1) },
    ]);
    expect([await ids(store), await ids(store, {}, OTHERS)]).toEqual([['a'], ['a', 'b']]);
    expect((await store.get(NOTES, 'a'))?.doc).toEqual({ year: 1 });
  }),

  prepared(
    'a deleted document leaves a tombstone with its position, is not found, and may be written again',
    async (store) => {
      await write(store, { a: { status: 'OPEN', title: 'musyawarah desa' }, b: {} });
      await write(store, { a: null, never: null });
      const tombstone = { id: 'a', position: at(2), doc: null };
      expect(byId(await store.load(NOTES, ['a', 'never']))).toEqual([tombstone, { ...tombstone, id: 'never' }]);
      expect(await store.get(NOTES, 'a')).toEqual(tombstone);
      expect(await ids(store)).toEqual(['b']);
      expect(await ids(store, { search: 'musyawarah' })).toEqual([]);
      expect(await ids(store, { filter: { status: { eq: 'OPEN' } } })).toEqual([]);
      await write(store, { a: { status: 'DONE' } });
      expect(await ids(store)).toEqual(['a', 'b']);
      expect(await ids(store, { search: 'musyawarah' })).toEqual([]);
    },
  ),

  prepared('a rewritten document is found by what it says now', async (store) => {
    await write(store, {
      a: { status: 'OPEN', tags: ['x', 'y'], regions: ['63.10.09'], year: 2024, title: 'batik desa' },
    });
    await write(store, {
      a: { status: 'DONE', tags: ['y', 'z'], regions: ['62.03'], year: 2025, title: 'desa wisata' },
    });
    for (const [was, is] of [
      [{ filter: { status: { eq: 'OPEN' } } }, { filter: { status: { eq: 'DONE' } } }],
      [{ filter: { tags: { eq: 'x' } } }, { filter: { tags: { eq: 'y' } } }],
      [{ filter: { regions: { within: ['63.10' as never] } } }, { filter: { regions: { within: ['62' as never] } } }],
      [{ filter: { year: { to: 2024 } } }, { filter: { year: { from: 2025 } } }],
      [{ search: 'batik' }, { search: 'wisata desa' }],
    ])
      expect([await ids(store, was), await ids(store, is)]).toEqual([[], ['a']]);
  }),

  prepared('totals add up by measure, keep every digit of 64 bits, and are answered in order', async (store) => {
    const largest = 2n ** 63n - 1n;
    await write(
      store,
      {},
      {
        totals: [
          { key: 'a', add: { count: 1n, rupiah: largest } },
          { key: 'b', add: { rupiah: -largest - 1n } },
          { key: 'a', add: { count: 2n } },
        ],
      },
    );
    expect(await count(store, 'b', 'none', 'a', 'b')).toEqual([
      { rupiah: -largest - 1n },
      {},
      { count: 3n, rupiah: largest },
      { rupiah: -largest - 1n },
    ]);
    await write(
      store,
      {},
      {
        totals: [
          { key: 'a', add: { count: -3n, rupiah: -1n } },
          { key: 'b', add: { rupiah: 1n } },
        ],
      },
    );
    expect(await count(store, 'a', 'b', 'A')).toEqual([{ rupiah: largest - 1n }, { rupiah: -largest }, {}]);
    expect(await store.totals([])).toEqual([]);
  }),

  prepared(
    'totals between the whole numbers of JavaScript and those of 64 bits keep their last digit',
    async (store) => {
      const beyond = 2n ** 53n + 1n;
      await write(
        store,
        {},
        {
          totals: [
            { key: 'a', add: { rupiah: beyond } },
            { key: 'b', add: { rupiah: -beyond } },
            { key: 'c', add: { rupiah: beyond - 2n } },
          ],
        },
      );
      expect(await count(store, 'a', 'b', 'c')).toEqual([
        { rupiah: beyond },
        { rupiah: -beyond },
        { rupiah: beyond - 2n },
      ]);
      await write(
        store,
        {},
        {
          totals: [
            { key: 'a', add: { rupiah: 1n } },
            { key: 'b', add: { rupiah: -2n } },
            { key: 'c', add: { rupiah: 2n } },
          ],
        },
      );
      expect(await count(store, 'a', 'b', 'c')).toEqual([
        { rupiah: beyond + 1n },
        { rupiah: -beyond - 2n },
        { rupiah: beyond },
      ]);
    },
  ),

  prepared('a total that would leave the range of 64 bits is refused, with its whole batch', async (store) => {
    const largest = 2n ** 63n - 1n;
    await write(
      store,
      {},
      {
        totals: [
          { key: 'most', add: { rupiah: largest } },
          { key: 'least', add: { rupiah: -largest - 1n } },
        ],
      },
    );
    for (const [key, by] of [
      ['most', 1n],
      ['least', -1n],
    ] as const) {
      const position = (await store.checkpoint('notes')).position;
      await expect(write(store, { a: { year: 1 } }, { totals: [{ key, add: { rupiah: by } }] })).rejects.toThrow();
      expect(await store.get(NOTES, 'a')).toBeUndefined();
      expect((await store.checkpoint('notes')).position).toBe(position);
    }
    expect(await count(store, 'most', 'least')).toEqual([{ rupiah: largest }, { rupiah: -largest - 1n }]);
  }),

  prepared(
    'a turn whose end is not the announced one leaves nothing, and the announced one is finished',
    async (store, storage) => {
      const batch = first('a', { year: 1 }, 1n);
      expect(await store.commit({ ...batch, expected: { position: START, pending: at(1) }, next: at(2) })).toBe(false);
      const doomed = await storage.openDying?.(1);
      if (doomed) {
        await expect(doomed.commit({ ...batch, next: at(3) })).rejects.toThrow();
        await doomed.close();
        const announced = await store.checkpoint('notes');
        expect(announced).toEqual({ position: START, pending: at(3) });
        for (const next of [at(2), at(4)])
          expect(await store.commit({ ...batch, expected: announced, next })).toBe(false);
        expect(await store.commit({ ...batch, next: at(2) })).toBe(false);
        expect(await store.checkpoint('notes')).toEqual(announced);
      }
      expect([await ids(store), await count(store, 'notes|all')]).toEqual([[], [{}]]);
      const expected = await store.checkpoint('notes');
      expect(await store.commit({ ...batch, expected, next: at(3) })).toBe(true);
      expect([await ids(store), await count(store, 'notes|all'), await store.checkpoint('notes')]).toEqual([
        ['a'],
        [{ count: 1n }],
        { position: at(3) },
      ]);
    },
  ),

  prepared('documents come back as they were written', async (store) => {
    const doc = {
      nested: { list: [{ a: null }, [], 'x', 0, -1.5, true, false], empty: {} },
      rupiah: '1000000000000000',
      large: Number.MAX_SAFE_INTEGER,
      text: 'Kunjungan ke Pelaihari "63.01" — \\ \' % _ \n 𝄞',
      '': 'no name',
    };
    await write(store, { 'id with \' " % and 𝄞': doc as Note });
    expect(await store.load(NOTES, ['id with \' " % and 𝄞'])).toEqual([
      { id: 'id with \' " % and 𝄞', position: at(1), doc },
    ]);
  }),

  prepared(
    'checkpoints on which nothing hangs move together, but one that stands elsewhere, or waits for a batch that was announced',
    async (store, storage) => {
      const move = (consumer: string, expected: Position, next: Position) => ({ consumer, expected, next });
      const stand = async (handle: ReadStore) =>
        Promise.all(['notes', 'NOTES', 'third'].map(async (consumer) => (await handle.checkpoint(consumer)).position));
      await store.commit(first('a', {}, 1n));
      expect(await store.advance([])).toBe(true);
      expect(await store.advance([move('notes', at(1), at(3)), move('NOTES', START, at(2))])).toBe(true);
      expect(await stand(store)).toEqual([at(3), at(2), START]);
      const other = await storage.open();
      expect(
        await other.advance([move('notes', at(1), at(9)), move('NOTES', at(2), at(4)), move('third', START, at(1))]),
      ).toBe(false);
      expect(await other.advance([move('third', START, at(9))])).toBe(false);
      expect(await stand(store)).toEqual([at(3), at(4), at(1)]);
      // Set back to the start, and on from there.
      expect([
        await store.advance([move('third', at(1), START)]),
        await store.advance([move('third', START, at(1))]),
      ]).toEqual([true, true]);
      expect(await stand(store)).toEqual([at(3), at(4), at(1)]);
      for (let steps = 0, pending = false; storage.openDying && !pending; steps += 1) {
        const doomed = await storage.openDying(steps);
        await expect(
          doomed.commit({
            consumer: 'notes',
            expected: { position: at(3) },
            next: at(5),
            totals: [{ key: 'k', add: { n: 1n } }],
            documents: [],
          }),
        ).rejects.toThrow();
        await doomed.close().catch(() => undefined);
        pending = (await store.checkpoint('notes')).pending !== undefined;
        if (!pending) continue;
        expect(await store.advance([move('notes', at(3), at(9)), move('third', at(1), at(2))])).toBe(false);
        expect([await store.checkpoint('notes'), await store.checkpoint('third')]).toEqual([
          { position: at(3), pending: at(5) },
          { position: at(2) },
        ]);
      }
      await other.close();
    },
  ),

  prepared('a batch as large as batches get is committed and loaded at once', async (store) => {
    const many = Array.from({ length: 1_000 }, (_, i) => `n${String(i).padStart(4, '0')}`);
    await write(store, Object.fromEntries(many.map((id, i) => [id, { year: i }])), {
      totals: many.map((key) => ({ key, add: { count: 1n } })),
    });
    expect(byId(await store.load(NOTES, many)).map(({ id }) => id)).toEqual(many);
    expect(await ids(store)).toEqual(many);
    expect(await count(store, ...many)).toEqual(many.map(() => ({ count: 1n })));
  }),

  prepared('dropping a consumer forgets its checkpoint, documents and totals, and nothing else', async (store) => {
    const keys = ['note_1|a', 'note_1|b', 'noteX1|a', 'other|note_1|', 'NOTE_1|a'];
    await write(
      store,
      { a: { status: 'OPEN', title: 'lama' } },
      { totals: keys.map((key) => ({ key, add: { count: 1n } })) },
    );
    await write(store, { b: {} }, { consumer: 'others', collection: OTHERS });
    await store.drop('notes', [NOTES], 'note_1|');
    expect([await store.checkpoint('notes'), await store.checkpoint('others')]).toEqual([
      { position: START },
      { position: at(1) },
    ]);
    expect([await ids(store), await store.load(NOTES, ['a']), await ids(store, {}, OTHERS)]).toEqual([[], [], ['b']]);
    expect(await count(store, ...keys)).toEqual([{}, {}, { count: 1n }, { count: 1n }, { count: 1n }]);
    await write(store, { a: { title: 'baru' } });
    expect([await ids(store, { search: 'lama' }), await ids(store, { search: 'baru' })]).toEqual([[], ['a']]);
  }),

  prepared('preparing again keeps what is there and makes it found by what is declared now', async (store, storage) => {
    const before: Collection = { name: 'later@1', fields: { status: 'text' }, sorts: [] };
    const after: Collection = { name: 'later@1', fields: { ...before.fields, regions: 'regions' }, sorts: ['year'] };
    await store.prepare([before]);
    await write(
      store,
      { a: { status: 'OPEN', regions: '63.10.09', year: 2 }, b: { regions: ['63.10'], year: 1, title: 'batik' } },
      { collection: before },
    );
    await Promise.all([store.prepare([after]), store.prepare([after])]);
    await store.prepare([after, NOTES]);
    const other = await storage.open();
    for (const handle of [store, other]) {
      expect(
        await ids(handle, { filter: { regions: { within: ['63.10' as never] } }, sort: { field: 'year' } }, after),
      ).toEqual(['b', 'a']);
      expect(await ids(handle, { filter: { status: { eq: 'OPEN' } } }, after)).toEqual(['a']);
      expect(await ids(handle, { search: 'bat' }, after)).toEqual(['b']);
    }
    await other.close();
  }),

  prepared(
    'preparing again with nothing new but a sort, or a field, or another kind of one, makes it usable for what is there',
    async (store) => {
      const declared = (fields: Collection['fields'], sorts: readonly string[]): Collection => ({
        name: 'grown@1',
        fields,
        sorts,
      });
      const [plain, sorted, filtered] = [
        declared({ status: 'text' }, []),
        declared({ status: 'text' }, ['year']),
        declared({ status: 'text', year: 'integer' }, ['year']),
      ];
      await store.prepare([plain]);
      await write(store, { a: { status: 'OPEN', year: 2 }, b: { status: 'OPEN', year: 1 } }, { collection: plain });
      await store.prepare([sorted]);
      await write(store, { c: { status: 'OPEN', year: 0 } }, { collection: sorted });
      expect(await ids(store, { filter: { status: { eq: 'OPEN' } }, sort: { field: 'year' } }, sorted)).toEqual([
        'c',
        'b',
        'a',
      ]);
      await store.prepare([filtered]);
      expect(
        await ids(store, { filter: { year: { from: 1 } }, sort: { field: 'year', descending: true } }, filtered),
      ).toEqual(['a', 'b']);
    },
  ),

  prepared('documents that come later are in every list in which earlier ones are', async (store) => {
    await write(store, { a: { status: 'OPEN', year: 2 }, b: { status: 'DONE', year: 3 } });
    await write(store, { c: { status: 'OPEN', year: 1 } });
    await write(store, {
      d: { status: 'OPEN', year: 0 },
      b: { status: 'OPEN', year: 3 },
      e: { status: 'DONE', year: 5 },
    });
    await write(store, { a: null });
    expect(await ids(store, { filter: { status: { eq: 'OPEN' } } })).toEqual(['b', 'c', 'd']);
    expect(await ids(store, { filter: { status: { eq: 'OPEN' } }, sort: { field: 'year' } })).toEqual(['d', 'c', 'b']);
    expect(await ids(store, { filter: { status: { eq: 'DONE' } }, sort: { field: 'year' } })).toEqual(['e']);
  }),

  prepared('names that a store cannot keep are refused when they are declared', async (store) => {
    for (const [collection, wrong] of [
      [{ ...NOTES, name: 'a b@1' }, 'a b@1'],
      [{ ...NOTES, fields: { 'a.b': 'text' } }, 'a.b'],
      [{ ...NOTES, fields: { $a: 'text' } }, '$a'],
      [{ ...NOTES, sorts: ['year', 'a"b'] }, 'a"b'],
      [{ ...NOTES, name: 'a b', sorts: ['x-y'] }, 'x-y'],
    ] satisfies [Collection, string][])
      await expect(store.prepare([NOTES, collection])).rejects.toMatchObject({
        message: expect.stringContaining(`"${wrong}`),
      });
  }),
];
