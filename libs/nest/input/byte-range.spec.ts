import { describe, expect, it } from '@jest/globals';
import { partAsked } from './byte-range.js';

const TAG = 'ab12';
const asked = (range: string | undefined, ifRange?: string) =>
  partAsked({ range, ...(ifRange !== undefined && { 'if-range': ifRange }) }, TAG, 100);

describe('A part of a content', () => {
  it.each<[string, number, number]>([
    ['bytes=0-0', 0, 0],
    ['bytes=0-99', 0, 99],
    ['bytes=40-', 40, 99],
    ['bytes=99-', 99, 99],
    ['bytes=10-500', 10, 99],
    ['bytes=-1', 99, 99],
    ['bytes=-100', 0, 99],
    ['bytes=-500', 0, 99],
    ['Bytes= 3-4 ', 3, 4],
  ])('is asked for by %s: from %i to %i', (range, from, to) => expect(asked(range)).toEqual({ from, to }));

  it.each([undefined, '', 'bytes', 'bytes=', 'bytes=-', 'bytes=a-b', 'bytes=5-4', 'bytes=0-1,5-6', 'rows=0-1', '0-1'])(
    'is not asked for by %s: all of it is given',
    (range) => expect(asked(range)).toBeUndefined(),
  );

  it.each(['bytes=100-', 'bytes=100-200', 'bytes=-0'])('is none by %s', (range) =>
    expect(() => asked(range)).toThrow(expect.objectContaining({ code: 'E_RANGE', status: 416 })),
  );

  it('is given only to who has a part of the same content', () => {
    expect(asked('bytes=40-', '"ab12"')).toEqual({ from: 40, to: 99 });
    for (const other of ['"ab13"', 'W/"ab12"', 'ab12', '"ab12", "ab13"', '*', 'Fri, 20 Nov 2026 02:00:00 GMT'])
      expect(asked('bytes=40-', other)).toBeUndefined();
    expect(asked('bytes=100-', '"ab13"')).toBeUndefined();
  });

  it('of nothing there is none', () =>
    expect(() => partAsked({ range: 'bytes=0-' }, TAG, 0)).toThrow(expect.objectContaining({ code: 'E_RANGE' })));
});
