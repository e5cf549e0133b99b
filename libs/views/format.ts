import { localDateAt, localTimeAt, type Instant, type Zone } from '#kernel';
import type { Language } from './ui.js';

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  id: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};
const UNITS: Readonly<Record<Language, readonly (readonly [least: bigint, unit: string])[]>> = {
  id: [
    [10n ** 12n, 'T'],
    [10n ** 9n, 'M'],
    [10n ** 6n, 'jt'],
    [10n ** 3n, 'rb'],
  ],
  en: [
    [10n ** 12n, 'tn'],
    [10n ** 9n, 'bn'],
    [10n ** 6n, 'm'],
    [10n ** 3n, 'k'],
  ],
};

const parts = (day: string): readonly [year: string, month: number, day: number] => [
  day.slice(0, 4),
  Number(day.slice(5, 7)),
  Number(day.slice(8, 10)),
];

/** `20 Nov 2024` */
export const dayOf = (day: string, language: Language): string => {
  const [year, month, date] = parts(day);
  return `${date} ${MONTHS[language][month - 1]} ${year}`;
};

/** `19–20 Nov 2024`, `30 Nov – 2 Des 2024`; one day alone as itself. */
export const daysOf = (from: string, to: string, language: Language): string => {
  if (from === to) return dayOf(from, language);
  const [year, month, date] = parts(from);
  if (year !== to.slice(0, 4)) return `${dayOf(from, language)} – ${dayOf(to, language)}`;
  if (month === parts(to)[1]) return `${date}–${dayOf(to, language)}`;
  return `${date} ${MONTHS[language][month - 1]} – ${dayOf(to, language)}`;
};

/** `Jan–Mar 2027`, the months of these days; both in one year. */
export const monthsOf = (from: string, to: string, language: Language): string =>
  `${MONTHS[language][parts(from)[1] - 1]}–${MONTHS[language][parts(to)[1] - 1]} ${parts(to)[0]}`;

/** `28 Nov 2026, 13.46 WITA` */
export const instantOf = (at: string, zone: Zone, language: Language): string => {
  const time = localTimeAt(at as Instant, zone).slice(11, 16);
  const day = dayOf(localDateAt(at as Instant, zone), language);
  return `${day}, ${language === 'id' ? time.replace(':', '.') : time} ${zone}`;
};

/** `12.345` in Indonesian, `12,345` in English. */
export const numberOf = (value: bigint | number | string, language: Language): string =>
  String(value).replace(/\B(?=(\d{3})+$)/g, language === 'id' ? '.' : ',');

/** `2 Jan 2024 – 30 Nov 2026`, `sejak 2 Jan 2024`: in force from the first day to the last, or until further notice. */
export const periodOf = (first: string, last: string | undefined, language: Language): string =>
  last
    ? `${dayOf(first, language)} – ${dayOf(last, language)}`
    : `${language === 'id' ? 'sejak' : 'since'} ${dayOf(first, language)}`;

/** `1,4 MB`: how large a file is, in a unit that people read. */
export const sizeOf = (bytes: number, language: Language): string => {
  const [unit, power] =
    bytes < 1_000 ? (['B', 1] as const) : bytes < 1e6 ? (['kB', 1e3] as const) : (['MB', 1e6] as const);
  const rounded = (bytes / power).toFixed(power === 1 || bytes / power >= 100 ? 0 : 1);
  return `${language === 'id' ? rounded.replace('.', ',') : rounded} ${unit}`;
};

/** `Rp 62.500.000` */
export const rupiahOf = (value: bigint | number | string, language: Language): string =>
  `Rp ${numberOf(value, language)}`;

/** `Rp 62,5 jt`: to a tenth of the greatest unit, rounded down; the whole amount stands where it leads. */
export const shortRupiahOf = (value: bigint | number | string, language: Language): string => {
  const amount = BigInt(value);
  const [least, unit] = UNITS[language].find(([from]) => amount >= from) ?? [1n, ''];
  if (unit === '') return rupiahOf(amount, language);
  const [whole, tenth] = [amount / least, ((amount * 10n) / least) % 10n];
  const point = language === 'id' ? ',' : '.';
  return `Rp ${numberOf(whole, language)}${tenth ? `${point}${tenth}` : ''} ${unit}`;
};
