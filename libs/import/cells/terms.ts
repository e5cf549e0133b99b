import { addDays, addMonths, daysBetween, type LocalDate } from '#kernel';
import { flag, type Flag } from '../flags.js';
import { flagged, hasFlag, reading, unread, type Reading } from '../reading.js';
import { clean, statesNothing } from '../text.js';
import { precisionOf, readDates, wholeDay, type PartialDate } from './dates.js';
import { numberInWords } from './number-words.js';

/** How long something is in force. */
export type Term =
  | { readonly kind: 'FOR'; readonly months: number; readonly days: number }
  | { readonly kind: 'UNTIL'; readonly until: PartialDate; readonly from?: PartialDate }
  | { readonly kind: 'OPEN_ENDED' };

const OPEN_ENDED = new RegExp(
  String.raw`\b(?:selesai|dicabut|tidak terbatas|tak terbatas|tanpa batas|seterusnya|tidak ditentukan|selamanya|` +
    String.raw`dibatalkan|diakhiri|ada perubahan)\b`,
  'iu',
);
const LENGTH = new RegExp(
  String.raw`(\d+(?:,5)?|[a-z]+)\s*(?:\(\s*([^()]*?)\s*\)\s*)?\b(tahun|thn|th|bulan|bln|bl|hari|hr|minggu|mgg|` +
    String.raw`setengah tahun)\b\.?`,
  'giu',
);
const EXTENDABLE = /\b(?:diperpanjang|perpanjangan)\b/iu;
const MONTHS_OF: Readonly<Record<string, number>> = { tahun: 12, thn: 12, th: 12, bulan: 1, bln: 1, bl: 1 };

/** `5 (lima) tahun`, `36 bulan`, `s.d. selesai`, `sampai dicabut`, `s.d. 31 Desember 2024` (G6). */
export const readTerm = (raw: string): Reading<Term> => {
  const text = clean(raw);
  if (statesNothing(text)) return unread(raw);
  const extendable = EXTENDABLE.test(text) ? [flag('EXTENDABLE')] : [];
  const length = lengthOf(text);
  if (length)
    return reading(raw, {
      value: length.term,
      flags: [...extendable, ...length.flags],
      confidence: length.flags.length > 0 ? 'CONFLICTING' : 'EXACT',
    });
  const until = readEnd(raw);
  return until.value
    ? flagged(until, ...extendable)
    : flagged(until, ...extendable, ...(until.quarantine ? [] : [flag('TERM_UNREADABLE')]));
};

const lengthOf = (text: string): { readonly term: Term; readonly flags: readonly Flag[] } | undefined => {
  let [months, days, found] = [0, 0, false];
  const flags: Flag[] = [];
  for (const [, figure = '', inBrackets, unit = ''] of text.toLowerCase().matchAll(LENGTH)) {
    const number = /^\d/u.test(figure) ? Number(figure.replace(',', '.')) : numberInWords(figure);
    if (number === undefined || number > 999) continue;
    const other =
      inBrackets === undefined
        ? undefined
        : (numberInWords(inBrackets) ?? (/^\d+$/u.test(inBrackets) ? Number(inBrackets) : undefined));
    if (other !== undefined && other !== number) flags.push(flag('WORDS_CONFLICT', { figure: number, words: other }));
    const each = MONTHS_OF[unit];
    if (each === undefined) days += number * (/^m/u.test(unit) ? 7 : 1);
    else months += number * each;
    found = true;
  }
  return found && Number.isInteger(months) && Number.isInteger(days) && months + days > 0
    ? { term: { kind: 'FOR', months, days }, flags }
    : undefined;
};

/** A column that tells the end: a day, a month, a year, or that there is none. */
export const readEnd = (raw: string): Reading<Term> => {
  const text = clean(raw);
  if (statesNothing(text)) return unread(raw);
  const dates = readDates(
    text.replace(/^(?:s\s?[./]\s?d\.?|sd\b|sampai(?: dengan)?|hingga|berlaku sampai(?: dengan)?)\s*/iu, ''),
  );
  if (dates.value) {
    const { from, until } = dates.value;
    return { ...dates, raw, value: { kind: 'UNTIL', until, ...(from !== until && { from }) } };
  }
  if (OPEN_ENDED.test(text) && !hasFlag(dates, 'IMPOSSIBLE_DATE'))
    return reading(raw, { value: { kind: 'OPEN_ENDED' } });
  return unread(raw, ...dates.flags);
};

/**
 * The last day of a term that begins on that day: n years later, less a day; the month's last day where it has no such
 * day (29 Feb + 1 year = 28 Feb).
 */
export const lastDayOf = (
  start: LocalDate,
  { months, days }: { readonly months: number; readonly days: number },
): LocalDate => {
  const later = addMonths(start, months);
  const clamped = later.slice(8) !== start.slice(8);
  return addDays(later, days - (clamped && days === 0 ? 0 : 1));
};

/**
 * The end of what began on that day. A stated end is kept, also where it differs from the derived one; where none is
 * stated it follows from the term, DERIVED.
 */
export const endOf = (start: Reading<PartialDate>, term: Reading<Term>, stated: Reading<Term>): Reading<Term> => {
  const first = wholeDay(start.value);
  const derived = first && term.value?.kind === 'FOR' ? lastDayOf(first, term.value) : undefined;
  const end = stated.value ? stated : term.value && term.value.kind !== 'FOR' ? term : undefined;
  if (!end) {
    if (!derived) return flagged(stated.raw ? stated : { ...stated, raw: term.raw }, flag('END_UNKNOWN'));
    const conflicting = start.confidence === 'CONFLICTING' || term.confidence === 'CONFLICTING';
    return reading(term.raw, {
      value: { kind: 'UNTIL', until: derived as string as PartialDate },
      confidence: conflicting ? 'CONFLICTING' : 'DERIVED',
      precision: 'DAY',
      provenance: 'COMPUTED',
    });
  }
  if (end.value?.kind !== 'UNTIL') return end;
  const { until } = end.value;
  if (start.value && until.slice(0, start.value.length) < start.value.slice(0, until.length)) {
    return conflictingEnd(end, flag('END_BEFORE_START', { start: start.value, until }));
  }
  if (!derived || derived.slice(0, until.length) === until) return end;
  const apart = precisionOf(until) === 'DAY' ? Math.abs(daysBetween(derived, until as string as LocalDate)) : Infinity;
  return apart === 1
    ? flagged(end, flag('END_DIFFERS', { stated: until, derived }))
    : conflictingEnd(end, flag('END_CONFLICT', { stated: until, derived }));
};

const conflictingEnd = (end: Reading<Term>, why: Flag): Reading<Term> =>
  reading(end.raw, { ...end, confidence: 'CONFLICTING', flags: [...end.flags, why] });
