import {
  START,
  Slices,
  rowOf,
  type BatchCommit,
  type Collection,
  type CountQuery,
  type Document,
  type DocumentWrite,
  type FindQuery,
  type FoundPage,
  type Measures,
  type Position,
  type ReadStore,
  type StoredDocument,
} from '#kernel';
import {
  checkConditions,
  checkNames,
  checkQuery,
  comparePlaces,
  orderKey,
  writeCursor,
  type Place,
} from '#read-store-query';
import { matches } from './matches.js';

/** A document as it was last written, with its words. */
export type Kept = Pick<DocumentWrite, 'id' | 'position' | 'doc' | 'words'>;

const LARGEST = 2n ** 63n;

const sum = (old: Measures, add: Measures): Measures => {
  const measures = { ...old };
  for (const [name, value] of Object.entries(add)) {
    const next = (measures[name] ?? 0n) + value;
    if (next >= LARGEST || next < -LARGEST) throw new RangeError(`${name} leaves the range of 64-bit integers`);
    measures[name] = next;
  }
  return measures;
};

interface Placed {
  readonly place: Place;
  readonly entry: Kept;
}

/** Puts a document in its place among the first few in the order, and lets go the last when it is one too many. */
const keepNearest = (nearest: Placed[], found: Placed, most: number, turn: number): void => {
  const before = (at: number): boolean => comparePlaces(nearest[at]!.place, found.place) * turn < 0;
  if (nearest.length === most && before(most - 1)) return;
  let [low, high] = [0, nearest.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(middle)) low = middle + 1;
    else high = middle;
  }
  nearest.splice(low, 0, found);
  if (nearest.length > most) nearest.pop();
};

/**
 * A read store that lives as long as its object: for tests, and for views as of a past instant. Nothing is copied, so
 * documents must not be changed by those who hand them over or receive them. `find` looks at every document, as they
 * are when it begins, and lets others have their turn meanwhile.
 */
export const memoryReadStore = (): ReadStore => {
  const checkpoints = new Map<string, Position>();
  const collections = new Map<string, Map<string, Kept>>();
  const totals = new Map<string, Measures>();

  const kept = ({ name }: Collection): Map<string, Kept> => {
    const found = collections.get(name) ?? new Map<string, Kept>();
    collections.set(name, found);
    return found;
  };
  const stored = <D extends Document>({ id, position, doc }: Kept): StoredDocument<D> => ({
    id,
    position,
    doc: doc as D | null,
  });

  const commit = ({ consumer, expected, next, totals: changes, documents }: BatchCommit): boolean => {
    if ((checkpoints.get(consumer) ?? START) !== expected.position || expected.pending !== undefined) return false;
    if (documents.some((write) => (kept(write.collection).get(write.id)?.position ?? START) !== write.expected))
      return false;
    const sums = new Map<string, Measures>();
    for (const { key, add } of changes) sums.set(key, sum(sums.get(key) ?? totals.get(key) ?? {}, add));
    for (const [key, measures] of sums) totals.set(key, measures);
    for (const { key, row } of changes)
      if (row)
        kept(row.collection).set(row.id, { id: row.id, position: next, doc: rowOf(row, totals.get(key)!), words: [] });
    for (const { collection, id, position, doc, words } of documents)
      kept(collection).set(id, { id, position, doc, words });
    checkpoints.set(consumer, next);
    return true;
  };

  const find = async <D extends Document>(collection: Collection, query: FindQuery): Promise<FoundPage<D>> => {
    const { sort, descending, limit, bytes, after, fingerprint, ...wanted } = checkQuery(collection, query);
    const turn = descending ? -1 : 1;
    const slices = new Slices();
    const nearest: Placed[] = [];
    for (const entry of [...kept(collection).values()]) {
      if (slices.due) await slices.pass();
      if (!entry.doc || !matches(collection, wanted, entry)) continue;
      const place = { key: sort === undefined ? '' : orderKey(collection, entry.doc, sort), id: entry.id };
      if (!after || comparePlaces(place, after) * turn > 0) keepNearest(nearest, { place, entry }, limit + 1, turn);
    }
    const page: StoredDocument<D>[] = [];
    for (let size = 0; page.length < Math.min(nearest.length, limit) && size < bytes;) {
      const { entry } = nearest[page.length]!;
      page.push(stored<D>(entry));
      if (bytes !== Infinity) size += JSON.stringify(entry.doc).length;
      if (slices.due) await slices.pass();
    }
    const last = nearest[page.length - 1];
    return {
      items: page,
      ...(last && nearest.length > page.length && { cursor: writeCursor(fingerprint, last.place) }),
    };
  };

  const count = async (collection: Collection, query: CountQuery, most: number): Promise<number> => {
    const wanted = checkConditions(collection, query);
    const slices = new Slices();
    let counted = 0;
    for (const entry of [...kept(collection).values()]) {
      if (counted >= most) break;
      if (slices.due) await slices.pass();
      if (matches(collection, wanted, entry)) counted += 1;
    }
    return counted;
  };

  return {
    prepare: async (declared) => declared.forEach(checkNames),
    checkpoint: async (consumer) => ({ position: checkpoints.get(consumer) ?? START }),
    load: async (collection, ids) => ids.flatMap((id) => kept(collection).get(id) ?? []).map((entry) => stored(entry)),
    commit: async (batch) => commit(batch),
    advance: async (moves) =>
      moves
        .map(({ consumer, expected, next }) => {
          if ((checkpoints.get(consumer) ?? START) !== expected) return false;
          checkpoints.set(consumer, next);
          return true;
        })
        .every(Boolean),
    get: async <D extends Document>(collection: Collection, id: string) => {
      const entry = kept(collection).get(id);
      return entry && stored<D>(entry);
    },
    find,
    count,
    totals: async (keys) => keys.map((key) => totals.get(key) ?? {}),
    drop: async (consumer, dropped, totalsPrefix) => {
      checkpoints.delete(consumer);
      for (const { name } of dropped) collections.delete(name);
      for (const key of totals.keys()) if (key.startsWith(totalsPrefix)) totals.delete(key);
    },
    close: async () => {},
  };
};
