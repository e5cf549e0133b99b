import { flag, type Flag, type Table } from '#import';
import type { ReadField } from './visit-fields.js';

/** Without the date, or without both sides, a visit is hardly one: of each group one column is looked for. */
const NEEDED = [['dates'], ['origin', 'host']] as const satisfies readonly (readonly ReadField[])[];

export interface MissingColumn {
  readonly fields: readonly ReadField[];
  readonly flag: Flag;
}

/** What no column holds of a file of which the headings were found. */
export const missingColumns = ({
  headerRow,
  columns,
}: Pick<Table, 'headerRow' | 'columns'>): readonly MissingColumn[] =>
  headerRow === undefined
    ? []
    : NEEDED.filter((group) => !columns.some(({ field }) => group.some((each) => each === field))).map((fields) => ({
        fields,
        flag: flag('COLUMN_MISSING', { fields }),
      }));
