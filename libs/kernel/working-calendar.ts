import { reject } from './rejection.js';
import { addDays, isWeekend, yearOf, type LocalDate } from './time.js';

/** National holidays and cuti bersama, by year. A year that is not loaded is never guessed (COM-08). */
export type WorkingCalendar = ReadonlyMap<number, ReadonlySet<LocalDate>>;

/** @throws Rejection `E_CALENDAR_MISSING` when the holidays of the date's year are not loaded. */
export const isWorkingDay = (date: LocalDate, calendar: WorkingCalendar): boolean => {
  const holidays = calendar.get(yearOf(date));
  if (!holidays) {
    throw reject('E_CALENDAR_MISSING', {
      ruleId: 'COM-08',
      messageId: `Kalender hari libur tahun ${yearOf(date)} belum dimuat.`,
      messageEn: `The holiday calendar of ${yearOf(date)} is not loaded.`,
    });
  }
  return !isWeekend(date) && !holidays.has(date);
};

/**
 * The n-th working day after `date`, which itself does not count (COM-08); undefined while it cannot be told, since a
 * year on the way is not loaded.
 */
export const addWorkingDays = (date: LocalDate, days: number, calendar: WorkingCalendar): LocalDate | undefined => {
  let day = date;
  for (let left = days; left > 0;) {
    day = addDays(day, 1);
    if (!calendar.has(yearOf(day))) return undefined;
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
};
