import { describe, expect, it } from '@jest/globals';
import { inForceOn, overlap, type Period } from './period.js';
import type { LocalDate } from './time.js';

const period = (validFrom: string, validTo?: string): Period => ({ validFrom, ...(validTo && { validTo }) }) as Period;

describe('A period', () => {
  it('holds its first and its last day, and without an end all that follow', () => {
    const on = (one: Period) =>
      ['2024-01-01', '2024-01-02', '2024-01-31', '2024-02-01'].map((day) => inForceOn(one, day as LocalDate));
    expect(on(period('2024-01-02', '2024-01-31'))).toEqual([false, true, true, false]);
    expect(on(period('2024-01-02'))).toEqual([false, true, true, true]);
  });

  it.each([
    ['one day of both', period('2024-01-01', '2024-01-31'), period('2024-01-31', '2024-02-28'), true],
    ['the day after', period('2024-01-01', '2024-01-31'), period('2024-02-01', '2024-02-28'), false],
    ['one within the other', period('2024-01-01'), period('2024-03-01', '2024-03-02'), true],
    ['both without an end', period('2024-01-01'), period('2030-01-01'), true],
    ['over before the other begins', period('2024-01-01', '2024-01-31'), period('2030-01-01'), false],
  ])('meets another: %s', (_, one, other, expected) => {
    expect([overlap(one, other), overlap(other, one)]).toEqual([expected, expected]);
  });
});
