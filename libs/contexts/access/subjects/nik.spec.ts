import { describe, expect, it } from '@jest/globals';
import type { Rejection } from '#kernel';
import { nik } from './nik.js';

const refused = (text: unknown): Rejection => {
  try {
    nik(text);
  } catch (error) {
    return error as Rejection;
  }
  throw new Error(`${String(text)} was accepted`);
};

describe('a NIK', () => {
  it.each([
    ['6310091708850001', 'a man'],
    ['6310095708850001', 'a woman'],
    ['6310090101000001', 'the first of January 2000'],
    ['6310097112990009', 'a woman born on a 31st'],
  ])('%s is one: %s', (text) => expect(nik(text)).toBe(text));

  it.each([
    ['631009170885000', '15 digits'],
    ['63100917088500011', '17 digits'],
    ['63100917088500O1', 'a letter'],
    ['6310090008850001', 'day 0'],
    ['6310093208850001', 'day 32'],
    ['6310094008850001', 'day 40'],
    ['6310097208850001', 'day 72'],
    ['6310091700850001', 'month 0'],
    ['6310091713850001', 'month 13'],
    ['6310091708850000', 'sequence 0'],
    [' 6310091708850001', 'a space'],
    ['6310091708850001\n', 'a line end'],
    [6310091708850001, 'a number'],
    [undefined, 'nothing'],
    [['6310091708850001'], 'a list'],
  ])('%j is none: %s', (text: unknown, _why: string) => {
    expect(refused(text).code).toBe('E_VALIDATION');
  });

  it.each([
    ['9999999999999999', 'Digits 7 to 12'],
    ['6310094008850001', 'Digits 7 to 12'],
    ['6310091713850001', 'Digits 7 to 12'],
    ['6310091708850000', 'The last four digits'],
    ['631009170885000', 'A NIK has 16 digits'],
    [undefined, 'A NIK has 16 digits'],
  ])('tells which part of it is wrong: %s', (text, told) => expect(refused(text).messageEn).toMatch(told));

  it('is not repeated in the refusal', () => {
    expect(
      JSON.stringify({ ...refused('6310093208850001'), message: refused('6310093208850001').message }),
    ).not.toContain('885000');
  });
});
