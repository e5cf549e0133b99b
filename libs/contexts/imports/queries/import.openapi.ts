import {
  ANYTHING,
  FLAG,
  INTEGER,
  OBJECT,
  TEXT,
  WARNING,
  codeList,
  codeOf,
  field,
  listOf,
  optional,
  record,
  type Meaning,
} from '#kernel';
import { FLAGS } from '#import';
import { commandHeaders, commandParameters, formOf, parameter, problems } from '#nest';
import { IMPORT_LAYOUTS, LAYOUT_CODES, ROW_STATES, ROW_STATE_CODES } from '../domain/import.codes.js';
import { rowCounts, settlement } from '../domain/import.events.js';
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

const meaning = record({
  id: field(['bahasa Indonesia', 'Indonesian'], TEXT),
  en: field(['bahasa Inggris', 'English'], TEXT),
});
const told = record({
  code: field(['tanda', 'flag'], codeOf(FLAG_CODES)),
  kind: field(['yang diminta', 'what it asks for'], TEXT),
  field: optional(['isian', 'field'], TEXT),
  accepted: optional(['diterima petugas', 'accepted by an officer'], FLAG),
  proposals: optional(['jawaban yang diusulkan', 'answers that are proposed'], listOf(OBJECT)),
  acceptable: optional(['boleh diterima sebagaimana terbaca', 'may be accepted as it is'], FLAG),
  messageId: field(['bunyi tanda', 'what it says, in Indonesian'], TEXT),
  messageEn: field(['bunyi tanda dalam bahasa Inggris', 'what it says'], TEXT),
  details: optional(['rincian, misalnya calon wilayah', 'details, such as candidates'], OBJECT),
});
const counts = field(['baris menurut keadaannya', 'rows by their state'], rowCounts);
const READING = {
  layout: field(['jenis register', 'kind of register'], codeOf(LAYOUT_CODES)),
  counts,
  sheet: optional(['lembar', 'sheet'], TEXT),
  sheets: optional(['semua lembar', 'all sheets'], listOf(TEXT)),
  encoding: optional(['pengodean huruf', 'encoding'], TEXT),
  delimiter: optional(['pemisah kolom', 'delimiter'], TEXT),
  headerRow: optional(['baris judul kolom', 'row of the headings'], INTEGER),
  titles: field(['baris di atas judul kolom', 'lines above the headings'], listOf(TEXT)),
  columns: field(['kolom dan isiannya', 'columns and their fields'], listOf(OBJECT)),
  fields: field(
    ['isian yang dikenal', 'fields that there are'],
    listOf(
      record({ field: field(['isian', 'field'], TEXT), label: field(['nama isian', 'what it is called'], meaning) }),
    ),
  ),
  flags: field(['tanda atas berkas', 'flags of the file'], listOf(told)),
  notes: field(['baris yang bukan catatan', 'rows that hold no record'], listOf(OBJECT)),
  totals: field(['baris jumlah dan hitungannya', 'total rows, compared'], listOf(OBJECT)),
  top: optional(['baris-baris pertama', 'first lines'], listOf(OBJECT)),
};
const reading = record(READING).schema;
const cell = record({
  field: field(['isian', 'field'], TEXT),
  label: field(['nama isian', 'what it is called'], meaning),
  row: optional(['baris', 'row'], INTEGER),
  column: optional(['kolom', 'column'], INTEGER),
  raw: field(['sebagaimana tertulis', 'as it stands'], TEXT),
  value: optional(['hasil baca', 'what was read'], ANYTHING),
  confidence: optional(['kepastian', 'how sure'], TEXT),
  precision: optional(['ketelitian tanggal', 'precision of a date'], TEXT),
  provenance: optional(['asal isi', 'where the value stands'], TEXT),
  settlements: optional(['keputusan petugas', 'decisions of officers'], listOf(settlement)),
});
const row = record({
  row: field(['baris', 'row'], INTEGER),
  no: field(['nomor urut', 'serial number'], TEXT),
  state: field(['keadaan baris', 'state of the row'], codeOf(ROW_STATE_CODES)),
  recordId: optional(['id catatan', 'id of the record'], TEXT),
  voided: optional(
    [
      'catatannya sudah dibatalkan; baris ini tidak dicatat lagi',
      'its record was voided; the row is not recorded again',
    ],
    FLAG,
  ),
  skipped: optional(['alasan dilewati', 'why it was left out'], TEXT),
  into: optional(['digabung ke baris', 'merged into the row'], INTEGER),
  flags: field(['tanda', 'flags'], listOf(told)),
  cells: field(['sel', 'cells'], listOf(cell)),
  total: optional(['biaya yang dihitung', 'cost computed'], OBJECT),
});
const page = record({
  items: field(['baris-baris', 'rows'], listOf(row)),
  counts,
  nextCursor: optional(['lanjutan; tanpa = tidak ada lagi', 'where it goes on; absent = nothing more'], TEXT),
}).schema;
const started = record({
  stream: field(['aliran', 'stream'], TEXT),
  id: field(['id impor', 'id of the import'], TEXT),
  revision: field(['revisi', 'revision'], INTEGER),
  position: field(['posisi dalam catatan', 'position in the log'], TEXT),
  events: field(['kejadian', 'events'], listOf(TEXT)),
  warnings: field(['peringatan', 'warnings'], listOf(WARNING)),
  reading: field(['hasil baca', 'what was read'], record(READING)),
}).schema;
const EXAMPLE = 'No;Asal;Tujuan;Tanggal;Materi\n1;Kab. Kapuas;Kab. Sleman;9 Januari 2023;Pengelolaan air\n';

export const importGroups: Readonly<Record<string, Meaning>> = {
  'import-templates': ['Templat register untuk diisi', 'Templates of registers to fill in'],
};

const templatePath = (of: string, [id, en]: Meaning) => ({
  get: {
    tags: ['import-templates'],
    operationId: `importTemplates.${of}`,
    summary: `${id} / ${en}`,
    parameters: [query('format', formOf(TEMPLATE_FORMATS, 'text').schema, 'csv atau xlsx / csv or xlsx')],
    responses: {
      200: {
        description: 'Berkas / File',
        content: { 'text/csv': { ...bytes, example: EXAMPLE }, [XLSX_TYPE]: bytes },
      },
      ...problems(400, 401, 429),
    },
  },
});

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
        query(
          'layout',
          formOf(IMPORT_LAYOUTS, 'text').schema,
          'Jenis register; tanpa: dikenali dari judul kolomnya / Kind of register; without: told by its headings',
        ),
        query('sheet', { type: 'string', maxLength: 100 }, 'Lembar buku kerja / Sheet of a workbook'),
        ...commandParameters,
      ],
      requestBody: {
        required: true,
        content: { 'text/csv': { ...bytes, example: EXAMPLE }, [XLSX_TYPE]: bytes, 'application/octet-stream': bytes },
      },
      responses: {
        201: {
          description: 'Tanda terima dan hasil baca / Receipt, and what was read',
          headers: commandHeaders(true),
          content: json(started),
        },
        ...problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 500, 503),
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
          formOf(Object.keys(FLAGS), 'text').schema,
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
        200: { description: 'Baris / Rows', content: json(page) },
        ...problems(400, 401, 403, 404, 429, 503),
      },
    },
  },
  '/v1/import-templates/visits': templatePath('visits', [
    'Templat register kunjungan',
    'Template of a register of visits',
  ]),
  '/v1/import-templates/agreements': templatePath('agreements', [
    'Templat register kerja sama',
    'Template of a register of agreements',
  ]),
};
