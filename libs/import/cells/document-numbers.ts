import { flag } from '../flags.js';
import { reading, unread, type Reading } from '../reading.js';
import { clean, statesNothing } from '../text.js';

export interface DocumentNumber {
  /** As it is written, without "Nomor". */
  readonly number: string;
  /** What it would be where letters that look like digits are digits. */
  readonly proposed?: string;
}

const PREFIX = /^(?:no(?:mor)?|nomer)\b\s*[.:]*\s*/iu;
const TIMES = /\s*\(?\s*[x×]\s*(\d{1,3})\s*\)?\s*$/iu;
const NUMBER_OF_YEAR = /^(\d{1,4})\s+(?:tahun|thn|th)\.?\s*(\d{4})$/iu;
const BETWEEN = /\s*;\s*|\s+[–—-]\s+|\s*[–—]\s*|\s+(?:dan|&)\s+|\s*\|\s*|,\s+(?=\S*\d)|\s+\/\s+/u;

/** The numbers of a letter, in the order written: several parties each give one; `No. 01 Tahun 2016 (x8)` is eight. */
export const readDocumentNumbers = (raw: string): Reading<readonly DocumentNumber[]> => {
  const text = clean(raw);
  if (statesNothing(text)) return unread(raw);
  const times = TIMES.exec(text);
  const numbers = text
    .replace(TIMES, '')
    .split(BETWEEN)
    .map(numberOf)
    .filter(({ number }) => !statesNothing(number));
  if (numbers.length === 0) return unread(raw);
  const all = times
    ? Array.from(
        { length: Math.min(Number(times[1]), 500) },
        (_, index) => numbers[index % numbers.length] as DocumentNumber,
      )
    : numbers;
  const scanned = all.filter(({ proposed }) => proposed !== undefined);
  return reading(raw, {
    value: all,
    confidence: scanned.length > 0 ? 'APPROX' : 'EXACT',
    flags: scanned.length > 0 ? [flag('LOOKS_SCANNED', { proposed: scanned.map(({ proposed }) => proposed) })] : [],
  });
};

const numberOf = (written: string): DocumentNumber => {
  const bare = clean(written.replace(PREFIX, ''));
  const number = bare.replace(NUMBER_OF_YEAR, '$1/$2');
  const proposed = number
    .split(/([/.\s-])/u)
    .map(asDigits)
    .join('');
  return { number, ...(proposed !== number && { proposed }) };
};

/** A scanner reads 1 as l or I and 0 as O; digits among which such a letter stands are digits. */
const asDigits = (part: string): string =>
  /^[\dlI|Oo]+$/u.test(part) && /\d/u.test(part) ? part.replace(/[lI|]/gu, '1').replace(/[Oo]/gu, '0') : part;

/** The year that a number ends with or holds as a part of its own, `075/13/PKS/VI/2016`. */
export const yearInNumber = ({ number }: DocumentNumber): number | undefined => {
  const years = number.split(/[/\s-]/u).filter((part) => /^(?:19|20)\d\d$/u.test(part));
  return years.length > 0 ? Number(years.at(-1)) : undefined;
};
