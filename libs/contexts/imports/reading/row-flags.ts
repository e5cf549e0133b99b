import { covers, type Scope } from '#kernel';
import { flag, type Flag, type FlagCode, type RowReading, type TableRow, type VisitCells } from '#import';
import type { RowState } from '../domain/import.codes.js';
import type { RowDecision } from '../domain/import.state.js';
import type { MissingColumn } from './missing-columns.js';
import { flagNearestFirst } from './nearest-first.js';
import { READ_AS, READ_FIELDS, waits } from './visit-fields.js';

/** A flag at its place: of a field, or of the row. */
export interface PlacedFlag extends Flag {
  readonly field?: string;
  /** An officer took the reading as it is. */
  readonly accepted: boolean;
}

/** Flags that the table tells of a column. */
const OF_CELL: ReadonlySet<FlagCode> = new Set(['FORMULA', 'CELL_ERROR', 'MERGED_CELL', 'DAY_NUMBER_1904']);

/** Whether an origin that is certain lies outside the region of the office. */
const outside = ({ cells: { origins } }: RowReading<VisitCells>, keptIn: Scope): boolean =>
  (origins.value ?? []).some(({ value }) => value?.region !== undefined && !covers(keptIn, value.region));

/**
 * Everything that is to be said of a row, each at its field. A formula and its like are of the field of their column;
 * where nobody reads the column, or an officer wrote the value anew, they say nothing. What the file has no column for
 * is open in every row: until a column is assigned, or a person says that there is none.
 */
export const flagsOf = (
  table: TableRow,
  read: RowReading<VisitCells>,
  { settlements }: Pick<RowDecision, 'settlements'>,
  keptIn: Scope,
  missing: readonly MissingColumn[],
): readonly PlacedFlag[] => {
  const written = new Set(
    settlements.flatMap(({ kind, field }) => (field && (kind === 'VALUE' || kind === 'UNKNOWN') ? [field] : [])),
  );
  const fieldOf = (column: unknown): string | undefined =>
    READ_FIELDS.find((name) => table.cells[name]?.column === column);
  const placed: { readonly field?: string; readonly flag: Flag }[] = [
    ...READ_FIELDS.flatMap((field) => read.cells[READ_AS[field]].flags.map((each) => ({ field, flag: each }))),
    ...read.cells.total.flags
      .filter(({ code }) => !read.cells.cost.flags.some((other) => other.code === code))
      .map((each) => ({ field: 'cost', flag: each })),
    ...read.flags.flatMap((each) => {
      if (!OF_CELL.has(each.code)) return [{ flag: each }];
      const field = fieldOf(each.details?.['column']);
      if (field === undefined || written.has(field)) return [];
      return each.code === 'DAY_NUMBER_1904' && field !== 'dates' ? [] : [{ field, flag: each }];
    }),
    ...missing
      .filter(({ fields }) => !fields.some((field) => written.has(field)))
      .map(({ fields: [field], flag: each }) => ({ field, flag: each })),
    ...(outside(read, keptIn) ? [{ flag: flag('E_SCOPE', { region: keptIn }) }] : []),
  ];
  return placed.map(({ field, flag: each }) => ({
    ...flagNearestFirst(each, keptIn),
    ...(field !== undefined && { field }),
    accepted: settlements.some(
      (settled) => settled.kind === 'ACCEPT' && settled.flag === each.code && settled.field === field,
    ),
  }));
};

/** Where a row stands that is not recorded: what waits longest first. */
export const stateOf = (flags: readonly PlacedFlag[], decision: RowDecision | undefined): RowState => {
  if (decision?.into !== undefined) return 'MERGED';
  if (decision?.skipped !== undefined) return 'SKIPPED';
  const open = flags.filter(({ code, accepted }) => !accepted && waits(code));
  if (open.some(({ code }) => code === 'E_SCOPE')) return 'REFUSED';
  if (open.some(({ kind }) => kind === 'QUARANTINE')) return 'QUARANTINED';
  if (open.some(({ code }) => code === 'PROBABLE_DUPLICATE')) return 'DUPLICATE';
  return open.length > 0 ? 'OPEN' : 'READY';
};
