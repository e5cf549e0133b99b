import {
  ERROR_CODE,
  FLAG,
  INTEGER,
  ROLE,
  SCOPE,
  TEXT,
  field,
  listOf,
  optional,
  record,
  type Kind,
  type Schema,
} from '#kernel';
import { actionsOfRecords, tablesWithActions } from '#runtime';
import type { HttpOptions } from '../http-options.js';
import { property, showing } from './openapi-answers.js';
import {
  answerOf,
  bilingual,
  freshHeaders,
  json,
  parameter,
  problems,
  rolesLine,
  template,
  type Paths,
} from './openapi-parts.js';

const BILINGUAL: Kind<object> = { schema: { $ref: '#/components/schemas/Bilingual' } };
const ACTIONS: Kind<object> = { schema: { type: 'array', items: { $ref: '#/components/schemas/Action' } } };

/** A command, and whether it is open to who asks. */
export const ACTION_SCHEMA: Schema = record({
  command: field(['nama perintah', 'name of the command'], TEXT),
  operation: field(['ruas terakhir alamatnya', 'last segment of its address'], TEXT),
  href: field(['alamat untuk mengirimnya', 'address to which it is sent'], TEXT),
  summary: field(['artinya, dalam kedua bahasa', 'what it does, in both languages'], BILINGUAL),
  leavesStage: field(['mengubah tahap: perlu If-Match', 'leaves a stage: needs If-Match'], FLAG),
  open: field(
    ['terbuka menurut hak dan tahap; isinya masih dinilai', 'open by right and stage; its input is still to be judged'],
    FLAG,
  ),
  awaited: field(
    ['catatan ini, pada keadaannya sekarang, menunggu perintah itu', 'the record, as it stands, waits for it'],
    FLAG,
  ),
  givers: field(
    [
      'siapa yang menjalankannya pada catatan ini, siapa pun yang bertanya: yang terdekat dengan pihaknya; kosong bila baru isinya yang menentukan',
      'to whom it falls on this record, whoever asks: those nearest to the party; none where its input alone tells',
    ],
    listOf(
      record({
        role: field(['peran', 'role'], ROLE),
        region: field(['wilayah tempat peran itu dipegang', 'region for which it is held'], SCOPE),
        officeId: optional(
          ['id kantor, bila wilayahnya dibagi', 'id of the office, where others share the region'],
          TEXT,
        ),
      }),
    ),
  ),
  refusal: optional(['penolakan yang akan diterimanya', 'refusal that it would meet'], {
    schema: record({
      code: field(['kode penolakan', 'code of the refusal'], ERROR_CODE),
      ruleId: optional(['aturan yang menolak', 'rule that refuses'], TEXT),
      messageId: field(['pesan dalam bahasa Indonesia', 'message in Indonesian'], TEXT),
      messageEn: field(['pesan dalam bahasa Inggris', 'message in English'], TEXT),
    }).schema,
  }),
}).schema;

const DESCRIPTION = bilingual([
  'Menurut hak pembaca dan tahap catatan sekarang, dengan alasan bagi yang tertutup; isi perintah baru dinilai saat dikirim.',
  "By the reader's rights and the stage of the record now, with the reason where one is not open; inputs are judged when they are sent.",
]);

/** What is open to who asks: on each record of a list, and without a record. */
export const actionsPaths = (options: Pick<HttpOptions, 'queries' | 'tables'>): Paths => ({
  ...Object.fromEntries(
    actionsOfRecords(options).map(({ query: { path, summary, roles } }) => [
      template(`${path}/:id/actions`),
      {
        get: {
          tags: [path],
          operationId: `${path}.actions`,
          summary: bilingual([`Perintah yang terbuka: ${summary[0]}`, `Commands that are open: ${summary[1]}`]),
          description: `${DESCRIPTION} ${rolesLine(roles)}`,
          parameters: [parameter('Id')],
          responses: {
            200: {
              description: bilingual(summary),
              headers: freshHeaders,
              content: json(
                showing(
                  {
                    items: property(['perintah', 'commands'], ACTIONS.schema),
                    revision: property(
                      ['revisi objek, untuk If-Match', 'revision of the object, for If-Match'],
                      INTEGER.schema,
                    ),
                  },
                  'items',
                  'revision',
                ),
              ),
            },
            ...problems(400, 401, 403, 404, 429, 500, 503),
          },
        },
      },
    ]),
  ),
  ...Object.fromEntries(
    tablesWithActions(options).map(({ path }) => [
      template(`${path}/actions`),
      {
        get: {
          tags: [path],
          operationId: `${path}.tableActions`,
          summary: bilingual([
            `Perintah yang terbuka tanpa catatan: ${path}`,
            `Commands that are open without a record: ${path}`,
          ]),
          description: DESCRIPTION,
          responses: {
            ...answerOf(
              'Perintah / commands',
              record({
                items: field(['perintah', 'commands'], listOf({ schema: { $ref: '#/components/schemas/Action' } })),
              }),
            ),
            ...problems(400, 401, 429, 500, 503),
          },
        },
      },
    ]),
  ),
});
