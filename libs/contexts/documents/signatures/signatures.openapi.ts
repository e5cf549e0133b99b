import { answerOf, inQuery, parameter, problems } from '#nest';
import { signatureReport } from './signature.document.js';

const SUMMARY =
  'Periksa tanda tangan elektronik dalam PDF; rantai sertifikat tidak diperiksa / Check the electronic signatures in a PDF; the chain of certificates is not checked';

export const signaturePaths: Readonly<Record<string, object>> = {
  '/v1/documents/{id}/signatures': {
    get: {
      tags: ['documents'],
      operationId: 'documents.signatures',
      summary: SUMMARY,
      parameters: [
        parameter('Id'),
        inQuery(
          'record',
          { type: 'string', examples: ['agreements/kerja-sama-1'] },
          'Catatan yang merujuk dokumen ini, bila dari sana boleh dilihat / Record that refers to the document, where it may be seen from there',
        ),
      ],
      responses: {
        ...answerOf('Yang dikatakan tanda tangannya / What its signatures say', signatureReport),
        ...problems(400, 401, 403, 404, 422, 429, 503),
      },
    },
  },
};
