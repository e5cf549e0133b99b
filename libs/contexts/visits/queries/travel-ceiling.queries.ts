import { streamName, type Role } from '#kernel';
import { AS_ADDRESS, columnsOf, regionWithin, type ModelQuery } from '#runtime';
import { travelCeilingDecider } from '../domain/travel-ceiling.decider.js';
import { travelCeilingDocument, travelCeilings, type TravelCeilingEntry } from '../read/travel-ceilings.model.js';
import { VISITS } from './visit.queries.js';

/** Who spends, approves or examines the travel money of a government. */
const READERS: readonly Role[] = [
  'REGENCY_HEAD',
  'REGENCY_SECRETARY',
  'OPD_HEAD',
  'TREASURER',
  'REGENCY_PMD',
  'GOVERNOR',
  'PROVINCE_PMD',
  'MINISTRY_OFFICER',
  'INSPECTOR',
  'AUDITOR',
];

const column = columnsOf(travelCeilingDocument);

export const travelCeilingList: ModelQuery<TravelCeilingEntry> = {
  path: 'travel-ceilings',
  summary: ['Pagu dan komitmen perjalanan dinas', 'Travel ceilings and what is committed'],
  model: travelCeilings,
  consumer: VISITS,
  roles: READERS,
  scopeField: 'regions',
  category: travelCeilingDecider.category,
  // One person sets a ceiling: what was closed is not opened by naming it once more.
  tellsPastOf: ({ id }) => streamName(travelCeilingDecider, id),
  enteredBy: ({ regions }) => (regions[0] ? { scope: regions[0] } : undefined),
  parameters: {
    region: regionWithin(['Wilayah pemerintah daerah', 'Region of the government']),
    year: { field: 'fiscalYear', kind: 'equals', form: 'year', summary: ['Tahun anggaran', 'Fiscal year'] },
  },
  defaultSort: { field: 'fiscalYear', descending: true },
  document: travelCeilingDocument,
  columns: [
    ...column('kode', 'regions', { forPrograms: true }),
    ...column('nama', 'region', {
      how: AS_ADDRESS,
      value: ({ region, regions }, places) => places.address(regions[0]!, region?.nameAtTime),
    }),
    ...column('tahun_anggaran', 'fiscalYear'),
    ...column('anggaran_dasar_rupiah', 'base'),
    ...column('pagu_rupiah', 'ceiling'),
    ...column('komitmen_rupiah', 'committed'),
    ...column('sisa_rupiah', 'left'),
    ...column('jumlah_kunjungan', 'visits'),
    ...column('ditetapkan', 'setOn'),
    ...column('nomor_keputusan', 'decree.number'),
    ...column('tanggal_keputusan', 'decree.date'),
  ],
};
