import { describe, expect, it } from '@jest/globals';
import { faultyTexts } from './input-texts.js';

const nested = (levels: number): unknown => (levels === 0 ? 'x' : [nested(levels - 1)]);

describe('The texts of an input', () => {
  it('are looked at 32 levels deep, and what lies deeper is refused where it begins', () => {
    expect(faultyTexts({ value: nested(32) })).toEqual([]);
    expect(faultyTexts({ value: nested(33) })).toMatchObject([
      { field: `/value${'/0'.repeat(32)}`, code: 'E_VALIDATION', messageEn: 'is more than 32 levels deep' },
    ]);
  });

  it('are refused, and do not exhaust the program, however deep they lie', () => {
    let deep: unknown = 'x';
    for (let level = 0; level < 200_000; level += 1) deep = [deep];
    expect(faultyTexts({ value: deep })).toHaveLength(1);
  });
});
