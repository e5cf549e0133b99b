import type { Flag, FlagCode } from '../flags.js';
import type { Reading } from '../reading.js';
import type { TableRow } from '../table/table-row.js';

/** What a row says: its cells, and what several cells together say. */
export interface RowReading<Cells> {
  readonly row: number;
  /** The serial number, as it is written. */
  readonly no: string;
  readonly cells: Cells;
  /** Of the row, those of its cells not among them. */
  readonly flags: readonly Flag[];
  /** What is missing, of the row and its cells (G12): with any of these the record is "data tidak lengkap". */
  readonly gaps: readonly FlagCode[];
  /** Not imported until a person has settled it. */
  readonly quarantine: boolean;
}

type AnyCells = Readonly<Record<string, Reading<unknown> | undefined>>;

export const rowReading = <Cells extends object>(
  { row, cells: written, flags: before }: TableRow,
  cells: Cells,
  flags: readonly Flag[],
): RowReading<Cells> =>
  withFlags({ row, no: written['no']?.text.trim() ?? '', cells, flags: [], gaps: [], quarantine: false }, [
    ...before,
    ...flags,
  ]);

/** The same with more flags: of rows compared with each other. */
export const withFlags = <Cells extends object>(
  reading: RowReading<Cells>,
  more: readonly Flag[],
): RowReading<Cells> => {
  const flags = [...reading.flags, ...more];
  const all = [...flags, ...Object.values(reading.cells as AnyCells).flatMap((cell) => cell?.flags ?? [])];
  return {
    ...reading,
    flags,
    gaps: [...new Set(all.filter(({ kind }) => kind === 'GAP').map(({ code }) => code))],
    quarantine: all.some(({ kind }) => kind === 'QUARANTINE'),
  };
};

/** Reads a cell; what it copies from above is read as if it stood in it. */
export const cellOf = <T>({ cells }: TableRow, field: string, read: (text: string) => Reading<T>): Reading<T> => {
  const cell = cells[field];
  const value = read(cell?.text ?? '');
  return cell?.provenance === 'DITTO' ? { ...value, raw: cell.raw, provenance: 'DITTO' } : value;
};

export const textOf = ({ cells }: TableRow, field: string): string => cells[field]?.text ?? '';

/** The same items under what they have in common, in their order. */
export const grouped = <Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> => {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
};
