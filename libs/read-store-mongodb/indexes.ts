import { StoreUnavailable, type Collection } from '#kernel';
import { MongoServerError, type IndexDescriptionInfo } from 'mongodb';
import type { ReadDatabase } from './database.js';

type Key = Readonly<Record<string, 1>>;

const NAMESPACE_NOT_FOUND = 26;

/** What would make an index leave documents out, or order them otherwise. */
const CHANGING: readonly (keyof IndexDescriptionInfo)[] = [
  'unique',
  'sparse',
  'partialFilterExpression',
  'collation',
  'hidden',
  'expireAfterSeconds',
];

/**
 * One index finds by any field, in the order of one sort: equal terms, then the sort, then the id. Each sort has one
 * more, for lists without a filter and for ranges, and so have the words. MongoDB allows 64 for a collection.
 */
const wanted = ({ sorts }: Collection): ReadonlyMap<string, Key> =>
  new Map<string, Key>([
    ['terms', { terms: 1, _id: 1 }],
    ['words', { words: 1, _id: 1 }],
    ...sorts.flatMap((sort): [string, Key][] => [
      [`by_${sort}`, { [`by.${sort}`]: 1, _id: 1 }],
      [`terms_by_${sort}`, { terms: 1, [`by.${sort}`]: 1, _id: 1 }],
    ]),
  ]);

const existing = async (db: ReadDatabase, collection: Collection): Promise<readonly IndexDescriptionInfo[]> =>
  db.write(`listing the indexes of ${collection.name}`, (maxTimeMS) =>
    db
      .documents(collection)
      .listIndexes({ maxTimeMS })
      .toArray()
      .catch((error: unknown) => {
        if (error instanceof MongoServerError && error.code === NAMESPACE_NOT_FOUND) return [];
        throw error;
      }),
  ) as Promise<readonly IndexDescriptionInfo[]>;

const same = (index: IndexDescriptionInfo, key: Key): boolean =>
  JSON.stringify(Object.entries(index.key).map(([path, direction]) => [path, Number(direction)])) ===
    JSON.stringify(Object.entries(key)) && CHANGING.every((option) => !index[option]);

/** Those that are not there yet. */
const missing = async (db: ReadDatabase, collection: Collection): Promise<readonly { name: string; key: Key }[]> => {
  const found = new Map((await existing(db, collection)).map((index) => [index.name, index]));
  return [...wanted(collection)].flatMap(([name, key]) => {
    const index = found.get(name);
    if (!index) return [{ name, key }];
    if (same(index, key)) return [];
    throw new StoreUnavailable(
      `The index "${name}" of the collection ${collection.name} in MONGODB_URL's database is not the declared one ` +
        `(${JSON.stringify(key)}): drop it (db.getCollection("${collection.name}").dropIndex("${name}")) and start again.`,
    );
  });
};

/**
 * Makes the declared indexes that are missing, and looks whether they are there.
 * @throws StoreUnavailable one of them has another definition, or the server did not make it.
 */
export const ensureIndexes = async (db: ReadDatabase, collection: Collection): Promise<void> => {
  const lacking = await missing(db, collection);
  if (lacking.length === 0) return;
  await db.write(`making the indexes of ${collection.name}`, (maxTimeMS) =>
    db.documents(collection).createIndexes([...lacking], { maxTimeMS }),
  );
  const [still] = await missing(db, collection);
  if (still)
    throw new StoreUnavailable(
      `The server behind MONGODB_URL did not make the index "${still.name}" of ${collection.name}.`,
    );
};
