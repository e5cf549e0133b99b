import type { Role } from '#kernel';
import type { ModelQuery } from '#runtime';
import { travelCeilings, type TravelCeilingEntry } from '../read/travel-ceilings.model.js';
import { VISITS } from './visit.queries.js';

/** Who spends, approves or examines the travel money of a government. */
const READERS: readonly Role[] = [
  'REGENCY_HEAD', 'REGENCY_SECRETARY', 'OPD_HEAD', 'TREASURER', 'REGENCY_PMD', 'GOVERNOR', 'PROVINCE_PMD', 'MINISTRY_OFFICER', 'INSPECTOR', 'AUDITOR',
];

export const travelCeilingList: ModelQuery<TravelCeilingEntry> = {
  path: 'travel-ceilings',
  summary: ['Pagu dan komitmen perjalanan dinas', 'Travel ceilings and what is committed'],
  model: travelCeilings,
  consumer: VISITS,
  roles: READERS,
  scopeField: 'regions',
  category: 'travelCeiling',
  parameters: {
    region: { field: 'regions', kind: 'within', summary: ['Pemerintah daerah, dengan yang di dalamnya', 'Government, with those inside it'] },
    year: { field: 'fiscalYear', kind: 'equals', form: 'year', summary: ['Tahun anggaran', 'Fiscal year'] },
  },
  defaultSort: { field: 'fiscalYear', descending: true },
  columns: [
    { title: 'kode', value: ({ regions }) => regions.join(' ') },
    { title: 'tahun_anggaran', value: ({ fiscalYear }) => fiscalYear },
    { title: 'anggaran_dasar_rupiah', type: 'rupiah', value: ({ base }) => base },
    { title: 'pagu_rupiah', type: 'rupiah', value: ({ ceiling }) => ceiling },
    { title: 'komitmen_rupiah', type: 'rupiah', value: ({ committed }) => committed },
    { title: 'sisa_rupiah', type: 'rupiah', value: ({ left }) => left },
    { title: 'jumlah_kunjungan', value: ({ visits }) => visits },
  ],
};
