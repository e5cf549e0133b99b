import { NATIONAL, reject, type Scope } from '#kernel';
import { FLAGS } from '#import';
import { formOf, malformed, refuseUnknown, single, valueOf, limitOf, type HttpOptions, type RawQuery } from '#nest';
import { IMPORT_LAYOUTS, ROW_STATES, type ImportLayout, type RowState } from '../domain/import.codes.js';

const START_KNOWN = new Set(['region', 'layout', 'sheet']);
const ROWS_KNOWN = new Set(['state', 'flag', 'limit', 'cursor']);
const FLAG = formOf(Object.keys(FLAGS), 'text');
/** Rows of one page. */
export const MOST_LISTED = 100;

/** A register is of a region that there is. @throws Rejection `E_MALFORMED`, `E_REGION_UNKNOWN` */
const regionIn = (text: string, { knowsRegion }: Pick<HttpOptions, 'knowsRegion'>): Scope => {
  const region = valueOf('region', formOf('scope', 'text'), text) as Scope;
  if (region === NATIONAL || knowsRegion(region)) return region;
  throw reject('E_REGION_UNKNOWN', { parameter: 'region' });
};

/** What is sent beside the file. @throws Rejection `E_MALFORMED`, `E_REGION_UNKNOWN` */
export const startOf = (
  query: RawQuery,
  known: Pick<HttpOptions, 'knowsRegion'>,
): { readonly region: Scope; readonly layout?: ImportLayout; readonly sheet?: string } => {
  refuseUnknown(query, START_KNOWN);
  const region = single(query, 'region');
  if (region === undefined)
    throw malformed(
      'region',
      'Sebutkan wilayah pemilik register dalam parameter region, misalnya 63.10.',
      'Name the region that keeps the register in the parameter region, like 63.10.',
    );
  const layout = single(query, 'layout');
  const sheet = single(query, 'sheet');
  if (sheet !== undefined && sheet.length > 100)
    throw malformed(
      'sheet',
      'Nama lembar paling panjang 100 karakter.',
      'The name of a sheet has 100 characters at most.',
    );
  return {
    region: regionIn(region, known),
    ...(layout !== undefined && { layout: valueOf('layout', formOf(IMPORT_LAYOUTS, 'text'), layout) as ImportLayout }),
    ...(sheet !== undefined && { sheet }),
  };
};

export interface RowsAsked {
  readonly states?: ReadonlySet<RowState>;
  readonly flag?: string;
  readonly limit: number;
  /** Row after which the page begins. */
  readonly after: number;
}

/** @throws Rejection `E_MALFORMED` */
export const rowsOf = (query: RawQuery): RowsAsked => {
  refuseUnknown(query, ROWS_KNOWN);
  const states = single(query, 'state')
    ?.split(',')
    .map((state) => valueOf('state', formOf(ROW_STATES, 'text'), state) as RowState);
  const flag = single(query, 'flag');
  const cursor = single(query, 'cursor') ?? '0';
  if (!/^(?:0|[1-9]\d{0,6})$/u.test(cursor))
    throw malformed('cursor', 'Pakai nextCursor dari jawaban sebelumnya.', 'Use nextCursor of the answer before.');
  return {
    ...(states && { states: new Set(states) }),
    ...(flag !== undefined && { flag: valueOf('flag', FLAG, flag) as string }),
    limit: limitOf(query, MOST_LISTED),
    after: Number(cursor),
  };
};
