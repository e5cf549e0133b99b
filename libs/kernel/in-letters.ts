import { daysBetween, localDateAt, localTimeAt, type Instant, type LocalDate, type Zone } from './time.js';

const SMALL = [
  'nol',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
  'sebelas',
] as const;
const LARGE = [
  [1_000_000_000_000_000n, 'kuadriliun'],
  [1_000_000_000_000n, 'triliun'],
  [1_000_000_000n, 'miliar'],
  [1_000_000n, 'juta'],
  [1_000n, 'ribu'],
  [100n, 'ratus'],
] as const;

/** One of a hundred or a thousand is `se-`, of anything larger `satu`. */
const counted = (many: bigint, unit: string): string =>
  many === 1n && (unit === 'ratus' || unit === 'ribu') ? `se${unit}` : `${inLetters(many)} ${unit}`;

/**
 * A whole number in Indonesian words, as amounts are told beside their figures (terbilang): `inLetters(62500000)` is
 * `enam puluh dua juta lima ratus ribu`. @throws RangeError below 0 or above 10^18
 */
export const inLetters = (value: bigint | number): string => {
  const number = BigInt(value);
  if (number < 0n || number > 10n ** 18n) throw new RangeError(`No number for a paper: ${number}`);
  const small = SMALL[Number(number)];
  if (number < 12n && small !== undefined) return small;
  if (number < 20n) return `${SMALL[Number(number) - 10]!} belas`;
  const [unit, word] = LARGE.find(([from]) => number >= from) ?? [10n, 'puluh'];
  const rest = number % unit;
  return `${counted(number / unit, word)}${rest === 0n ? '' : ` ${inLetters(rest)}`}`;
};

const MONTHS = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
] as const;
const WEEKDAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'] as const;

/** A day as it stands in letters: `19 November 2024`. */
export const dayInLetter = (day: LocalDate): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return `${date} ${MONTHS[month - 1]!} ${year}`;
};

/** Day and time by the clock of a zone, as they stand in letters: `20 Desember 2024 09.00.00 WITA`. */
export const instantInLetter = (at: Instant, zone: Zone): string =>
  `${dayInLetter(localDateAt(at, zone))}${localTimeAt(at, zone).slice(10).replaceAll(':', '.')}`;

export const weekdayOf = (day: LocalDate): string => WEEKDAYS[new Date(`${day}T00:00:00.000Z`).getUTCDay()]!;

/** From the first to the last day, both included: `19 s.d. 21 November 2024`, with what they share told once. */
export const daysInLetter = (from: LocalDate, to: LocalDate): string => {
  if (from === to) return dayInLetter(from);
  const [first, last] = [dayInLetter(from).split(' '), dayInLetter(to)];
  const told = from.slice(0, 7) === to.slice(0, 7) ? 1 : from.slice(0, 4) === to.slice(0, 4) ? 2 : 3;
  return `${first.slice(0, told).join(' ')} s.d. ${last}`;
};

/** `3 (tiga) hari`: how many days a stay from the first to the last one is. */
export const lengthInLetter = (from: LocalDate, to: LocalDate): string => {
  const days = daysBetween(from, to) + 1;
  return `${days} (${inLetters(days)}) hari`;
};
