import { TEXT, codeList, codeOf, field, type Meaning } from '#kernel';
import { FLAGS } from '#import';
import { formOf, parameter, problems } from '#nest';
import { IMPORT_LAYOUTS, ROW_STATES, ROW_STATE_CODES } from '../domain/import.codes.js';
import { rowCounts } from '../domain/import.events.js';
import { MOST_LISTED } from './import.parameters.js';
import { TEMPLATE_FORMATS, XLSX_TYPE } from './template.js';

/** What a reading may have to say, in both languages. */
export const FLAG_CODES = codeList(
  ['Tanda pembacaan register', 'Flags of reading a register'],
  Object.keys(FLAGS),
  Object.fromEntries(Object.entries(FLAGS).map(([code, [, id, en]]) => [code, [id, en] as Meaning])),
);

const query = (name: string, schema: object, description: string, required = false) => ({
  name,
  in: 'query',
  required,
  schema,
  description,
});
const bytes = { schema: { type: 'string', format: 'binary' } };
const json = (schema: object) => ({ 'application/json': { schema } });

const meaning = {
  type: 'object',
  properties: { id: { type: 'string' }, en: { type: 'string' } },
  required: ['id', 'en'],
};
const list = (items: object) => ({ type: 'array', items });
const told = {
  type: 'object',
  description: 'Tanda, dengan bahasa keduanya / A flag, in both languages',
  properties: {
    code: codeOf(FLAG_CODES).schema,
    kind: { type: 'string', enum: ['NOTE', 'ASK', 'GAP', 'QUARANTINE', 'REFUSAL'] },
    field: { type: 'string' },
    accepted: { type: 'boolean' },
    messageId: { type: 'string' },
    messageEn: { type: 'string' },
    details: { type: 'object' },
  },
  required: ['code', 'kind', 'messageId', 'messageEn'],
};
const reading = {
  type: 'object',
  properties: {
    counts: rowCounts.schema,
    sheet: { type: 'string' },
    sheets: list({ type: 'string' }),
    encoding: { type: 'string' },
    delimiter: { type: 'string' },
    headerRow: { type: 'integer' },
    titles: list({ type: 'string' }),
    columns: list({ type: 'object' }),
    fields: list({ type: 'object', properties: { field: { type: 'string' }, label: meaning } }),
    flags: list(told),
    notes: list({ type: 'object' }),
    totals: list({ type: 'object' }),
    top: list({ type: 'object' }),
  },
  required: ['counts', 'titles', 'columns', 'fields', 'flags', 'notes', 'totals'],
};
const row = {
  type: 'object',
  properties: {
    row: { type: 'integer' },
    no: { type: 'string' },
    state: codeOf(ROW_STATE_CODES).schema,
    recordId: { type: 'string' },
    skipped: { type: 'string' },
    into: { type: 'integer' },
    flags: list(told),
    cells: list({
      type: 'object',
      properties: {
        field: { type: 'string' },
        label: meaning,
        row: { type: 'integer' },
        column: { type: 'integer' },
        raw: { type: 'string' },
        value: {},
        confidence: { type: 'string' },
        precision: { type: 'string' },
        provenance: { type: 'string' },
        settlements: list({ type: 'object' }),
      },
      required: ['field', 'label', 'raw'],
    }),
    total: { type: 'object' },
  },
  required: ['row', 'no', 'state', 'flags', 'cells'],
};

export const importGroups: Readonly<Record<string, Meaning>> = {
  'import-templates': ['Templat register untuk diisi', 'Templates of registers to fill in'],
};

/** The routes that no table gives: files come in, rows as they are read, templates. */
export const importPaths = {
  '/v1/imports': {
    post: {
      tags: ['imports'],
      operationId: 'imports.start',
      summary: 'Kirim berkas register dan baca (uji coba) / Send the file of a register and read it (dry run)',
      description:
        'Isi permintaan adalah bita berkas, paling besar 20 MB: CSV (UTF-8, UTF-16, Windows-1252; pemisah , ; tab |) atau ' +
        'XLSX. Belum ada yang dicatat. Berkas yang sama menunjuk ke impor yang sudah ada. / The body is the bytes of the ' +
        'file, 20 MB at most: CSV (UTF-8, UTF-16, Windows-1252; parted by , ; tab |) or XLSX. Nothing is recorded yet. The ' +
        'same file points to the import that there is.',
      parameters: [
        query(
          'region',
          formOf('scope', 'text').schema,
          'Wilayah pemilik register / Region that keeps the register',
          true,
        ),
        query('layout', formOf(IMPORT_LAYOUTS, 'text').schema, 'Jenis register / Kind of register'),
        query('sheet', { type: 'string', maxLength: 100 }, 'Lembar buku kerja / Sheet of a workbook'),
      ],
      requestBody: {
        required: true,
        content: { 'text/csv': bytes, [XLSX_TYPE]: bytes, 'application/octet-stream': bytes },
      },
      responses: {
        201: {
          description: 'Tanda terima dan hasil baca / Receipt, and what was read',
          content: json({
            allOf: [
              { $ref: '#/components/schemas/Receipt' },
              { type: 'object', properties: { reading }, required: ['reading'] },
            ],
          }),
        },
        ...problems(400, 401, 403, 413, 415, 422, 429, 503),
      },
    },
  },
  '/v1/imports/{id}/reading': {
    get: {
      tags: ['imports'],
      operationId: 'imports.reading',
      summary: 'Berkas sebagaimana terbaca sekarang / The file as it is read by now',
      parameters: [parameter('Id')],
      responses: {
        200: { description: 'Hasil baca / Reading', content: json(reading) },
        ...problems(401, 403, 404, 429, 503),
      },
    },
  },
  '/v1/imports/{id}/rows': {
    get: {
      tags: ['imports'],
      operationId: 'imports.rows',
      summary: 'Baris demi baris, setiap sel dengan hasil bacanya / Row by row, every cell with its reading',
      parameters: [
        parameter('Id'),
        query('state', { type: 'string' }, `Keadaan, dipisah koma / States, between commas: ${ROW_STATES.join(', ')}`),
        query(
          'flag',
          field(['tanda', 'flag'], TEXT).kind.schema,
          'Hanya baris dengan tanda ini / Rows with this flag alone',
        ),
        query('limit', { type: 'integer', minimum: 1, maximum: MOST_LISTED, default: 50 }, 'Banyaknya / How many'),
        query(
          'cursor',
          { type: 'string', pattern: '^(0|[1-9]\\d{0,6})$' },
          '`nextCursor` sebelumnya / of the answer before',
        ),
      ],
      responses: {
        200: {
          description: 'Baris / Rows',
          content: json({
            type: 'object',
            properties: { items: list(row), counts: rowCounts.schema, nextCursor: { type: 'string' } },
            required: ['items', 'counts'],
          }),
        },
        ...problems(400, 401, 403, 404, 429, 503),
      },
    },
  },
  '/v1/import-templates/visits': {
    get: {
      tags: ['import-templates'],
      operationId: 'importTemplates.visits',
      summary: 'Templat register kunjungan / Template of a register of visits',
      parameters: [query('format', formOf(TEMPLATE_FORMATS, 'text').schema, 'csv atau/or xlsx')],
      responses: {
        200: { description: 'Berkas / File', content: { 'text/csv': bytes, [XLSX_TYPE]: bytes } },
        ...problems(400, 401, 429),
      },
    },
  },
};
