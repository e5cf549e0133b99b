import { HISTORICAL_STAGES, type HistoricalParty } from '#kernel';
import { columnsOf, regionWithin, type ModelQuery, type Party } from '#runtime';
import { RECORD_READERS } from '#contexts/access/contract';
import { HISTORICAL_GAPS } from '../domain/historical-visit.codes.js';
import {
  historicalVisitDocument,
  historicalVisits,
  type HistoricalVisitEntry,
} from '../read/historical-visits.model.js';

/** Consumer that keeps them: of its own, so that live visits are not read again for it. */
export const HISTORICAL_VISITS = 'historical-visits';

const column = columnsOf(historicalVisitDocument);
const written = (parties: readonly HistoricalParty[]): string => parties.map(({ asWritten }) => asWritten).join('; ');
const AS_WRITTEN = { how: ['sebagaimana tertulis, dipisah titik koma', 'as written, between semicolons'] } as const;

/** What was imported of registers of visits, apart from the live ones. */
export const historicalVisitList: ModelQuery<HistoricalVisitEntry> = {
  path: 'historical-visits',
  summary: ['Kunjungan dari register lama (data tidak lengkap)', 'Visits of old registers (data incomplete)'],
  model: historicalVisits,
  consumer: HISTORICAL_VISITS,
  roles: RECORD_READERS,
  scopeField: 'regions',
  category: 'historicalVisit',
  enteredBy: ({ keptIn, officeId }): Party => ({ scope: keptIn, officeId }),
  parameters: {
    region: regionWithin(['Wilayah asal, tuan rumah atau pemilik register', 'Region of a party or of the register']),
    origin: { field: 'originRegions', kind: 'within', summary: ['Wilayah asal', 'Region of an origin'] },
    host: { field: 'hostRegions', kind: 'within', summary: ['Wilayah tuan rumah', 'Region of a host'] },
    import: { field: 'importId', kind: 'in', form: 'id', summary: ['Impor', 'Import'] },
    status: { field: 'status', kind: 'in', form: HISTORICAL_STAGES, summary: ['Tahap', 'Stage'] },
    gap: { field: 'gaps', kind: 'in', form: HISTORICAL_GAPS, summary: ['Yang tidak lengkap', 'What is missing'] },
    year: { field: 'year', kind: 'equals', form: 'year', summary: ['Tahun kunjungan', 'Year of the visit'] },
  },
  defaultSort: { field: 'from', descending: true },
  document: historicalVisitDocument,
  columns: [
    ...column('tahap', 'status'),
    ...column('asal', 'origins', { ...AS_WRITTEN, value: ({ origins }) => written(origins) }),
    ...column('kode_asal', 'originRegions', { forPrograms: true }),
    ...column('tuan_rumah', 'hosts', { ...AS_WRITTEN, value: ({ hosts }) => written(hosts) }),
    ...column('kode_tuan_rumah', 'hostRegions', { forPrograms: true }),
    ...column('mulai', 'from'),
    ...column('sampai', 'dates.until'),
    ...column('jumlah_orang', 'persons'),
    ...column('topik', 'topic'),
    ...column('biaya_rupiah', 'cost.rupiah'),
    ...column('biaya_tiap', 'cost.per'),
    ...column('biaya_dihitung_rupiah', 'total'),
    ...column('sumber_dana', 'funding.source'),
    ...column('hasil', 'outcome'),
    ...column('tidak_lengkap', 'gaps'),
    ...column('id_impor', 'importId', { forPrograms: true }),
    ...column('baris', 'row'),
    ...column('diimpor', 'createdOn'),
    ...column('id', 'visitId', { forPrograms: true }),
  ],
};
