import type { Collection, CountQuery, FieldFilter } from '#kernel/stores';
import type { CheckedConditions, Condition } from '#read-store-query';
import type { SqlValue } from '#sqlite';
import { isTermField } from './rows.js';
import { namesOf } from './tables.js';
import { isRange, type TermGroup } from './term-groups.js';

/** Part of a WHERE clause, with its values. */
export interface Clause {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

const byColumn = (column: string, condition: Condition): Clause =>
  isRange(condition)
    ? { sql: `${column} BETWEEN ? AND ?`, values: [condition.from, condition.to] }
    : { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(condition.anyOf)] };

/** A range on a field without a column is looked for in the document itself. */
const inDocument = (field: string, filter: FieldFilter): Clause => {
  const { from, to } = filter as { readonly from?: string | number; readonly to?: string | number };
  const ends = [
    ...(from === undefined ? [] : [['>=', from] as const]),
    ...(to === undefined ? [] : [['<=', to] as const]),
  ];
  return {
    sql: `EXISTS (SELECT 1 FROM json_each(d.doc, '$."${field}"') AS item
      WHERE item.type = '${typeof ends[0]![1] === 'number' ? 'integer' : 'text'}'${ends.map(([sign]) => ` AND item.value ${sign} ?`).join('')})`,
    values: ends.map(([, value]) => value),
  };
};

export const inTerms = ({ pieces }: TermGroup): Clause =>
  pieces.length === 1
    ? { sql: 'instr(d.terms, ?) > 0', values: pieces }
    : {
        sql: 'EXISTS (SELECT 1 FROM json_each(?) AS piece WHERE instr(d.terms, piece.value) > 0)',
        values: [JSON.stringify(pieces)],
      };

/** Of which sort keys something is asked, and what. */
export const ofColumns = (
  collection: Collection,
  { conditions }: CheckedConditions,
): readonly { readonly field: string; readonly clause: Clause }[] =>
  conditions
    .filter(({ field }) => !isTermField(collection, field))
    .map((condition) => ({
      field: condition.field,
      clause: byColumn(`d.${namesOf(collection).by(condition.field)}`, condition),
    }));

/**
 * What is asked beside the terms, of a document `d`: of its sort keys, or of what stands in it.
 * @param unsought sort keys whose index is not to be used.
 */
export const besideTerms = (
  collection: Collection,
  { only, filter }: CountQuery,
  { conditions }: CheckedConditions,
  unsought: ReadonlySet<string> = new Set(),
): readonly Clause[] =>
  conditions.flatMap((condition) => {
    const { field } = condition;
    if (!isTermField(collection, field))
      return byColumn(`${unsought.has(field) ? '+' : ''}d.${namesOf(collection).by(field)}`, condition);
    return isRange(condition) ? inDocument(field, { ...only, ...filter }[field]!) : [];
  });
