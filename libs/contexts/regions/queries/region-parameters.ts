import { NATIONAL, isRegionCode, reject, type RegionCode, type RegionLevel, type Scope } from '#kernel';
import { formOf, malformed, refuseUnknown, single, valueOf, type RawQuery } from '#nest';
import type { RegionSearch } from '../contract/index.js';

const LARGEST_PAGE = 100;
/** The region data are no bulk download (ODbL): a search goes no further than this. */
const FURTHEST = 1_000;

const wholeNumber = (query: RawQuery, name: string, from: number, to: number): number | undefined => {
  const text = single(query, name);
  if (text === undefined) return undefined;
  const value = /^(0|[1-9]\d{0,3})$/.test(text) ? Number(text) : NaN;
  if (value >= from && value <= to) return value;
  throw malformed(
    name,
    `Parameter ${name} harus bilangan bulat ${from}–${to}.`,
    `The parameter ${name} must be a whole number from ${from} to ${to}.`,
  );
};

/** @throws Rejection `E_MALFORMED` not written in that form */
const written = (query: RawQuery, name: string, form: 'text' | 'words' | 'region' | 'scope'): string | undefined => {
  const text = single(query, name);
  return text === undefined ? undefined : (valueOf(name, formOf(form, 'text'), text) as string);
};

/** Characters of a text that a refusal repeats. */
const SHOWN = 60;

/** @throws Rejection `E_REGION_UNKNOWN` a text that is no code. */
export const codeIn = (text: string, parameter: string): RegionCode => {
  if (isRegionCode(text)) return text;
  throw reject('E_REGION_UNKNOWN', {
    parameter,
    messageId: `"${text.slice(0, SHOWN)}" bukan kode wilayah; tulis seperti 63.10.`,
    messageEn: `"${text.slice(0, SHOWN)}" is no code of a region; write it like 63.10.`,
  });
};

export const scopeOf = (text: string, parameter: string): Scope => (text === NATIONAL ? text : codeIn(text, parameter));

export const searchOf = (
  query: RawQuery,
): { readonly text: string; readonly options: RegionSearch & { readonly limit: number; readonly offset: number } } => {
  refuseUnknown(query, new Set(['codes', 'q', 'level', 'within', 'near', 'limit', 'cursor']));
  const [level, within, near, limit = 20, offset = 0] = [
    wholeNumber(query, 'level', 1, 4),
    written(query, 'within', 'scope') as Scope | undefined,
    written(query, 'near', 'scope') as Scope | undefined,
    wholeNumber(query, 'limit', 1, LARGEST_PAGE),
    wholeNumber(query, 'cursor', 0, FURTHEST),
  ];
  return {
    text: written(query, 'q', 'words') ?? '',
    options: {
      ...(level !== undefined && { level: level as RegionLevel }),
      ...(within !== undefined && { within }),
      ...(near !== undefined && { near }),
      limit,
      offset,
    },
  };
};

/**
 * `?codes=62.03,63.10.09.2009`, each once, in the order asked; undefined where something else is asked.
 * @throws Rejection `E_MALFORMED` no codes, or too many
 */
export const codesOf = (query: RawQuery): readonly RegionCode[] | undefined => {
  const text = single(query, 'codes');
  if (text === undefined) return undefined;
  refuseUnknown(query, new Set(['codes']));
  const codes = text.split(',').map((code) => valueOf('codes', formOf('region', 'text'), code) as RegionCode);
  if (codes.length <= LARGEST_PAGE) return [...new Set(codes)];
  throw malformed(
    'codes',
    `Parameter codes memuat ${codes.length} kode; paling banyak ${LARGEST_PAGE}.`,
    `The parameter codes holds ${codes.length} codes; ${LARGEST_PAGE} at most.`,
  );
};

/** Where the page after this one begins; undefined at the end, and where a search goes no further. */
export const nextCursor = (offset: number, limit: number, more: boolean): string | undefined =>
  more && offset + limit < FURTHEST ? String(offset + limit) : undefined;

/** The name that is to be resolved, and the region near which the one that is meant lies rather. */
export const nameOf = (query: RawQuery): { readonly name: string; readonly near: Scope | undefined } => {
  refuseUnknown(query, new Set(['name', 'near']));
  const name = written(query, 'name', 'text');
  if (name !== undefined) return { name, near: written(query, 'near', 'scope') as Scope | undefined };
  throw malformed('name', 'Parameter name wajib ada.', 'The parameter name is required.');
};

export const yearAndRegionOf = (
  query: RawQuery,
): { readonly year: number | undefined; readonly region: RegionCode | undefined } => {
  refuseUnknown(query, new Set(['year', 'region']));
  return {
    year: wholeNumber(query, 'year', 1900, 2199),
    region: written(query, 'region', 'region') as RegionCode | undefined,
  };
};
