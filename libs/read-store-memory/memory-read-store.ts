import {
  START, type BatchCommit, type Collection, type Document, type DocumentWrite, type FindQuery, type FoundPage, type Measures,
  type Position, type ReadStore, type StoredDocument,
} from '#kernel';
import { checkQuery, comparePlaces, property, sortKey, writeCursor, type Place } from '#read-store-query';
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

/**
 * A read store that lives as long as its object: for tests, and for views as of a past instant. Nothing is copied, so
 * documents must not be changed by those who hand them over or receive them. `find` looks at every document.
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
  const stored = <D extends Document>({ id, position, doc }: Kept): StoredDocument<D> => ({ id, position, doc: doc as D | null });

  const commit = ({ consumer, expected, next, totals: changes, documents }: BatchCommit): boolean => {
    if ((checkpoints.get(consumer) ?? START) !== expected.position || expected.pending !== undefined) return false;
    if (documents.some((write) => (kept(write.collection).get(write.id)?.position ?? START) !== write.expected)) return false;
    const sums = new Map<string, Measures>();
    for (const { key, add } of changes) sums.set(key, sum(sums.get(key) ?? totals.get(key) ?? {}, add));
    for (const [key, measures] of sums) totals.set(key, measures);
    for (const { collection, id, position, doc, words } of documents) kept(collection).set(id, { id, position, doc, words });
    checkpoints.set(consumer, next);
    return true;
  };

  const find = <D extends Document>(collection: Collection, query: FindQuery): FoundPage<D> => {
    const { sort, descending, limit, after, fingerprint, ...wanted } = checkQuery(collection, query);
    const turn = descending ? -1 : 1;
    const found: { place: Place; entry: Kept }[] = [];
    for (const entry of kept(collection).values()) {
      if (!entry.doc || !matches(collection, wanted, entry)) continue;
      const place = { key: sort === undefined ? '' : sortKey(property(entry.doc, sort)), id: entry.id };
      if (!after || comparePlaces(place, after) * turn > 0) found.push({ place, entry });
    }
    found.sort((a, b) => comparePlaces(a.place, b.place) * turn);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(({ entry }) => stored<D>(entry)),
      ...(last && found.length > limit && { cursor: writeCursor(fingerprint, last.place) }),
    };
  };

  return {
    prepare: async () => {},
    checkpoint: async (consumer) => ({ position: checkpoints.get(consumer) ?? START }),
    load: async (collection, ids) => ids.flatMap((id) => kept(collection).get(id) ?? []).map((entry) => stored(entry)),
    commit: async (batch) => commit(batch),
    get: async <D extends Document>(collection: Collection, id: string) => {
      const entry = kept(collection).get(id);
      return entry && stored<D>(entry);
    },
    find: async (collection, query) => find(collection, query),
    totals: async (keys) => keys.map((key) => totals.get(key) ?? {}),
    drop: async (consumer, dropped, totalsPrefix) => {
      checkpoints.delete(consumer);
      for (const { name } of dropped) collections.delete(name);
      for (const key of totals.keys()) if (key.startsWith(totalsPrefix)) totals.delete(key);
    },
    close: async () => {},
  };
};
