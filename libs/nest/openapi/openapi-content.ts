import type { ModelQuery } from '#runtime';
import { CITED_RECORD } from '../input/cited-record.js';
import { bilingual, parameter, problems, rolesLine } from './openapi-parts.js';

const header = (name: string, pattern: string, id: string, en: string): object => ({
  name,
  in: 'header',
  schema: { type: 'string', maxLength: 200, pattern },
  description: bilingual([id, en]),
});

const file = (description: string, ...more: readonly string[]): object => ({
  description,
  headers: Object.fromEntries(
    ['ETag', 'Repr-Digest', 'Content-Disposition', 'Accept-Ranges', ...more].map((name) => [
      name,
      { schema: { type: 'string' } },
    ]),
  ),
  content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
});

/** The file behind a document of a query. */
export const contentOperation = ({ path, summary: [id, en], roles }: ModelQuery): object => ({
  tags: [path],
  operationId: `${path}.content`,
  summary: bilingual([`Berkas dari: ${id}`, `File of: ${en}`]),
  description: rolesLine(roles),
  parameters: [
    parameter('Id'),
    {
      name: 'record',
      in: 'query',
      schema: { type: 'string', maxLength: 200, pattern: CITED_RECORD.source },
      description: bilingual([
        'Catatan yang merujuknya, seperti `visits/{id}`: siapa yang melihat rujukannya di sana boleh mengambil berkasnya',
        'A record that refers to it, like `visits/{id}`: who sees the reference there may fetch the file',
      ]),
    },
    header('Range', '^bytes=.*$', 'Satu bagian, misalnya `bytes=1048576-`', 'One part, like `bytes=1048576-`'),
    header(
      'If-Range',
      '^(W/)?".*"$',
      '`ETag` dari bagian yang sudah ada: bila berkasnya lain, seluruhnya dikirim',
      '`ETag` of the part that is there already: of another file all is sent',
    ),
  ],
  responses: {
    200: file('Berkasnya, seperti diunggah. / The file, as it was uploaded.'),
    206: file('Bagian yang diminta. / The part that was asked for.', 'Content-Range'),
    304: { description: 'Sudah dimiliki. / The asker has it.' },
    ...problems(404, 400, 401, 403, 416, 429, 500, 503),
  },
});
