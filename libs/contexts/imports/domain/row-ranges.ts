import type { RowRange } from './import.events.js';

/** Rows in order as ranges without gaps: what is kept of ten thousand rows is mostly one. */
export const rangesOf = (rows: Iterable<number>): readonly RowRange[] => {
  const ranges: { from: number; to: number }[] = [];
  for (const row of [...new Set(rows)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && row === last.to + 1) last.to = row;
    else ranges.push({ from: row, to: row });
  }
  return ranges;
};

export const rowsIn = (ranges: readonly RowRange[]): readonly number[] =>
  ranges.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at));

export const holdsRow = (ranges: readonly RowRange[], row: number): boolean =>
  ranges.some(({ from, to }) => from <= row && row <= to);

export const countOf = (ranges: readonly RowRange[]): number =>
  ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);

export const joined = (...lists: readonly (readonly RowRange[])[]): readonly RowRange[] => {
  const ranges: { from: number; to: number }[] = [];
  for (const { from, to } of lists.flat().sort((a, b) => a.from - b.from)) {
    const last = ranges.at(-1);
    if (last && from <= last.to + 1) last.to = Math.max(last.to, to);
    else ranges.push({ from, to });
  }
  return ranges;
};
