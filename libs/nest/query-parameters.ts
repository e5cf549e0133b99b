import { isRegionCode, type FieldFilter, type FieldKind, type FindQuery, type Instant, type Position, type RegionCode, type Scalar } from '#kernel';
import type { ModelQuery, QueryParameter } from '#runtime';
import { malformed } from './problem.js';

export type RawQuery = Readonly<Record<string, string | readonly string[] | undefined>>;
export type ListFormat = 'json' | 'csv' | 'xlsx';

/** What a list was asked. */
export interface ListAsk {
  readonly find: FindQuery;
  readonly after?: Position;
  readonly asOf?: Instant;
  readonly format?: ListFormat;
}

export const LARGEST_PAGE = 200;
/** Bytes of JSON with which a page is large enough, whatever its limit: one answer never keeps others waiting. */
export const LARGE = 1_000_000;
const PAGE = 50;
const LONGEST = 200;
const MOST_VALUES = 100;
const POSITION = /^[\x21-\x7e]{1,200}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
const FORMATS: readonly string[] = ['json', 'csv', 'xlsx'] satisfies ListFormat[];

/** The single value of a parameter. @throws Rejection `E_MALFORMED` repeated or too long */
export const single = (query: RawQuery, name: string): string | undefined => {
  const value = query[name];
  if (value === undefined || (typeof value === 'string' && value.length <= 2_000)) return value;
  throw malformed(name, `Parameter ${name} diulang atau terlalu panjang.`, `The parameter ${name} is repeated or too long.`);
};

/** @throws Rejection `E_MALFORMED` that names the first unknown parameter */
export const refuseUnknown = (query: RawQuery, known: ReadonlySet<string>): void => {
  const unknown = Object.keys(query).find((name) => !known.has(name));
  if (unknown === undefined) return;
  const names = [...known].join(', ');
  throw malformed(unknown, `Parameter ${unknown} tidak dikenal; yang ada: ${names}.`, `Unknown parameter ${unknown}; known are ${names}.`);
};

/** An export is always the whole list. @throws Rejection `E_MALFORMED` */
export const refusePaging = (query: RawQuery): void => {
  const paging = ['limit', 'cursor'].find((name) => query[name] !== undefined);
  if (paging) throw malformed(paging, `Ekspor selalu memuat seluruh daftar; hapus ${paging}.`, `An export is the whole list; leave out ${paging}.`);
};

/** The position that the answer must show, from the header `Sinergi-Position` or the parameter `after`. */
export const awaited = (query: RawQuery, header: unknown): Position | undefined => {
  const given = single(query, 'after') ?? header;
  if (given === undefined || given === '') return undefined;
  if (typeof given === 'string' && POSITION.test(given)) return given as Position;
  throw malformed('after', 'Posisi tidak sah.', 'Not a position.');
};

export const instantOf = (query: RawQuery, name: string): Instant | undefined => {
  const given = single(query, name);
  if (given === undefined) return undefined;
  const date = new Date(INSTANT.test(given) ? given : NaN);
  if (!Number.isNaN(date.getTime())) return date.toISOString() as Instant;
  throw malformed(name, 'Waktu ditulis seperti 2024-12-31T16:59:59Z.', 'An instant is written like 2024-12-31T16:59:59Z.');
};

const READERS: Readonly<Record<FieldKind, (text: string) => Scalar | undefined>> = {
  text: (text) => (text.length <= LONGEST ? text : undefined),
  integer: (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : undefined),
  boolean: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
  regions: (text) => (isRegionCode(text) ? text : undefined),
};

const scalar = (name: string, kind: FieldKind, text: string): Scalar => {
  const value = READERS[kind](text);
  if (value !== undefined) return value;
  throw malformed(name, `Nilai parameter ${name} tidak sah.`, `The value of the parameter ${name} is not valid.`);
};

const filterOf = (query: RawQuery, name: string, { kind }: QueryParameter, field: FieldKind): FieldFilter => {
  if (kind === 'in' || kind === 'within') {
    const values = [query[name]!].flat().flatMap((text) => text.split(',')).slice(0, MOST_VALUES + 1).map((text) => scalar(name, field, text));
    if (values.length > MOST_VALUES) throw malformed(name, `Terlalu banyak nilai ${name}.`, `Too many values of ${name}.`);
    return kind === 'in' ? { in: values } : { within: values as RegionCode[] };
  }
  const value = scalar(name, field, single(query, name)!);
  return kind === 'equals' ? { eq: value } : { [kind]: value };
};

/** Reads the parameters of a list as its row declares them. @throws Error the row asks for what its model does not declare. */
export const listReader = (row: ModelQuery) => {
  const { model, parameters } = row;
  checkRow(row);
  const own = ['sort', 'limit', 'cursor', 'format', 'after', 'asOf', ...(model.words ? ['q'] : [])];
  const known = new Set([...Object.keys(parameters), ...own]);

  return (query: RawQuery, positionHeader: unknown): ListAsk => {
    refuseUnknown(query, known);
    const filter: Record<string, FieldFilter> = {};
    for (const [name, parameter] of Object.entries(parameters)) {
      if (query[name] === undefined) continue;
      const next = filterOf(query, name, parameter, model.fields[parameter.field]!);
      const before = filter[parameter.field];
      if (before && !isRange(before, next)) throw malformed(name, `Parameter ${name} bertentangan.`, `The parameter ${name} contradicts another.`);
      filter[parameter.field] = { ...before, ...next };
    }
    const [search, cursor, format] = [single(query, 'q')?.slice(0, LONGEST), single(query, 'cursor'), formatOf(query)];
    const [after, asOf] = [awaited(query, positionHeader), instantOf(query, 'asOf')];
    return {
      find: {
        filter, sort: sortOf(row, query), limit: limitOf(query), bytes: LARGE,
        ...(search && { search }), ...(cursor && { cursor }),
      },
      ...(after && { after }), ...(asOf && { asOf }), ...(format && { format }),
    };
  };
};

const isRange = (...filters: readonly FieldFilter[]): boolean => filters.every((filter) => 'from' in filter || 'to' in filter);

const checkRow = ({ path, model, parameters, scopeField, defaultSort }: ModelQuery): void => {
  const wrong = (what: string): Error => new Error(`The query ${path} uses ${what}, for which the model ${model.name} is not declared.`);
  for (const { field, kind } of Object.values(parameters)) {
    if ((model.fields[field] === 'regions') !== (kind === 'within') || !model.fields[field]) throw wrong(`${field} as "${kind}"`);
  }
  if (scopeField && model.fields[scopeField] !== 'regions') throw wrong(`${scopeField} for the reader's scope`);
  if (!model.sorts.includes(defaultSort.field)) throw wrong(`${defaultSort.field} for sorting`);
};

/** How many a page holds at most. @throws Rejection `E_MALFORMED` */
export const limitOf = (query: RawQuery): number => {
  const given = single(query, 'limit');
  const limit = given === undefined ? PAGE : /^\d{1,4}$/.test(given) ? Number(given) : 0;
  if (limit >= 1 && limit <= LARGEST_PAGE) return limit;
  throw malformed('limit', `Limit 1 sampai ${LARGEST_PAGE}.`, `The limit is 1 to ${LARGEST_PAGE}.`);
};

const sortOf = ({ model, defaultSort }: ModelQuery, query: RawQuery): NonNullable<FindQuery['sort']> => {
  const given = single(query, 'sort');
  if (given === undefined) return defaultSort;
  const descending = given.startsWith('-');
  const field = descending ? given.slice(1) : given;
  if (model.sorts.includes(field)) return { field, descending };
  throw malformed('sort', `Urutan yang ada: ${model.sorts.join(', ')}.`, `Sorted by one of ${model.sorts.join(', ')}.`);
};

const formatOf = (query: RawQuery): ListFormat | undefined => {
  const given = single(query, 'format');
  if (given === undefined || FORMATS.includes(given)) return given as ListFormat | undefined;
  throw malformed('format', 'Format: json, csv atau xlsx.', 'The format is json, csv or xlsx.');
};
