import { Unzip, UnzipInflate } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { flag, type Flag, type FlagCode } from '../flags.js';
import { MOST_COLUMNS, MOST_ROWS, rowFlags, type RawRow } from './raw-rows.js';
import { BeyondTable, sheetMarks, workbookMarks, type SheetMarks } from './sheet-marks.js';

/** Bytes that all parts of a workbook may have together once they are unpacked: 20,000 full rows have some 40 MB. */
export const MOST_UNPACKED = 128 * 1024 * 1024;
const MOST_PARTS = 1_000;

export interface Sheet {
  readonly name: string;
  /** The office does not see it when it opens the workbook. */
  readonly hidden: boolean;
  readonly rows: readonly RawRow[];
  readonly flags: readonly Flag[];
}

class Refused extends Error {
  constructor(readonly why: Flag) {
    super(why.code);
  }
}

/** Parts that are looked at beside what the reader of workbooks reads of them. */
const LOOKED_AT = /^xl\/(?:worksheets\/[^/]+\.xml|workbook\.xml|_rels\/workbook\.xml\.rels)$/u;
/** Parts of which nothing is read or carried out: what a workbook would compute, fetch or do. */
const LEFT_ALONE = /^xl\/(?:vbaProject\.bin$|externalLinks\/|connections\.xml$|embeddings\/|macrosheets\/)/u;

interface Parts {
  /** Those that are looked at, by their names. */
  readonly contents: ReadonlyMap<string, string>;
  readonly leftAlone: readonly string[];
}

/** Goes through the archive piece by piece and counts what comes out, whatever its directory claims. */
const requireBounded = (bytes: Uint8Array): Parts => {
  const contents = new Map<string, string>();
  const leftAlone: string[] = [];
  let [unpacked, parts] = [0, 0];
  const unzip = new Unzip((part) => {
    parts += 1;
    if (parts > MOST_PARTS) throw new Refused(flag('WORKBOOK_TOO_LARGE', { parts: MOST_PARTS }));
    const isLookedAt = LOOKED_AT.test(part.name);
    if (LEFT_ALONE.test(part.name)) leftAlone.push(part.name);
    const decoder = new TextDecoder();
    let content = '';
    part.ondata = (error, piece, last) => {
      if (error) throw error;
      unpacked += piece.length;
      if (unpacked > MOST_UNPACKED) throw new Refused(flag('WORKBOOK_TOO_LARGE', { bytes: MOST_UNPACKED }));
      if (isLookedAt) content += decoder.decode(piece, { stream: !last });
      if (isLookedAt && last) contents.set(part.name, content);
    };
    part.start();
  });
  unzip.register(UnzipInflate);
  const PIECE = 65_536;
  for (let from = 0; from < bytes.length; from += PIECE)
    unzip.push(bytes.subarray(from, from + PIECE), from + PIECE >= bytes.length);
  return { contents, leftAlone };
};

const BEYOND = {
  rows: flag('TOO_MANY_ROWS', { most: MOST_ROWS }),
  columns: flag('TOO_MANY_COLUMNS', { most: MOST_COLUMNS }),
  merged: flag('WORKBOOK_TOO_LARGE', { merged: true }),
};

const two = (number: number): string => String(number).padStart(2, '0');

/** A cell as text: days as `2023-01-09`; numbers as they are kept, so that a day number without a form stays one. */
const asText = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date)
    return Number.isNaN(value.getTime())
      ? ''
      : `${value.getUTCFullYear()}-${two(value.getUTCMonth() + 1)}-${two(value.getUTCDate())}`;
  if (typeof value === 'boolean') return value ? 'ya' : 'tidak';
  return String(value);
};

/** Numbers keep their digits; what a spreadsheet writes as `1.5E7` is written out. */
const numberText = (digits: string): string => {
  const number = Number(digits);
  if (!Number.isFinite(number)) return digits;
  return Number.isInteger(number) ? String(BigInt(number)) : String(number).replace('.', ',');
};

/** A number that would be a day, were it written as one. */
const DAY_NUMBER = /^\d{5}$/u;

const rowOf = (
  sheet: string,
  cells: readonly unknown[],
  row: number,
  { formulas, errors, hiddenRows, merged }: SheetMarks,
  from1904: boolean,
): RawRow => {
  const texts = cells.map((cell, at) => errors.get(`${row}:${at + 1}`) ?? asText(cell));
  const own = (code: FlagCode, is: (column: number, text: string) => boolean): readonly Flag[] =>
    texts.flatMap((text, at) => (is(at + 1, text) ? [flag(code, { column: at + 1 })] : []));
  const covered = new Set(merged.get(row));
  return {
    sheet,
    row,
    cells: texts,
    flags: [
      ...rowFlags(texts).filter(({ code }) => code !== 'QUOTE_IN_ROW'),
      ...own('FORMULA', (column) => formulas.has(`${row}:${column}`)),
      ...own('MERGED_CELL', (column) => covered.has(column)),
      ...own('DAY_NUMBER_1904', (_, text) => from1904 && DAY_NUMBER.test(text)),
      ...(hiddenRows.has(row) ? [flag('HIDDEN_ROW')] : []),
    ],
  };
};

/** All sheets of a workbook, or why it is refused. Heavy: for a thread of its own. */
export const readWorkbook = async (bytes: Uint8Array): Promise<readonly Sheet[] | { readonly refused: Flag }> => {
  try {
    const { contents, leftAlone } = requireBounded(bytes);
    const marks = new Map([...contents].map(([part, xml]) => [part, sheetMarks(xml)] as const));
    const { sheets: known, from1904 } = workbookMarks(
      contents.get('xl/workbook.xml') ?? '',
      contents.get('xl/_rels/workbook.xml.rels') ?? '',
    );
    const sheets = await readXlsxFile(Buffer.from(bytes), { parseNumber: numberText, trim: false });
    return sheets.map(({ sheet: name, data }) => {
      const { part = '', hidden = false } = known.get(name) ?? {};
      const own = marks.get(part) ?? sheetMarks('');
      return {
        name,
        hidden,
        rows: data.map((cells, at) => rowOf(name, cells, at + 1, own, from1904)),
        flags: [
          ...(own.hiddenColumns.length > 0 ? [flag('HIDDEN_COLUMNS', { columns: own.hiddenColumns })] : []),
          ...(leftAlone.length > 0 ? [flag('PARTS_LEFT_ALONE', { parts: leftAlone.slice(0, 10) })] : []),
        ],
      };
    });
  } catch (error) {
    if (error instanceof BeyondTable) return { refused: BEYOND[error.what] };
    return { refused: error instanceof Refused ? error.why : flag('WORKBOOK_UNREADABLE') };
  }
};
