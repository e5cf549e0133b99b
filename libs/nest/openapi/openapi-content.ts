import type { ModelQuery } from '#runtime';
import { CITED_RECORD } from '../input/cited-record.js';
import { bilingual, parameter, problems, rolesLine } from './openapi-parts.js';

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
  ],
  responses: {
    200: {
      description: 'Berkasnya, seperti diunggah. / The file, as it was uploaded.',
      headers: Object.fromEntries(
        ['ETag', 'Repr-Digest', 'Content-Disposition'].map((name) => [name, { schema: { type: 'string' } }]),
      ),
      content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
    },
    304: { description: 'Sudah dimiliki. / The asker has it.' },
    ...problems(404, 400, 401, 403, 429, 500, 503),
  },
});
