import type { Scope } from '#kernel';
import { flag, type Flag, type FlagCode, type TableRow } from '#import';
import type { RowState } from '../domain/import.codes.js';
import type { RowDecision } from '../domain/import.state.js';
import type { MissingColumn } from './missing-columns.js';
import { flagNearestFirst } from './nearest-first.js';
import type { AnyReading, PlacedFlag } from './any-reading.js';
import { readFields, waits, type RegisterKind } from './register-kind.js';
import { writtenIn } from './settled-cells.js';

interface Placed {
  readonly field?: string | undefined;
  readonly flag: Flag;
}

/** Flags that the table tells of a column. */
const OF_CELL: ReadonlySet<FlagCode> = new Set(['FORMULA', 'CELL_ERROR', 'MERGED_CELL', 'DAY_NUMBER_1904']);

/** Flags of what is read at each field; what a second cell of the field repeats is told once. */
const ofCells = (table: TableRow, { cells }: AnyReading, kind: RegisterKind): readonly Placed[] =>
  readFields(kind, table).flatMap((field) => {
    const told = new Set<FlagCode>();
    return kind.cellsAt(field, table).flatMap((name) => {
      const own = (cells[name]?.flags ?? []).filter(({ code }) => !told.has(code));
      for (const { code } of own) told.add(code);
      return own.map((each) => ({ field, flag: each }));
    });
  });

/**
 * Everything that is to be said of a row, each at its field. A formula and its like are of the field of their column;
 * where nobody reads the column, or an officer wrote the value anew, they say nothing. What the file has no column for
 * is open in every row: until a column is assigned, or a person says that there is none.
 */
export const flagsOf = (
  table: TableRow,
  read: AnyReading,
  { settlements }: Pick<RowDecision, 'settlements'>,
  keptIn: Scope,
  missing: readonly MissingColumn[],
  kind: RegisterKind,
): readonly PlacedFlag[] => {
  const written = writtenIn(settlements);
  const fields = readFields(kind, table);
  const fieldOf = (column: unknown): string | undefined => fields.find((name) => table.cells[name]?.column === column);
  const placed: readonly Placed[] = [
    ...ofCells(table, read, kind),
    ...read.flags.flatMap((each) => {
      if (!OF_CELL.has(each.code)) return [{ flag: each }];
      const field = fieldOf(each.details?.['column']);
      if (field === undefined || written.has(field)) return [];
      return each.code === 'DAY_NUMBER_1904' && !kind.days.includes(field) ? [] : [{ field, flag: each }];
    }),
    ...missing
      .filter((column) => !column.fields.some((field) => written.has(field)))
      .map((column) => ({ field: column.fields[0], flag: column.flag })),
    ...(kind.isOutside(read, keptIn) ? [{ flag: flag('E_SCOPE', { region: keptIn }) }] : []),
  ];
  return placed.map(({ field: found, flag: each }) => {
    const field = kind.settledAt[each.code] ?? found;
    return {
      ...flagNearestFirst(each, keptIn),
      ...(field !== undefined && { field }),
      accepted: settlements.some(
        (settled) => settled.kind === 'ACCEPT' && settled.flag === each.code && settled.field === field,
      ),
    };
  });
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
