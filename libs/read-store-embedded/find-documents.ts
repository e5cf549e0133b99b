import type { Collection, FieldFilter, FindQuery, Position } from '#kernel';
import { checkQuery, type CheckedQuery, type Condition } from '#read-store-query';
import type { SqlValue } from '#sqlite';
import { fieldTerm, isTermField, wordTerm } from './rows.js';
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

/** What is asked of the terms: every group must have a term that is there; `open` for a term that need only begin so. */
interface TermGroup {
  readonly terms: readonly string[];
  readonly open: boolean;
}

const isRange = (condition: Condition): boolean => !('anyOf' in condition);

const termGroups = (collection: Collection, { conditions, words }: CheckedQuery): readonly TermGroup[] => [
  ...conditions.flatMap((condition) => ('anyOf' in condition && isTermField(collection, condition.field)
    ? { terms: condition.anyOf.map((key) => fieldTerm(condition.field, key)), open: false } : [])),
  ...words.map((word) => ({ terms: [wordTerm(word)], open: true })),
];

const byColumn = (column: string, condition: Condition): Clause => 'anyOf' in condition
  ? { sql: `${column} IN (${condition.anyOf.map(() => '?').join(', ')})`, values: condition.anyOf }
  : { sql: `${column} BETWEEN ? AND ?`, values: [condition.from, condition.to] };

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

const matchText = (groups: readonly TermGroup[]): string =>
  groups.map(({ terms, open }) => `(${terms.map((term) => `"${term}"${open ? '*' : ''}`).join(' OR ')})`).join(' AND ');

const inTerms = ({ terms, open }: TermGroup): Clause => ({
  sql: `(${terms.map(() => 'instr(d.terms, ?) > 0').join(' OR ')})`,
  values: terms.map((term) => (open ? ` ${term}` : ` ${term} `)),
});

/**
 * One document more than the page holds, when there are more. Up to `gathered` documents are gathered by their terms and
 * sorted; more are looked for in the order of the list, where they are then frequent enough for a page to fill up soon.
 */
export const findRows = (prepared: Prepared, gathered: number, collection: Collection, query: FindQuery): readonly FoundRow[] => {
  const asked = checkQuery(collection, query);
  const { conditions, sort, descending, limit, after } = asked;
  const { documents, terms, by } = namesOf(collection);
  const groups = termGroups(collection, asked);
  if (conditions.some((condition) => 'anyOf' in condition && condition.anyOf.length === 0)) return [];

  const match = matchText(groups);
  const gather = groups.length > 0 && gathered > prepared<{ n: number }>(
    `SELECT count(*) AS n FROM (SELECT 1 FROM ${terms} WHERE ${terms} MATCH ? LIMIT ${gathered})`).get(match)!.n;

  const place = sort === undefined ? ['d.id'] : [`d.${by(sort)}`, 'd.id'];
  const clauses: readonly Clause[] = [
    ...(gather ? [{ sql: `${terms} MATCH ?`, values: [match] }] : groups.map(inTerms)),
    ...conditions.flatMap((condition) => (isTermField(collection, condition.field)
      ? isRange(condition) ? inDocument(condition.field, query.filter![condition.field]!) : []
      : byColumn(`d.${by(condition.field)}`, condition))),
    ...(after ? [{ sql: `(${place.join(', ')}) ${descending ? '<' : '>'} (${place.map(() => '?').join(', ')})`,
      values: sort === undefined ? [after.id] : [after.key, after.id] }] : []),
    { sql: 'd.doc IS NOT NULL', values: [] },
  ];
  const order = place.map((column) => `${column}${descending ? ' DESC' : ''}`).join(', ');
  // The texts of the documents are read when it is known which ones are on the page.
  return prepared<FoundRow>(`SELECT d.id, d.position, d.doc, ${sort === undefined ? '\'\'' : place[0]} AS key FROM (
      SELECT d.n FROM ${gather ? `${terms} CROSS JOIN ${documents} AS d ON d.n = ${terms}.rowid` : `${documents} AS d`}
      WHERE ${clauses.map(({ sql }) => sql).join(' AND ')} ORDER BY ${order} LIMIT ?
    ) AS page CROSS JOIN ${documents} AS d ON d.n = page.n ORDER BY ${order}`)
    .all(...clauses.flatMap(({ values }) => values), limit + 1);
};
