import { parse } from 'csv-parse/sync';
import { flag, type Flag } from '../flags.js';

/** A row as the file has it, whatever the file is. */
export interface RawRow {
  /** The sheet of a workbook. */
  readonly sheet?: string;
  /** The line on which it begins, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
  readonly flags: readonly Flag[];
}

export interface RawRows {
  readonly rows: readonly RawRow[];
  readonly delimiter?: string;
  /** A refusal says that there are no rows to be had. */
  readonly flags: readonly Flag[];
}

export const DELIMITERS = [';', ',', '\t', '|'] as const;

/** More than any cell of a register holds: what is longer has lost a quotation mark, and would only cost time. */
export const LONGEST_CELL = 4_000;

/** Lines and columns that are read of one file or sheet; what is beyond is refused as a whole. */
export const MOST_ROWS = 20_000;
export const MOST_COLUMNS = 200;

/** What a spreadsheet would compute: `=…`, `@SUM(`, `+A1(`; never evaluated. */
const FORMULA = /^\s*(?:=|@\p{L}+\(|[+-]\s*\p{L}+\d*\()/u;

/** What a spreadsheet shows where its formula came to nothing. */
const ERROR = /^\s*#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)\s*$/u;

interface Parsed {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/**
 * Rows of a text parted by that delimiter. Quoted cells may hold line breaks, which become line feeds, and doubled
 * quotation marks.
 */
export const csvRows = (text: string, delimiter: string, most = MOST_ROWS): RawRows => {
  try {
    const parsed = parse(text.replace(/\r\n?/gu, '\n'), {
      delimiter,
      bom: true,
      info: true,
      relax_quotes: true,
      relax_column_count: true,
      record_delimiter: '\n',
      to: most + 1,
    }) as unknown as readonly Parsed[];
    if (parsed.length > most) return { rows: [], delimiter, flags: [flag('TOO_MANY_ROWS', { most })] };
    if (parsed.some(({ record }) => record.length > MOST_COLUMNS))
      return { rows: [], delimiter, flags: [flag('TOO_MANY_COLUMNS', { most: MOST_COLUMNS })] };
    let row = 1;
    const rows = parsed.map(({ record, info }) => {
      const from = row;
      row = info.lines + 1;
      return { row: from, cells: record, flags: rowFlags(record) };
    });
    return { rows, delimiter, flags: [] };
  } catch (error) {
    const { code, lines } = error as { readonly code?: string; readonly lines?: number };
    if (code !== 'CSV_QUOTE_NOT_CLOSED') throw error;
    return { rows: [], delimiter, flags: [flag('QUOTE_UNBALANCED', { line: lines })] };
  }
};

/** What is wrong with cells of a row, whatever they mean. */
export const rowFlags = (cells: readonly string[]): readonly Flag[] => [
  ...cells.flatMap((cell, index) => (FORMULA.test(cell) ? [flag('FORMULA', { column: index + 1 })] : [])),
  ...cells.flatMap((cell, index) => (ERROR.test(cell) ? [flag('CELL_ERROR', { column: index + 1 })] : [])),
  ...cells.flatMap((cell, index) =>
    cell.length > LONGEST_CELL ? [flag('CELL_TOO_LONG', { column: index + 1, length: cell.length })] : [],
  ),
  // The reader took the quotation mark for a part of the cell, and the line break with it.
  ...cells.flatMap((cell, index) =>
    /^"[\s\S]*[\r\n]/u.test(cell) ? [flag('QUOTE_IN_ROW', { column: index + 1 })] : [],
  ),
];
