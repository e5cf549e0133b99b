import type { Collection, ReadStore } from '#kernel';

/**
 * A read store as one generation of read models sees it: their documents, kept totals and checkpoints lie beside those
 * of other generations under names that end in the generation's number (`visit_board@1_2`), and are asked for by their
 * own names. Generation 0 is the store as it is. A cursor of one generation leads on in the others.
 */
export const generationStore = (store: ReadStore, generation: number): ReadStore => {
  if (generation === 0) return store;
  const beside = (name: string): string => `${name}_${generation}`;
  const collection = (own: Collection): Collection => ({
    ...own,
    name: beside(own.name),
    cursorName: own.cursorName ?? own.name,
  });
  /** The name before the first bar is the model's. */
  const total = (key: string): string => {
    const [model = ''] = key.split('|', 1);
    return `${beside(model)}${key.slice(model.length)}`;
  };
  return {
    prepare: (collections) => store.prepare(collections.map(collection)),
    checkpoint: (consumer) => store.checkpoint(beside(consumer)),
    load: (own, ids) => store.load(collection(own), ids),
    commit: ({ consumer, totals, documents, ...batch }) =>
      store.commit({
        ...batch,
        consumer: beside(consumer),
        totals: totals.map(({ key, row, ...change }) => ({
          ...change,
          key: total(key),
          ...(row && { row: { ...row, collection: collection(row.collection) } }),
        })),
        documents: documents.map((write) => ({ ...write, collection: collection(write.collection) })),
      }),
    advance: (moves) => store.advance(moves.map(({ consumer, ...move }) => ({ ...move, consumer: beside(consumer) }))),
    get: (own, id) => store.get(collection(own), id),
    find: (own, query) => store.find(collection(own), query),
    count: (own, query, most) => store.count(collection(own), query, most),
    totals: (keys) => store.totals(keys.map(total)),
    drop: (consumer, collections, totalsPrefix) =>
      store.drop(beside(consumer), collections.map(collection), total(totalsPrefix)),
    close: () => store.close(),
  };
};
