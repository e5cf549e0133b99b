/** Lines whose cells stand below each other; the columns named by `right`, counted from 0, end at the right. */
export const columns = (rows: readonly (readonly string[])[], right: readonly number[] = []): string => {
  const widths = rows.reduce<number[]>((known, row) => row.map((cell, i) => Math.max(known[i] ?? 0, cell.length)), []);
  return rows.map((row) => row.map((cell, i) => (right.includes(i) ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join('  ').trimEnd()).join('\n');
};
