import { NATIONAL, addMonths, governsItself, reject, type LocalDate, type RegionCode, type Scope } from '#kernel';
import { formOf, malformed, refuseUnknown, single, valueOf, type HttpOptions, type RawQuery } from '#nest';
import type { ParameterForm } from '#runtime';
import type { Span } from '../forms/expiring-agreements.form.js';

/** Months ahead that a list of what ends looks at, at most, and where it is not said. */
export const MOST_MONTHS = 60;
export const USUAL_MONTHS = 6;

const asked = <T>(query: RawQuery, name: string, form: ParameterForm): T | undefined => {
  const text = single(query, name);
  return text === undefined ? undefined : (valueOf(name, formOf(form, 'text'), text) as T);
};

const required = <T>(query: RawQuery, name: string, form: ParameterForm): T => {
  const value = asked<T>(query, name, form);
  if (value !== undefined) return value;
  throw malformed(name, `Parameter ${name} wajib disebut.`, `The parameter ${name} is required.`);
};

/** Whose agreements a paper is about. */
export interface Whose {
  readonly region: Scope;
  readonly own: boolean;
}

const whose = (query: RawQuery, { knowsRegion }: Pick<HttpOptions, 'knowsRegion'>): Whose => {
  const region = required<Scope>(query, 'region', 'scope');
  if (region !== NATIONAL && !knowsRegion(region)) throw reject('E_REGION_UNKNOWN', { parameter: 'region' });
  return { region, own: asked<boolean>(query, 'own', 'boolean') ?? false };
};

type Known = Pick<HttpOptions, 'knowsRegion'>;

/** @throws Rejection `E_MALFORMED`, `E_REGION_UNKNOWN` */
export const registerAsked = (query: RawQuery, known: Known): Whose & { readonly year: number } => {
  refuseUnknown(query, new Set(['region', 'own', 'year']));
  return { ...whose(query, known), year: required<number>(query, 'year', 'year') };
};

/** @throws Rejection `E_MALFORMED`, `E_REGION_UNKNOWN` */
export const expiringAsked = (
  query: RawQuery,
  known: Known,
  todayIn: (region: Scope) => LocalDate,
): Whose & { readonly span: Span } => {
  refuseUnknown(query, new Set(['region', 'own', 'months', 'on']));
  const of = whose(query, known);
  const months = asked<number>(query, 'months', 'integer') ?? USUAL_MONTHS;
  if (months < 1 || months > MOST_MONTHS)
    throw malformed(
      'months',
      `Parameter months harus 1–${MOST_MONTHS}.`,
      `The parameter months must be 1–${MOST_MONTHS}.`,
    );
  const on = asked<LocalDate>(query, 'on', 'date') ?? todayIn(of.region);
  return { ...of, span: { on, months, until: addMonths(on, months) } };
};

/** Regions and villages report, districts and urban villages are part of one. @throws Rejection `E_LEVEL` */
const requireReporting = (region: Scope): RegionCode => {
  if (region !== NATIONAL && governsItself(region)) return region;
  throw reject('E_LEVEL', {
    ruleId: 'AGR-15',
    parameter: 'region',
    messageId: 'Laporan tahunan disusun provinsi, kabupaten, kota, atau desa; sebut salah satunya.',
    messageEn: 'A yearly report is made by a province, regency, city or village; name one of them.',
  });
};

/** @throws Rejection `E_MALFORMED`, `E_REGION_UNKNOWN`, `E_LEVEL` */
export const yearlyAsked = (
  query: RawQuery,
  known: Known,
  todayIn: (region: Scope) => LocalDate,
): { readonly region: RegionCode; readonly year: number } => {
  refuseUnknown(query, new Set(['region', 'year']));
  const region = requireReporting(whose(query, known).region);
  const year = required<number>(query, 'year', 'year');
  const now = Number(todayIn(region).slice(0, 4));
  if (year <= now) return { region, year };
  throw malformed(
    'year',
    `Tahun ${year} belum mulai; yang dapat dilaporkan paling akhir ${now}.`,
    `The year ${year} has not begun; the last that can be reported is ${now}.`,
  );
};
