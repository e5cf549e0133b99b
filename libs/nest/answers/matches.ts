import type { Collection, FindQuery, FoundPage, ReadStore } from '#kernel';
import { MOST_COUNTED } from '../input/query-parameters.js';

/** How many documents all pages of a list hold; beyond `count` there are more, where it says so. */
export interface Matches {
  readonly count: number;
  readonly orMore: boolean;
}

/** Counted with what the page was asked with. A first page on which the list ends says it by itself. */
export const matchesOf = async (
  models: Pick<ReadStore, 'count'>,
  collection: Collection,
  { filter, scope, only, search, cursor }: FindQuery,
  page: FoundPage,
): Promise<Matches> => {
  if (cursor === undefined && page.cursor === undefined) return { count: page.items.length, orMore: false };
  const asked = {
    ...(filter && { filter }),
    ...(scope && { scope }),
    ...(only && { only }),
    ...(search && { search }),
  };
  const count = await models.count(collection, asked, MOST_COUNTED + 1);
  return { count: Math.min(count, MOST_COUNTED), orMore: count > MOST_COUNTED };
};

export const NO_MATCHES: Matches = { count: 0, orMore: false };
