import { describe, expect, it } from '@jest/globals';
import type { Setting } from '#kernel';
import { DANA_DESA_EARLIER_TA, visitSettings } from './visit.settings.js';

/** The least, the default and the most that a region may set. */
const BOUNDS: Readonly<Record<string, readonly [least: number, initial: number, most: number]>> = {
  VISIT_REPORT_WORKDAYS: [1, 5, 30],
  REPORT_GRACE_HOURS: [0, 24, 720],
  TRAVEL_CEILING_PERCENT: [0, 50, 100],
  VISIT_LONGEST_DAYS: [1, 60, 366],
  VISIT_PLAN_MONTHS: [1, 24, 60],
  VISIT_RESCHEDULES: [1, 12, 24],
  VISIT_SESSIONS: [1, 100, 200],
  VISIT_INNOVATIONS: [1, 100, 200],
  VISIT_REPAIRS: [1, 100, 200],
  HISTORICAL_REPAIRS: [1, 100, 200],
  REGISTER_VISITS: [1, 1_000, 5_000],
  REGISTER_NUMBERS: [1, 10_000, 50_000],
  REGISTER_TRIPS: [1, 200, 1_000],
};
const settings: readonly Setting<unknown>[] = visitSettings;

describe('What a region may set about visits', () => {
  it.each(Object.entries(BOUNDS))(
    '%s has its default, and its bounds to the number',
    (name, [least, initial, most]) => {
      const { initial: unset, parse } = settings.find((setting) => setting.name === name)!;
      expect([unset, parse(least), parse(most)]).toEqual([initial, least, most]);
      for (const beyond of [least - 1, most + 1, least + 0.5, String(least)])
        expect(() => parse(beyond)).toThrow(`a whole number from ${least} to ${most}`);
    },
  );

  it('is, beside numbers, what is done about Dana Desa of earlier years', () => {
    expect(settings.map(({ name }) => name).sort()).toEqual([...Object.keys(BOUNDS), DANA_DESA_EARLIER_TA.name].sort());
    expect(['WARN', 'REJECT', 'ALLOW'].map(DANA_DESA_EARLIER_TA.parse)).toEqual(['WARN', 'REJECT', 'ALLOW']);
    expect(() => DANA_DESA_EARLIER_TA.parse('IGNORE')).toThrow('one of WARN, REJECT, ALLOW');
  });
});
