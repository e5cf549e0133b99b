import { describe, expect, it } from '@jest/globals';
import { sameContent } from '#kernel';

describe('The same content', () => {
  it('is the same in whatever order its properties are written, at every depth', () => {
    expect(sameContent({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
    expect([sameContent('x', 'x'), sameContent(undefined, undefined), sameContent(null, null)]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('is another where a value, a member or the order of a list is another', () => {
    for (const [a, b] of [
      [{ a: 1 }, { a: 2 }],
      [{ a: 1 }, { a: 1, b: 1 }],
      [
        [1, 2],
        [2, 1],
      ],
      [1, '1'],
      [{ a: 1 }, undefined],
      [[], {}],
      [null, undefined],
    ])
      expect(sameContent(a, b)).toBe(false);
  });
});
