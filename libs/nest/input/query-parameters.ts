import {
  NATIONAL,
  isRegionCode,
  reject,
  type FieldFilter,
  type FindQuery,
  type Instant,
  type Position,
  type RegionCode,
} from '#kernel';
import type { ModelQuery, QueryParameter } from '#runtime';
import { FILE_TYPES, GRAPHML, MEDIA_TYPES, type AskedFormat, type FileFormat } from '../refusals/accepted.js';
import { awaited, instantOf, refuseUnknown, single, type RawQuery } from './common-parameters.js';
import { chosenOf, type Chosen } from './chosen-fields.js';
import { formOf, valueOf, type Form } from './parameter-forms.js';
import { malformed } from '../refusals/problem.js';

export type Separator = ',' | ';';

/** What a list was asked. */
export interface ListAsk {
  readonly find: FindQuery;
  readonly after?: Position;
  readonly asOf?: Instant;
  readonly format?: AskedFormat;
  /** Between the cells of a CSV. */
  readonly separator?: Separator;
  /** An export comes with its description beside it. */
  readonly described?: boolean;
  /** Of each document no more than this. */
  readonly chosen?: Chosen;
  /** How many there are on all pages is told, too. */
  readonly counted?: boolean;
}

export const LARGEST_PAGE = 200;
/** Bytes of JSON with which a page is large enough, whatever its limit: one answer never keeps others waiting. */
export const LARGE = 1_000_000;
/** So many documents of a list are counted exactly. */
export const MOST_COUNTED = 10_000;
const PAGE = 50;
const MOST_VALUES = 100;

/** @throws Rejection `E_REGION_UNKNOWN` that names the parameter, for the code of a region that never was. */
export const requireRegions = (
  name: string,
  values: readonly unknown[],
  knows: (code: RegionCode) => boolean,
): void => {
  if (values.some((value) => isRegionCode(value) && !knows(value)))
    throw reject('E_REGION_UNKNOWN', { parameter: name });
};

const filterOf = (query: RawQuery, name: string, { kind }: QueryParameter, form: Form): FieldFilter => {
  const text = single(query, name)!;
  if (kind === 'in' || kind === 'within') {
    const texts = text.split(',');
    if (texts.length > MOST_VALUES)
      throw malformed(
        name,
        `Parameter ${name} memuat ${texts.length} nilai; paling banyak ${MOST_VALUES}.`,
        `The parameter ${name} holds ${texts.length} values; ${MOST_VALUES} at most.`,
      );
    const values = texts.map((each) => valueOf(name, form, each));
    return kind === 'in' ? { in: values } : { within: values as RegionCode[] };
  }
  const value = valueOf(name, form, text);
  return kind === 'equals' ? { eq: value } : { [kind]: value };
};

/** What a parameter asks of which fields: two of them, where it names a day that lies in a period. */
const filtersOf = (
  query: RawQuery,
  name: string,
  parameter: QueryParameter,
  form: Form,
): readonly (readonly [field: string, filter: FieldFilter])[] =>
  parameter.kind === 'during'
    ? [
        [parameter.field, filterOf(query, name, { ...parameter, kind: 'to' }, form)],
        [parameter.until!, filterOf(query, name, { ...parameter, kind: 'from' }, form)],
      ]
    : [[parameter.field, filterOf(query, name, parameter, form)]];

/** Regions that a list is asked about. @throws Rejection `E_REGION_UNKNOWN` one of them never was. */
export const requireKnownRegions = (
  { parameters }: Pick<ModelQuery, 'parameters'>,
  { find }: Pick<ListAsk, 'find'>,
  knows: (code: RegionCode) => boolean,
): void => {
  for (const [name, { field, kind }] of Object.entries(parameters)) {
    const asked = find.filter?.[field];
    if (kind === 'within' && asked && 'within' in asked) requireRegions(name, asked.within, knows);
  }
};

/** Parameters of every list, beside its filters and `q`. */
const OF_LISTS = [
  'sort',
  'limit',
  'cursor',
  'fields',
  'count',
  'format',
  'separator',
  'described',
  'after',
  'asOf',
] as const;
/** Those of what changed in a list between two instants: by id, and in JSON. */
export const OF_DIFFERENCES = ['since', 'asOf', 'limit', 'cursor'] as const;

/**
 * Reads the parameters of a list as its row declares them. @throws Error the row asks for what its model does not
 * declare.
 */
export const listReader = (row: ModelQuery, own: readonly string[] = OF_LISTS) => {
  const { model, parameters } = row;
  checkRow(row);
  const forms = Object.fromEntries(
    Object.entries(parameters).map(([name, { field, form }]) => [name, formOf(form, model.fields[field]!)]),
  );
  const known = new Set([...Object.keys(parameters), ...own, ...(model.words ? ['q'] : [])]);

  return (query: RawQuery, positionHeader: unknown): ListAsk => {
    refuseUnknown(query, known);
    const filter: Record<string, FieldFilter> = {};
    for (const [name, parameter] of Object.entries(parameters)) {
      if (query[name] === undefined) continue;
      for (const [field, next] of filtersOf(query, name, parameter, forms[name]!)) {
        const before = filter[field];
        if (before && !isRange(before, next))
          throw malformed(
            name,
            `Parameter ${name} menyaring hal yang sama dengan parameter lain; hapus salah satu.`,
            `The parameter ${name} filters the same as another parameter; leave one out.`,
          );
        filter[field] = inOrder(name, { ...before, ...next });
      }
    }
    const [search, cursor, format] = [wordsOf(query), single(query, 'cursor'), formatOf(row, query)];
    if (row.graph && format === GRAPHML.format) requireOne(query, row.graph.one);
    const [separator, described] = [separatorOf(query), flagOf(query, 'described')];
    const [chosen, counted] = [chosenOf(row, query), flagOf(query, 'count')];
    const [after, asOf] = [awaited(query, positionHeader), instantOf(query, 'asOf')];
    return {
      find: {
        filter,
        limit: limitOf(query),
        bytes: LARGE,
        ...sortOf(row, query),
        ...(search && { search }),
        ...(cursor && { cursor }),
      },
      ...(after && { after }),
      ...(asOf && { asOf }),
      ...(format && { format }),
      ...(separator && { separator }),
      ...(described !== undefined && { described }),
      ...(chosen && { chosen }),
      ...(counted && { counted }),
    };
  };
};

/** @throws Rejection `E_MALFORMED` a range that ends before it begins */
const inOrder = (name: string, filter: FieldFilter): FieldFilter => {
  const { from, to } = filter as { readonly from?: string | number; readonly to?: string | number };
  if (from === undefined || to === undefined || from <= to) return filter;
  throw malformed(
    name,
    `Parameter ${name}: rentang berakhir pada ${to}, sebelum mulai pada ${from}.`,
    `The parameter ${name}: the range ends at ${to}, before it begins at ${from}.`,
  );
};

const isRange = (...filters: readonly FieldFilter[]): boolean =>
  filters.every((filter) => 'from' in filter || 'to' in filter);

const checkRow = ({ path, model, parameters, scopeField, defaultSort }: ModelQuery): void => {
  const wrong = (what: string): Error =>
    new Error(`The query ${path} uses ${what}, for which the model ${model.name} is not declared.`);
  for (const { field, kind, until } of Object.values(parameters)) {
    for (const each of kind === 'during' ? [field, until!] : [field]) {
      if ((model.fields[each] === 'regions') !== (kind === 'within') || !model.fields[each])
        throw wrong(`${each} as "${kind}"`);
    }
  }
  if (scopeField && scopeField !== NATIONAL && model.fields[scopeField] !== 'regions')
    throw wrong(`${scopeField} for the reader's scope`);
  if (!model.sorts.includes(defaultSort.field)) throw wrong(`${defaultSort.field} for sorting`);
};

/** How many a page holds at most. @throws Rejection `E_MALFORMED` */
export const limitOf = (query: RawQuery, most = LARGEST_PAGE): number => {
  const given = single(query, 'limit');
  const limit = given === undefined ? PAGE : /^[1-9]\d{0,3}$/.test(given) ? Number(given) : 0;
  if (limit >= 1 && limit <= most) return limit;
  throw malformed(
    'limit',
    `Parameter limit harus bilangan bulat 1–${most}.`,
    `The parameter limit must be a whole number from 1 to ${most}.`,
  );
};

/** Rows of a total go by their dimensions, too: by these their ids are made. */
export const DIMENSIONS = 'dimensions';

const sortOf = ({ model, defaultSort, total }: ModelQuery, query: RawQuery): Pick<FindQuery, 'sort'> => {
  const given = single(query, 'sort');
  if (given === undefined) return { sort: defaultSort };
  if (total && given === DIMENSIONS) return {};
  const descending = given.startsWith('-');
  const field = descending ? given.slice(1) : given;
  if (model.sorts.includes(field)) return { sort: { field, descending } };
  const fields = model.sorts.join(', ');
  throw malformed(
    'sort',
    `Parameter sort harus ${total ? `${DIMENSIONS}, atau ` : ''}salah satu dari ${fields}; dengan - di depannya urutan menurun.`,
    `The parameter sort must be ${total ? `${DIMENSIONS}, or ` : ''}one of ${fields}; with - before it in descending order.`,
  );
};

const wordsOf = (query: RawQuery): string | undefined => {
  const given = single(query, 'q');
  return given === undefined ? undefined : (valueOf('q', formOf('words', 'text'), given) as string);
};

const formatOf = ({ graph }: ModelQuery, query: RawQuery): AskedFormat | undefined => {
  const given = single(query, 'format');
  const forms = [...Object.keys(MEDIA_TYPES), ...(graph ? [GRAPHML.format] : [])];
  if (given === undefined || forms.includes(given)) return given as AskedFormat | undefined;
  throw malformed(
    'format',
    `Parameter format harus salah satu dari ${forms.join(', ')}.`,
    `The parameter format must be one of ${forms.join(', ')}.`,
  );
};

/** @throws Rejection `E_MALFORMED` lines of several kinds of graph were asked for */
const requireOne = (query: RawQuery, name: string): void => {
  if (single(query, name)?.includes(',') === false) return;
  throw malformed(
    name,
    `Untuk graphml, parameter ${name} harus menyebut tepat satu nilai.`,
    `For graphml the parameter ${name} must name exactly one value.`,
  );
};

/** @throws Rejection `E_MALFORMED` */
export const fileFormatOf = (query: RawQuery): FileFormat | undefined => {
  const given = single(query, 'format');
  return given === undefined
    ? undefined
    : (valueOf('format', formOf(Object.keys(FILE_TYPES), 'text'), given) as FileFormat);
};

const flagOf = (query: RawQuery, name: string): boolean | undefined => {
  const given = single(query, name);
  return given === undefined ? undefined : (valueOf(name, formOf('boolean', 'text'), given) as boolean);
};

/** Names of the separators: a comma as everywhere, or a semicolon, at which an Indonesian Excel splits. */
export const SEPARATORS: Readonly<Record<string, Separator>> = { comma: ',', semicolon: ';' };

const separatorOf = (query: RawQuery): Separator | undefined => {
  const given = single(query, 'separator');
  return given === undefined
    ? undefined
    : SEPARATORS[valueOf('separator', formOf(Object.keys(SEPARATORS), 'text'), given) as string];
};
