import type { Collection, Document } from '#kernel';
import { checkNames } from '#read-store-query';
import type { ReadDatabase } from './database.js';
import { ensureIndexes } from './indexes.js';
import { foundBy } from './records.js';

const AT_ONCE = 1_000;

/** Finds every stored document by what is declared now; what is written meanwhile finds its own way. */
const indexAnew = async (db: ReadDatabase, collection: Collection): Promise<void> => {
  const documents = db.documents(collection);
  for (let after = ''; ;) {
    const page = await db.write(`reading ${collection.name} to index it anew`, (maxTimeMS) =>
      documents
        .find(after === '' ? {} : { _id: { $gt: after } }, {
          sort: { _id: 1 },
          limit: AT_ONCE,
          projection: { position: 1, doc: 1 },
          maxTimeMS,
        })
        .toArray(),
    );
    const updates = page.flatMap(({ _id, position, doc }) =>
      doc === null
        ? []
        : {
            updateOne: {
              filter: { _id, position },
              update: { $set: foundBy(collection, JSON.parse(doc) as Document) },
            },
          },
    );
    if (updates.length > 0)
      await db.write(`indexing ${collection.name} anew`, () => documents.bulkWrite(updates, { ordered: false }));
    if (page.length < AT_ONCE) return;
    after = page.at(-1)!._id;
  }
};

/** Makes a collection's indexes, and adds to it what has been declared since. Repeating it changes nothing. */
const prepareCollection = async (
  db: ReadDatabase,
  collection: Collection,
  before: Pick<Collection, 'fields' | 'sorts'> | undefined,
): Promise<void> => {
  checkNames(collection);
  const { name, fields, sorts } = collection;
  const all: Collection = {
    name,
    fields: { ...before?.fields, ...fields },
    sorts: [...new Set([...(before?.sorts ?? []), ...sorts])],
  };
  await ensureIndexes(db, all);
  const known =
    before &&
    all.sorts.length === before.sorts.length &&
    Object.entries(fields).every(([field, kind]) => before.fields[field] === kind);
  if (known) return;
  if (before) await indexAnew(db, all);
  await db.write(`declaring ${name}`, () =>
    db.declarations.replaceOne({ _id: name }, { fields: all.fields, sorts: all.sorts }, { upsert: true }),
  );
};

export const prepareCollections = async (db: ReadDatabase, collections: readonly Collection[]): Promise<void> => {
  const names = collections.map(({ name }) => name);
  const found = await db.read('reading what is declared', (maxTimeMS) =>
    db.declarations.find({ _id: { $in: names } }, { maxTimeMS }).toArray(),
  );
  const declared = new Map(found.map((each) => [each._id, each]));
  await Promise.all(collections.map((collection) => prepareCollection(db, collection, declared.get(collection.name))));
};
