import { INSTANT, INTEGER, TEXT, field, listOf, optional, record, type Meaning } from '#kernel';
import { answerOf, parameter, problems } from '#nest';
import { LARGEST_FILE } from '../domain/document.codes.js';

const header = (name: string, schema: object, description: string, required = true) => ({
  name,
  in: 'header',
  required,
  schema,
  description,
});

const COUNT = { type: 'integer', minimum: 0, maximum: LARGEST_FILE };
const VERSION = header('Tus-Resumable', { const: '1.0.0' }, 'Versi protokol tus / Version of the tus protocol');
const OFFSET = header('Upload-Offset', COUNT, 'Bita yang sudah ada / Bytes that are there already');
const BYTES = { 'application/offset+octet-stream': { schema: { type: 'string', format: 'binary' } } };
const answered = (description: string, ...names: readonly string[]) => ({
  description,
  headers: Object.fromEntries(['Tus-Resumable', ...names].map((name) => [name, { schema: { type: 'string' } }])),
});

export const uploadGroups: Readonly<Record<string, Meaning>> = {
  uploads: [
    'Unggahan berkas, dapat dilanjutkan (protokol tus 1.0.0)',
    'Uploads of files, which can be resumed (tus protocol 1.0.0)',
  ],
};

const operation = (
  operationId: string,
  summary: string,
  parameters: readonly object[],
  responses: object,
  ...statuses: readonly number[]
) => ({
  tags: ['uploads'],
  operationId,
  summary,
  parameters: [VERSION, ...parameters],
  responses: { ...responses, ...problems(...statuses, 400, 401, 403, 429, 500, 503) },
});

/** OpenAPI path items of the uploads. */
export const uploadPaths: Readonly<Record<string, object>> = {
  '/v1/uploads': {
    get: {
      tags: ['uploads'],
      operationId: 'uploads.own',
      summary:
        'Unggahan sendiri yang belum menjadi dokumen, yang terakhir lebih dahulu / One’s own uploads that have become no document, the last one first',
      responses: {
        ...answerOf(
          'Paling banyak 20 / 20 at most',
          record({
            items: field(
              ['unggahan', 'uploads'],
              listOf(
                record({
                  id: field(['id unggahan', 'id of the upload'], TEXT),
                  received: field(['bita yang sudah ada', 'bytes that are there'], INTEGER),
                  length: optional(['bita seluruhnya', 'bytes in all'], INTEGER),
                  begunAt: field(['dimulai pada', 'begun at'], INSTANT),
                }),
              ),
            ),
          }),
        ),
        ...problems(400, 401, 403, 429, 500, 503),
      },
    },
    post: {
      ...operation(
        'uploads.begin',
        'Mulai unggahan; isinya boleh langsung disertakan, dan yang lengkap diperiksa / Begin an upload; its bytes may come along at once, and what is complete is looked at',
        [
          header('Upload-Length', COUNT, 'Bita seluruhnya / Bytes in all', false),
          header('Upload-Defer-Length', { const: '1' }, 'Besarnya belum diketahui / The size is not known yet', false),
        ],
        {
          201: answered(
            'Dimulai; alamatnya pada Location / Begun; its address is in Location',
            'Location',
            'Upload-Offset',
          ),
        },
        409,
        413,
        415,
        422,
      ),
      requestBody: { required: false, content: BYTES },
    },
  },
  '/v1/uploads/{id}': {
    head: operation(
      'uploads.show',
      'Sudah sampai mana / How far it has come',
      [parameter('Id')],
      { 200: answered('Jumlah bita yang ada / How many bytes are there', 'Upload-Offset', 'Upload-Length') },
      404,
    ),
    patch: {
      ...operation(
        'uploads.goOn',
        'Lanjutkan dari Upload-Offset; yang lengkap diperiksa / Go on from Upload-Offset; what is complete is looked at',
        [parameter('Id'), OFFSET],
        { 204: answered('Diterima / Received', 'Upload-Offset') },
        404,
        409,
        413,
        415,
        422,
      ),
      requestBody: { required: true, content: BYTES },
    },
    delete: operation(
      'uploads.putAway',
      'Buang unggahan / Put the upload away',
      [parameter('Id')],
      { 204: answered('Dibuang / Put away') },
      404,
    ),
  },
};
