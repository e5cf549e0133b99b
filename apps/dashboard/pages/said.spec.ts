import { describe, expect, it } from '@jest/globals';
import { uiOf } from '#views';
import { matchesIn } from './list.js';
import { retryIn } from './problem.js';

describe('What pages say of numbers', () => {
  it.each([
    [1, 'Coba lagi sesudah 1 detik.', 'Try again after 1 second.'],
    [89, 'Coba lagi sesudah 89 detik.', 'Try again after 89 seconds.'],
    [121, 'Coba lagi sesudah 3 menit.', 'Try again after 3 minutes.'],
  ])('brings nobody back too early: %i', (seconds, id, en) =>
    expect([retryIn(seconds, 'id'), retryIn(seconds, 'en')]).toEqual([id, en]),
  );

  it.each([
    [{ count: 1, orMore: false }, '1 catatan', '1 record'],
    [{ count: 10_000, orMore: true }, 'lebih dari 10.000 catatan', 'more than 10,000 records'],
  ])('tells how many there are: %j', (matches, ...words) =>
    expect((['id', 'en'] as const).map((language) => matchesIn({ items: [], matches }, uiOf(language)))).toEqual(words),
  );
});
