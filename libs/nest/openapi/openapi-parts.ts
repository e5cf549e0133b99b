import {
  ERRORS,
  ERROR_CODE,
  FLAG,
  INSTANT,
  INTEGER,
  OBJECT,
  TEXT,
  WARNING,
  field,
  listOf,
  optional,
  record,
  type ErrorCode,
  type Kind,
} from '#kernel';

import { MOST_COUNTED } from '../input/query-parameters.js';

/** What all operations share: headers, problems, answers (OpenAPI 3.1). */

export const bilingual = ([id, en]: readonly [id: string, en: string]): string => `${id} / ${en}`;

/** Operations by the path at which they stand. */
export type Paths = Readonly<Record<string, object>>;

export const rolesLine = (roles: readonly string[]): string => `Peran / roles: ${roles.join(', ')}.`;

export const json = (schema: object) => ({ 'application/json': { schema } });

/** A body in JSON: of an input class, by its name. */
export const bodyOf = (name: string, example: object) => ({
  required: true,
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` }, example } },
});

/** An answer in JSON. */
export const answerOf = (description: string, { schema }: Kind<unknown>, status = 200) => ({
  [status]: { description, content: json(schema) },
});

/** A parameter after the `?`. */
export const inQuery = (name: string, schema: object, description: string, required = false) => ({
  name,
  in: 'query',
  required,
  schema,
  description,
});

/** A route as OpenAPI writes it. */
export const template = (path: string): string => `/v1/${path.replace(':id', '{id}')}`;

export const parameter = (name: string) => ({ $ref: `#/components/parameters/${name}` });

const problemCodes = (status: number): readonly ErrorCode[] =>
  (Object.keys(ERRORS) as ErrorCode[]).filter((code) => ERRORS[code][0] === status);

/** A wrong method belongs to no operation. */
const STATUSES = [...new Set(Object.values(ERRORS).map(([status]) => status))]
  .filter((status) => status !== 405)
  .sort((a, b) => a - b);

/** References to the problems that an operation may answer with. */
export const problems = (...statuses: readonly number[]) =>
  Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]));

export const problemResponses = Object.fromEntries(
  STATUSES.map((status) => [
    `Problem${status}`,
    {
      description: problemCodes(status)
        .map((code) => `\`${code}\` ${ERRORS[code][1]} / ${ERRORS[code][2]}`)
        .join('\n\n'),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]),
);

const text = (maxLength: number, more: object = {}) => ({ type: 'string', maxLength, ...more });

export const sharedParameters = {
  Id: { name: 'id', in: 'path', required: true, schema: text(64, { pattern: '^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$' }) },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    schema: text(128, { minLength: 8, pattern: '^[A-Za-z0-9._:-]+$' }),
    description:
      'Id perintah; kiriman ulang dengan id dan isi yang sama mendapat jawaban pertama. / Id of the command; repeated with the same ' +
      'content it gets the first answer.',
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    schema: text(200),
    examples: { revision: { value: '"3"' } },
    description:
      'Revisi yang dilihat, dalam tanda kutip; bila sudah berubah: 412. Wajib bila perintah mengubah tahap: tanpanya 428. / The revision ' +
      'that was seen, quoted; 412 when it has changed. Needed where a command leaves a stage: 428 without it.',
  },
  CorrelationId: { name: 'X-Correlation-Id', in: 'header', schema: text(128) },
  After: {
    name: 'after',
    in: 'query',
    schema: text(200),
    description:
      'Posisi (`Sinergi-Position`) yang harus sudah terlihat; bila terlalu lama, jawaban bertanda `stale`. / Position that the answer ' +
      'must show; an answer that would take too long is marked `stale`.',
  },
  DryRun: {
    name: 'dryRun',
    in: 'query',
    schema: { type: 'boolean', const: true },
    description:
      'Hanya dicoba: diperiksa seperti sungguhan, ditolak seperti sungguhan, dan tidak ada yang dicatat. Tanda terimanya menyebut ' +
      'revisi yang ada dan kejadian yang akan dicatat. / Only tried: looked at and refused as in earnest, and nothing is recorded. ' +
      'The receipt tells the present revision, and the events that would be recorded.',
  },
  AsOf: {
    name: 'asOf',
    in: 'query',
    schema: text(40, { format: 'date-time' }),
    description: 'Keadaan pada waktu itu. / As it was at that instant.',
  },
};

const header = (description: string) => ({ description, schema: { type: 'string' } });

export const sharedHeaders = {
  Position: header(
    "Posisi dalam catatan; kirim sebagai `after` untuk membaca tulisan sendiri. / Position in the log; sent as `after` it reads one's own write.",
  ),
  AsOf: header('Data lengkap sampai waktu ini. / The data are complete up to this instant.'),
  Revision: header('Revisi objek, untuk `If-Match`. / Revision of the object, for `If-Match`.'),
  CommandId: header('Id perintah. / Id of the command.'),
  Location: header('Alamat objek baru. / Address of the new object.'),
};

const headerRef = (name: keyof typeof sharedHeaders) => ({ $ref: `#/components/headers/${name}` });

export const freshHeaders = { 'Sinergi-Position': headerRef('Position'), 'As-Of': headerRef('AsOf') };

/** What every command takes and tells beside its content. */
export const commandParameters = ['IdempotencyKey', 'IfMatch', 'CorrelationId'].map(parameter);
export const commandHeaders = (creates: boolean) => ({
  ETag: headerRef('Revision'),
  'Sinergi-Position': headerRef('Position'),
  'Idempotency-Key': headerRef('CommandId'),
  ...(creates && { Location: headerRef('Location') }),
});

const RECEIPT = record({
  stream: field(['aliran dalam catatan', 'stream in the log'], TEXT),
  id: field(['id objek', 'id of the object'], TEXT),
  revision: field(['revisi objek sesudahnya', 'revision of the object afterwards'], INTEGER),
  position: field(['posisi dalam catatan', 'position in the log'], TEXT),
  events: field(['jenis kejadian yang dicatat', 'types of the events that were recorded'], listOf(TEXT)),
  warnings: field(['peringatan', 'warnings'], listOf(WARNING)),
});

/** Of a command that stands for others. */
const PART: Kind<object> = {
  schema: {
    ...record({
      of: field(['yang menjadi pokoknya', 'what it is about'], TEXT),
      receipt: optional(['tanda terima, bila dicatat', 'receipt, where it was recorded'], {
        schema: { $ref: '#/components/schemas/Receipt' },
      }),
      problem: optional(['penolakan, bila ditolak', 'refusal, where it was refused'], {
        schema: { $ref: '#/components/schemas/Problem' },
      }),
    }).schema,
  },
};

export const sharedSchemas = {
  Parked: {
    ...record({
      since: field(['tertahan sejak', 'waiting since'], INSTANT),
      eventId: field(['id kejadian yang tidak dapat ditampilkan', 'id of the event that could not be shown'], TEXT),
      shows: field(['posisi kejadian terakhir yang terlihat', 'position of the last event that is shown'], TEXT),
      uncounted: optional(['belum terhitung dalam jumlah', 'in no total'], FLAG),
    }).schema,
    description:
      'Dokumen tertahan karena satu kejadian tidak dapat ditampilkan; isinya keadaan terakhir yang baik. / The document waits because an event ' +
      'could not be shown; what it holds is its last good state.',
  },
  Chosen: {
    ...record({
      id: field(['id', 'id'], TEXT),
      revision: optional(['revisi, bila dokumennya punya', 'revision, where the document has one'], INTEGER),
    }).schema,
    description:
      'Hanya isian dokumen yang diminta dengan `fields`. / Those fields of the document alone that `fields` asked for.',
  },
  Matches: record({
    count: field([`dihitung tepat sampai ${MOST_COUNTED}`, `counted exactly up to ${MOST_COUNTED}`], INTEGER),
    orMore: field(['masih ada lagi di atas itu', 'there are more than that'], FLAG),
  }).schema,
  Problem: record({
    type: field(['alamat jenis penolakan', 'address of the kind of refusal'], {
      schema: { type: 'string', format: 'uri' },
    }),
    title: field(['ringkasan dalam bahasa pembaca', "summary in the reader's language"], TEXT),
    status: field(['status HTTP', 'HTTP status'], INTEGER),
    detail: optional(['penjelasan dalam bahasa pembaca', "explanation in the reader's language"], TEXT),
    instance: optional(['alamat permintaan', 'address of the request'], TEXT),
    code: field(['kode penolakan', 'code of the refusal'], ERROR_CODE),
    messageId: field(['pesan dalam bahasa Indonesia', 'message in Indonesian'], TEXT),
    messageEn: field(['pesan dalam bahasa Inggris', 'message in English'], TEXT),
    ruleId: optional(['aturan yang menolak', 'rule that refuses'], TEXT),
    field: optional(['isian yang ditolak, sebagai JSON pointer', 'field that is refused, as a JSON pointer'], {
      schema: { type: 'string', format: 'json-pointer' },
    }),
    parameter: optional(['parameter yang ditolak', 'parameter that is refused'], TEXT),
    header: optional(['header yang ditolak', 'header that is refused'], TEXT),
    legalBasis: optional(['dasar hukum', 'legal basis'], TEXT),
    details: optional(['rincian', 'details'], OBJECT),
    correlationId: field(['id permintaan', 'id of the request'], TEXT),
  }).schema,
  Receipt: RECEIPT.schema,
  ReceiptOfParts: record({
    ...RECEIPT.fields,
    parts: field(
      ['hasil tiap bagian, menurut urutan kiriman', 'what came of each part, in the order sent'],
      listOf(PART),
    ),
  }).schema,
  Bilingual: record({
    id: field(['dalam bahasa Indonesia', 'in Indonesian'], TEXT),
    en: field(['dalam bahasa Inggris', 'in English'], TEXT),
  }).schema,
};
