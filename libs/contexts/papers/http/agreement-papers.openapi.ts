import type { Meaning } from '#kernel';
import { bilingual, formOf, inQuery, parameter, problems } from '#nest';
import { MOST_MONTHS, USUAL_MONTHS } from './agreement-parameters.js';

const PDF = { 'application/pdf': { schema: { type: 'string', format: 'binary' } } };

const region = inQuery('region', formOf('scope', 'text').schema, 'Wilayah / Region', true);
const year = inQuery('year', formOf('year', 'text').schema, 'Tahun / Year', true);
const own = inQuery(
  'own',
  { type: 'boolean', default: false },
  'Hanya yang salah satu pihaknya wilayah itu sendiri / Those alone to which the region itself is a party',
);

const paper = (
  operationId: string,
  summary: Meaning,
  parameters: readonly object[],
  ...statuses: readonly number[]
) => ({
  get: {
    tags: ['papers'],
    operationId,
    summary: bilingual(summary),
    parameters,
    responses: {
      200: { description: bilingual(summary), content: PDF },
      ...problems(400, 401, 403, 404, ...statuses, 429, 503),
    },
  },
});

/** Papers of agreements, each a PDF in Indonesian. */
export const agreementPaperPaths: Readonly<Record<string, object>> = {
  '/v1/agreements/{id}/papers/lembar': paper(
    'papers.agreementSheet',
    ['Cetak lembar satu kerja sama', 'Print the sheet of one agreement'],
    [parameter('Id')],
  ),
  '/v1/agreement-papers/buku-register': paper(
    'papers.agreementRegister',
    ['Cetak buku register kerja sama satu tahun', 'Print the register of agreements signed in a year'],
    [region, year, own],
    422,
  ),
  '/v1/agreement-papers/akan-berakhir': paper(
    'papers.agreementsExpiring',
    ['Cetak daftar kerja sama yang akan berakhir', 'Print the list of agreements that end soon'],
    [
      region,
      own,
      inQuery(
        'months',
        { type: 'integer', minimum: 1, maximum: MOST_MONTHS, default: USUAL_MONTHS },
        'Berapa bulan ke depan / How many months ahead',
      ),
      inQuery(
        'on',
        formOf('date', 'text').schema,
        'Sejak hari itu; bawaan: hari ini / From that day on; default: today',
      ),
    ],
    422,
  ),
  '/v1/agreement-papers/laporan-tahunan': paper(
    'papers.agreementsYearly',
    [
      'Cetak laporan tahunan kerja sama daerah atau desa (AGR-15)',
      'Print the yearly report of a region or village on its agreements (AGR-15)',
    ],
    [region, year],
    422,
  ),
};
