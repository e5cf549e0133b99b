import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayInLetter, daysInLetter, inLetters, lengthInLetter, weekdayOf, type LocalDate } from '#kernel';

/** The words read back: another way than the one by which they were written. */
const UNITS: Readonly<Record<string, bigint>> = {
  ribu: 10n ** 3n,
  juta: 10n ** 6n,
  miliar: 10n ** 9n,
  triliun: 10n ** 12n,
  kuadriliun: 10n ** 15n,
};
const DIGITS = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];
const read = (words: string): bigint => {
  let [whole, group, last] = [0n, 0n, 0n];
  const plain = words.replace(/\bse(puluh|belas|ratus|ribu)\b/gu, 'satu $1').split(' ');
  for (const word of plain) {
    const digit = DIGITS.indexOf(word);
    if (digit >= 0) last = BigInt(digit);
    else if (word === 'belas') [group, last] = [group + 10n + last, 0n];
    else if (word === 'puluh') [group, last] = [group + last * 10n, 0n];
    else if (word === 'ratus') [group, last] = [group + last * 100n, 0n];
    else [whole, group, last] = [whole + (group + last) * UNITS[word]!, 0n, 0n];
  }
  return whole + group + last;
};

describe('A number in letters', () => {
  it.each([
    [0, 'nol'],
    [1, 'satu'],
    [10, 'sepuluh'],
    [11, 'sebelas'],
    [12, 'dua belas'],
    [19, 'sembilan belas'],
    [20, 'dua puluh'],
    [21, 'dua puluh satu'],
    [100, 'seratus'],
    [111, 'seratus sebelas'],
    [200, 'dua ratus'],
    [1_000, 'seribu'],
    [1_100, 'seribu seratus'],
    [2_011, 'dua ribu sebelas'],
    [11_000, 'sebelas ribu'],
    [100_000, 'seratus ribu'],
    [1_000_000, 'satu juta'],
    [1_001_000, 'satu juta seribu'],
    [62_500_000, 'enam puluh dua juta lima ratus ribu'],
    [1_000_000_000, 'satu miliar'],
    [1_000_000_000_000, 'satu triliun'],
    [1_000_000_000_000_000, 'satu kuadriliun'],
  ])('%d: %s', (number, words) => expect(inLetters(number)).toBe(words));

  it('reads back as the number, each number in words of its own', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (number) => {
        const words = inLetters(number);
        expect(read(words)).toBe(number);
        expect(words).toMatch(/^[a-z]+( [a-z]+)*$/u);
      }),
    );
    for (let number = 0; number < 12_000; number += 1)
      if (read(inLetters(number)) !== BigInt(number)) throw new Error(`${number}`);
  });

  it('is one that a paper can have', () => {
    for (const number of [-1, 10n ** 18n + 1n]) expect(() => inLetters(number)).toThrow(RangeError);
    expect(() => inLetters(1.5)).toThrow(RangeError);
  });
});

describe('Days in letters', () => {
  const [one, next, other, later] = ['2024-11-30', '2024-12-01', '2024-11-04', '2025-01-02'] as LocalDate[];
  it('are written with the names of months', () => {
    expect(dayInLetter(next!)).toBe('1 Desember 2024');
    expect([one, next, other].map((day) => weekdayOf(day!))).toEqual(['Sabtu', 'Minggu', 'Senin']);
  });
  it('tell once what first and last share', () => {
    expect(daysInLetter(one!, one!)).toBe('30 November 2024');
    expect(daysInLetter(other!, one!)).toBe('4 s.d. 30 November 2024');
    expect(daysInLetter(one!, next!)).toBe('30 November s.d. 1 Desember 2024');
    expect(daysInLetter(next!, later!)).toBe('1 Desember 2024 s.d. 2 Januari 2025');
  });
  it('are counted with the first and the last', () => {
    expect(lengthInLetter(one!, one!)).toBe('1 (satu) hari');
    expect(lengthInLetter(one!, later!)).toBe('34 (tiga puluh empat) hari');
  });
});
