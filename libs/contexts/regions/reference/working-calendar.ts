import { readFileSync } from 'node:fs';
import { isLocalDate, yearOf, type LocalDate, type WorkingCalendar } from '#kernel';
import { eachCsvRow } from './csv.js';

export const HOLIDAY_KINDS = ['NATIONAL', 'CUTI_BERSAMA', 'REGIONAL_ELECTION'] as const;

/** A day on which offices are closed, with the decree that says so. */
export interface Holiday {
  readonly date: LocalDate;
  readonly name: string;
  readonly kind: (typeof HOLIDAY_KINDS)[number];
  readonly source: string;
}

/** Reads holidays.csv; a year stands in it with its whole list or not at all. @throws Error for a row that cannot be meant. */
export const readHolidays = (csv: string): readonly Holiday[] => {
  const holidays: Holiday[] = [];
  eachCsvRow(csv, ([date, name, kind, source]) => {
    const known = HOLIDAY_KINDS.find((other) => other === kind);
    if (!isLocalDate(date) || !name || !known || !source) {
      throw new Error(`holidays.csv: cannot read "${date},${name},${kind},${source}"`);
    }
    holidays.push({ date, name, kind: known, source });
  });
  return holidays;
};

/** Holidays of any kind are no working days (COM-08). */
export const workingCalendarOf = (holidays: readonly Holiday[]): WorkingCalendar => {
  const years = new Map<number, Set<LocalDate>>();
  for (const { date } of holidays) years.set(yearOf(date), (years.get(yearOf(date)) ?? new Set()).add(date));
  return years;
};

export const loadHolidays = (): readonly Holiday[] =>
  readHolidays(readFileSync(new URL('../data/holidays.csv', import.meta.url), 'utf8'));

export const loadWorkingCalendar = (): WorkingCalendar => workingCalendarOf(loadHolidays());
