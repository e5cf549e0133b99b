import { describe, expect, it } from '@jest/globals';
import {
  InvalidQuery,
  START,
  type BatchCommit,
  type CheckpointMove,
  type Collection,
  type CountQuery,
  type Document,
  type DocumentWrite,
  type FindQuery,
  type FoundPage,
  type ReadStore,
  type StoredDocument,
} from '#kernel';
import { memoryReadStore } from '#read-store-memory';
import fc from 'fast-check';
import type { ReadStoreCheck } from './read-storage.js';
import { readStoreChecks, readStoreKit, runReadStoreCheck } from './read-store-kit.js';
import { stepwiseStorage, type Omitted } from './stepwise-read-store.fixture.js';

/** A mutant is a store with one thing wrong; it is shared by all handles of a storage. */
type Mutate = (store: ReadStore) => Partial<ReadStore>;
type Found = StoredDocument<Document>;

fc.configureGlobal({ endOnFailure: true });

/** Whether it passes time and again: what a check tries at random, it may not meet at once. */
const alwaysPasses = async (passes: () => Promise<boolean>): Promise<boolean> => {
  for (let times = 0; times < 50; times += 1) if (!(await passes())) return false;
  return true;
};

const passes = async (check: ReadStoreCheck, mutate: Mutate): Promise<boolean> => {
  const sound = memoryReadStore();
  const store = { ...sound, ...mutate(sound) };
  return runReadStoreCheck(check, async () => ({ open: async () => store, remove: async () => {} })).then(
    () => true,
    () => false,
  );
};

const finding =
  (change: (store: ReadStore, collection: Collection, query: FindQuery) => Promise<FoundPage>): Mutate =>
  (store) => ({ find: change.bind(undefined, store) as ReadStore['find'] });
const counting =
  (
    change: (
      count: (query: CountQuery, most: number) => Promise<number>,
      query: CountQuery,
      most: number,
    ) => Promise<number>,
  ): Mutate =>
  (store) => ({
    count: (collection, query, most) => change((asked, limit) => store.count(collection, asked, limit), query, most),
  });
const committing =
  (change: (store: ReadStore, batch: BatchCommit) => Promise<boolean>): Mutate =>
  (store) => ({ commit: (batch) => change(store, batch) });
const advancing =
  (change: (store: ReadStore, moves: readonly CheckpointMove[]) => Promise<boolean>): Mutate =>
  (store) => ({ advance: (moves) => change(store, moves) });
/** Commits of the same moment, answered together. */
type Together = (store: ReadStore, batches: readonly BatchCommit[]) => Promise<readonly boolean[]>;
const together =
  (change: Together): Mutate =>
  (store) => {
    const waiting: BatchCommit[] = [];
    let answers: Promise<readonly boolean[]>;
    return {
      commit: async (batch) => {
        const place = waiting.push(batch) - 1;
        if (place === 0) answers = Promise.resolve().then(() => change(store, waiting.splice(0)));
        return (await answers)[place]!;
      },
    };
  };
const inTurn = async (store: ReadStore, batches: readonly BatchCommit[]): Promise<boolean[]> => {
  const won: boolean[] = [];
  for (const batch of batches) won.push(await store.commit(batch));
  return won;
};
const comesLate = async (store: ReadStore, { consumer, expected }: BatchCommit): Promise<boolean> =>
  (await store.checkpoint(consumer)).position !== expected.position;
const without = <K extends keyof FindQuery>(query: FindQuery, ...keys: K[]): FindQuery =>
  Object.fromEntries(Object.entries(query).filter(([key]) => !keys.includes(key as K))) as unknown as FindQuery;

/** Finds everything that the query finds but for one part of it, and lets the mutant treat that part. */
const partly = (
  left: keyof FindQuery,
  treat: (found: readonly Found[], query: FindQuery, collection: Collection) => readonly Found[],
): Mutate =>
  finding(async (store, collection, query) => {
    await store.find(collection, query);
    const { items } = await store.find(collection, { ...without(query, left, 'cursor'), limit: 1_000 });
    return { items: treat(items, query, collection).slice(0, query.limit) };
  });
const each = (change: (write: DocumentWrite) => DocumentWrite | []): Mutate =>
  committing((store, batch) => store.commit({ ...batch, documents: batch.documents.flatMap(change) }));
const value = (found: Found, field: string): unknown => (found.doc as Record<string, unknown>)[field];

const sortedBy = (compare: (a: unknown, b: unknown) => number): Mutate =>
  finding(async (store, collection, query) => {
    const page = await store.find(collection, query);
    if (!query.sort || query.sort.descending || query.cursor !== undefined) return page;
    const { field } = query.sort;
    return { ...page, items: [...page.items].sort((a, b) => compare(value(a, field), value(b, field))) };
  });

/** What is wrong, and the beginning of the name of a check that must see it. */
const MUTANTS: Readonly<Record<string, readonly [check: string, Mutate]>> = {
  'moves the checkpoint without the documents': ['a commit moves', each(() => [])],
  'forgets one document of a large batch': [
    'a batch as large',
    committing((store, batch) => store.commit({ ...batch, documents: batch.documents.slice(0, 999) })),
  ],
  'writes documents without the checkpoint': [
    'a commit moves',
    committing(async (store, batch) => {
      const { position } = await store.checkpoint(batch.consumer);
      return position === batch.expected.position && store.commit({ ...batch, next: position });
    }),
  ],
  'writes documents although the checkpoint has moved': [
    'of two projectors',
    committing(
      async (store, batch) =>
        (await store.commit(batch)) ||
        (await store.commit({ ...batch, consumer: 'nobody', expected: await store.checkpoint('nobody'), totals: [] }),
        false),
    ),
  ],
  'refuses all of a moment where one came too late': [
    'of consumers that commit',
    together(async (store, batches) => {
      const late = await Promise.all(batches.map((batch) => comesLate(store, batch)));
      return late.some(Boolean) ? late.map(() => false) : inTurn(store, batches);
    }),
  ],
  'refuses those after one that came too late': [
    'of consumers that commit',
    together(async (store, batches) => {
      const won = await inTurn(store, batches.slice(0, 1));
      for (const batch of batches.slice(1)) won.push(won.at(-1)! && (await store.commit(batch)));
      return won;
    }),
  ],
  'answers all of a moment alike': [
    'of consumers that commit',
    together(async (store, batches) => {
      const won = await inTurn(store, batches);
      return won.map(() => won.some(Boolean));
    }),
  ],
  'keeps what a late one wrote beside others': [
    'of consumers that commit',
    together(async (store, batches) => {
      const kept =
        batches.length === 1
          ? batches
          : await Promise.all(
              batches.map(async (batch) =>
                (await comesLate(store, batch))
                  ? { ...batch, expected: await store.checkpoint(batch.consumer), next: batch.expected.position }
                  : batch,
              ),
            );
      const late = kept.map((batch, i) => batch !== batches[i]);
      return (await inTurn(store, kept)).map((won, i) => won && !late[i]);
    }),
  ],
  'lets both projectors win': [
    'of two projectors',
    committing(async (store, batch) => (await store.commit(batch), true)),
  ],
  'moves all checkpoints or none': [
    'checkpoints on which nothing hangs',
    advancing(async (store, moves) => {
      for (const { consumer, expected } of moves)
        if ((await store.checkpoint(consumer)).position !== expected) return false;
      return store.advance(moves);
    }),
  ],
  'moves a checkpoint that stands elsewhere': [
    'checkpoints on which nothing hangs',
    advancing(async (store, moves) =>
      store.advance(
        await Promise.all(
          moves.map(async ({ consumer, next }) => ({
            consumer,
            next,
            expected: (await store.checkpoint(consumer)).position,
          })),
        ),
      ),
    ),
  ],
  'says that it moved what stands elsewhere': [
    'checkpoints on which nothing hangs',
    advancing(async (store, moves) => (await store.advance(moves), true)),
  ],
  'moves no checkpoint that was never there': [
    'checkpoints on which nothing hangs',
    advancing((store, moves) => store.advance(moves.filter(({ expected }) => expected !== START))),
  ],
  'compares no checkpoint': [
    'a batch committed once more',
    committing(async (store, batch) => store.commit({ ...batch, expected: await store.checkpoint(batch.consumer) })),
  ],
  'takes any later checkpoint': [
    'a batch committed once more',
    committing(async (store, batch) => {
      const now = await store.checkpoint(batch.consumer);
      return store.commit(now.position < batch.expected.position ? { ...batch, expected: now } : batch);
    }),
  ],
  'shares one checkpoint among consumers': [
    'consumers stand apart',
    (store) => ({
      checkpoint: (consumer) => store.checkpoint(consumer.toLowerCase()),
      commit: (batch) => store.commit({ ...batch, consumer: batch.consumer.toLowerCase() }),
    }),
  ],
  'shares documents among collections': [
    'consumers stand apart',
    (store) => {
      const same = (collection: Collection): Collection => ({ ...collection, name: collection.name.toLowerCase() });
      return {
        load: (collection, ids) => store.load(same(collection), ids),
        get: (collection, id) => store.get(same(collection), id),
        find: (collection, query) => store.find(same(collection), query),
        commit: (batch) =>
          store.commit({
            ...batch,
            documents: batch.documents.map((write) => ({ ...write, collection: same(write.collection) })),
          }),
      };
    },
  ],
  'overwrites documents that have moved': [
    'a document that has moved',
    committing(async (store, batch) => {
      const documents = await Promise.all(
        batch.documents.map(async (write) => ({
          ...write,
          expected: (await store.get(write.collection, write.id))?.position ?? START,
        })),
      );
      return store.commit({ ...batch, documents });
    }),
  ],
  'writes the end of the batch as position': [
    'a document keeps',
    committing((store, batch) =>
      store.commit({ ...batch, documents: batch.documents.map((write) => ({ ...write, position: batch.next })) }),
    ),
  ],
  'keeps no rows': [
    'a listed total',
    committing((store, batch) =>
      store.commit({ ...batch, totals: batch.totals.map(({ key, add }) => ({ key, add })) }),
    ),
  ],
  'leaves the row of what came back to nothing': [
    'a listed total',
    committing((store, batch) =>
      store.commit({
        ...batch,
        totals: batch.totals.map(({ row, ...change }) =>
          row && !Object.values(change.add).some((value) => value < 0n) ? { ...change, row } : change,
        ),
      }),
    ),
  ],
  'writes the row of a total once': [
    'rows of any totals',
    (store) => {
      const known = new Set<string>();
      return committing((sound, batch) =>
        sound.commit({
          ...batch,
          totals: batch.totals.map(({ row, ...change }) =>
            row && !known.has(change.key) && known.add(change.key) ? { ...change, row } : change,
          ),
        }),
      )(store);
    },
  ],
  'sorts sums as texts': ['rows are sorted', sortedBy((a, b) => (String(a) < String(b) ? -1 : 1))],
  'sorts sums in floating point': ['rows are sorted', sortedBy((a, b) => Number(a) - Number(b) || (a === b ? 0 : -1))],
  'takes no notice of the regions of rows': [
    'rows are found',
    finding((store, collection, query) =>
      store.find(collection, query.filter?.['region'] ? without(query, 'filter', 'cursor') : query),
    ),
  ],
  'lists rows whatever the scope': [
    'rows are found',
    finding((store, collection, query) =>
      store.find(collection, query.scope?.within.length ? without(query, 'scope', 'cursor') : query),
    ),
  ],
  'loses totals': ['projectors that compete', committing((store, batch) => store.commit({ ...batch, totals: [] }))],
  'keeps the last of two changes of one total': [
    'totals add up',
    committing((store, batch) =>
      store.commit({ ...batch, totals: [...new Map(batch.totals.map((change) => [change.key, change])).values()] }),
    ),
  ],
  'adds totals again when a batch is repeated': [
    'a batch committed once more',
    committing(
      async (store, batch) =>
        (await store.commit(batch)) ||
        (await store.commit({
          ...batch,
          consumer: 'nobody',
          expected: await store.checkpoint('nobody'),
          documents: [],
        }),
        false),
    ),
  ],
  'counts in floating point': [
    'totals add up',
    (store) => ({
      totals: async (keys) =>
        (await store.totals(keys)).map((measures) =>
          Object.fromEntries(Object.entries(measures).map(([name, sum]) => [name, BigInt(Number(sum))])),
        ),
    }),
  ],
  'adds in floating point, bounded at 64 bits': [
    'totals between',
    committing((store, batch) => {
      const [least, most] = [-(2n ** 63n), 2n ** 63n - 1n];
      const rounded = (sum: bigint): bigint =>
        ((value) => (value > most ? most : value < least ? least : value))(BigInt(Number(sum)));
      return store.commit({
        ...batch,
        totals: batch.totals.map(({ key, add }) => ({
          key,
          add: Object.fromEntries(Object.entries(add).map(([name, sum]) => [name, rounded(sum)])),
        })),
      });
    }),
  ],
  'leaves out totals that do not fit': [
    'a total that would',
    committing((store, batch) => store.commit(batch).catch(() => store.commit({ ...batch, totals: [] }))),
  ],
  'goes on from an announcement to another end': [
    'a turn whose end',
    committing((store, batch) => store.commit({ ...batch, expected: { position: batch.expected.position } })),
  ],
  'answers totals in an order of its own': [
    'totals add up',
    (store) => ({ totals: async (keys) => store.totals([...new Set(keys)].sort()) }),
  ],
  'forgets tombstones': [
    'a deleted document',
    (store) => ({
      load: async (collection, ids) => (await store.load(collection, ids)).filter(({ doc }) => doc !== null),
    }),
  ],
  'has no tombstones to get': [
    'a deleted document',
    (store) => ({
      get: async <D extends Document>(collection: Collection, id: string) => {
        const found = await store.get<D>(collection, id);
        return found?.doc ? found : undefined;
      },
    }),
  ],
  'never deletes': ['projectors that compete', each((write) => (write.doc ? write : []))],
  'brings a deleted document back under its old words': [
    'a deleted document',
    (store) => {
      const words = new Map<string, readonly string[]>();
      return each((write) => {
        words.set(write.id, [...write.words, ...(words.get(write.id) ?? [])]);
        return { ...write, words: words.get(write.id)! };
      })(store);
    },
  ],
  'loads nothing but what is found': [
    'a batch as large',
    (store) => ({ load: async (collection, ids) => (await store.load(collection, ids)).slice(0, 900) }),
  ],
  'drops the documents but not the totals': [
    'dropping',
    (store) => ({ drop: (consumer, collections) => store.drop(consumer, collections, 'no such prefix') }),
  ],
  'drops the totals but not the documents': [
    'dropping',
    (store) => ({ drop: (consumer, _, prefix) => store.drop(consumer, [], prefix) }),
  ],
  'drops everything but the checkpoint': [
    'dropping',
    (store) => ({ drop: (_, collections, prefix) => store.drop('nobody', collections, prefix) }),
  ],
  'takes the prefix of totals for a pattern': [
    'dropping',
    (store) => ({
      drop: async (consumer, collections, prefix) => {
        await store.drop(consumer, collections, prefix);
        await store.drop(consumer, collections, prefix.replace('_', 'X'));
      },
    }),
  ],
  'returns a copy that has lost what is null': [
    'documents come back',
    (store) => ({
      load: async (collection, ids) =>
        (await store.load(collection, ids)).map(
          (found) =>
            JSON.parse(
              JSON.stringify(found, (key, item: unknown) => (item === null && key !== 'doc' ? undefined : item)),
            ) as Found,
        ),
    }),
  ],

  'pages by offset': [
    'paging while',
    finding(async (store, collection, query) => {
      const [cursor, offset] = query.cursor?.split('@') ?? [];
      await store.find(collection, { ...query, ...(cursor !== undefined && { cursor }) });
      const { items } = await store.find(collection, { ...without(query, 'cursor'), limit: 1_000 });
      const next = (await store.find(collection, { ...without(query, 'cursor'), limit: 1 })).cursor;
      const end = Number(offset ?? 0) + query.limit;
      return { items: items.slice(end - query.limit, end), ...(end < items.length && { cursor: `${next}@${end}` }) };
    }),
  ],
  'lists by the year where nothing but the id was asked for': [
    'a list read whole',
    finding((store, collection, query) =>
      store.find(collection, query.sort ? query : { ...query, sort: { field: 'year' } }),
    ),
  ],
  'shows nothing before the first commit but a total of zero': [
    'before any commit',
    (store) => ({ totals: async (keys) => (await store.totals(keys)).map((measures) => ({ count: 0n, ...measures })) }),
  ],
  'keeps the old words of a rewritten document': [
    'a rewritten',
    (store) => {
      const words = new Map<string, readonly string[]>();
      return each((write) => {
        words.set(write.id, [...write.words, ...(words.get(write.id) ?? [])]);
        return { ...write, words: words.get(write.id)! };
      })(store);
    },
  ],
  'leaves the checkpoint where a batch touched nothing': [
    'a batch that touches nothing',
    committing(
      async (store, batch) => (batch.documents.length === 0 && batch.totals.length === 0) || store.commit(batch),
    ),
  ],
  'takes a cursor of another query': [
    'a cursor leads',
    finding(async (store, collection, query) => {
      if (query.cursor === undefined) return store.find(collection, query);
      return store.find(collection, query).catch(() => store.find(collection, without(query, 'cursor')));
    }),
  ],
  'gives a cursor where nothing follows': [
    'a page has',
    finding(async (store, collection, query) => {
      const page = await store.find(collection, query);
      const { cursor } = await store.find(collection, { ...query, limit: 1 });
      return page.items.length === query.limit && cursor !== undefined ? { cursor, ...page } : page;
    }),
  ],
  'takes no notice of the size of pages': [
    'a page ends',
    finding((store, collection, query) => store.find(collection, without(query, 'bytes'))),
  ],
  'ends a page one byte too late': [
    'a page ends',
    finding((store, collection, query) =>
      store.find(collection, { ...query, ...(query.bytes && { bytes: query.bytes + 1 }) }),
    ),
  ],
  'ends a list where a page is large': [
    'a page ends',
    finding(async (store, collection, query) => {
      const page = await store.find(collection, query);
      return page.items.length < query.limit
        ? (without(page as never, 'cursor' as never) as unknown as typeof page)
        : page;
    }),
  ],
  'gives one document too many': [
    'a page has',
    finding((store, collection, query) =>
      store.find(collection, { ...query, limit: Math.min(1_000, query.limit + 1) }),
    ),
  ],
  'breaks ties of a sort arbitrarily': ['sorts: missing', sortedBy((a, b) => (a === b ? -1 : 0))],
  'ignores descending': [
    'sorts: missing',
    finding((store, collection, query) =>
      store.find(collection, query.sort ? { ...query, sort: { field: query.sort.field } } : query),
    ),
  ],
  'leaves a note at its old place in a list when nothing but its sort key changes': [
    'sorts: a note',
    (store) => {
      const keys = new Map<string, unknown>();
      return {
        ...each((write) => {
          const { year, ...rest } = write.doc as { year?: number };
          const known = JSON.stringify([write.id, rest]);
          if (!keys.has(known)) keys.set(known, year);
          return write;
        })(store),
        find: (async (collection: Collection, query: FindQuery) => {
          const page = await store.find(collection, query);
          if (query.sort?.field !== 'year' || !query.filter?.['status'] || query.filter['year']) return page;
          const { items } = await store.find(collection, { ...without(query, 'cursor'), limit: 1_000 });
          const old = ({ id, doc }: Found): number =>
            Number(keys.get(JSON.stringify([id, without(doc as never, 'year' as never)])));
          return { items: [...items].sort((a, b) => (old(a) - old(b)) * (query.sort!.descending ? -1 : 1)) };
        }) as ReadStore['find'],
      };
    },
  ],
  'sorts missing values last': [
    'sorts: missing',
    sortedBy((a, b) => Number(a === undefined) - Number(b === undefined)),
  ],
  'sorts numbers as texts': [
    'sorts: missing',
    sortedBy((a, b) => (typeof a === 'number' && typeof b === 'number' ? (String(a) < String(b) ? -1 : 1) : 0)),
  ],
  'ends a text at U+0000': [
    'sorts: texts of old logs',
    each((write) => ({
      ...write,
      doc: write.doc && { ...write.doc, title: String((write.doc as { title?: unknown }).title).split('\0')[0] },
    })),
  ],
  'sorts texts by UTF-16 units': [
    'sorts: missing',
    sortedBy((a, b) => (typeof a === 'string' && typeof b === 'string' ? (a < b ? -1 : a > b ? 1 : 0) : 0)),
  ],

  'takes regions by their first characters': [
    'regions:',
    partly('filter', (items, { filter = {} }) =>
      items.filter((found) => {
        const regions = [value(found, 'regions') ?? []].flat() as string[];
        const by = filter['regions'] as { within: string[] } | undefined;
        return (
          Object.keys(filter).length === 0 ||
          (by && by.within.some((code) => regions.some((region) => region.startsWith(code))))
        );
      }),
    ),
  ],
  'forgets what alone is to be shown': [
    'only:',
    finding((store, collection, query) => store.find(collection, without(query, 'only'))),
  ],
  'looks at the filter and forgets the scope': [
    'scope:',
    finding((store, collection, query) =>
      store.find(collection, query.filter && query.scope ? without(query, 'scope', 'cursor') : query),
    ),
  ],
  'takes a region for itself alone': [
    'regions:',
    partly('filter', (items, { filter = {} }) =>
      items.filter((found) => {
        const regions = [value(found, 'regions') ?? []].flat() as string[];
        const by = filter['regions'] as { within: string[] } | undefined;
        return !by || by.within.some((code) => regions.includes(code));
      }),
    ),
  ],
  'looks at the first item of a list only': [
    'filters:',
    each((write) => ({
      ...write,
      doc:
        write.doc &&
        Object.fromEntries(
          Object.entries(write.doc).map(([name, list]) => [name, Array.isArray(list) ? list.slice(0, 1) : list]),
        ),
    })),
  ],
  'leaves the ends of a range out': [
    'filters:',
    finding(async (store, collection, query) => {
      const page = await store.find(collection, query);
      const by = query.filter?.['year'] as { from?: number } | undefined;
      return by?.from === undefined
        ? page
        : { ...page, items: page.items.filter((found) => value(found, 'year') !== by.from) };
    }),
  ],
  'ignores an empty list of alternatives': [
    'filters:',
    finding((store, collection, query) => {
      const filter = Object.fromEntries(
        Object.entries(query.filter ?? {}).filter(([, by]) => !('in' in by && by.in.length === 0)),
      );
      return store.find(collection, { ...query, filter });
    }),
  ],
  'ignores a filter beside a search': [
    'any query',
    finding((store, collection, query) =>
      store.find(collection, query.search && query.filter ? without(query, 'filter', 'cursor') : query),
    ),
  ],
  'searches within words': [
    'search: every',
    (store) => {
      const suffixes = (word: string): string[] => [...word].map((_, i) => word.slice(i));
      return each((write) => ({ ...write, words: write.words.flatMap(suffixes) }))(store);
    },
  ],
  'searches for whole words': [
    'search: every',
    (store) => {
      const known = new Set<string>();
      return {
        ...each((write) => (write.words.forEach((word) => known.add(word)), write))(store),
        find: (collection, query) =>
          store.find(
            collection,
            query.search && !query.search.split(' ').every((word) => known.has(word))
              ? { ...query, search: 'nothing' }
              : query,
          ),
      };
    },
  ],
  'searches for any of the words': [
    'search: every',
    finding((store, collection, query) =>
      store.find(collection, query.search ? { ...query, search: query.search.split(' ')[0]! } : query),
    ),
  ],
  'searches with the case as typed': [
    'search: every',
    finding((store, collection, query) =>
      store.find(collection, /[A-Z]/.test(query.search ?? '') ? { ...query, search: 'nothing' } : query),
    ),
  ],
  'finds the first hundred alone': [
    'search: the beginning',
    finding(async (store, collection, query) => {
      const page = await store.find(collection, query);
      return { ...page, items: page.items.slice(0, 100) };
    }),
  ],
  'counts without the filter': ['a count is', counting((store, { filter: _, ...rest }, most) => store(rest, most))],
  'counts without the search': ['a count is', counting((store, { search: _, ...rest }, most) => store(rest, most))],
  'counts what the reader may not see': [
    'a count is',
    counting((store, { scope: _, ...rest }, most) => store(rest, most)),
  ],
  'counts what is not shown': ['a count is', counting((store, { only: _, ...rest }, most) => store(rest, most))],
  'counts further than asked': ['a count is', counting((store, query) => store(query, 1_000))],
  'counts one less than asked': ['a count is', counting((store, query, most) => store(query, most - 1))],
  'counts by what is not declared': ['a count is', counting((store, query, most) => store(query, most).catch(() => 0))],
  'accepts what is not declared': [
    'what is not declared',
    finding((store, collection, query) =>
      store.find(collection, query).catch((error: unknown) => {
        if (error instanceof InvalidQuery && error.field !== 'cursor') return { items: [] };
        throw error;
      }),
    ),
  ],
  'accepts any property of a field list': [
    'what is not declared',
    finding((store, collection, query) =>
      'constructor' in (query.filter ?? {}) && Object.hasOwn(query.filter ?? {}, 'constructor')
        ? Promise.resolve({ items: [] })
        : store.find(collection, query),
    ),
  ],
  'accepts any limit': [
    'what is not declared',
    finding((store, collection, query) =>
      store.find(collection, { ...query, limit: Math.max(1, Math.min(1_000, Math.floor(query.limit) || 1)) }),
    ),
  ],
  'prepares collections of any name': [
    'names that',
    (store) => ({ prepare: (collections) => store.prepare(collections).catch(() => undefined) }),
  ],
  'does not sort by what was declared later': [
    'preparing again with',
    finding((store, collection, query) =>
      store.find(collection, collection.name === 'grown@1' && query.sort ? without(query, 'sort', 'cursor') : query),
    ),
  ],
  'lists those alone that were there when a value was first seen': [
    'documents that come',
    (store) => {
      let batches = 0;
      const late = new Set<string>();
      return {
        ...committing((sound, batch) => {
          batches += 1;
          if (batches > 1) for (const { id } of batch.documents) late.add(id);
          return sound.commit(batch);
        })(store),
        find: (async (collection: Collection, query: FindQuery) => {
          const page = await store.find(collection, query);
          return query.filter?.['status'] ? { ...page, items: page.items.filter(({ id }) => !late.has(id)) } : page;
        }) as ReadStore['find'],
      };
    },
  ],
  'clears a collection that is prepared again': [
    'preparing again keeps',
    (store) => ({
      prepare: async (collections) => {
        await store.prepare(collections);
        await store.drop('nobody', collections, 'no such prefix');
      },
    }),
  ],
};

describe('the read-store kit', () => {
  it.each(readStoreChecks.map((check) => [check.name, check] as const))(
    'passes a store with nothing wrong: %s',
    async (_, check) => {
      expect(await passes(check, () => ({}))).toBe(true);
    },
  );

  it.each(Object.entries(MUTANTS).map(([name, [check, mutate]]) => [name, check, mutate] as const))(
    'tells a store that %s',
    async (_, name, mutate) => {
      const named = readStoreChecks.filter((check) => check.name.startsWith(name));
      expect(named).toHaveLength(1);
      expect(await alwaysPasses(() => passes(named[0]!, mutate))).toBe(false);
    },
  );

  it('has a mutant for every check', () => {
    const idle = readStoreChecks.filter(
      ({ name }) => !Object.values(MUTANTS).some(([check]) => name.startsWith(check)),
    );
    expect(idle.map(({ name }) => name)).toEqual([]);
  });
});

describe('the read-store kit, for a store whose commit is many steps', () => {
  readStoreKit('passes one that keeps to the protocol', async () => stepwiseStorage());

  it.each<[Omitted, check: string]>([
    ['announcing', 'projectors that compete'],
    ['totals first', 'projectors that compete'],
    ['positions of totals', 'projectors that compete'],
    ['positions of documents', 'a document that has moved'],
    ['the announced end', 'a turn whose end'],
  ])('tells one without %s', async (omitted, name) => {
    const check = readStoreChecks.find((each) => each.name.startsWith(name))!;
    const passesOnce = (): Promise<boolean> =>
      runReadStoreCheck(check, async () => stepwiseStorage(omitted)).then(
        () => true,
        () => false,
      );
    expect(await alwaysPasses(passesOnce)).toBe(false);
  });
});
