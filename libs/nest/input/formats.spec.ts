import { describe, expect, it } from '@jest/globals';
import { FORMATS } from './formats.js';

const SHA = '0123456789abcdef'.repeat(4);

describe('A text with a form of its own', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'rupiah',
      ['0', '1', '62500000', '1000000000000000'],
      ['', '-1', '01', '1000000000000001', '1.000', '1e3', ' 1', '1 '],
    ],
    ['date', ['2024-02-29', '2024-12-31'], ['', '2023-02-29', '2024-1-1', '2024-01-01T00:00:00Z', '01-01-2024']],
    [
      'partialDate',
      ['2023', '1999-12', '2024-02-29', '2023-12-31'],
      [
        '',
        '23',
        '2023-00',
        '2023-13',
        '2023-02-30',
        '2023-02-29',
        '2023-1',
        '2023-01-',
        '2023-01-00',
        '1899',
        '2023-06-31',
      ],
    ],
    [
      'region',
      ['63', 'OK', '63.10.09.2009', 'x'.repeat(120), ' ab '],
      ['', 'x', ' x ', '  ', 'x'.repeat(121), 'a\nb', '\u0301\u0301'],
    ],
    ['id', ['a', '0', 'A-b_c.d', 'a'.repeat(64)], ['', 'a'.repeat(65), '-a', '_a', '.a', 'a b', 'a/b', 'a\n', 'é']],
    ['sha256', [SHA], ['', SHA.slice(1), `${SHA}0`, SHA.toUpperCase(), `${SHA.slice(1)}g`]],
    [
      'uri',
      ['http://a', 'https://example.go.id/x?y=1'],
      ['', 'ftp://a', 'javascript:alert(1)', 'https://', 'https://a b', ' https://a', 'xhttps://a', 'https://['],
    ],
  ])('holds what a %s is, and nothing else', (format, right, wrong) => {
    const { holds, maxLength, examples } = FORMATS[format]!;
    expect([...right, ...examples].filter((text) => !holds(text))).toEqual([]);
    expect(wrong.filter(holds)).toEqual([]);
    expect(right.every((text) => text.length <= maxLength)).toBe(true);
  });

  it('has a greatest length, which the longest reaches where the form has one', () => {
    expect(Object.fromEntries(Object.entries(FORMATS).map(([name, { maxLength }]) => [name, maxLength]))).toEqual({
      rupiah: 16,
      date: 10,
      partialDate: 10,
      region: 120,
      id: 64,
      sha256: 64,
      uri: 2_000,
    });
  });
});
