import { expect, it } from '@jest/globals';
import type { RegionCode } from '#kernel';
import { at } from '#testing';
import { agesOf, medianOf } from './adoption-rates.js';

it.each([
  [{}, undefined],
  [{ d5: 0n }, undefined],
  [{ d5: 1n }, 5],
  [{ d5: 1n, d8: 1n }, 6.5],
  [{ d10: 1n, d9: 2n, d100: 2n }, 10],
  [{ d2: 1n, d1000: 3n, '2024-12': 9n }, 1000],
])('the median of %p is %p', (counts, median) => expect(medianOf(counts)).toBe(median));

it('ages go by calendar months, where the region is', () => {
  const counts = {
    '2024-09': 1n,
    '2024-08': 2n,
    '2024-06': 4n,
    '2024-05': 8n,
    '2023-12': 16n,
    '2023-11': 32n,
    d4: 64n,
  };
  const kapuas = '62.03' as RegionCode;
  expect(agesOf(counts, at('2024-12-31T16:59:59.999Z'), kapuas)).toEqual({
    deferred3: 1,
    deferred6: 6,
    deferred12: 24,
    deferredLonger: 32,
  });
  // A month later there, though not yet by the clock of Greenwich.
  expect(agesOf(counts, at('2024-12-31T17:00:00.000Z'), kapuas)).toMatchObject({ deferred3: 0, deferred6: 3 });
});
