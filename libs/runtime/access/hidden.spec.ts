import { describe, expect, it } from '@jest/globals';
import { HIDDEN, HIDDEN_WORDS, inWordsIfHidden, isHidden } from './hidden.js';

describe('What is hidden from a reader', () => {
  it('is known by its mark, in the place of a value and within a part that shows something', () => {
    expect([HIDDEN, { type: 'SK', hidden: true }].map(isHidden)).toEqual([true, true]);
    expect([undefined, null, 'hidden', 7, [], {}, { type: 'SK' }].map(isHidden)).toEqual(Array(7).fill(false));
  });

  it('is told in words where there is room for nothing else', () => {
    expect([HIDDEN, 'SK 12', undefined].map(inWordsIfHidden)).toEqual([HIDDEN_WORDS, 'SK 12', undefined]);
  });
});
