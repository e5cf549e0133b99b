import { Unzip, UnzipInflate } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { flag, type Flag } from '../flags.js';
import { MOST_COLUMNS, MOST_ROWS, rowFlags, type RawRow } from './raw-rows.js';

/** Bytes that all parts of a workbook may have together once they are unpacked: 20,000 full rows have some 40 MB. */
export const MOST_UNPACKED = 128 * 1024 * 1024;
const MOST_PARTS = 1_000;

export interface Sheet {
  readonly name: string;
  readonly rows: readonly RawRow[];
  readonly flags: readonly Flag[];
}

class Refused extends Error {
  constructor(readonly why: Flag) {
    super(why.code);
  }
}

/** Goes through the archive piece by piece and counts what comes out, whatever its directory claims. */
const requireBounded = (bytes: Uint8Array): readonly (readonly [name: string, content: string])[] => {
  const sheets: (readonly [string, string])[] = [];
  let [unpacked, parts] = [0, 0];
  const unzip = new Unzip((part) => {
    parts += 1;
    if (parts > MOST_PARTS) throw new Refused(flag('WORKBOOK_TOO_LARGE', { parts: MOST_PARTS }));
    const isSheet = /^xl\/worksheets\/[^/]+\.xml$/u.test(part.name);
    const decoder = new TextDecoder();
    let content = '';
    part.ondata = (error, piece, last) => {
      if (error) throw error;
      unpacked += piece.length;
      if (unpacked > MOST_UNPACKED) throw new Refused(flag('WORKBOOK_TOO_LARGE', { bytes: MOST_UNPACKED }));
      if (isSheet) content += decoder.decode(piece, { stream: !last });
      if (isSheet && last) sheets.push([part.name, content]);
    };
    part.start();
  });
  unzip.register(UnzipInflate);
  const PIECE = 65_536;
  for (let from = 0; from < bytes.length; from += PIECE)
    unzip.push(bytes.subarray(from, from + PIECE), from + PIECE >= bytes.length);
  return sheets;
};

const CELL = /<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*?(?:\/>|>\s*(<(?:\w+:)?f\b)?)/gu;

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** Cells with formulas, as `row:column`; a cell far away would make a table of millions of empty ones. */
const formulasIn = (xml: string): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const [, letters = '', digits = '', formula] of xml.matchAll(CELL)) {
    const [row, column] = [Number(digits), columnOf(letters)];
    if (row > MOST_ROWS) throw new Refused(flag('TOO_MANY_ROWS', { most: MOST_ROWS }));
    if (column > MOST_COLUMNS) throw new Refused(flag('TOO_MANY_COLUMNS', { most: MOST_COLUMNS }));
    if (formula) found.add(`${row}:${column}`);
  }
  return found;
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

/** All sheets of a workbook, or why it is refused. Heavy: for a thread of its own. */
export const readWorkbook = async (bytes: Uint8Array): Promise<readonly Sheet[] | { readonly refused: Flag }> => {
  try {
    const parts = requireBounded(bytes);
    const formulas = parts.map(([name, xml]) => [name, formulasIn(xml)] as const);
    const sheets = await readXlsxFile(Buffer.from(bytes), { parseNumber: numberText, trim: false });
    return sheets.map(({ sheet, data }, index) => {
      const own = formulas.find(([name]) => name === `xl/worksheets/sheet${index + 1}.xml`)?.[1] ?? new Set<string>();
      const rows = data.map((cells, at): RawRow => {
        const texts = cells.map(asText);
        const computed = texts.flatMap((_, column) =>
          own.has(`${at + 1}:${column + 1}`) ? [flag('FORMULA', { column: column + 1 })] : [],
        );
        const flags = [...rowFlags(texts).filter(({ code }) => code !== 'QUOTE_IN_ROW'), ...computed];
        return { sheet, row: at + 1, cells: texts, flags };
      });
      return { name: sheet, rows, flags: [] };
    });
  } catch (error) {
    return { refused: error instanceof Refused ? error.why : flag('WORKBOOK_UNREADABLE') };
  }
};
