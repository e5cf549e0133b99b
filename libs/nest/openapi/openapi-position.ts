import { INSTANT, TEXT, field, record } from '#kernel';
import { bilingual, freshHeaders, json, problems, type Paths } from './openapi-parts.js';

const POSITION = record({
  asOf: field(['data lengkap sampai waktu ini', 'the data are complete up to this instant'], INSTANT),
  position: field(['posisi dalam catatan', 'position in the log'], TEXT),
  models: field(
    [
      'tanda yang berubah setiap kali ada data baru, juga bila sebagian masih tertinggal',
      'mark that changes with all that is new, also while a part of it lags behind',
    ],
    TEXT,
  ),
});

/** What a page asks now and then. */
export const positionPaths: Paths = {
  '/v1/position': {
    get: {
      tags: ['position'],
      operationId: 'position.show',
      summary: bilingual(['Sampai di mana semua data terlihat', 'Up to where all data are shown']),
      description: bilingual([
        'Murah, untuk ditanya setiap setengah menit: dengan `If-None-Match` jawabannya 304 selama tidak ada yang baru.',
        'Cheap, to be asked every half minute: with `If-None-Match` it is 304 as long as there is nothing new.',
      ]),
      responses: {
        200: {
          description: bilingual(['Posisi semua data', 'Position of all data']),
          headers: freshHeaders,
          content: json(POSITION.schema),
        },
        ...problems(400, 401, 429, 500, 503),
      },
    },
  },
};
