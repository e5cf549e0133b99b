import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  covers,
  oneOf,
  rulesOn,
  wholeNumber,
  type LocalDate,
  type RegionCode,
  type Scope,
  type Setting,
  type SettingValue,
} from '#kernel';

const reportDays: Setting<number> = {
  name: 'VISIT_REPORT_WORKDAYS',
  tag: 'K',
  legalBasis: 'PMK 113/2012',
  initial: 5,
  parse: wholeNumber(1, 60),
};
const value = (region: string, validFrom: string, configured: unknown, setting = reportDays.name): SettingValue => ({
  setting,
  region: region as Scope,
  validFrom: validFrom as LocalDate,
  value: configured,
  legalBasis: 'Perkada',
});
const daysIn = (region: string, on: string, ...configured: SettingValue[]): number =>
  rulesOn('1', configured, on as LocalDate).get(reportDays, region as RegionCode);

describe('The rules in force on a day (COM-06)', () => {
  it('are the defaults where nothing is configured', () => {
    expect(daysIn('62.03', '2024-11-20')).toBe(5);
    expect(daysIn('62.03', '2024-11-20', value('62.03', '2024-01-01', 7, 'OTHER'))).toBe(5);
  });

  it('change on the day from which a value holds, not before', () => {
    const seven = value('62.03', '2024-11-20', 7);
    expect(daysIn('62.03', '2024-11-19', seven)).toBe(5);
    expect(daysIn('62.03', '2024-11-20', seven)).toBe(7);
  });

  it('follow the latest value that has begun, whatever the order in which the values stand', () => {
    const values = [value('62', '2023-01-01', 3), value('62', '2024-06-01', 4), value('62', '2025-01-01', 9)];
    expect(daysIn('62.03', '2024-11-20', ...values)).toBe(4);
    expect(daysIn('62.03', '2024-11-20', ...values.reverse())).toBe(4);
  });

  it('follow the value that was entered last, where two hold from the same day', () => {
    expect(daysIn('62.03', '2024-11-20', value('62', '2024-06-01', 4), value('62', '2024-06-01', 9))).toBe(9);
  });

  it('follow the narrowest region, even when a wider one has a later value', () => {
    const values = [value('ID', '2024-10-01', 10), value('62', '2024-09-01', 8), value('62.03', '2020-01-01', 6)];
    expect(daysIn('62.03.02.2007', '2024-11-20', ...values)).toBe(6);
    expect(daysIn('62.02', '2024-11-20', ...values)).toBe(8);
    expect(daysIn('63', '2024-11-20', ...values)).toBe(10);
  });

  it('do not reach a region whose code merely begins alike', () => {
    expect(daysIn('63.10', '2024-11-20', value('63.1', '2024-01-01', 7))).toBe(5);
  });

  it('come from a value that covers the place and had begun, or are the default', () => {
    const anyValue = fc
      .record({
        region: fc.constantFrom('ID', '62', '62.03', '63', '63.10'),
        from: fc.constantFrom('2023-01-01', '2024-01-01', '2025-01-01'),
        days: fc.integer({ min: 1, max: 60 }),
      })
      .map(({ region, from, days }) => value(region, from, days));
    fc.assert(
      fc.property(fc.array(anyValue), fc.constantFrom('62.03', '63.10.09', '64'), (values, place) => {
        const inForce = values
          .filter(({ region, validFrom }) => covers(region, place as RegionCode) && validFrom <= '2024-06-01')
          .map((one) => one.value);
        expect(inForce.length > 0 ? inForce : [5]).toContain(daysIn(place, '2024-06-01', ...values));
      }),
    );
  });

  it('refuse a configured value that cannot be meant', () => {
    for (const wrong of [0, 61, 1.5, '5', null]) {
      expect(() => daysIn('62', '2024-11-20', value('62', '2024-01-01', wrong))).toThrow('a whole number from 1 to 60');
    }
    expect([1, 60].map((days) => daysIn('62', '2024-11-20', value('62', '2024-01-01', days)))).toEqual([1, 60]);
    expect(oneOf('WARN', 'REJECT')('WARN')).toBe('WARN');
    expect(() => oneOf('WARN', 'REJECT')('warn')).toThrow('one of WARN, REJECT');
  });
});
