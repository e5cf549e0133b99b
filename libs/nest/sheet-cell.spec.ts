import { describe, expect, it } from '@jest/globals';
import { MOST_IN_CELL, sheetCell } from './exports.js';

const NOTE = '… terpotong, lihat CSV / cut, see the CSV';

describe('A cell of a workbook', () => {
  it('holds a text of as many characters as Excel takes, whole', () => {
    const text = 'a'.repeat(MOST_IN_CELL);
    expect(MOST_IN_CELL).toBe(32_767);
    expect(sheetCell({}, text)).toBe(text);
  });
  it('says that it was cut where there is one more, and is no longer than that', () => {
    const cut = sheetCell({}, 'a'.repeat(MOST_IN_CELL + 1)) as string;
    expect(cut).toBe(`${'a'.repeat(MOST_IN_CELL - NOTE.length)}${NOTE}`);
    expect(cut).toHaveLength(MOST_IN_CELL);
  });
  it('cuts no character in halves', () => {
    for (const lead of ['', 'a']) {
      const cut = sheetCell({}, `${lead}${'\u{1F33E}'.repeat(20_000)}`) as string;
      expect(cut.endsWith(NOTE)).toBe(true);
      expect(cut.slice(0, -NOTE.length)).not.toMatch(/[\uD800-\uDBFF]$/);
      expect(cut.length).toBeLessThanOrEqual(MOST_IN_CELL);
    }
  });
});
