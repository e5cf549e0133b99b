import { describe, expect, it } from '@jest/globals';
import { addWorkingDays, isWeekend, isWorkingDay, localDate } from '#kernel';
import { calendarOf } from '../domain/working-calendar.state.js';
import { loadHolidays, readHolidays, referenceCalendars } from './working-calendar.js';

const calendar = calendarOf(referenceCalendars());
const due = (from: string, days: number): string | undefined => addWorkingDays(localDate(from), days, calendar);

describe('The working calendar of Indonesia', () => {
  it('gives five working days after 20 November 2024 with the election of 27 November as a holiday', () => {
    expect(due('2024-11-20', 5)).toBe('2024-11-28');
  });

  it('gives five working days after Saturday 26 April 2025 over Labour Day', () => {
    expect(due('2025-04-26', 5)).toBe('2025-05-05');
  });

  it('leaps over Idul Fitri with its cuti bersama', () => {
    expect(due('2024-04-05', 1)).toBe('2024-04-16');
    expect(due('2025-03-27', 1)).toBe('2025-04-08');
    expect(due('2026-03-17', 1)).toBe('2026-03-25');
  });

  it('holds as many days as the decrees say', () => {
    const count = (year: string, kind: string): number =>
      loadHolidays().filter(
        (holiday) => holiday.date.startsWith(year) && holiday.kind === kind && holiday.source.startsWith('SKB'),
      ).length;
    expect(
      ['2020', '2023', '2024', '2025', '2026'].map((year) => [count(year, 'NATIONAL'), count(year, 'CUTI_BERSAMA')]),
    ).toEqual([
      [16, 5],
      [16, 11],
      [17, 10],
      [17, 11],
      [17, 8],
    ]);
    expect(
      loadHolidays()
        .filter(({ source }) => source.startsWith('Keppres'))
        .map(({ date }) => date),
    ).toEqual(['2020-12-09', '2024-02-14', '2024-11-27']);
  });

  it('follows the last amendments', () => {
    for (const restored of ['2020-05-22', '2020-12-28', '2023-04-26'])
      expect(isWorkingDay(localDate(restored), calendar)).toBe(true);
    for (const freed of ['2020-12-31', '2023-04-19', '2023-06-30', '2025-08-18'])
      expect(isWorkingDay(localDate(freed), calendar)).toBe(false);
  });

  it('names every day once, and cuti bersama only where there would be work', () => {
    const holidays = loadHolidays();
    expect(new Set(holidays.map(({ date }) => date)).size).toBe(holidays.length);
    expect(holidays.filter(({ kind, date }) => kind !== 'NATIONAL' && isWeekend(date))).toEqual([]);
  });

  it('knows nothing of a year that is not loaded', () => {
    expect(due('2022-03-01', 1)).toBeUndefined();
    expect(due('2026-12-30', 5)).toBeUndefined();
  });

  it.each(['2024-02-30,x,NATIONAL,y', '2024-01-01,,NATIONAL,y', '2024-01-01,x,LIBUR,y', '2024-01-01,x,NATIONAL,'])(
    'refuses the row %p',
    (row) => {
      expect(() => readHolidays(`date,name,kind,source\n${row}\n`)).toThrow('cannot read');
    },
  );
});
