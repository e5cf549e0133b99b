import type { Role } from '#kernel';
import { documentColumns, type ModelQuery } from '#runtime';
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
  // One person sets a ceiling: what was closed is not opened by naming it once more.
  tellsPastOf: ({ id }) => `travelCeiling-${id}`,
  enteredBy: ({ regions }) => (regions[0] ? { scope: regions[0] } : undefined),
  parameters: {
    region: { field: 'regions', kind: 'within', summary: ['Wilayah pemerintah daerah, dengan isinya', 'Region of the government, with all that lies in it'] },
    year: { field: 'fiscalYear', kind: 'equals', form: 'year', summary: ['Tahun anggaran', 'Fiscal year'] },
  },
  defaultSort: { field: 'fiscalYear', descending: true },
  columns: [
    {
      title: 'kode', forPrograms: true, meaning: ['kode wilayah pemerintah daerah (Kepmendagri)', 'code of the government\'s region (Kepmendagri)'],
      value: ({ regions }) => regions.join(' '),
    },
    {
      title: 'nama', meaning: ['pemerintah daerah, dengan nama saat pagu ditetapkan', 'the government, with its name when the ceiling was set'],
      value: ({ region, regions }, places) => places.address(regions[0]!, region?.nameAtTime),
    },
    { title: 'tahun_anggaran', meaning: ['tahun anggaran', 'fiscal year'], type: 'number', value: ({ fiscalYear }) => fiscalYear },
    {
      title: 'anggaran_dasar_rupiah', meaning: ['anggaran perjalanan yang menjadi dasar pagu, rupiah penuh', 'travel budget from which the ceiling is reckoned, whole rupiah'],
      type: 'rupiah', value: ({ base }) => base,
    },
    {
      title: 'pagu_rupiah', meaning: ['pagu perjalanan (VIS-05), rupiah penuh', 'travel ceiling (VIS-05), whole rupiah'],
      type: 'rupiah', value: ({ ceiling }) => ceiling,
    },
    {
      title: 'komitmen_rupiah', meaning: ['jumlah anggaran kunjungan yang terikat pagu, rupiah penuh', 'money of visits that is committed under the ceiling, whole rupiah'],
      type: 'rupiah', value: ({ committed }) => committed,
    },
    { title: 'sisa_rupiah', meaning: ['sisa pagu, rupiah penuh', 'what is left of the ceiling, whole rupiah'], type: 'rupiah', value: ({ left }) => left },
    {
      title: 'jumlah_kunjungan', meaning: ['banyaknya kunjungan dengan komitmen', 'visits with money committed'],
      type: 'number', value: ({ visits }) => visits,
    },
    { title: 'ditetapkan', meaning: ['hari pagu ditetapkan', 'day on which the ceiling was set'], type: 'date', value: ({ setOn }) => setOn },
    ...documentColumns<TravelCeilingEntry>('keputusan', ['keputusan atau dokumen anggaran', 'decree or budget document'], ({ decree }) => decree),
  ],
};
