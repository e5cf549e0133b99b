import { isImpersonal } from '#kernel';
import { flag, type Flag } from '../flags.js';
import { clean, statesNothing } from '../text.js';
import type { TableRow } from '../table/table-row.js';
import { textOf } from './row-reading.js';

/** What is to be said of a row of any register. Without all of `needed` there is nothing to tell of. */
export const anyRowFlags = (row: TableRow, needed: readonly string[]): readonly Flag[] => [
  ...(row.continuations.length > 0 ? [flag('ROWS_BELOW', { rows: row.continuations.map((below) => below.row) })] : []),
  ...(needed.every((field) => statesNothing(clean(textOf(row, field)))) ? [flag('NOTHING_STATED')] : []),
  ...(clean(textOf(row, 'no')).toUpperCase() === 'CONTOH' ? [flag('EXAMPLE_ROW')] : []),
  ...personalData(row),
];

const personalData = ({ cells }: TableRow): readonly Flag[] => {
  const fields = Object.keys(cells).filter((field) => !isImpersonal(cells[field]?.text ?? ''));
  return fields.length > 0 ? [flag('PERSONAL_DATA', { fields })] : [];
};
