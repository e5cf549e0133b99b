import { stringify } from 'csv-stringify/sync';
import type { FastifyReply } from 'fastify';
import writeXlsxFile from 'write-excel-file/node';
import type { Sheet } from '#views';
import { headersOf, searchOf, streamOf, type Asker, type Calling } from './call.js';

export const FORMATS = ['csv', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];

/** The whole list as a file of the API, passed on while the API writes it. */
export const sendList = async (
  calling: Calling,
  asker: Asker,
  reply: FastifyReply,
  { list, format, query }: { readonly list: string; readonly format: Format; readonly query: Record<string, string> },
): Promise<FastifyReply> => {
  const { headers, body } = await streamOf(calling, {
    method: 'GET',
    path: `/v1/${list}${searchOf({ ...query, format })}`,
    headers: headersOf(asker),
    address: asker.address,
  });
  return reply
    .type(headers['content-type'] ?? 'application/octet-stream')
    .headers({
      'Content-Disposition': headers['content-disposition'] ?? 'attachment',
      // What anybody may have anybody may keep, as long as the API says.
      'Cache-Control': headers['cache-control']?.startsWith('public') ? headers['cache-control'] : 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
    .send(body);
};

const TYPES: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
/** Beyond this a workbook would round. */
const numeric = (cell: string | number | bigint): cell is number | bigint =>
  typeof cell !== 'string' && BigInt(cell) <= BigInt(Number.MAX_SAFE_INTEGER);

const workbookOf = async ({ heads, rows, name }: Sheet): Promise<Buffer> =>
  writeXlsxFile(
    [
      heads.map((value) => ({ value, fontWeight: 'bold' as const })),
      ...rows.map((row) =>
        row.map((cell) =>
          numeric(cell) ? { type: Number, value: Number(cell) } : { type: String, value: String(cell) },
        ),
      ),
    ],
    {
      sheet: name.slice(0, 31),
      stickyRowsCount: 1,
      columns: heads.map((head) => ({ width: Math.max(14, head.length + 2) })),
    },
  ).toBuffer();

/** What a page shows as a table, as a file; a cell that a spreadsheet would calculate gets an apostrophe in front. */
export const sendSheet = async (reply: FastifyReply, sheet: Sheet, format: Format): Promise<FastifyReply> =>
  reply
    .type(TYPES[format])
    .headers({
      'Content-Disposition': `attachment; filename="${sheet.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.${format}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
    .send(
      format === 'csv'
        ? stringify([[...sheet.heads], ...sheet.rows.map((row) => row.map(String))], {
            bom: true,
            escape_formulas: true,
          })
        : await workbookOf(sheet),
    );
