import type { Filter, FindCursor } from 'mongodb';
import {
  Slices,
  type Collection,
  type CountQuery,
  type Document,
  type FindQuery,
  type FoundPage,
  type StoredDocument,
} from '#kernel';
import {
  asksForNothing,
  checkConditions,
  checkQuery,
  pageLength,
  writeCursor,
  type CheckedConditions,
  type CheckedQuery,
  type Condition,
} from '#read-store-query';
import type { ReadDatabase } from './database.js';
import { isTermField, stored, term, type StoredRecord } from './records.js';

type Clause = Filter<StoredRecord>;

const conditionClause = (collection: Collection, condition: Condition): Clause => {
  const { field } = condition;
  if (!isTermField(collection, field)) {
    return {
      [`by.${field}`]:
        'anyOf' in condition ? { $in: [...condition.anyOf] } : { $gte: condition.from, $lte: condition.to },
    };
  }
  if ('anyOf' in condition) return { terms: { $in: condition.anyOf.map((key) => term(field, key)) } };
  return { terms: { $elemMatch: { $gte: term(field, condition.from), $lte: term(field, condition.to) } } };
};

/**
 * A prefix of a word as an anchored pattern, which an index answers as a range; words hold letters and digits alone.
 */
const wordClause = (word: string): Clause => ({ words: { $regex: `^${word.replace(/[^\p{L}\p{N}]/gu, '\\$&')}` } });

/** What every document is asked for; an index serves each. */
const clausesOf = (collection: Collection, { conditions, words }: CheckedConditions): readonly Clause[] => [
  ...conditions.map((condition) => conditionClause(collection, condition)),
  ...words.map(wordClause),
];

/** The parts of the list after the cursor, in order: what shares the last sort key, then what has a greater one. */
const partsAfter = ({ sort, descending, after }: CheckedQuery): readonly Clause[] => {
  const beyond = descending ? '$lt' : '$gt';
  if (sort === undefined) return [after ? { _id: { [beyond]: after.id } } : { doc: { $ne: null } }];
  // Every document in a list has a sort key, if only the empty text; a tombstone has none.
  if (!after) return [{ [`by.${sort}`]: { $gte: '' } }];
  return [
    { [`by.${sort}`]: after.key, _id: { [beyond]: after.id } },
    { [`by.${sort}`]: descending ? { $lt: after.key, $gte: '' } : { $gt: after.key } },
  ];
};

/**
 * One page, in one round trip, or two where the cursor stands among documents of the same sort key; a shorter one of a
 * slow server.
 */
export const findDocuments = async <D extends Document>(
  db: ReadDatabase,
  collection: Collection,
  query: FindQuery,
): Promise<FoundPage<D>> => {
  const asked = checkQuery(collection, query);
  const { sort, descending, limit, bytes, fingerprint } = asked;
  if (asksForNothing(asked)) return { items: [] };

  const clauses = clausesOf(collection, asked);
  const by = sort === undefined ? {} : ({ [`by.${sort}`]: descending ? -1 : 1 } as const);
  const found: StoredRecord[] = [];
  const lengthOf = (records: readonly StoredRecord[]): number =>
    pageLength(
      records.map(({ doc }) => doc!.length),
      asked,
    );
  let cutShort = false;
  for (const part of partsAfter(asked)) {
    if (cutShort || found.length > lengthOf(found)) break;
    const wanted = limit + 1 - found.length;
    const enough = bytes - found.reduce((sum, { doc }) => sum + doc!.length, 0);
    cutShort = await db.page(`listing ${collection.name}`, wanted, async (size, maxTimeMS) => {
      const records = await untilLarge(
        enough,
        db
          .documents(collection)
          .find<StoredRecord>(
            { $and: [...clauses, part, { doc: { $ne: null } }] },
            {
              sort: { ...by, _id: descending ? -1 : 1 },
              limit: size,
              batchSize: size + 1,
              projection: { position: 1, doc: 1, ...(sort !== undefined && { [`by.${sort}`]: 1 }) },
              maxTimeMS,
            },
          ),
      );
      found.push(...records);
      return size < wanted && records.length === size;
    });
  }
  const length = lengthOf(found);
  const last = found[length - 1];
  const slices = new Slices();
  const items: StoredDocument<D>[] = [];
  for (const record of found.slice(0, length)) {
    items.push(stored<D>(record));
    if (slices.due) await slices.pass();
  }
  return {
    items,
    ...(last &&
      (cutShort || found.length > length) && {
        cursor: writeCursor(fingerprint, { key: sort === undefined ? '' : (last.by?.[sort] ?? ''), id: last._id }),
      }),
  };
};

/** The records up to the one after that with which there are so many bytes; the server sends further ones in vain. */
const untilLarge = async (bytes: number, cursor: FindCursor<StoredRecord>): Promise<readonly StoredRecord[]> => {
  const records: StoredRecord[] = [];
  let size = 0;
  for await (const record of cursor) {
    records.push(record);
    if (size >= bytes) break;
    size += record.doc!.length;
  }
  return records;
};

/**
 * How many documents are found, up to `most`, in one round trip. Whatever is asked of a document, no tombstone has it;
 * where nothing is, that much is to be asked.
 */
export const countDocuments = async (
  db: ReadDatabase,
  collection: Collection,
  query: CountQuery,
  most: number,
): Promise<number> => {
  const asked = checkConditions(collection, query);
  if (asksForNothing(asked)) return 0;
  const clauses = clausesOf(collection, asked);
  const [sort] = collection.sorts;
  const all: Clause = sort === undefined ? { _id: { $gte: '' }, doc: { $ne: null } } : { [`by.${sort}`]: { $gte: '' } };
  return db.read(`counting in ${collection.name}`, (maxTimeMS) =>
    db.documents(collection).countDocuments(clauses.length ? { $and: [...clauses] } : all, { limit: most, maxTimeMS }),
  );
};
