import { REGION_LEVELS } from '#kernel';
import { REGION_OF_TOTALS, listOfTotals, type ModelQuery, type TotalsQuery } from '#runtime';
import { RECORD_READERS } from '#contexts/access/contract';
import { JOINT_MEASURES, JOINT_MONEY, jointMoneyTotal, jointOriginsTotal } from '../read/visit-board.joint.js';
import { visitBoard } from '../read/visit-board.model.js';
import { VISITS } from './visit.queries.js';

const shared = { model: visitBoard, consumer: VISITS, roles: RECORD_READERS, ranked: 'visits' } as const;
const measures = { visits: 'kunjungan', travellers: 'orang', plannedRupiah: 'anggaran_rupiah' };

/** Where visits go: regions by number of visits, by travellers or by money. */
export const visitDestinations = listOfTotals({
  ...shared,
  path: 'visit-totals/destinations',
  total: 'destinations',
  summary: ['Wilayah tujuan menurut banyaknya kunjungan dan anggaran', 'Destinations by visits and money'],
  forms: { level: REGION_LEVELS, year: 'year' },
  titles: { level: 'jenis_wilayah', region: 'wilayah', year: 'tahun', ...measures },
}) as ModelQuery;

/** Who visits whom: each pair of regencies or cities. */
export const visitEdges = listOfTotals({
  ...shared,
  path: 'visit-totals/edges',
  total: 'edges',
  summary: ['Jejaring kunjungan antarkabupaten/kota', 'Network of visits between regencies and cities'],
  forms: { year: 'year' },
  titles: { host: 'tuan_rumah', origin: 'asal', year: 'tahun', ...measures },
}) as ModelQuery;

/** One joint visit as a whole: its origins, their persons and their money (VIS-15). */
export const jointVisitTotals: TotalsQuery = {
  path: 'joint-visit-totals',
  summary: ['Rombongan bersama: asal, orang, dan anggaran', 'A joint visit: origins, persons and money'],
  consumer: VISITS,
  roles: RECORD_READERS,
  parameters: {
    region: REGION_OF_TOTALS,
    jointVisit: { required: true, form: 'id', summary: ['Id rombongan bersama', 'Id of the joint visit'] },
  },
  labels: { origins: ['Asal', 'Origins'], plannedRupiah: ['Anggaran dalam rupiah', 'Budgets in rupiah'] },
  measures: { origins: JOINT_MEASURES, plannedRupiah: JOINT_MONEY },
  keys: ({ jointVisit = '' }, region) => ({
    origins: jointOriginsTotal(region, jointVisit),
    plannedRupiah: jointMoneyTotal(region, jointVisit),
  }),
};
