import { REGION_LEVELS } from '#kernel';
import { listOfTotals, type ModelQuery } from '#runtime';
import { RECORD_READERS } from '#contexts/access/contract';
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
