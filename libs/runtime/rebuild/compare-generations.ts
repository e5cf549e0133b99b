import { isDeepStrictEqual } from 'node:util';
import {
  collectionOf,
  collectionsOf,
  type Checkpoint,
  type Collection,
  type Document,
  type Measures,
  type ParkedMark,
  type ReadStore,
  type StoredDocument,
} from '#kernel';
import type { Pause } from '../log/append-events.js';
import { OperationRefused } from './operation-refused.js';
import { checkpointName, type ProjectionGroup } from '../projections/projection.js';

/**
 * A document, row of a listed total, or total that is not the same in both generations; undefined where there is none.
 */
export interface Difference {
  readonly kind: 'document' | 'total';
  /** `visit_board@1/visit-7`, or the key of the total. */
  readonly name: string;
  readonly live: unknown;
  readonly beside: unknown;
}

export interface Comparison {
  readonly equal: boolean;
  /** How many documents and totals were looked at, and how many of them differ. */
  readonly documents: number;
  readonly totals: number;
  readonly differing: number;
  /** The first of these. */
  readonly differences: readonly Difference[];
}

const PAGE = 500;
const SHOWN = 10;
const LOOKS = 400;
const BETWEEN_LOOKS = 10;

type Pair<T> = readonly [live: T, beside: T];
type Stores = Pair<ReadStore>;

const both = async <T>([live, beside]: Stores, ask: (store: ReadStore) => Promise<T>): Promise<Pair<T>> =>
  Promise.all([ask(live), ask(beside)]);

/** What both hold of the same events: looked at again until neither has moved meanwhile. */
const atOneCheckpoint = async <T>(
  group: ProjectionGroup,
  stores: Stores,
  pause: Pause,
  ask: (store: ReadStore) => Promise<T>,
): Promise<Pair<T>> => {
  const look = () => both(stores, (store) => store.checkpoint(checkpointName(group)));
  const steady = ([a, b]: Pair<Checkpoint>): boolean =>
    a.pending === undefined && b.pending === undefined && a.position === b.position;
  for (let looks = 0; looks < LOOKS; looks += 1) {
    const before = await look();
    if (steady(before)) {
      const found = await both(stores, ask);
      const after = await look();
      if (steady(after) && after[0].position === before[0].position) return found;
    }
    await pause(BETWEEN_LOOKS);
  }
  throw new OperationRefused(
    `${group.name}: kedua generasi tidak pernah cukup lama di posisi yang sama untuk dibandingkan; coba lagi bila lebih sedikit yang ditulis.`,
    `${group.name}: the generations never stood at the same checkpoint for long enough to be compared; try again when less is written.`,
  );
};

/** Every document that is not deleted, by id. */
async function* documentsOf(store: ReadStore, collection: Collection): AsyncGenerator<StoredDocument> {
  let cursor: string | undefined;
  do {
    const page = await store.find(collection, { limit: PAGE, ...(cursor !== undefined && { cursor }) });
    yield* page.items;
    cursor = page.cursor;
  } while (cursor !== undefined);
}

/** The documents of both, those of the same id together. Where stores and `<` sort differently, they come apart. */
async function* pairs(stores: Stores, collection: Collection): AsyncGenerator<Pair<StoredDocument | undefined>> {
  const [left, right] = stores.map((store) => documentsOf(store, collection)) as [
    AsyncGenerator<StoredDocument>,
    AsyncGenerator<StoredDocument>,
  ];
  let [a, b] = await Promise.all([left.next(), right.next()]);
  while (!a.done || !b.done) {
    const first = a.done ? 1 : b.done ? -1 : a.value.id < b.value.id ? -1 : a.value.id > b.value.id ? 1 : 0;
    yield [first <= 0 ? (a.value as StoredDocument) : undefined, first >= 0 ? (b.value as StoredDocument) : undefined];
    [a, b] = await Promise.all([first <= 0 ? left.next() : a, first >= 0 ? right.next() : b]);
  }
}

const present = (document: StoredDocument | undefined): Document | undefined => document?.doc ?? undefined;
const counted = (document: StoredDocument | undefined): boolean =>
  !!document?.doc && !(document.doc as { parked?: ParkedMark }).parked?.uncounted;
const nonZero = (measures: Measures): Measures =>
  Object.fromEntries(Object.entries(measures).filter(([, value]) => value !== 0n));

/**
 * Compares two generations document by document and total by total, while both go on: what differs at first sight is
 * looked at again with both at the same checkpoint. Positions of documents do not count. Of the totals it sees those
 * that some document contributes to.
 * @throws OperationRefused the two were never at the same checkpoint.
 */
export const compareGenerations = async (
  group: ProjectionGroup,
  live: ReadStore,
  beside: ReadStore,
  pause: Pause,
): Promise<Comparison> => {
  const stores: Stores = [live, beside];
  const keys = new Set<string>();
  const differences: Difference[] = [];
  let differing = 0;
  const differ = (difference: Difference): void => {
    differing += 1;
    if (differences.length < SHOWN) differences.push(difference);
  };

  const lookAgain = async (collection: Collection, ids: readonly string[]): Promise<void> => {
    if (ids.length === 0) return;
    const [a, b] = await atOneCheckpoint(
      group,
      stores,
      pause,
      async (store) => new Map((await store.load(collection, ids)).map((document) => [document.id, document])),
    );
    for (const id of new Set(ids)) {
      const [mine, other] = [present(a.get(id)), present(b.get(id))];
      if (!isDeepStrictEqual(mine, other))
        differ({ kind: 'document', name: `${collection.name}/${id}`, live: mine, beside: other });
    }
  };

  let documents = 0;
  for (const [model, collection] of group.models.flatMap((each) =>
    collectionsOf(each).map((own) => [each, own] as const),
  )) {
    const rows = collection.name !== collectionOf(model).name;
    let suspects: string[] = [];
    for await (const pair of pairs(stores, collection)) {
      if (!rows) documents += 1;
      for (const document of rows ? [] : pair) {
        for (const { totals } of counted(document) ? (model.contribute?.(document!.doc!) ?? []) : [])
          for (const key of totals) keys.add(key);
      }
      if (!isDeepStrictEqual(present(pair[0]), present(pair[1]))) suspects.push((pair[0] ?? pair[1])!.id);
      if (suspects.length < PAGE) continue;
      await lookAgain(collection, suspects);
      suspects = [];
    }
    await lookAgain(collection, suspects);
  }

  const all = [...keys];
  for (let from = 0; from < all.length; from += PAGE) {
    const some = all.slice(from, from + PAGE);
    const unlike = (found: Pair<readonly Measures[]>, index: number): boolean =>
      !isDeepStrictEqual(nonZero(found[0][index]!), nonZero(found[1][index]!));
    const atFirst = await both(stores, (store) => store.totals(some));
    const suspects = some.filter((_, index) => unlike(atFirst, index));
    if (suspects.length === 0) continue;
    const found = await atOneCheckpoint(group, stores, pause, (store) => store.totals(suspects));
    suspects.forEach(
      (name, index) =>
        unlike(found, index) && differ({ kind: 'total', name, live: found[0][index], beside: found[1][index] }),
    );
  }
  return { equal: differing === 0, documents, totals: keys.size, differing, differences };
};
