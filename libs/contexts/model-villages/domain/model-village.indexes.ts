import { addMonths, localDate, reject, yearOf, type LocalDate, type RegionCode, type RuleSet } from '#kernel';
import { INDEX_STATUSES, type IndexStatus, type VillageIndex } from './model-village.codes.js';
import {
  IDM_STATUS_BOUNDS,
  INDEKS_DESA_FROM_YEAR,
  INDEKS_DESA_STATUS_BOUNDS,
  type StatusBounds,
} from './model-village.settings.js';
import type { IndexReading } from './model-village.terms.js';

/** Decimals of an index, and its greatest value in its smallest steps; the least is 0. */
const SCALES: Readonly<Record<VillageIndex, { readonly decimals: number; readonly most: number }>> = {
  IDM: { decimals: 4, most: 10_000 },
  INDEKS_DESA: { decimals: 2, most: 10_000 },
};

const beyondScale = (index: VillageIndex, field: string) =>
  index === 'IDM'
    ? reject('E_VALIDATION', {
        ruleId: 'MOD-03',
        field,
        messageId: 'Nilai IDM terletak antara 0 dan 1, dengan paling banyak empat angka desimal, mis. 0,6420.',
        messageEn: 'A value of IDM lies between 0 and 1, with four decimals at most, like 0.6420.',
      })
    : reject('E_VALIDATION', {
        ruleId: 'MOD-03',
        field,
        messageId: 'Nilai Indeks Desa terletak antara 0 dan 100, dengan paling banyak dua angka desimal, mis. 72,35.',
        messageEn: 'A value of Indeks Desa lies between 0 and 100, with two decimals at most, like 72.35.',
      });

/** How a value is written, with a comma or a point: `0,6420`, `72.35`. */
export const INDEX_VALUE = /^(\d{1,3})(?:[.,](\d{1,4}))?$/;

/**
 * A value as people write it, in the smallest steps of its index.
 * @throws Rejection `E_VALIDATION` for what is no value of that index.
 */
export const readIndexValue = (index: VillageIndex, text: string, field = '/value'): number => {
  const { decimals, most } = SCALES[index];
  const [, whole, part = ''] = INDEX_VALUE.exec(text.trim()) ?? [];
  const kept = part.replace(/0+$/, '');
  if (whole === undefined || kept.length > decimals) throw beyondScale(index, field);
  const steps = Number(whole) * 10 ** decimals + Number(kept.padEnd(decimals, '0'));
  if (steps <= most) return steps;
  throw beyondScale(index, field);
};

/** What a value that was taken counts in the smallest steps of its index: 6420 of `0.6420`, 7235 of `72.35`. */
export const stepsOf = ({ index, value }: Pick<IndexReading, 'index' | 'value'>): number =>
  readIndexValue(index, value);

/** So many steps as events hold them: `0.6420`. */
const inDecimals = (index: VillageIndex, steps: number): string =>
  (steps / 10 ** SCALES[index].decimals).toFixed(SCALES[index].decimals);

/** How far a value lies above (`+0.0930`) or below (`-0.0100`) another of its index. */
export const changeFrom = (
  before: Pick<IndexReading, 'index' | 'value'>,
  after: Pick<IndexReading, 'index' | 'value'>,
): string => {
  const change = stepsOf(after) - stepsOf(before);
  return `${change > 0 ? '+' : ''}${inDecimals(after.index, change)}`;
};

const boundsOf = ({ index, year }: Pick<IndexReading, 'index' | 'year'>, rules: RuleSet, place: RegionCode) => {
  if (index === 'IDM') return rules.get(IDM_STATUS_BOUNDS, place);
  return rules.get(INDEKS_DESA_STATUS_BOUNDS, place)[String(year)];
};

export const statusBy = (value: number, bounds: StatusBounds): IndexStatus =>
  INDEX_STATUSES[bounds.filter((bound) => value > bound).length]!;

/** MOD-03: IDM was published up to 2024, Indeks Desa is since. */
const requirePublished = (
  { index, year }: Pick<IndexReading, 'index' | 'year'>,
  rules: RuleSet,
  place: RegionCode,
  at: string,
): void => {
  const first = rules.get(INDEKS_DESA_FROM_YEAR, place);
  if ((index === 'INDEKS_DESA') === year >= first) return;
  throw reject('E_INDEX_MIXED', {
    ruleId: 'MOD-03',
    field: `${at}/index`,
    details: { year, index: year >= first ? 'INDEKS_DESA' : 'IDM' },
    messageId: `Untuk tahun ${year} yang berlaku ialah ${year >= first ? 'Indeks Desa' : 'IDM'}.`,
    messageEn: `For ${year} it is ${year >= first ? 'Indeks Desa' : 'IDM'} that holds.`,
  });
};

/**
 * MOD-03: a reading on the scale of its index, of a year for which that index is published and that has begun on the
 * day, with the status that belongs to the value.
 * @throws Rejection `E_INDEX_MIXED`, `E_BASELINE`, `E_VALIDATION`
 */
export const requireReading = (
  said: Omit<IndexReading, 'status'> & { readonly status?: IndexStatus },
  { rules, occurredOn }: { readonly rules: RuleSet; readonly occurredOn: LocalDate },
  place: RegionCode,
): IndexReading => {
  const { index, year, value } = said;
  requirePublished(said, rules, place, '');
  if (yearOf(occurredOn) < year)
    throw reject('E_BASELINE', {
      ruleId: 'MOD-03',
      field: '/year',
      messageId: 'Tahun indeks tidak boleh sesudah tahun penilaian atau evaluasinya.',
      messageEn: 'The year of the index may not lie after that of the assessment or evaluation.',
    });
  const steps = readIndexValue(index, value);
  const bounds = boundsOf(said, rules, place);
  const status = bounds ? statusBy(steps, bounds) : said.status;
  if (status === undefined)
    throw reject('E_VALIDATION', {
      ruleId: 'MOD-03',
      field: '/status',
      messageId: `Batas status Indeks Desa ${year} belum diatur; isikan status seperti yang diumumkan kementerian.`,
      messageEn: `The bounds of Indeks Desa ${year} are not set; give the status as the ministry published it.`,
    });
  if (said.status !== undefined && said.status !== status)
    throw reject('E_VALIDATION', {
      ruleId: 'MOD-03',
      field: '/status',
      details: { status },
      messageId: 'Status tidak sesuai dengan nilainya menurut batas indeks dan tahun itu.',
      messageEn: 'The status does not fit the value by the bounds of that index and year.',
    });
  return { index, year, value: inDecimals(index, steps), status };
};

/** MOD-03: a target is one of an index that is published by then, on its scale. */
export const requireTarget = <Target extends Omit<IndexReading, 'status'>>(
  target: Target,
  rules: RuleSet,
  place: RegionCode,
  at: string,
): Target => {
  requirePublished(target, rules, place, at);
  return { ...target, value: inDecimals(target.index, readIndexValue(target.index, target.value, `${at}/value`)) };
};

/** An index of a year is taken by its end at the latest, and by the day on which it was read. */
export const takenOn = ({ year, on }: { readonly year: number; readonly on: LocalDate }): LocalDate => {
  const end = localDate(`${year}-12-31`);
  return end < on ? end : on;
};

/** The last day on which a baseline is young enough. */
export const freshUntil = (reading: { readonly year: number; readonly on: LocalDate }, months: number): LocalDate =>
  addMonths(takenOn(reading), months);

/** A value as people write it in Indonesian: `0,6420`, `72,35`. */
export const writeIndexValue = (reading: Pick<IndexReading, 'index' | 'value'>): string =>
  inDecimals(reading.index, stepsOf(reading)).replace('.', ',');
