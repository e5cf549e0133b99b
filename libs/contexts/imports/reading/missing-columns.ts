import { flag, type Flag, type Table } from '#import';
import type { RegisterKind } from './register-kind.js';

export interface MissingColumn {
  readonly fields: readonly string[];
  readonly flag: Flag;
}

/** What no column holds of a file of which the headings were found. */
export const missingColumns = (
  { headerRow, columns }: Pick<Table, 'headerRow' | 'columns'>,
  { needed }: Pick<RegisterKind, 'needed'>,
): readonly MissingColumn[] =>
  headerRow === undefined
    ? []
    : needed
        .filter((group) => !columns.some(({ field }) => group.some((each) => each === field)))
        .map((fields) => ({ fields, flag: flag('COLUMN_MISSING', { fields }) }));
