import type { Meaning } from '#kernel';
import { parameter, problems, inQuery } from '#nest';
import { PAPER_NAMES } from '../forms/paper-kinds.js';

export const paperGroups: Readonly<Record<string, Meaning>> = {
  papers: [
    'Naskah kunjungan dan kerja sama sebagaimana dicetak kantor',
    'Papers of visits and agreements as offices print them',
  ],
};

const SUMMARY =
  'Cetak Surat Tugas, SPD, daftar hadir, atau laporan / Print travel order, SPD, attendance list or report';

/** The one route: which paper is told by the path. */
export const paperPaths: Readonly<Record<string, object>> = {
  '/v1/visits/{id}/papers/{kind}': {
    get: {
      tags: ['papers'],
      operationId: 'papers.print',
      summary: SUMMARY,
      parameters: [
        parameter('Id'),
        {
          name: 'kind',
          in: 'path',
          required: true,
          schema: { type: 'string', enum: PAPER_NAMES },
          description: 'Naskah / Paper',
        },
        inQuery(
          'traveller',
          { type: 'integer', minimum: 1, maximum: 9_999 },
          'Hanya untuk orang dengan nomor urut itu dalam Surat Tugas / For the person at that place of the travel order alone',
        ),
      ],
      responses: {
        200: { description: SUMMARY, content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } },
        ...problems(400, 401, 403, 404, 409, 429, 503),
      },
    },
  },
};
