import { describe, expect, it } from '@jest/globals';
import { LINES, ONE_LINE, spelledAlike, unseenIn } from './visible-text.js';

describe('A text', () => {
  it.each([
    ['the null sign', '\0', 'U+0000'],
    ['a bell', '\u0007', 'U+0007'],
    ['a carriage return alone', '\r', 'U+000D'],
    ['delete', '\u007f', 'U+007F'],
    ['a control character of Latin-1', '\u0085', 'U+0085'],
    ['half a surrogate pair', '\ud83d', 'U+D83D'],
    ['the other half', '\udc00', 'U+DC00'],
    ['an override of direction', '\u202e', 'U+202E'],
    ['an isolate', '\u2066', 'U+2066'],
    ['a mark of direction', '\u200f', 'U+200F'],
    ['an Arabic mark', '\u061c', 'U+061C'],
    ['a space without width', '\u200b', 'U+200B'],
    ['a joiner', '\u200d', 'U+200D'],
    ['a soft hyphen', '\u00ad', 'U+00AD'],
    ['a byte order mark', '\ufeff', 'U+FEFF'],
    ['a Hangul filler', '\u3164', 'U+3164'],
    ['a variation', '\ufe0f', 'U+FE0F'],
    ['a tag', '\u{e0041}', 'U+E0041'],
    ['a blank Braille cell', '\u2800', 'U+2800'],
    ['a separator of lines', '\u2028', 'U+2028'],
    ['a separator of paragraphs', '\u2029', 'U+2029'],
    ['a sign of private use', '\ue000', 'U+E000'],
    ['a private plane', '\u{10fffd}', 'U+10FFFD'],
    ['no character', '\uffff', 'U+FFFF'],
    ['no character of a higher plane', '\u{1fffe}', 'U+1FFFE'],
    ['what was lost on the way', '\ufffd', 'U+FFFD'],
    ['what stands for an object', '\ufffc', 'U+FFFC'],
  ])('holds %s, and the sign is named', (_name, sign, code) => {
    for (const text of [sign, `Desa${sign}`, `${sign}Desa`, `De${sign}sa`]) expect(unseenIn(text)).toBe(code);
  });

  it.each([
    'Desa Sei Asam',
    'Ma’rang',
    'Kabupaten Toba (d/h "Tobasa") – 2024/I',
    'Rp 62.500.000,00',
    'é',
    'ꦢꦺꦱ',
    '中文',
    '😀',
    'baris satu\n\tbaris dua',
    'antara\u00a0kata',
    '',
  ])('of usual signs holds none: %j', (text) => expect(unseenIn(text)).toBeUndefined());

  it('has one spelling, whatever system it comes from', () => {
    expect(spelledAlike('Cafe\u0301')).toBe('Café');
    expect(spelledAlike('satu\r\ndua\n\rtiga')).toBe('satu\ndua\n\rtiga');
    expect(spelledAlike('Desa')).toBe('Desa');
  });

  it.each([
    ['Desa', true, true],
    [' . ', true, true],
    ['', false, false],
    ['   ', false, false],
    ['\u0301', false, false],
    ['\u00a0\u3000', false, false],
    ['\n', false, false],
    ['satu\ndua', false, true],
    ['satu\tdua', false, true],
    ['\nsatu', false, true],
    ['satu\n', false, true],
  ])('%j is one line: %s, and shows something: %s', (text, line, lines) => {
    expect([ONE_LINE.test(text), LINES.test(text)]).toEqual([line, lines]);
  });

  it('of a megabyte is looked at in one pass', () => {
    for (const text of [' '.repeat(1_000_000), `${'a'.repeat(1_000_000)}\n`, '\u0301'.repeat(500_000)]) {
      expect([ONE_LINE.test(text), unseenIn(text)]).toEqual([false, undefined]);
    }
  });
});
