import { describe, expect, it } from '@jest/globals';
import { MOST_IN_CELL, sheetCell } from './workbook.js';

const NOTE = '… terpotong, lihat CSV / cut, see the CSV';

describe('A cell of a workbook', () => {
  it('holds a text of as many characters as Excel takes, whole', () => {
    const text = 'a'.repeat(MOST_IN_CELL);
    expect(MOST_IN_CELL).toBe(32_767);
    expect(sheetCell({}, text, 'WIB')).toBe(text);
  });
  it('says that it was cut where there is one more, and is no longer than that', () => {
    const cut = sheetCell({}, 'a'.repeat(MOST_IN_CELL + 1), 'WIB') as string;
    expect(cut).toBe(`${'a'.repeat(MOST_IN_CELL - NOTE.length)}${NOTE}`);
    expect(cut).toHaveLength(MOST_IN_CELL);
  });
  it('tells an instant by the clock of the zone, and yes and no in words', () => {
    expect(sheetCell({ type: 'instant' }, '2024-11-19T16:30:00.000Z', 'WITA')).toBe('2024-11-20 00:30:00 WITA');
    expect(sheetCell({ type: 'instant' }, 'tersembunyi / hidden', 'WITA')).toBe('tersembunyi / hidden');
    expect(sheetCell({}, '2024-11-19T16:30:00.000Z', 'WITA')).toBe('2024-11-19T16:30:00.000Z');
    expect([true, false, undefined].map((value) => sheetCell({ type: 'boolean' }, value, 'WIB'))).toEqual([
      'ya',
      'tidak',
      undefined,
    ]);
  });
  it('cuts no character in halves', () => {
    for (const lead of ['', 'a']) {
      const cut = sheetCell({}, `${lead}${'\u{1F33E}'.repeat(20_000)}`, 'WIB') as string;
      expect(cut.endsWith(NOTE)).toBe(true);
      expect(cut.slice(0, -NOTE.length)).not.toMatch(/[\uD800-\uDBFF]$/);
      expect(cut.length).toBeLessThanOrEqual(MOST_IN_CELL);
    }
  });
});
