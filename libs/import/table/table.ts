import { flag, type Flag, type FlagCode } from '../flags.js';
import { clean, plainWords } from '../text.js';
import { decode, type Encoding } from './bytes.js';
import { DELIMITERS, csvRows, type RawRow, type RawRows } from './raw-rows.js';
import { fieldsOf, type Layout } from './layout.js';
import { isTotalRow, recordRows } from './record-rows.js';
import type { TableRow } from './table-row.js';
import { totalChecks, type TotalCheck } from './totals.js';

export interface Table {
  readonly layout: string;
  /** Of a workbook: the sheet that was read, and all that it has. */
  readonly sheet?: string;
  readonly sheets?: readonly string[];
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  /** What stands above the headings. */
  readonly titles: readonly string[];
  /** The first lines as they stand: among them the headings are pointed out, where they are not recognised. */
  readonly top: readonly { readonly row: number; readonly cells: readonly string[] }[];
  /** The line of the headings. */
  readonly headerRow?: number;
  readonly columns: readonly { readonly column: number; readonly heading: string; readonly field?: string }[];
  readonly rows: readonly TableRow[];
  /** Rows that hold no record: section titles, notes, signature lines. */
  readonly notes: readonly { readonly row: number; readonly text: string }[];
  readonly totals: readonly TotalCheck[];
  /** Of the file; a refusal says that there are no rows. */
  readonly flags: readonly Flag[];
}

export interface TableOptions {
  /** The sheet of a workbook by its name; absent: the first in which headings are found. */
  readonly sheet?: string;
  readonly delimiter?: string;
  /** The line of the headings, where they are not recognised. */
  readonly headerRow?: number;
  /** Field of a column (from 1), where its heading is not recognised or means something else. */
  readonly columns?: Readonly<Record<number, string>>;
  /**
   * An empty cell at the beginning of a row copies the one above. Without a word, where a line above the headings says
   * so.
   */
  readonly emptyCopies?: boolean;
}

/**
 * Reads a CSV file as a table of the layout that fits its headings best. Never throws: what is wrong is told by flags.
 */
export const readTable = (bytes: Uint8Array, layouts: readonly Layout[], options: TableOptions = {}): Table => {
  const { text, encoding, flags } = decode(bytes);
  if (flags.some(({ kind }) => kind === 'REFUSAL')) return { ...nothing(flags), encoding };
  const tries = (options.delimiter ? [options.delimiter] : DELIMITERS).map((delimiter) => csvRows(text, delimiter));
  const read = tries.map((rows) => tableOf(rows, layouts, options));
  const best = read.reduce((a, b) => (score(b) > score(a) ? b : a));
  return { ...best, encoding, flags: [...flags, ...best.flags] };
};

/** The same for rows that come from elsewhere, such as the sheets of a workbook. */
export const tableOf = (
  { rows, delimiter, flags }: RawRows,
  layouts: readonly Layout[],
  options: TableOptions = {},
): Table => {
  const by = delimiter === undefined ? {} : { delimiter };
  if (flags.some(({ kind }) => kind === 'REFUSAL')) return { ...nothing(flags), ...by };
  const top = rows.slice(0, HEADER_WITHIN).map(({ row, cells }) => ({ row, cells: cells.slice(0, TOP_CELLS) }));
  const header = headerOf(rows, layouts, options);
  if (!header)
    return { ...nothing([...flags, flag(rows.some(hasContent) ? 'HEADER_MISSING' : 'FILE_EMPTY')]), ...by, top };
  const { index, layout, fields } = header;
  const headings = (rows[index] as RawRow).cells;
  const titles = rows
    .slice(0, index)
    .map(({ cells }) => clean(cells.join(' ')))
    .filter(Boolean);
  const below = rows
    .slice(index + 1)
    .filter((row, at) => hasContent(row) && !isNumbering(row, at) && !repeats(row, headings));
  const emptyCopies = options.emptyCopies ?? titles.some(saysEmptyCopies);
  const found = recordRows(below, { layout, fields, width: headings.length, emptyCopies });
  return {
    layout: layout.name,
    ...by,
    titles,
    top,
    headerRow: (rows[index] as RawRow).row,
    columns: headings
      .map((heading, column) => {
        const field = fields.get(column);
        return { column: column + 1, heading: clean(heading), ...(field !== undefined && { field }) };
      })
      .filter(({ heading, field }) => heading !== '' || field !== undefined),
    rows: found.rows,
    notes: found.notes,
    totals: totalChecks(
      below.filter((row) => isTotalRow(row, layout, fields)),
      found.rows,
      layout,
      fields,
    ),
    flags: [...flags, ...headingFlags(headings, fields, layout), ...(found.rows.length === 0 ? [flag('NO_ROWS')] : [])],
  };
};

/** A file of which nothing can be read, and why. */
export const nothing = (flags: readonly Flag[]): Table => ({
  layout: '',
  titles: [],
  top: [],
  columns: [],
  rows: [],
  notes: [],
  totals: [],
  flags,
});

/** Refusals that say more than that nothing was recognised. */
const TELLING: ReadonlySet<FlagCode> = new Set(['QUOTE_UNBALANCED', 'TOO_MANY_ROWS', 'TOO_MANY_COLUMNS']);

/** Known columns count most; rows tell apart what recognises equally many. */
export const score = ({ columns, rows, flags }: Table): number =>
  columns.filter(({ field }) => field !== undefined).length * 1000 +
  Math.min(rows.length, 900) +
  (flags.some(({ code }) => TELLING.has(code)) ? 1 : 0);

const hasContent = ({ cells }: RawRow): boolean => cells.some((cell) => clean(cell) !== '');

interface Header {
  readonly index: number;
  readonly layout: Layout;
  readonly fields: ReadonlyMap<number, string>;
}

/** Rows among which headings are looked for. */
const HEADER_WITHIN = 40;
/** Cells of a line that are shown where headings are pointed out. */
const TOP_CELLS = 40;

const headerOf = (
  rows: readonly RawRow[],
  layouts: readonly Layout[],
  { headerRow, columns = {} }: TableOptions,
): Header | undefined => {
  const assigned = Object.entries(columns).map(([column, field]) => [Number(column) - 1, field] as const);
  const fieldsIn = (layout: Layout, cells: readonly string[]): ReadonlyMap<number, string> => {
    const byHand = new Set(assigned.map(([, field]) => field));
    return new Map(
      [...[...fieldsOf(layout, cells)].filter(([, field]) => !byHand.has(field)), ...assigned].sort(
        ([a], [b]) => a - b,
      ),
    );
  };
  let best: Header | undefined;
  rows.slice(0, headerRow === undefined ? HEADER_WITHIN : undefined).forEach(({ row, cells }, index) => {
    if (headerRow !== undefined && row !== headerRow) return;
    for (const layout of layouts) {
      const known = fieldsOf(layout, cells);
      const filled = cells.filter((cell) => clean(cell) !== '').length;
      // By hand any row will do; of itself a row is one of headings where most of what stands in it is known.
      const enough = headerRow !== undefined || (known.size >= 3 && known.size * 2 >= filled);
      const fields = fieldsIn(layout, cells);
      if (enough && fields.size > (best?.fields.size ?? 0)) best = { index, layout, fields };
    }
  });
  return best;
};

const saysEmptyCopies = (title: string): boolean => {
  const words = plainWords(title);
  return /\b(?:sel|kolom|kotak)? ?kosong\b.*\b(?:sama|atas|ikut|lihat)\b/u.test(words);
};

/** `(1) (2) (3)` below the headings. */
const isNumbering = ({ cells }: RawRow, at: number): boolean => {
  const filled = cells.map(clean).filter(Boolean);
  return (
    at === 0 && filled.length > 2 && filled.every((cell, index) => cell.replace(/[()]/gu, '') === String(index + 1))
  );
};

/** Printed pages repeat the headings. */
const repeats = ({ cells }: RawRow, headings: readonly string[]): boolean =>
  headings.every((heading, index) => clean(heading) === clean(cells[index] ?? ''));

const headingFlags = (
  headings: readonly string[],
  fields: ReadonlyMap<number, string>,
  layout: Layout,
): readonly Flag[] =>
  headings.flatMap((heading, column) => {
    if (fields.has(column) || clean(heading) === '') return [];
    const same = [...fieldsOf(layout, [heading]).values()][0];
    return [
      same !== undefined
        ? flag('COLUMN_TWICE', { column: column + 1, heading: clean(heading), field: same })
        : flag('COLUMN_UNKNOWN', { column: column + 1, heading: clean(heading) }),
    ];
  });
