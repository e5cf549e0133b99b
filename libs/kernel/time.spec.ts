import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addHours,
  addMonths,
  daysBetween,
  instant,
  isLocalDate,
  isPartialDate,
  isWeekend,
  isWestOf,
  localDate,
  localDateAt,
  localTimeAt,
  regionCode,
  laterDay,
  latestDayOf,
  startOfDay,
  yearOf,
  zoneOf,
  type Instant,
  type LocalDate,
  type Zone,
} from '#kernel';

const day = (text: string): LocalDate => localDate(text);
const anyDay = fc
  .date({ min: new Date('1901-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)));
const anyZone = fc.constantFrom<Zone>('WIB', 'WITA', 'WIT');

describe('A local date', () => {
  it.each([
    '2024-02-30',
    '2023-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-11-31',
    '2024-1-01',
    '24-11-19',
    '1899-12-31',
    '2200-01-01',
    '2024-11-19T00:00:00Z',
    '',
    'kemarin',
    20241119,
    null,
  ])('is not %p', (written) => {
    expect(isLocalDate(written)).toBe(false);
    expect(() => localDate(written, 'plannedStart')).toThrow(
      expect.objectContaining({ code: 'E_VALIDATION', info: expect.objectContaining({ field: 'plannedStart' }) }),
    );
  });

  it.each([
    ['2023', '2023-12-31'],
    ['2023-02', '2023-02-28'],
    ['2024-02', '2024-02-29'],
    ['2024-12', '2024-12-31'],
    ['2024-12-01', '2024-12-01'],
  ])('of which as much is known as %s is at the latest %s', (date, latest) =>
    expect([isPartialDate(date), latestDayOf(date)]).toEqual([true, latest]),
  );

  it('knows leap days', () => {
    expect(isLocalDate('2024-02-29')).toBe(true);
    expect(isLocalDate('2000-02-29')).toBe(true);
    expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(day('2023-02-28'), 1)).toBe('2023-03-01');
  });

  it('goes forth and back by days, across years', () => {
    expect(addDays(day('2024-12-31'), 1)).toBe('2025-01-01');
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -200, max: 200 }), (date, days) => {
        const other = addDays(date, days);
        expect(daysBetween(date, other)).toBe(days);
        expect(addDays(other, -days)).toBe(date);
        expect(date < other).toBe(days > 0);
      }),
    );
  });

  it('adds months to the same day, or to the last one where the month is shorter', () => {
    expect(addMonths(day('2024-01-31'), 1)).toBe('2024-02-29');
    expect(addMonths(day('2025-01-31'), 1)).toBe('2025-02-28');
    expect(addMonths(day('2024-02-29'), 12)).toBe('2025-02-28');
    expect(addMonths(day('2025-12-31'), 3)).toBe('2026-03-31');
    expect(addMonths(day('2024-11-20'), 24)).toBe('2026-11-20');
    expect(addMonths(day('2025-03-31'), -1)).toBe('2025-02-28');
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -24, max: 24 }), (date, months) => {
        const later = addMonths(date, months);
        const count = (d: LocalDate): number => yearOf(d) * 12 + Number(d.slice(5, 7));
        expect(count(later) - count(date)).toBe(months);
        expect(Number(later.slice(8))).toBeLessThanOrEqual(Number(date.slice(8)));
      }),
    );
  });

  it('knows Saturday and Sunday', () => {
    expect(['2024-11-02', '2024-11-03', '2024-11-04'].map((text) => isWeekend(day(text)))).toEqual([true, true, false]);
  });
});

it('A moment goes forth and back by hours', () => {
  expect([0, 1, 24, -2].map((hours) => addHours('2024-12-31T23:30:00.500Z' as Instant, hours))).toEqual([
    '2024-12-31T23:30:00.500Z',
    '2025-01-01T00:30:00.500Z',
    '2025-01-01T23:30:00.500Z',
    '2024-12-31T21:30:00.500Z',
  ]);
});

describe('The zones of Indonesia', () => {
  it.each([
    ['11', 'WIB'],
    ['31', 'WIB'],
    ['36', 'WIB'],
    ['61', 'WIB'],
    ['62.03.02.2007', 'WIB'],
    ['51', 'WITA'],
    ['53', 'WITA'],
    ['63.10.09.2009', 'WITA'],
    ['64', 'WITA'],
    ['65', 'WITA'],
    ['71', 'WITA'],
    ['76', 'WITA'],
    ['81', 'WIT'],
    ['82', 'WIT'],
    ['91', 'WIT'],
    ['96', 'WIT'],
  ])('put %s into %s', (code, zone) => expect(zoneOf(regionCode(code))).toBe(zone));

  it('see the country as a whole from Jakarta', () => expect(zoneOf('ID')).toBe('WIB'));

  it('of two days is the later one, and the only one where there is no other', () => {
    expect([laterDay(day('2025-01-01'), day('2025-01-02')), laterDay(day('2025-01-02'), day('2025-01-01'))]).toEqual([
      '2025-01-02',
      '2025-01-02',
    ]);
    expect(laterDay(undefined, day('2025-01-01'))).toBe('2025-01-01');
  });

  it('begin their days one hour after another', () => {
    expect(startOfDay(day('2025-01-01'), 'WIB')).toBe('2024-12-31T17:00:00.000Z');
    expect(startOfDay(day('2025-01-01'), 'WITA')).toBe('2024-12-31T16:00:00.000Z');
    expect(startOfDay(day('2025-01-01'), 'WIT')).toBe('2024-12-31T15:00:00.000Z');
  });

  it('show different dates at the same moment', () => {
    const moment = '2024-12-31T15:30:00.000Z' as Instant;
    expect(localDateAt(moment, 'WIB')).toBe('2024-12-31');
    expect(localDateAt(moment, 'WITA')).toBe('2024-12-31');
    expect(localDateAt(moment, 'WIT')).toBe('2025-01-01');
  });

  it('is told with the hour of that zone, and names it', () => {
    const moment = instant(new Date('2024-12-31T15:59:58.999Z'));
    expect((['WIB', 'WITA', 'WIT'] as const).map((zone) => localTimeAt(moment, zone))).toEqual([
      '2024-12-31 22:59:58 WIB',
      '2024-12-31 23:59:58 WITA',
      '2025-01-01 00:59:58 WIT',
    ]);
  });

  it('lie west of those whose days begin earlier, and none of itself', () => {
    const zones: readonly Zone[] = ['WIB', 'WITA', 'WIT'];
    expect(zones.map((one) => zones.map((other) => isWestOf(one, other)))).toEqual([
      [false, true, true],
      [false, false, true],
      [false, false, false],
    ]);
  });

  it('have a day last from its start to just before the next', () => {
    fc.assert(
      fc.property(anyDay, anyZone, (date, zone) => {
        const start = startOfDay(date, zone);
        const before = instant(new Date(Date.parse(start) - 1));
        expect(localDateAt(start, zone)).toBe(date);
        expect(localDateAt(before, zone)).toBe(addDays(date, -1));
      }),
    );
  });
});
