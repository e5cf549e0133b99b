import type { Collection, CountQuery } from '#kernel/stores';
import { asksForNothing, checkConditions } from '#read-store-query';
import { besideTerms, inTerms } from './clauses.js';
import { namesOf, type Prepared } from './tables.js';
import { termGroups } from './term-groups.js';

/**
 * How many documents are found, up to `most`. What the full-text index answers by itself is counted there, without a
 * look at any document; a tombstone has no terms.
 */
export const countRows = (prepared: Prepared, collection: Collection, query: CountQuery, most: number): number => {
  const asked = checkConditions(collection, query);
  if (asksForNothing(asked)) return 0;
  const { documents, terms } = namesOf(collection);
  const groups = termGroups(prepared, collection, asked);
  const quick = groups.flatMap(({ match }) => match ?? []);
  const slow = groups.flatMap(({ slowMatch }) => slowMatch ?? []);
  const match = (quick.length > 0 ? quick : slow).join(' AND ');
  const answered = quick.length > 0 ? 'match' : 'slowMatch';
  const clauses = [
    ...groups.filter((group) => group[answered] === undefined).map(inTerms),
    ...besideTerms(collection, query, asked),
  ];
  const values = [...(match ? [match] : []), ...clauses.flatMap((clause) => clause.values), most];
  const source =
    match === ''
      ? `${documents} AS d WHERE d.doc IS NOT NULL`
      : clauses.length === 0
        ? `${terms} WHERE ${terms} MATCH ?`
        : `${terms} CROSS JOIN ${documents} AS d ON d.n = ${terms}.rowid WHERE ${terms} MATCH ? AND d.doc IS NOT NULL`;
  const where = [source, ...clauses.map(({ sql }) => sql)].join(' AND ');
  return prepared<{ n: number }>(`SELECT count(*) AS n FROM (SELECT 1 FROM ${where} LIMIT ?)`).get(...values)!.n;
};
