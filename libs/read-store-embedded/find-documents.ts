import type { Collection, FieldFilter, FindQuery, Position } from '#kernel';
import { checkQuery, type CheckedQuery, type Condition, type SortKey } from '#read-store-query';
import type { SqlValue } from '#sqlite';
import { listedAmong } from './lists.js';
import { INDEXED_BEGINNINGS, fieldTerm, isTermField, quotedTerms, wordTerm } from './rows.js';
import { namesOf, type Prepared } from './tables.js';

export interface FoundRow {
  readonly id: string;
  readonly position: Position;
  readonly doc: string;
  /** Its sort key; empty when sorted by id. */
  readonly key: string;
}

/** Part of a WHERE clause, with its values. */
interface Clause {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** What is asked of the terms: of every group one must be there. */
interface TermGroup {
  /** For the full-text index; none where it would not help. */
  readonly match?: string;
  /** Pieces of the text of terms, one of which must be in it. */
  readonly pieces: readonly string[];
  /** The only term of the group, which may have lists. */
  readonly value?: string;
}

/** A word is replaced by the words that begin with it, up to so many: these are looked up one by one as far as needed. */
const EXPANDED = 64;

const isRange = (condition: Condition): condition is Extract<Condition, { from: SortKey }> => !('anyOf' in condition);

const wordGroup = (prepared: Prepared, collection: Collection, asked: string): TermGroup => {
  const beginning = wordTerm(asked);
  const pieces = [` ${beginning}`];
  const open = { match: `"${beginning}"*`, pieces };
  if (INDEXED_BEGINNINGS.includes(beginning.length)) return open;
  // Nearly every document has a word that begins with this letter.
  if (beginning.length < INDEXED_BEGINNINGS[0]!) return { pieces };
  const known = prepared<{ word: string }>(`SELECT word FROM ${namesOf(collection).words} WHERE word >= ?1 AND word < ?1 || char(0x10ffff) LIMIT ${EXPANDED + 1}`)
    .all(beginning).map(({ word }) => word);
  return known.length > EXPANDED ? open : { match: quotedTerms(known.length ? known : [beginning]), pieces };
};

const termGroups = (prepared: Prepared, collection: Collection, { conditions, words }: CheckedQuery): readonly TermGroup[] => [
  ...conditions.flatMap((condition) => {
    if (isRange(condition) || !isTermField(collection, condition.field)) return [];
    const terms = condition.anyOf.map((key) => fieldTerm(condition.field, key));
    return { match: quotedTerms(terms), pieces: terms.map((term) => ` ${term} `), ...(terms.length === 1 && { value: terms[0]! }) };
  }),
  ...words.map((word) => wordGroup(prepared, collection, word)),
];

const byColumn = (column: string, condition: Condition): Clause => isRange(condition)
  ? { sql: `${column} BETWEEN ? AND ?`, values: [condition.from, condition.to] }
  : { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(condition.anyOf)] };

/** A range on a field without a column is looked for in the document itself. */
const inDocument = (field: string, filter: FieldFilter): Clause => {
  const { from, to } = filter as { readonly from?: string | number; readonly to?: string | number };
  const ends = [...(from === undefined ? [] : [['>=', from] as const]), ...(to === undefined ? [] : [['<=', to] as const])];
  return {
    sql: `EXISTS (SELECT 1 FROM json_each(d.doc, '$."${field}"') AS item
      WHERE item.type = '${typeof ends[0]![1] === 'number' ? 'integer' : 'text'}'${ends.map(([sign]) => ` AND item.value ${sign} ?`).join('')})`,
    values: ends.map(([, value]) => value),
  };
};

const inTerms = ({ pieces }: TermGroup): Clause => (pieces.length === 1
  ? { sql: 'instr(d.terms, ?) > 0', values: pieces }
  : { sql: 'EXISTS (SELECT 1 FROM json_each(?) AS piece WHERE instr(d.terms, piece.value) > 0)', values: [JSON.stringify(pieces)] });

const orderBy = (columns: readonly string[], descending: boolean): string =>
  columns.map((column) => `${column}${descending ? ' DESC' : ''}`).join(', ');

/**
 * One document more than the page holds, when there are more. Up to `gathered` documents are gathered by their terms and
 * sorted. More are looked for in the list of a value that has one, else among all in the order asked for, where they are then
 * frequent enough for a page to fill up soon.
 */
export const findRows = (prepared: Prepared, gathered: number, collection: Collection, query: FindQuery): readonly FoundRow[] => {
  const asked = checkQuery(collection, query);
  const { conditions, sort, descending, limit, after } = asked;
  const { documents, terms, lists, by } = namesOf(collection);
  if (conditions.some((condition) => !isRange(condition) && condition.anyOf.length === 0)) return [];

  const groups = termGroups(prepared, collection, asked);
  const match = groups.flatMap((group) => group.match ?? []).join(' AND ');
  const gather = match !== '' && gathered > prepared<{ n: number }>(
    `SELECT count(*) AS n FROM (SELECT 1 FROM ${terms} WHERE ${terms} MATCH ? LIMIT ${gathered})`).get(match)!.n;

  const values = gather ? [] : groups.flatMap(({ value }) => value ?? []);
  const [listed] = values.length ? listedAmong(prepared, collection, values) : [];

  const column = sort === undefined ? [] : [`d.${by(sort)}`];
  const place = listed === undefined ? [...column, 'd.id'] : ['l.key', 'l.id'];
  const order = orderBy(place, descending);
  const clauses: readonly Clause[] = [
    ...(gather ? [{ sql: `${terms} MATCH ?`, values: [match] }] : []),
    ...(listed === undefined ? [] : [{ sql: 'l.term = ? AND l.sort = ?', values: [listed, sort ?? ''] }]),
    ...groups.filter((group) => (gather ? group.match === undefined : group.value === undefined || group.value !== listed)).map(inTerms),
    ...conditions.flatMap((condition) => (isTermField(collection, condition.field)
      ? isRange(condition) ? inDocument(condition.field, query.filter![condition.field]!) : []
      : byColumn(`d.${by(condition.field)}`, condition))),
    ...(after ? [{ sql: `(${place.join(', ')}) ${descending ? '<' : '>'} (${place.map(() => '?').join(', ')})`,
      values: place.length === 1 ? [after.id] : [after.key, after.id] }] : []),
    { sql: 'd.doc IS NOT NULL', values: [] },
  ];
  const source = gather ? `${terms} CROSS JOIN ${documents} AS d ON d.n = ${terms}.rowid`
    : listed === undefined ? `${documents} AS d` : `${lists} AS l CROSS JOIN ${documents} AS d ON d.n = l.n`;
  // The texts of the documents are read when it is known which ones are on the page.
  return prepared<FoundRow>(`SELECT d.id, d.position, d.doc, ${column[0] ?? '\'\''} AS key FROM (
      SELECT d.n FROM ${source} WHERE ${clauses.map(({ sql }) => sql).join(' AND ')} ORDER BY ${order} LIMIT ?
    ) AS page CROSS JOIN ${documents} AS d ON d.n = page.n ORDER BY ${orderBy([...column, 'd.id'], descending)}`)
    .all(...clauses.flatMap(({ values: given }) => given), limit + 1);
};
