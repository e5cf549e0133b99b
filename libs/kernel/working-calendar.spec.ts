import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addWorkingDays, isWeekend, isWorkingDay, type LocalDate, type WorkingCalendar } from '#kernel';

const day = (text: string): LocalDate => text as LocalDate;
const calendar: WorkingCalendar = new Map([
  [2024, new Set([day('2024-11-27'), day('2024-12-25'), day('2024-12-26')])],
  [2025, new Set([day('2025-01-01')])],
]);

describe('Working days (COM-08)', () => {
  it('are Monday to Friday without holidays', () => {
    expect(
      ['2024-11-25', '2024-11-27', '2024-11-30', '2024-12-01'].map((text) => isWorkingDay(day(text), calendar)),
    ).toEqual([true, false, false, false]);
  });

  it('are counted from the day after', () => {
    expect(addWorkingDays(day('2024-11-20'), 1, calendar)).toBe('2024-11-21');
    expect(addWorkingDays(day('2024-11-20'), 5, calendar)).toBe('2024-11-28');
    expect(addWorkingDays(day('2024-11-23'), 1, calendar)).toBe('2024-11-25');
    expect(addWorkingDays(day('2024-11-23'), 0, calendar)).toBe('2024-11-23');
  });

  it('are never guessed for a year that is not loaded', () => {
    expect(() => isWorkingDay(day('2026-01-05'), calendar)).toThrow(
      expect.objectContaining({ code: 'E_CALENDAR_MISSING', status: 409 }),
    );
    expect(() => isWorkingDay(day('2026-01-03'), calendar)).toThrow(
      expect.objectContaining({ code: 'E_CALENDAR_MISSING' }),
    );
    expect(addWorkingDays(day('2025-12-30'), 1, calendar)).toBe('2025-12-31');
    expect(addWorkingDays(day('2025-12-30'), 2, calendar)).toBeUndefined();
  });

  it('leave exactly so many of them between the two days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 60 }), (offset, days) => {
        const from = addDays(day('2024-01-01'), offset);
        const due = addWorkingDays(from, days, calendar)!;
        let counted = 0;
        for (let at = addDays(from, 1); at <= due; at = addDays(at, 1)) if (isWorkingDay(at, calendar)) counted += 1;
        expect(counted).toBe(days);
        expect(isWeekend(due)).toBe(false);
      }),
    );
  });
});
