import {
  START,
  wordsOf,
  type BatchCommit,
  type Collection,
  type Document,
  type FindQuery,
  type FieldFilter,
  type Measures,
  type Position,
  type ReadStore,
  type StoredDocument,
} from '#kernel';

/** The documents of the kit: one property of every kind that can be filtered or sorted by, all of them optional. */
export interface Note {
  readonly status?: string;
  readonly tags?: readonly string[];
  readonly year?: number;
  readonly open?: boolean;
  readonly regions?: string | readonly string[];
  readonly title?: string;
}

export const NOTES: Collection = {
  name: 'note@1',
  fields: { status: 'text', tags: 'text', year: 'integer', open: 'boolean', regions: 'regions' },
  sorts: ['year', 'title'],
};

export const at = (n: number): Position => String(n).padStart(6, '0') as Position;

/** Commits these notes as the next batch of a consumer, `null` deleting one. */
export const write = async (
  store: ReadStore,
  notes: Readonly<Record<string, Note | null>>,
  options: Partial<Pick<BatchCommit, 'consumer' | 'totals'>> & { collection?: Collection } = {},
): Promise<boolean> => {
  const { consumer = 'notes', totals = [], collection = NOTES } = options;
  const expected = await store.checkpoint(consumer);
  const loaded = new Map((await store.load(collection, Object.keys(notes))).map(({ id, position }) => [id, position]));
  const next = at(Number(expected.position) + 1);
  return store.commit({
    consumer,
    expected,
    next,
    totals,
    documents: Object.entries(notes).map(([id, doc]) => ({
      collection,
      id,
      expected: loaded.get(id) ?? START,
      position: next,
      doc,
      words: doc ? wordsOf(doc.title ?? '') : [],
    })),
  });
};

/** All pages of a query, from the first to the one without a cursor. */
export const pages = async (
  store: ReadStore,
  query: FindQuery,
  collection = NOTES,
): Promise<readonly (readonly string[])[]> => {
  const found: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await store.find(collection, { ...query, ...(cursor !== undefined && { cursor }) });
    found.push(page.items.map(({ id }) => id));
    cursor = page.cursor;
  } while (cursor !== undefined && found.length < 1_000);
  return found;
};

export const ids = async (
  store: ReadStore,
  query: Omit<FindQuery, 'limit'> = {},
  collection = NOTES,
): Promise<readonly string[]> => (await pages(store, { limit: 1_000, ...query }, collection)).flat();

/** Totals without the measures that have come to nothing: a store may keep them or not. */
export const settled = (measures: readonly Measures[]): readonly Measures[] =>
  measures.map((each) => Object.fromEntries(Object.entries(each).filter(([, value]) => value !== 0n)));

export const byId = <D extends Document>(documents: readonly StoredDocument<D>[]): readonly StoredDocument<D>[] =>
  [...documents].sort((a, b) => (a.id < b.id ? -1 : 1));

const bytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** The order of values, written down a second time and more slowly than any store would have it. */
const compare = (a: unknown, b: unknown): number => {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return typeof a === 'number' && typeof b === 'number' ? a - b : bytes(String(a), String(b));
};

const fits = (value: unknown, filter: FieldFilter): boolean => {
  const items: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return items.some((item) => {
    if ('eq' in filter) return item === filter.eq;
    if ('in' in filter) return filter.in.includes(item as string);
    if ('within' in filter) return filter.within.some((code) => `${String(item)}.`.startsWith(`${code}.`));
    const { from, to } = filter as { from?: unknown; to?: unknown };
    return (from === undefined || compare(from, item) <= 0) && (to === undefined || compare(item, to) <= 0);
  });
};

/** Ids that a query must find, in order, by looking at every note. */
export const expectedIds = (
  notes: ReadonlyMap<string, Note | null>,
  { filter = {}, search = '', sort }: Omit<FindQuery, 'limit'>,
): readonly string[] => {
  const found = [...notes].filter(
    ([, note]) =>
      note !== null &&
      Object.entries(filter).every(([field, by]) => fits(note[field as keyof Note], by)) &&
      wordsOf(search).every((asked) => wordsOf(note.title ?? '').some((word) => word.startsWith(asked))),
  );
  found.sort(
    ([a, x], [b, y]) => (sort ? compare(x![sort.field as keyof Note], y![sort.field as keyof Note]) : 0) || bytes(a, b),
  );
  return (sort?.descending ? found.reverse() : found).map(([id]) => id);
};
