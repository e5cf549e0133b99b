import { readFileSync } from 'node:fs';
import { isLocalDate, yearOf } from '#kernel';
import { HOLIDAY_KINDS } from '../domain/region.codes.js';
import type { Holiday } from '../domain/working-calendar.events.js';
import { eachCsvRow } from './csv.js';

/**
 * Reads holidays.csv; a year stands in it with its whole list or not at all. @throws Error for a row that cannot be
 * meant.
 */
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

export const loadHolidays = (): readonly Holiday[] =>
  readHolidays(readFileSync(new URL('../data/holidays.csv', import.meta.url), 'utf8'));

/** The lists that come with the software, by year. */
export const referenceCalendars = (): ReadonlyMap<number, readonly Holiday[]> => {
  const years = new Map<number, Holiday[]>();
  for (const holiday of loadHolidays()) {
    const year = yearOf(holiday.date);
    years.set(year, [...(years.get(year) ?? []), holiday]);
  }
  return years;
};
