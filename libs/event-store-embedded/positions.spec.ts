import { describe, expect, it } from '@jest/globals';
import { START, comparePositions, type Position } from '#kernel';
import { numberOf, positionOf } from './positions.js';

describe('A position of the embedded log', () => {
  it('is the number of an event and comes back as it; before the first one is the start', () => {
    expect([positionOf(0), numberOf(START)]).toEqual([START, 0]);
    for (const n of [1, 9, 10, 4_096, 2 ** 53 - 1]) {
      expect(positionOf(n)).toHaveLength(16);
      expect(numberOf(positionOf(n))).toBe(n);
      expect(comparePositions(positionOf(n - 1), positionOf(n))).toBeLessThan(0);
    }
  });

  it.each([
    '1',
    '000000000000001',
    '00000000000000001',
    '000000000000000a',
    '00000000000000000001/00000000000000000001',
  ])('of another store is a programming error: %s', (text) => {
    expect(() => numberOf(text as Position)).toThrow(`${text} is no position of this log`);
  });
});
