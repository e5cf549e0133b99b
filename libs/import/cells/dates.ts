import { addDays, isLocalDate, type LocalDate } from '#kernel';
import { flag, type Flag } from '../flags.js';
import { reading, unread, weakest, type Confidence, type Precision, type Reading } from '../reading.js';
import { clean, isDoubted, statesNothing } from '../text.js';
import { dateAtoms, type DateAtom } from './date-atoms.js';
import { dateTokens } from './date-tokens.js';
import { DATE_MARKS, PART_OF_PERIOD, WEEKDAY_NAMES } from './date-words.js';

/** As much of a day as is known: `2023-01-09`, `2023-01`, `2023`. Sorts as text. */
export type PartialDate = string & { readonly __partialDate: unique symbol };

/** From a day to a day, the same for one day. `days` where days are listed, and those between are not meant. */
export interface DateSpan {
  readonly from: PartialDate;
  readonly until: PartialDate;
  readonly days?: readonly PartialDate[];
}

export interface DateContext {
  /** The year that the remark names, for a date without one. */
  readonly remark?: string;
}

export const precisionOf = (date: PartialDate): Precision =>
  date.length === 10 ? 'DAY' : date.length === 7 ? 'MONTH' : 'YEAR';

/** The same as a day of the calendar, where it is one. */
export const wholeDay = (date: PartialDate | undefined): LocalDate | undefined =>
  isLocalDate(date) ? date : undefined;

const two = (number: number): string => String(number).padStart(2, '0');

/** A spreadsheet's day number in the 1900 system: 44935 is 2023-01-09 (G5). */
const SERIAL = /^([3-5]\d{4}|60000)(?:[.,]\d+)?$/u;
const SERIAL_BASE = '1899-12-30' as LocalDate;
const COMPACT = /^(?:((?:19|20)\d\d)(\d\d)(\d\d)|(\d\d)(\d\d)((?:19|20)\d\d))$/u;

/** The days that a cell names, in any of the notations of offices: one, several, or from … until (G2 – G5). */
export const readDates = (raw: string, context: DateContext = {}): Reading<DateSpan> => {
  const text = clean(raw);
  if (statesNothing(text)) return unread(raw);
  if (SERIAL.test(text)) {
    const day = addDays(SERIAL_BASE, Math.floor(Number(text.replace(',', '.')))) as string as PartialDate;
    const flags = [flag('SPREADSHEET_SERIAL', { date: day })];
    return reading(raw, { value: { from: day, until: day }, confidence: 'APPROX', precision: 'DAY', flags });
  }
  const compact = COMPACT.exec(text);
  const written = compact
    ? `${compact[3] ?? compact[4]}/${compact[2] ?? compact[5]}/${compact[1] ?? compact[6]}`
    : text;
  return fromWords(raw, written, context);
};

/** One day. Several are not chosen from. */
export const readDate = (raw: string, context: DateContext = {}): Reading<PartialDate> => {
  const { value, ...read } = readDates(raw, context);
  if (value === undefined || value.from === value.until) return { ...read, ...(value && { value: value.from }) };
  return reading<PartialDate>(raw, {
    ...read,
    value: undefined,
    flags: [...read.flags, flag('SEVERAL_DATES', { ...value })],
  });
};

const fromWords = (raw: string, text: string, context: DateContext): Reading<DateSpan> => {
  const plain = text.toLowerCase();
  const { atoms, words, unread: numbers, untilOnly } = dateAtoms(dateTokens(text.replace(DURATION, ' ')));
  const flags = [...marksOf(plain), ...(isDoubted(text) ? [flag('DOUBTED')] : [])];
  const other = words.filter((word) => !isMark(word));
  if (other.length > 0) flags.push(flag('UNREAD_TEXT', { words: other }));
  if (numbers.length > 0) return unread(raw, ...flags, flag('DATE_UNREADABLE', { numbers }));
  if (untilOnly || DATE_MARKS.BOUND.test(plain)) return unread(raw, ...flags, flag('DATE_BOUND', { bound: text }));
  const [filled, yearFlags] = withYears(atoms, context);
  if (filled.length === 0) {
    const why = DATE_MARKS.RELATIVE.test(plain)
      ? flag('RELATIVE_DATE')
      : flags.some(({ code }) => code === 'PLANNED')
        ? undefined
        : flag('NOT_A_DATE');
    return unread(raw, ...flags, ...(why ? [why] : []));
  }
  if (filled.some((atom) => atom.year === undefined)) {
    const relative = DATE_MARKS.RELATIVE.test(plain) ? [flag('RELATIVE_DATE')] : [];
    return unread(
      raw,
      ...flags,
      ...relative,
      flag('YEAR_MISSING', { dates: filled.map(withoutYear) }),
      ...impossibleInAnyYear(filled),
    );
  }
  if (filled.some(({ day, month }) => day !== undefined && month === undefined))
    return unread(raw, ...flags, flag('DATE_UNREADABLE'));
  const dates = filled.map(partialOf);
  const wrong = filled.filter((_, index) => dates[index] === undefined);
  if (wrong.length > 0) return unread(raw, ...flags, flag('IMPOSSIBLE_DATE', { written: wrong }));
  return spanOf(raw, dates as readonly PartialDate[], filled, [...flags, ...yearFlags]);
};

const DURATION = /\(?\b\d+\s*(?:\([a-z ]+\)\s*)?hari\b(?:\s*\d+\s*malam)?\)?/giu;

const spanOf = (
  raw: string,
  dates: readonly PartialDate[],
  atoms: readonly DateAtom[],
  before: readonly Flag[],
): Reading<DateSpan> => {
  const flags = [...before, ...weekdayFlags(dates, atoms)];
  if (atoms.some(({ ambiguous }) => ambiguous)) flags.push(flag('DATE_AMBIGUOUS'));
  const [from, until] = [dates[0] as PartialDate, dates.at(-1) as PartialDate];
  const reversed = until.slice(0, from.length) < from.slice(0, until.length);
  if (reversed) flags.push(flag('RANGE_REVERSED', { from, until }));
  const conflicting = reversed || flags.some(({ code }) => code === 'W_DATE_CONFLICT');
  const precision = dates
    .map(precisionOf)
    .reduce((a, b) => (a === 'YEAR' || b === 'YEAR' ? 'YEAR' : a === 'MONTH' || b === 'MONTH' ? 'MONTH' : 'DAY'));
  const approximate = precision !== 'DAY' || flags.some(({ code }) => UNCERTAIN.has(code));
  const confidence: Confidence = weakest(approximate ? 'APPROX' : 'EXACT', conflicting ? 'CONFLICTING' : 'EXACT');
  const listed = dates.length > 1 && atoms.some(({ after }, index) => index > 0 && after !== 'RANGE');
  const fromRemark = flags.some(({ code }) => code === 'YEAR_FROM_REMARK');
  return reading(raw, {
    value: { from, until, ...(listed && { days: dates }) },
    confidence,
    precision,
    flags,
    ...(fromRemark && { provenance: 'REMARK' }),
  });
};

const UNCERTAIN: ReadonlySet<string> = new Set([
  'APPROXIMATE',
  'PART_OF_PERIOD',
  'YEAR_FROM_REMARK',
  'DATE_AMBIGUOUS',
  'DOUBTED',
  'PLANNED',
]);

const marksOf = (plain: string): Flag[] => [
  ...(DATE_MARKS.PLANNED.test(plain) ? [flag('PLANNED')] : []),
  ...(DATE_MARKS.EVENING.test(plain) ? [flag('EVENING_START')] : []),
  ...(DATE_MARKS.APPROXIMATE.test(plain) ? [flag('APPROXIMATE')] : []),
  ...(plain.match(PART_OF_PERIOD) ? [flag('PART_OF_PERIOD', { part: plain.match(PART_OF_PERIOD)?.[0] })] : []),
];

const isMark = (word: string): boolean =>
  Object.values(DATE_MARKS).some((mark) => mark.test(word)) || /^(?:lambatnya|kira|lebih|kurang)$/u.test(word);

/** What a date lacks it takes from the one after it; the last one's year from the one before, or from the remark. */
const withYears = (
  atoms: readonly DateAtom[],
  { remark = '' }: DateContext,
): readonly [readonly DateAtom[], readonly Flag[]] => {
  const filled = [...atoms];
  const flags: Flag[] = [];
  const last = filled.at(-1);
  if (last && last.year === undefined) {
    const before = filled.findLast(({ year }) => year !== undefined);
    const told = /(?:\b(?:tahun|thn|th|ta)\b\.?\s*|^)((?:19|20)\d\d)\b/iu.exec(clean(remark))?.[1];
    if (before?.year !== undefined) {
      const earlier = last.month !== undefined && before.month !== undefined && last.month < before.month;
      filled[filled.length - 1] = { ...last, year: before.year + (earlier ? 1 : 0) };
    } else if (told) {
      filled[filled.length - 1] = { ...last, year: Number(told) };
      flags.push(flag('YEAR_FROM_REMARK', { year: Number(told) }));
    }
  }
  for (let i = filled.length - 2; i >= 0; i -= 1) {
    const [atom, next] = [filled[i] as DateAtom, filled[i + 1] as DateAtom];
    const month = atom.month ?? (atom.day === undefined ? undefined : next.month);
    // A year that is not written is that of the next date, or the one before it: `28 Des - 2 Jan 2025`.
    const year =
      atom.year ??
      (next.year === undefined
        ? undefined
        : next.year - (month !== undefined && next.month !== undefined && month > next.month ? 1 : 0));
    filled[i] = { ...atom, ...(month !== undefined && { month }), ...(year !== undefined && { year }) };
  }
  return [filled, flags];
};

const partialOf = ({ day, month, year }: DateAtom): PartialDate | undefined => {
  if (year === undefined || (month !== undefined && (month < 1 || month > 12))) return undefined;
  if (month === undefined) return day === undefined ? (String(year) as PartialDate) : undefined;
  if (day === undefined) return `${year}-${two(month)}` as PartialDate;
  const date = `${year}-${two(month)}-${two(day)}`;
  return isLocalDate(date) ? (date as string as PartialDate) : undefined;
};

const withoutYear = ({ day, month }: DateAtom): string =>
  `-${month === undefined ? '' : `-${two(month)}`}${day === undefined ? '' : `-${two(day)}`}`;

/** 31 April is impossible whatever the year. */
const impossibleInAnyYear = (atoms: readonly DateAtom[]): readonly Flag[] =>
  atoms.some((atom) => atom.month !== undefined && partialOf({ ...atom, year: atom.year ?? 2024 }) === undefined)
    ? [flag('IMPOSSIBLE_DATE')]
    : [];

const weekdayFlags = (dates: readonly PartialDate[], atoms: readonly DateAtom[]): readonly Flag[] =>
  atoms.flatMap(({ weekday }, index) => {
    const date = dates[index] as PartialDate;
    if (weekday === undefined || precisionOf(date) !== 'DAY') return [];
    const actual = new Date(`${date}T00:00:00Z`).getUTCDay();
    return actual === weekday
      ? []
      : [flag('W_DATE_CONFLICT', { date, written: WEEKDAY_NAMES[weekday], actual: WEEKDAY_NAMES[actual] })];
  });
