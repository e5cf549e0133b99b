import { Readable, pipeline } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { FastifyReply } from 'fastify';
import { localDateAt, type Instant } from '#kernel';
import type { ModelQuery } from '#runtime';
import { MEDIA_TYPES } from '../refusals/accepted.js';
import { descriptionOf, withDescription } from './export-description.js';
import {
  FIRST_PAGE,
  MOST_ROWS,
  documentsOf,
  rowsOf,
  showsRegions,
  type Ask,
  type Export,
  type Exported,
  type Row,
  type Written,
} from './export-rows.js';
import { showFreshness } from './freshness.js';
import type { Cell } from './sheet-widths.js';
import { workbook } from './workbook.js';

const ZIP = 'application/zip';

/**
 * The whole list, page after page and each row once, up to a greatest number of rows. Every row has the same cells; the
 * last one is for notes.
 */
export const sendExport = async (
  query: ModelQuery,
  how: Export,
  reply: FastifyReply,
  ask: Ask,
): Promise<Readable | Buffer> => {
  const { format, asked, described, separator, attribution } = how;
  const first = showFreshness(reply, await ask({ ...FIRST_PAGE, byId: false }));
  const name = nameOf(query, first.asOf, how);
  const mediaType = `${MEDIA_TYPES[format]}${format === 'xlsx' ? '' : '; charset=utf-8'}`;
  const again = new URLSearchParams({ ...asked.parameters, format, described: 'true' }).toString();
  reply.headers({
    'Content-Type': described ? ZIP : mediaType,
    'Content-Disposition': `attachment; filename="${name}.${described ? 'zip' : format}"`,
    ...linksTo(
      ...(described ? [] : [`</v1/${query.path}?${again}>; rel="describedby"; type="${ZIP}"`]),
      ...licenceOf(query, how),
    ),
  });
  const written: Written = { rows: 0 };
  const documents = documentsOf(MOST_ROWS[format], first, ask, written);
  const rows = rowsOf(query, how.places, documents);
  const file =
    format === 'jsonl'
      ? jsonLines(documents)
      : format === 'csv'
        ? csv(query, how, rows)
        : await workbook(query, how, first, rows);
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

/** What anybody may ask, as a table: nobody is told in it who asked, and it may be kept as the list itself. */
export const sendTable = async (
  query: Pick<ModelQuery, 'path' | 'columns' | 'model'>,
  how: Pick<Export, 'separator' | 'zone' | 'places' | 'attribution' | 'licence'>,
  reply: FastifyReply,
  ask: Ask,
): Promise<Readable> => {
  const first = showFreshness(reply, await ask({ ...FIRST_PAGE, byId: false }));
  reply.headers({
    'Content-Type': `${MEDIA_TYPES.csv}; charset=utf-8`,
    'Content-Disposition': `attachment; filename="${nameOf(query, first.asOf, how)}.csv"`,
    ...linksTo(...licenceOf(query, how)),
  });
  return csv(query, how, rowsOf(query, how.places, documentsOf(MOST_ROWS.csv, first, ask, { rows: 0 })));
};

const linksTo = (...links: readonly string[]): { readonly Link?: string } =>
  links.length > 0 ? { Link: links.join(', ') } : {};

/** The licence of the region data, for programs. */
const licenceOf = (query: Pick<ModelQuery, 'model'>, { licence }: Pick<Export, 'licence'>): readonly string[] =>
  licence !== undefined && showsRegions(query) ? [`<${licence}>; rel="license"`] : [];

const nameOf = ({ path }: Pick<ModelQuery, 'path'>, asOf: Instant, { zone }: Pick<Export, 'zone'>): string =>
  `${path.replaceAll('/', '-')}-${localDateAt(asOf, zone)}`;

/**
 * Each document as the list shows it, one a line; of a list that is longer than a file may be, a last line says so, and
 * is no document.
 */
const jsonLines = (documents: AsyncGenerator<Exported>): Readable =>
  Readable.from(
    (async function* () {
      for await (const each of documents)
        yield `${JSON.stringify('note' in each ? { complete: false, note: each.note } : each.document)}\n`;
    })(),
    { objectMode: false },
  );

/**
 * A cell that a spreadsheet would calculate gets an apostrophe in front; the mark at the beginning lets Excel read
 * UTF-8. No line but those of the table: what else is to be said stands in a last column, the licence of the region
 * data in its first row.
 */
const csv = (
  query: Pick<ModelQuery, 'columns' | 'model'>,
  { separator, attribution }: Pick<Export, 'separator' | 'attribution'>,
  rows: AsyncGenerator<Row>,
): Readable => {
  const table = async function* (): AsyncGenerator<readonly Cell[]> {
    yield [...query.columns.map(({ title }) => title), 'catatan'];
    let licence = showsRegions(query) ? attribution : undefined;
    for await (const { cells, note } of rows) {
      yield [...cells, [licence, note].filter((each) => each !== undefined).join(' ') || undefined];
      licence = undefined;
    }
  };
  return pipeline(
    Readable.from(table()),
    stringify({ escape_formulas: true, bom: true, delimiter: separator, cast: { boolean: String } }),
    () => undefined,
  );
};
