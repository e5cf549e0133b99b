import { describe, expect, it } from '@jest/globals';
import { brokenJson } from './broken-json.js';

describe('A body that is no JSON', () => {
  it.each([
    ['{"a": 1,}', 1, 9],
    ['{\n  "a": 1\n  "b": 2 }', 3, 3],
    ['{"a":', 1, 6],
    ['', 1, 1],
    ["{'a': 1}", 1, 2],
  ])('is refused with the place that does not fit: %j', (json, line, column) => {
    const { code, messageEn, info } = brokenJson(json)!;
    expect([code, messageEn, info.details]).toEqual([
      'E_MALFORMED',
      `The body is not whole JSON: line ${line}, column ${column}.`,
      { line, column },
    ]);
  });

  it.each(['rahasia', '["x in JSON at position 3", y]', '{"__proto__": 1}'])(
    'is not told a place that the parser does not tell: %j',
    (json) => {
      expect(brokenJson(json)).toBeUndefined();
    },
  );
});
