import { once } from 'node:events';
import { Readable, pipeline } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { stringify } from 'csv-stringify';
import type { FastifyReply } from 'fastify';
import { Slices, eachOnce, type Document } from '#kernel';
import type { ModelQuery } from '#runtime';
import { MEDIA_TYPES } from './accepted.js';
import { showFreshness, type ListAnswer } from './freshness.js';
import type { HIDDEN } from './masking.js';

/** Told to the thread that makes a workbook when it has all its rows. */
export const END = 'END';

export type Cell = string | number | boolean | undefined;
/** A page of the list in its order, or by id. */
export interface ExportPage {
  readonly limit: number;
  readonly cursor?: string;
  readonly byId: boolean;
}
type Ask = (page: ExportPage) => Promise<ListAnswer>;
type Row = Document & { readonly id: string };

const PAGE = 1_000;
/** A workbook is made in memory, a CSV written row by row. */
const MOST_ROWS = { csv: 100_000, xlsx: 20_000 } as const;

/** The whole list, page after page and each row once, up to a greatest number of rows; below it the licence of the region data and the date. */
export const sendExport = async (
  format: 'csv' | 'xlsx', query: ModelQuery, attribution: string, reply: FastifyReply, ask: Ask,
): Promise<Readable | Buffer> => {
  const first = showFreshness(reply, await ask({ limit: PAGE, byId: false }));
  const name = `${query.path.replaceAll('/', '-')}-${first.asOf.slice(0, 10)}.${format}`;
  reply.headers({ 'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : MEDIA_TYPES.xlsx, 'Content-Disposition': `attachment; filename="${name}"` });
  const rows = rowsOf(query, attribution, MOST_ROWS[format], first, ask);
  return format === 'csv' ? csv(rows) : workbook(rows);
};

async function* rowsOf(query: ModelQuery, attribution: string, most: number, first: ListAnswer, ask: Ask): AsyncGenerator<readonly Cell[]> {
  yield query.columns.map(({ title }) => title);
  const slices = new Slices();
  const pages = eachOnce(async (order, cursor) => {
    const byId = order === 'by-id';
    const { items, nextCursor } = byId || cursor ? await ask({ limit: PAGE, byId, ...(cursor !== undefined && { cursor }) }) : first;
    return { items: items as readonly Row[], cursor: nextCursor };
  });
  let left = most;
  for await (const rows of pages) {
    for (const row of rows.slice(0, left)) {
      if (slices.due) await slices.pass();
      yield query.columns.map(({ value }) => cell(value(row)));
    }
    left -= rows.length;
    if (left < 0) break;
  }
  if (left < 0) yield [`Hanya ${most} baris pertama. / The first ${most} rows only.`];
  yield [`Data per ${first.asOf} (posisi ${first.position || '0'})`];
  if (Object.values(query.model.fields).includes('regions')) yield [attribution];
}

/** What is hidden in the list is hidden in the file, and says so. */
const cell = (value: Cell | typeof HIDDEN): Cell => (typeof value === 'object' ? 'tersembunyi / hidden' : value);

/** A cell that a spreadsheet would calculate gets an apostrophe in front; the mark at the beginning lets Excel read UTF-8. */
const csv = (rows: AsyncGenerator<readonly Cell[]>): Readable =>
  pipeline(Readable.from(rows), stringify({ escape_formulas: true, bom: true, cast: { boolean: String } }), () => undefined);

let turn: Promise<unknown> = Promise.resolve();

/** Texts stay texts in a workbook: nothing in it is calculated. One is made at a time, in a thread of its own. */
const workbook = (rows: AsyncGenerator<readonly Cell[]>): Promise<Buffer> => {
  const made = turn.then(() => makeWorkbook(rows));
  turn = made.catch(() => undefined);
  return made;
};

/** Rows that travel to the thread at one go. */
const TOGETHER = 500;

const makeWorkbook = async (rows: AsyncGenerator<readonly Cell[]>): Promise<Buffer> => {
  const worker = new Worker(new URL('./workbook.worker.js', import.meta.url));
  const made = once(worker, 'message') as Promise<[Uint8Array<ArrayBuffer>]>;
  made.catch(() => undefined);
  try {
    let some: (readonly Cell[])[] = [];
    for await (const row of rows) {
      if (some.push(row) < TOGETHER) continue;
      worker.postMessage(some);
      some = [];
    }
    worker.postMessage(some);
    worker.postMessage(END);
    const [file] = await made;
    return Buffer.from(file.buffer);
  } finally {
    void worker.terminate();
  }
};
