import { describe, expect, it } from '@jest/globals';
import type { Scope } from '#kernel';
import { smallestAround } from './smallest-around.js';

describe('The smallest region around several', () => {
  it.each<[readonly string[], string | undefined]>([
    [['63.10'], '63.10'],
    [['63.10', '63.10'], '63.10'],
    [['63.10.09.2009', '63.10.09.2007'], '63.10.09'],
    [['63.10.09', '63.10'], '63.10'],
    [['63.10', '63.1'], '63'],
    [['63.10', '62.03'], 'ID'],
    [['63.10', 'ID'], 'ID'],
    [['ID'], 'ID'],
    [[], undefined],
  ])('%j is %s', (scopes, around) => {
    expect(smallestAround(scopes as readonly Scope[])).toBe(around);
  });
});
