import { expect, it } from '@jest/globals';
import { percentOf } from './percent.js';

it.each([
  [1, 3, 33.33],
  [2, 3, 66.67],
  [1, 8, 12.5],
  [1, 800, 0.13],
  [582, 604, 96.36],
  [0, 5, 0],
  [5, 5, 100],
  [1, 0, undefined],
])('%d of %d is %p per cent, half up', (part, whole, percent) => expect(percentOf(part, whole)).toBe(percent));
