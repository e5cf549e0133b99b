import { numberOf } from './format.js';
import type { Asking } from './pages.js';
import type { Language } from './ui.js';

/** How many records there are; `orMore` where they were not counted further. */
export interface Matches {
  readonly count: number;
  readonly orMore?: boolean;
}

export const countOf = ({ count, orMore }: Matches, language: Language): string =>
  `${numberOf(count, language)}${orMore ? '+' : ''}`;

/**
 * The year that is asked for, and else this one, or the last one before it in which a list has a record: figures of
 * nothing tell nothing of the list.
 * @param sort by which the last one comes first.
 */
export const yearOfFigures = async ({ api, query, year }: Asking, list: string, sort: string): Promise<string> => {
  if (query['year']) return query['year'];
  const { items } = await api.get<{ readonly items: readonly { readonly year?: number }[] }>(list, {
    region: query['region'],
    sort,
    limit: '1',
    fields: 'year',
  });
  return String(Math.min(year, items[0]?.year ?? year));
};
