import { expect, it } from '@jest/globals';
import { paperNumberKey, yearInPaperNumber } from '#kernel';

it('A number on paper is the same in capitals or not, with spaces of any kind or without, with any zeros in front, and in any form of its characters', () => {
  for (const written of [
    '094/12/Ds-SA/2024',
    ' 094 / 12 / DS-SA / 2024',
    '094/12/ds-sa\u00a0/\u20092024',
    '０９４/12/ＤＳ-SA/2024',
    '94/12/DS-SA/2024',
    '0094/0012/Ds-SA/2024',
  ])
    expect([written, paperNumberKey(written)]).toEqual([written, '94/12/DS-SA/2024']);
  expect(paperNumberKey('094/12/DS.SA/2024')).not.toBe('94/12/DS-SA/2024');
  expect(['100/0', '1.00.2', 'A007'].map(paperNumberKey)).toEqual(['100/0', '1.0.2', 'A7']);
});

it.each([
  ['094/12/ST/2026', 2026],
  ['2026/094/12', 2026],
  ['０９４/ＳＴ/２０２６', 2026],
  ['2025/ST/2026', 2026],
  ['ST/2026', undefined],
  ['094/12/ST', undefined],
  ['094/PEMDES-2007', undefined],
  ['DEMO/63.10.09.2009', undefined],
  ['094/20261/ST', undefined],
  ['094/1999', undefined],
])('The number %s tells the year %s', (number, year) => expect(yearInPaperNumber(number)).toBe(year));
