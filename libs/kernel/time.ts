import type { RegionCode } from './region-code.js';
import { reject } from './rejection.js';

/** A moment, ISO 8601 in UTC with milliseconds: `2024-11-19T01:00:00.000Z`. Sorts as text. */
export type Instant = string & { readonly __instant: unique symbol };

/** A calendar day without zone, `YYYY-MM-DD`. Sorts as text. */
export type LocalDate = string & { readonly __localDate: unique symbol };

/** Western, Central and Eastern Indonesia Time: UTC+7, +8, +9. Indonesia has no summer time. */
export const ZONES = ['WIB', 'WITA', 'WIT'] as const;
export type Zone = (typeof ZONES)[number];

export interface Clock {
  now(): Instant;
}

const HOURS: Readonly<Record<Zone, number>> = { WIB: 7, WITA: 8, WIT: 9 };
const DAY = 86_400_000;
const PROVINCES_WITA = new Set(['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76']);
const PROVINCES_WIT = new Set(['81', '82', '91', '92', '93', '94', '95', '96']);

const millis = (date: LocalDate): number => Date.parse(`${date}T00:00:00.000Z`);
const fromMillis = (ms: number): LocalDate => new Date(ms).toISOString().slice(0, 10) as LocalDate;

export const instant = (date: Date): Instant => date.toISOString() as Instant;

export const isLocalDate = (text: unknown): text is LocalDate =>
  typeof text === 'string' &&
  /^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(millis(text as LocalDate)) &&
  fromMillis(millis(text as LocalDate)) === text;

/** As much of a day of the calendar as is known: `2023`, `2023-01`, `2023-01-09`. */
export const isPartialDate = (text: string): boolean =>
  /^(?:19|20)\d{2}(?:-\d{2}(?:-\d{2})?)?$/.test(text) && isLocalDate(`${text}-01-01`.slice(0, 10));

/** The last day that it may mean. */
export const latestDayOf = (date: string): LocalDate => {
  if (isLocalDate(date)) return date;
  const [year, month = 12] = date.split('-').map(Number);
  return fromMillis(Date.UTC(year!, month, 0));
};

/** @throws Rejection `E_VALIDATION` for a text that is no day of the calendar (`2024-02-30`). */
export const localDate = (text: unknown, field?: string): LocalDate => {
  if (isLocalDate(text)) return text;
  throw reject('E_VALIDATION', {
    messageId: 'Tanggal tidak sah; tulis YYYY-MM-DD.',
    messageEn: 'Not a calendar date; write YYYY-MM-DD.',
    ...(field && { field }),
  });
};

/**
 * The zone of a region's province (domain §3.0: 61, 62 WIB; 63, 64, 65 WITA). The whole country as seen from Jakarta.
 */
export const zoneOf = (code: RegionCode | 'ID'): Zone => {
  const province = code.slice(0, 2);
  return PROVINCES_WITA.has(province) ? 'WITA' : PROVINCES_WIT.has(province) ? 'WIT' : 'WIB';
};

/** The day begins later there. */
export const isWestOf = (one: Zone, other: Zone): boolean => HOURS[one] < HOURS[other];

/** What the calendar on the wall shows in that zone at that moment. */
export const localDateAt = (at: Instant, zone: Zone): LocalDate => fromMillis(Date.parse(at) + HOURS[zone] * 3_600_000);

/** The same with the time of day: `2024-11-19 09:00:00 WITA`. */
export const localTimeAt = (at: Instant, zone: Zone): string =>
  `${new Date(Date.parse(at) + HOURS[zone] * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')} ${zone}`;

/** Midnight with which the day begins in that zone. */
export const startOfDay = (date: LocalDate, zone: Zone): Instant =>
  instant(new Date(millis(date) - HOURS[zone] * 3_600_000));

export const addHours = (at: Instant, hours: number): Instant => instant(new Date(Date.parse(at) + hours * 3_600_000));

/** The later of two days; the second where there is no first. */
export const laterDay = (one: LocalDate | undefined, other: LocalDate): LocalDate =>
  one !== undefined && one > other ? one : other;

export const addDays = (date: LocalDate, days: number): LocalDate => fromMillis(millis(date) + days * DAY);

/** Same day of the month, or the month's last day where it has no such day: 31 Jan + 1 month = 28/29 Feb. */
export const addMonths = (date: LocalDate, months: number): LocalDate => {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return fromMillis(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
};

/** Days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: LocalDate, b: LocalDate): number => (millis(b) - millis(a)) / DAY;

export const isWeekend = (date: LocalDate): boolean => [0, 6].includes(new Date(millis(date)).getUTCDay());

export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));
