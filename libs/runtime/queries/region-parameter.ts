import { NATIONAL, isRegionCode, type Meaning, type Scope } from '#kernel';
import type { QueryParameter, TotalsQuery } from './query-table.js';

/**
 * The parameter `region` of a list: what concerns one of the regions asked for, or any within. @param of whose region
 * it is, in both languages
 */
export const regionWithin = ([id, en]: Meaning, field = 'regions'): QueryParameter => ({
  field,
  kind: 'within',
  summary: [`${id}, dengan isinya`, `${en}, with all that lies in it`],
});

/** The parameter `national` of a list whose documents are kept for a region, or for the country. */
export const NATIONAL_ONLY: QueryParameter = {
  field: 'national',
  kind: 'equals',
  summary: ['Milik pemerintah pusat, tanpa wilayah', 'Of the country, without a region'],
};

/** The parameter `region` of totals. */
export const REGION_OF_TOTALS = {
  form: 'scope',
  summary: ['Kode wilayah; bila tidak disebut, seluruh Indonesia', 'Code of a region; without it, the whole country'],
} as const;

/**
 * About which region totals are asked, by which the reader's scope is checked: the whole country where no region is
 * named.
 */
export const regionAsked = (
  { parameters }: Pick<TotalsQuery, 'parameters'>,
  given: Readonly<Record<string, string>>,
): Scope => {
  const name = Object.keys(parameters).find((each) => ['region', 'scope'].includes(String(parameters[each]!.form)));
  const text = name === undefined ? undefined : given[name];
  return isRegionCode(text) ? text : NATIONAL;
};
