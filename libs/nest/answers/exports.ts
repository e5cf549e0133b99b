import { once } from 'node:events';
import { Readable, pipeline } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { stringify } from 'csv-stringify';
import type { FastifyReply } from 'fastify';
import {
  Slices,
  eachOnce,
  isLocalDate,
  isRupiah,
  localDateAt,
  localTimeAt,
  type CodeList,
  type Document,
  type Zone,
} from '#kernel';
import { inWordsIfHidden, type ModelQuery, type Places } from '#runtime';
import { MEDIA_TYPES } from '../refusals/accepted.js';
import { descriptionOf, withDescription, type Asked } from './export-description.js';
import { NOTE_WIDTHS, askedInWords, columnNotes, whoAsked, type Note } from './export-notes.js';
import { showFreshness, type ListAnswer } from './freshness.js';
import { instantFrom } from '../input/parameter-forms.js';
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
/** A page of the list in its order, or by id. */
export interface ExportPage {
  readonly limit: number;
  readonly cursor?: string;
  readonly byId: boolean;
}
export type Ask = (page: ExportPage) => Promise<ListAnswer>;

/** How a list is exported. */
export interface Export {
  readonly format: 'csv' | 'xlsx';
  readonly separator: ',' | ';';
  /** What was asked for, to be told in the file and beside it. */
  readonly asked: Asked;
  /** The file comes in a zip, with its description beside it. */
  readonly described: boolean;
  /** In which the day of the file's name ends. */
  readonly zone: Zone;
  readonly attribution: string;
  readonly places: Places;
  /** What codes mean, told beside the filters. */
  readonly codeLists: readonly CodeList[];
}

const PAGE = 1_000;
const ZIP = 'application/zip';
/** A workbook is made in memory, a CSV written row by row. */
export const MOST_ROWS = { csv: 100_000, xlsx: 20_000 } as const;

/**
 * The whole list, page after page and each row once, up to a greatest number of rows. Every row has the same cells; the
 * last one is for notes, and names the licence of the region data.
 */
export const sendExport = async (
  query: ModelQuery,
  how: Export,
  reply: FastifyReply,
  ask: Ask,
): Promise<Readable | Buffer> => {
  const { format, zone, asked, described, separator, attribution } = how;
  const first = showFreshness(reply, await ask({ limit: PAGE, byId: false }));
  const name = `${query.path.replaceAll('/', '-')}-${localDateAt(first.asOf, zone)}`;
  const mediaType = format === 'csv' ? 'text/csv; charset=utf-8' : MEDIA_TYPES.xlsx;
  const again = new URLSearchParams({ ...asked.parameters, format, described: 'true' }).toString();
  reply.headers({
    'Content-Type': described ? ZIP : mediaType,
    'Content-Disposition': `attachment; filename="${name}.${described ? 'zip' : format}"`,
    ...(!described && { Link: `</v1/${query.path}?${again}>; rel="describedby"; type="${ZIP}"` }),
  });
  const written: Written = { rows: 0 };
  const rows = rowsOf(query, how.places, MOST_ROWS[format], first, ask, written);
  const file = format === 'csv' ? csv(query, how, rows) : await workbook(query, how, first, rows);
  if (!described) return file;
  const whole = { name: `${name}.${format}`, mediaType, ...(format === 'csv' && { separator }) };
  return Readable.from(
    withDescription(whole.name, file instanceof Readable ? file : [file], format === 'xlsx', (sizes) =>
      descriptionOf(query, asked, first, showsRegions(query) ? attribution : undefined, {
        ...whole,
        ...sizes,
        ...written,
      }),
    ),
    { objectMode: false },
  );
};

export interface Row {
  readonly cells: readonly Cell[];
  /** Of the last one of a list that is longer. */
  readonly note?: string;
}

/** What has been written so far. */
export interface Written {
  rows: number;
  note?: string;
}

/** The rows of a list as cells, page after page and each once, up to a greatest number. */
export async function* rowsOf(
  { columns }: Pick<ModelQuery, 'columns'>,
  places: Places,
  most: number,
  first: ListAnswer,
  ask: Ask,
  written: Written,
): AsyncGenerator<Row> {
  const slices = new Slices();
  const pages = eachOnce(async (order, cursor) => {
    const byId = order === 'by-id';
    const { items, nextCursor } =
      byId || cursor ? await ask({ limit: PAGE, byId, ...(cursor !== undefined && { cursor }) }) : first;
    return { items: items as readonly (Document & { readonly id: string })[], cursor: nextCursor };
  });
  let last: readonly Cell[] | undefined;
  for await (const documents of pages) {
    for (const document of documents) {
      if (slices.due) await slices.pass();
      if (written.rows === most) {
        written.note = `Hanya ${most} baris pertama. / The first ${most} rows only.`;
        yield { cells: last!, note: written.note };
        return;
      }
      if (last) yield { cells: last };
      last = columns.map(({ value }) => inWordsIfHidden(value(document, places)));
      written.rows += 1;
    }
  }
  if (last) yield { cells: last };
}

const showsRegions = ({ model }: ModelQuery): boolean => Object.values(model.fields).includes('regions');

/**
 * A cell that a spreadsheet would calculate gets an apostrophe in front; the mark at the beginning lets Excel read
 * UTF-8. No line but those of the table: the licence is the title of a last column, which holds nothing but notes.
 */
const csv = (query: ModelQuery, { separator, attribution }: Export, rows: AsyncGenerator<Row>): Readable => {
  const table = async function* (): AsyncGenerator<readonly Cell[]> {
    yield [...query.columns.map(({ title }) => title), showsRegions(query) ? attribution : 'catatan'];
    for await (const { cells, note } of rows) yield [...cells, note];
  };
  return pipeline(
    Readable.from(table()),
    stringify({ escape_formulas: true, bom: true, delimiter: separator, cast: { boolean: String } }),
    () => undefined,
  );
};

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

let turn: Promise<unknown> = Promise.resolve();

/** One is made at a time, in a thread of its own. */
const workbook = (query: ModelQuery, how: Export, shown: ListAnswer, rows: AsyncGenerator<Row>): Promise<Buffer> => {
  const made = turn.then(() => makeWorkbook(query, how, shown, rows));
  turn = made.catch(() => undefined);
  return made;
};

/** Rows that travel to the thread at one go. */
const TOGETHER = 500;

const makeWorkbook = async (
  query: ModelQuery,
  how: Export,
  { asOf, position }: ListAnswer,
  rows: AsyncGenerator<Row>,
): Promise<Buffer> => {
  const { asked, attribution, codeLists, zone } = how;
  const dataAsOf = `${localTimeAt(asOf, zone)} (${asOf})`;
  const sheet = new SheetWidths(query.columns);
  const worker = new Worker(new URL('./workbook.worker.js', import.meta.url));
  const made = once(worker, 'message') as Promise<[Uint8Array<ArrayBuffer>]>;
  made.catch(() => undefined);
  try {
    let some: (readonly SheetCell[])[] = [query.columns.map(({ title }) => title)];
    let note: string | undefined;
    for await (const row of rows) {
      note = row.note;
      if (
        some.push(
          row.cells.map((value, column) => sheet.seen(column, sheetCell(query.columns[column]!, value, zone))),
        ) < TOGETHER
      )
        continue;
      worker.postMessage(some);
      some = [];
    }
    worker.postMessage(some);
    worker.postMessage({
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
    const [file] = await made;
    return Buffer.from(file.buffer);
  } finally {
    void worker.terminate();
  }
};
