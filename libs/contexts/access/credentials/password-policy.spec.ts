import { describe, expect, it } from '@jest/globals';
import { guessesFor } from './guesses.js';
import { acceptablePassword } from './password-policy.js';

const WEAK = {
  code: 'E_VALIDATION',
  info: expect.objectContaining({ field: '/password', messageEn: expect.stringContaining('easy to guess') }),
};
const taken = (password: string, username = 'kades.angsana'): string => acceptablePassword(password, username);

describe('a password', () => {
  it.each([
    ['one of those that many have', 'password1234'],
    ['one with signs for letters', 'P@ssw0rd2026!'],
    ['digits in order', '123456789012'],
    ['a row of keys', 'qwertyuiop12'],
    ['rows and columns of keys', '1qaz2wsx3edc'],
    ['a row backwards', 'poiuytrewq09'],
    ['the alphabet', 'abcdefghijkl'],
    ['the product and a year', 'sinergi2026!!'],
    ['a place and a year, twice', 'kapuas2026kapuas'],
    ['a short pattern, repeated', 'desa2026desa2026'],
    ['a role and digits', 'kepaladesa123'],
    ['role, product and year', 'AdminSinergi2026!'],
    ['a name and a birthday', 'siti17081945'],
    ['a religious word and a run', 'bismillah12345'],
    ['a word twice', 'rahasia-rahasia'],
    ['a word backwards', 'drowssap2026'],
    ['four signs', 'abcdabcdabcd'],
    ['one long pattern', 'k7k7k7k7k7k7k7k7k7k7k7k7'],
    ['the place and what it is', 'kabupatenkapuas!'],
  ])('that is %s is refused: %s', (_what, password) => {
    expect(() => taken(password)).toThrow(expect.objectContaining(WEAK));
  });

  it('that holds the name of its user is refused', () => {
    expect(() => taken('zq-Kades.Angsana-vx7')).toThrow(expect.objectContaining(WEAK));
  });

  it.each([
    'pohon-ulin-77',
    'kata-sandi-yang-panjang-2026',
    'padi menguning di sawah',
    'aB3-x9QpLw2_kk0Z',
    'kuda baterai stapler benar',
    '839250174926',
    'Kafé di tepi sawah',
  ])('is taken when it is long and no pattern: %s', (password) => {
    expect(taken(password)).toBe(password);
  });

  it('has at least twelve characters and at most 256', () => {
    const good = 'x9QpLw2_kkZr7Vn';
    expect(() => taken(good.slice(0, 11))).toThrow(expect.objectContaining({ code: 'E_VALIDATION' }));
    expect(taken(good.slice(0, 12))).toBe(good.slice(0, 12));
    expect(taken(good.padEnd(256, 'Q7'))).toHaveLength(256);
    expect(() => taken(good.padEnd(257, 'Q7'))).toThrow(expect.objectContaining({ code: 'E_VALIDATION' }));
  });

  it('costs no more guesses by what follows its first 64 characters', () => {
    expect(guessesFor('a'.repeat(64) + 'x9QpLw2_kkZr7Vn')).toBe(guessesFor('a'.repeat(64)));
  });
});
