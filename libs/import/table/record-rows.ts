import { readAmount } from '../cells/amounts.js';
import { flag, type Flag } from '../flags.js';
import { clean, statesNothing } from '../text.js';
import type { Layout } from './layout.js';
import { LONGEST_CELL, type RawRow } from './raw-rows.js';
import type { TableCell, TableRow } from './table-row.js';

interface Shape {
  readonly layout: Layout;
  readonly fields: ReadonlyMap<number, string>;
  /** How many headings there are. */
  readonly width: number;
  readonly emptyCopies: boolean;
}

const DITTO = new RegExp(
  String.raw`^(?:idem|ibid(?:em)?|s\.?\s?d\.?\s?a\.?|sama(?:\s+(?:dgn|dengan|spt|seperti))?(?:\s+(?:di|yang))?` +
    String.raw`(?:\s+atas)?|-?\s*["”″〃]+\s*-?|''|,,)$`,
  'iu',
);

/** Whether a cell says "as above" (G8). */
export const isDitto = (text: string): boolean => DITTO.test(clean(text).replace(/\.$/u, ''));

const TOTAL = /^(?:sub[\s-]*total|sub[\s-]*jumlah|grand total|jumlah|jml|total)\b/iu;

const textAt = ({ cells }: RawRow, column: number): string => clean(cells[column] ?? '');

/** JUMLAH, SUBTOTAL, or nothing but amounts written as approximations (G11). */
export const isTotalRow = (row: RawRow, layout: Layout, fields: ReadonlyMap<number, string>): boolean => {
  const filled = row.cells
    .map((cell, column) => ({ text: clean(cell), field: fields.get(column) }))
    .filter(({ text }) => text !== '');
  const [first] = filled;
  if (!first) return false;
  const money = (field: string | undefined): boolean => field !== undefined && layout.amounts.includes(field);
  if (filled.every(({ text, field }) => money(field) && /^(?:±|\+\/-|lk\b|kurang lebih|sekitar)/iu.test(text)))
    return true;
  const label = filled.find(({ text }) => TOTAL.test(text));
  if (!label || (layout.number !== undefined && first.field === layout.number && first !== label)) return false;
  // A record may be about a total: what else stands in the row must be amounts or counts.
  return filled.every(
    (cell) =>
      cell === label ||
      money(cell.field) ||
      /^[\d.,\s%]+$|^rp\b/iu.test(cell.text) ||
      readAmount(cell.text).value !== undefined,
  );
};

/** Records, each with the rows below it that have no number and belong to it. */
export const recordRows = (
  below: readonly RawRow[],
  shape: Shape,
): { readonly rows: readonly TableRow[]; readonly notes: readonly { row: number; text: string }[] } => {
  const rows: TableRow[] = [];
  const notes: { row: number; text: string }[] = [];
  const { layout, fields } = shape;
  let above: Readonly<Record<string, TableCell>> | undefined;
  for (const raw of below) {
    if (isTotalRow(raw, layout, fields)) continue;
    const written = new Set([...fields].filter(([column]) => textAt(raw, column) !== '').map(([, field]) => field));
    const only = raw.cells.filter((cell) => clean(cell) !== '');
    const numbered =
      layout.number === undefined || ![...fields.values()].includes(layout.number) || written.has(layout.number);
    const identified = layout.identity.some((field) => written.has(field));
    if (only.length === 1 && isNote(written, layout)) {
      notes.push({ row: raw.row, text: clean(only[0] as string) });
      continue;
    }
    const continues = !numbered && !identified;
    const [cells, flags] = cellsOf(raw, shape, continues ? undefined : above);
    const row = {
      ...(raw.sheet !== undefined && { sheet: raw.sheet }),
      row: raw.row,
      cells,
      continuations: [],
      flags: [...rowFlags(raw, shape), ...flags],
    };
    const last = rows.at(-1);
    if (continues && last) rows[rows.length - 1] = { ...last, continuations: [...last.continuations, row] };
    else {
      rows.push({
        ...row,
        flags: [...row.flags, ...(continues ? [flag('NOTHING_ABOVE')] : !numbered ? [flag('NUMBER_MISSING')] : [])],
      });
      above = cells;
    }
  }
  return { rows, notes };
};

/** A single cell that is neither money nor anything a further instalment would hold. */
const isNote = (written: ReadonlySet<string>, layout: Layout): boolean =>
  ![...written].some((field) => layout.amounts.includes(field));

const rowFlags = (raw: RawRow, { width }: Shape): readonly Flag[] => {
  const more = raw.cells.slice(width).filter((cell) => clean(cell) !== '');
  return [
    ...raw.flags,
    ...(more.length > 0 ? [flag('TOO_MANY_CELLS', { headings: width, cells: raw.cells.length, beyond: more })] : []),
  ];
};

type Cells = Readonly<Record<string, TableCell>>;

const cellsOf = (
  raw: RawRow,
  { fields, emptyCopies }: Shape,
  above: Cells | undefined,
): readonly [cells: Cells, flags: readonly Flag[]] => {
  const cells: Record<string, TableCell> = {};
  const flags: Flag[] = [];
  // Only what is empty at the beginning of a row is grouped with the row above; to the right of a written cell empty
  // means not stated.
  let grouped = emptyCopies;
  for (const [column, field] of fields) {
    const written = raw.cells[column] ?? '';
    const at = { row: raw.row, column: column + 1, raw: written };
    const copied = above?.[field];
    if (isDitto(written)) {
      if (!above) flags.push(flag('NOTHING_ABOVE', { field }));
      if (copied?.provenance === 'DITTO' && isDitto(copied.raw)) flags.push(flag('DITTO_CHAIN', { field }));
      cells[field] = { ...at, text: copied?.text ?? '', provenance: 'DITTO' };
      grouped = false;
    } else if (grouped && clean(written) === '' && copied)
      cells[field] = { ...at, text: copied.text, provenance: 'DITTO' };
    else {
      if (!statesNothing(clean(written))) grouped = false;
      cells[field] = { ...at, text: written.length > LONGEST_CELL ? '' : written, provenance: 'STATED' };
    }
  }
  return [cells, flags];
};
