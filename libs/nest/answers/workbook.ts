import { isLocalDate, isRupiah, localTimeAt, reject, type Zone } from '#kernel';
import type { ModelQuery } from '#runtime';
import { ThreadEnded, inThread, turns, type ThreadLimits, type Turns } from '#threads';
import { instantFrom } from '../input/parameter-forms.js';
import { NOTE_WIDTHS, askedInWords, columnNotes, whoAsked, type Note } from './export-notes.js';
import { showsRegions, type Export, type Row } from './export-rows.js';
import type { ListAnswer } from './freshness.js';
import { SheetWidths, pagesAcross, type Cell, type SheetCell } from './sheet-widths.js';

/** Told to the thread that makes a workbook when it has all its rows: what stands on the sheet beside them. */
export interface Ending {
  readonly notes: readonly Note[];
  readonly noteWidths: readonly number[];
  readonly widths: readonly number[];
  /** Columns, counted from 0, that are folded away. */
  readonly folded: readonly number[];
  /** Sheets of paper side by side. */
  readonly across: number;
  /** Below what is printed. */
  readonly footer: string;
}

type Column = ModelQuery['columns'][number];

/** Characters that a cell of Excel holds at most; a workbook with a longer one is called damaged. */
export const MOST_IN_CELL = 32_767;
const CUT = '… terpotong, lihat CSV / cut, see the CSV';

/** No half of a character that takes two places is left at the end. */
const fitting = (text: string): string =>
  text.length > MOST_IN_CELL
    ? `${text.slice(0, MOST_IN_CELL - CUT.length).replace(/[\uD800-\uDBFF]$/, '')}${CUT}`
    : text;

/**
 * As a spreadsheet has it: days and amounts are numbers that it shows as such; instants are told by the clock of the
 * zone. What is none of these stays a text: nothing is calculated.
 */
export const sheetCell = ({ type }: Pick<Column, 'type'>, value: Cell, zone: Zone): SheetCell => {
  if (type === 'date' && isLocalDate(value)) return { value: new Date(`${value}T00:00:00.000Z`), format: 'yyyy-mm-dd' };
  if (type === 'rupiah' && isRupiah(value)) return { value: Number(value), format: '#,##0' };
  const at = type === 'instant' && typeof value === 'string' && instantFrom(value);
  if (at) return localTimeAt(at, zone);
  if (typeof value === 'boolean') return value ? 'ya' : 'tidak';
  return typeof value === 'string' ? fitting(value) : value;
};

/** As many rows as one may have, in forty columns, take a quarter of the time. */
const LIMITS: ThreadLimits = { within: 120_000, memory: 512 };
const PROGRAM = new URL('./workbook.worker.js', import.meta.url);
export const WORKBOOKS = {
  atOnce: 1,
  waiting: 10,
  ofOne: 3,
  words: ['Banyak buku kerja lain sedang disusun', 'Many other workbooks are being made'],
} as const;
/** Of all lists of the process: its memory is one. */
const inTurnOfAll = turns(WORKBOOKS);
/** Rows that travel to the thread at one go. */
const TOGETHER = 500;

const tooMuch = () =>
  reject('E_UNAVAILABLE', {
    messageId: 'Buku kerja ini terlalu besar atau terlalu lama disusun; persempit saringannya, atau mintalah CSV.',
    messageEn: 'This workbook is too large or takes too long to make; narrow the filters, or ask for CSV.',
  });

/**
 * Made in a thread of its own, users in turn.
 * @throws Rejection `E_RATE_LIMIT`, `E_UNAVAILABLE` too many wait; `E_UNAVAILABLE` it is too large or takes too long.
 */
export const workbook = async (
  query: ModelQuery,
  how: Export,
  shown: ListAnswer,
  rows: AsyncGenerator<Row>,
  { limits = LIMITS, inTurn = inTurnOfAll }: { readonly limits?: ThreadLimits; readonly inTurn?: Turns } = {},
): Promise<Buffer> => {
  const feed = (post: (message: unknown) => void) => sendRows(query, how, shown, rows, post);
  const make = () => inThread<Uint8Array<ArrayBuffer>>({ program: PROGRAM, feed }, limits);
  const file = await inTurn(make, how.asked.principal.userId).catch((error: unknown) => {
    throw error instanceof ThreadEnded ? tooMuch() : error;
  });
  return Buffer.from(file.buffer);
};

/** All rows, and what stands beside them. */
const sendRows = async (
  query: ModelQuery,
  how: Export,
  { asOf, position }: ListAnswer,
  rows: AsyncGenerator<Row>,
  post: (message: unknown) => void,
): Promise<void> => {
  const { asked, attribution, codeLists, zone } = how;
  const dataAsOf = `${localTimeAt(asOf, zone)} (${asOf})`;
  const sheet = new SheetWidths(query.columns);
  let some: (readonly SheetCell[])[] = [query.columns.map(({ title }) => title)];
  let note: string | undefined;
  for await (const row of rows) {
    note = row.note;
    if (
      some.push(row.cells.map((value, column) => sheet.seen(column, sheetCell(query.columns[column]!, value, zone)))) <
      TOGETHER
    )
      continue;
    post(some);
    some = [];
  }
  post(some);
  post({
    notes: [
      ['Isi / content', query.summary.join(' / ')],
      ['Data per / as of', dataAsOf],
      ['Posisi / position', position || '0'],
      ...whoAsked(query, how),
      ...askedInWords(query, asked.parameters, codeLists),
      ...(note === undefined ? [] : [['Catatan / note', note]]),
      ...(showsRegions(query) ? [['Lisensi / licence', attribution]] : []),
      [],
      ...columnNotes(query),
    ],
    noteWidths: NOTE_WIDTHS,
    widths: sheet.widths,
    folded: sheet.folded,
    across: pagesAcross(sheet),
    footer: `${query.summary[0]}, data per ${localTimeAt(asOf, zone)}`,
  } satisfies Ending);
};
