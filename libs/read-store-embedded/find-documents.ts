import type { Collection, FindQuery, Position } from '#kernel/stores';
import { asksForNothing, checkQuery, pageLength } from '#read-store-query';
import { besideTerms, inTerms, ofColumns, type Clause } from './clauses.js';
import { listedAmong } from './lists.js';
import { namesOf, type Prepared } from './tables.js';
import { termGroups, type TermGroup } from './term-groups.js';

export interface FoundRow {
  readonly id: string;
  readonly position: Position;
  readonly doc: string;
  /** Its sort key; empty when sorted by id. */
  readonly key: string;
}

export interface FoundRows {
  readonly rows: readonly FoundRow[];
  /** There are further documents. */
  readonly more: boolean;
}

type Place = Pick<FoundRow, 'id' | 'position' | 'key'> & { readonly n: number; readonly size: number };

const orderBy = (columns: readonly string[], descending: boolean): string =>
  columns.map((column) => `${column}${descending ? ' DESC' : ''}`).join(', ');

/** How the documents of a page are come by. */
interface Way {
  readonly source: Clause;
  /** The columns that give the order, in the source. */
  readonly place: readonly string[];
  /** What the source answers by itself. */
  readonly answered: (group: TermGroup) => boolean;
  /** Sort keys by whose index the documents are not to be looked for. */
  readonly unsought?: ReadonlySet<string>;
}

/** So many documents are looked through, in their order, before the full-text index reads all that it could find. */
const NEAREST = 1_000;

/**
 * The documents of a page, by their places, of which one more than the page holds is looked for. Up to `gathered`
 * documents are gathered by their terms and sorted, fewer where a value has a list of its own. More are looked for in
 * that list, else among all in the order asked for, where they are then frequent enough for a page to fill up soon.
 */
export const findRows = (prepared: Prepared, gathered: number, collection: Collection, query: FindQuery): FoundRows => {
  const asked = checkQuery(collection, query);
  const { sort, descending, limit, after } = asked;
  const { documents, terms, lists, by } = namesOf(collection);
  if (asksForNothing(asked)) return { rows: [], more: false };

  const groups = termGroups(prepared, collection, asked);
  const column = sort === undefined ? [] : [`d.${by(sort)}`];
  const inOrder = [...column, 'd.id'];
  const onward = (place: readonly string[]): readonly Clause[] =>
    after
      ? [
          {
            sql: `(${place.join(', ')}) ${descending ? '<' : '>'} (${place.map(() => '?').join(', ')})`,
            values: place.length === 1 ? [after.id] : [after.key, after.id],
          },
        ]
      : [];

  /** Documents that are many by another sort key would all be gathered by its index and sorted, for one page. */
  const frequent = (): ReadonlySet<string> =>
    new Set(
      ofColumns(collection, asked)
        .filter(({ field, clause: { sql, values } }) => {
          if (field === sort) return false;
          const found = `SELECT count(*) AS n FROM (SELECT 1 FROM ${documents} AS d WHERE ${sql} LIMIT ?)`;
          return prepared<{ n: number }>(found).get(...values, gathered)!.n === gathered;
        })
        .map(({ field }) => field),
    );

  const places = ({ source, place, answered, unsought }: Way): readonly Place[] => {
    const clauses: readonly Clause[] = [
      ...groups.filter((group) => !answered(group)).map(inTerms),
      ...besideTerms(collection, query, asked, unsought),
      ...onward(place),
      { sql: 'd.doc IS NOT NULL', values: [] },
    ];
    return prepared<Place>(`SELECT d.n, d.id, d.position, octet_length(d.doc) AS size, ${column[0] ?? "''"} AS key FROM (
        SELECT d.n FROM ${source.sql} AND ${clauses.map(({ sql }) => sql).join(' AND ')} ORDER BY ${orderBy(place, descending)} LIMIT ?
      ) AS page CROSS JOIN ${documents} AS d ON d.n = page.n ORDER BY ${orderBy(inOrder, descending)}`).all(
      ...source.values,
      ...clauses.flatMap(({ values }) => values),
      limit + 1,
    );
  };

  /** However large documents are, none is read that is not on the page. */
  const page = (found: readonly Place[]): FoundRows => {
    const length = pageLength(
      found.map(({ size }) => size),
      asked,
    );
    const own = found.slice(0, length);
    const docs = new Map(
      prepared<{ n: number; doc: string }>(
        `SELECT d.n, d.doc FROM json_each(?) AS wanted CROSS JOIN ${documents} AS d ON d.n = wanted.value`,
      )
        .all(JSON.stringify(own.map(({ n }) => n)))
        .map(({ n, doc }) => [n, doc]),
    );
    return {
      rows: own.map(({ n, id, position, key }) => ({ id, position, key, doc: docs.get(n)! })),
      more: found.length > length,
    };
  };

  const quick = groups.flatMap(({ match }) => match ?? []);
  const slow = groups.flatMap(({ slowMatch }) => slowMatch ?? []);
  if (quick.length === 0 && slow.length > 0) {
    const ahead = onward(inOrder);
    const nearest = places({
      source: {
        sql: `(SELECT d.n FROM ${documents} AS d WHERE ${['true', ...ahead.map(({ sql }) => sql)].join(' AND ')}
          ORDER BY ${orderBy(inOrder, descending)} LIMIT ${NEAREST}) AS near CROSS JOIN ${documents} AS d ON d.n = near.n WHERE true`,
        values: ahead.flatMap(({ values }) => values),
      },
      place: inOrder,
      answered: () => false,
    });
    if (nearest.length > limit) return page(nearest);
  }

  const [listed] = listedAmong(
    prepared,
    collection,
    groups.flatMap(({ value }) => value ?? []),
  );
  const enough = listed === undefined ? gathered : Math.ceil(gathered / 4);
  const match = (quick.length > 0 ? quick : slow).join(' AND ');
  const few =
    match !== '' &&
    enough >
      prepared<{ n: number }>(`SELECT count(*) AS n FROM (SELECT 1 FROM ${terms} WHERE ${terms} MATCH ? LIMIT ?)`).get(
        match,
        enough,
      )!.n;
  if (few) {
    return page(
      places({
        source: {
          sql: `${terms} CROSS JOIN ${documents} AS d ON d.n = ${terms}.rowid WHERE ${terms} MATCH ?`,
          values: [match],
        },
        place: inOrder,
        answered: (group) => (quick.length > 0 ? group.match : group.slowMatch) !== undefined,
      }),
    );
  }
  return page(
    places(
      listed === undefined
        ? {
            source: { sql: `${documents} AS d WHERE true`, values: [] },
            place: inOrder,
            answered: () => false,
            unsought: frequent(),
          }
        : {
            source: {
              sql: `${lists} AS l CROSS JOIN ${documents} AS d ON d.n = l.n WHERE l.term = ? AND l.sort = ?`,
              values: [listed, sort ?? ''],
            },
            place: ['l.key', 'l.id'],
            answered: ({ value }) => value === listed,
          },
    ),
  );
};
