import { describe, expect, it } from '@jest/globals';
import { instant } from '#kernel';
import { mayBeMorning } from './digests.js';

describe('The hour of the digest', () => {
  it.each([
    ['an instant before seven in the east', '2024-11-18T21:59:59Z', false],
    ['seven in the east', '2024-11-18T22:00:00Z', true],
    ['the last minute of the day in the west, when the east has the next one', '2024-11-19T16:59:59Z', true],
    ['midnight in the west', '2024-11-19T17:00:00Z', false],
  ])('is not yet, or past, anywhere in the country at %s', (_, at, past) =>
    expect(mayBeMorning(instant(new Date(at)), 7)).toBe(past),
  );

  it('is past all day for who chose midnight', () =>
    expect(mayBeMorning(instant(new Date('2024-11-19T17:00:00Z')), 0)).toBe(true));
});
