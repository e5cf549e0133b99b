import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { membersOf } from './json-members.js';

const count = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? (Array.isArray(value) ? 0 : Object.keys(value).length) +
      Object.values(value).reduce((sum: number, each) => sum + count(each), 0)
    : 0;

describe('The members of a JSON text', () => {
  it('are counted without making anything of it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(membersOf(JSON.stringify(value))).toBe(count(value));
        expect(membersOf(JSON.stringify(value, null, 2))).toBe(count(value));
      }),
    );
  });

  it('are no colons in texts, whatever stands before the quotes', () => {
    for (const text of ['a:b', '":', '\\":', '\\\\":', '\\', ':"'])
      expect(membersOf(JSON.stringify({ [text]: text }))).toBe(1);
  });

  it('of what is no JSON are some number', () => {
    for (const text of ['', '"', '"\\', ':::']) expect(membersOf(text)).toBe(text === ':::' ? 3 : 0);
  });
});
