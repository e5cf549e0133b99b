import type { Words } from './command.js';

/** Lines whose cells stand below each other; the columns named by `right`, counted from 0, end at the right. */
export const columns = (rows: readonly (readonly string[])[], right: readonly number[] = []): string => {
  const widths = rows.reduce<number[]>((known, row) => row.map((cell, i) => Math.max(known[i] ?? 0, cell.length)), []);
  return rows
    .map((row) =>
      row
        .map((cell, i) => (right.includes(i) ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

/** Rows below what their columns are, told in one line of Indonesian and one of English. */
export const table = (
  headings: readonly Words[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string => columns([headings.map(([id]) => id), headings.map(([, en]) => en), ...rows], right);

/** What was found or done, line by line, each beside what it is in both languages. */
export const facts = (lines: readonly (readonly [what: Words, value: string])[]): string =>
  columns(lines.map(([[id, en], value]) => [id === en ? id : `${id} / ${en}`, value]));
