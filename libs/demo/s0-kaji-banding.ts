import { DEMO_OFFICES } from './demo-offices.js';
import { SEI_ASAM_NUMBERING, registerEntries } from './demo-register.js';
import { demoDocument } from './documents.js';
import { PJ_KADES_ANGSANA, SEKCAM_ANGSANA, SEKCAM_MANDATE } from './s0-officials.js';
import { invented, inventedPersons, retelling, stated, type Scenario, type ScenarioStep } from './scenario.js';

/** The article bears no date. */
const on = retelling('https://tanahbumbu.com/?p=1335', 'UNKNOWN');

/** The proposal: the article tells who, where, what about and why; dates, head-count, cost and outputs are invented. */
export const S0_PROPOSAL = {
  ...on(
    '2024-11-04',

    stated('/kind', '/hosts', '/topics', '/reasonForHost'),
    [
      {
        field: '/origin/region',
        origin: 'OTHER_SOURCE',
        note: 'Ejaan resmi Sei Asam, Kec. Kapuas Hilir; artikel menulis Sei Asem.',
      },
    ],
    invented(
      '/plannedStart',
      '/plannedEnd',
      '/delegationSize',
      '/budget',
      '/fundingSources',
      '/expectedOutputs',
      '/letter',
    ),
  ),
  acting: { officialName: 'Kepala Desa Sei Asam' },
  kind: 'KAJI_BANDING',
  origin: { region: '62.03.02.2007', officeId: 'pemdes-62.03.02.2007' },
  hosts: [{ region: '63.10' }, { region: '63.10.09' }, { region: '63.10.09.2009' }, { region: '63.10.09.2005' }],
  topics: [
    'Sinergi pemerintah daerah, Ketua RT dan masyarakat',
    'Pemberdayaan masyarakat',
    'Penataan pembangunan',
    'Pelayanan publik',
    'Pengelolaan BUMDes',
    'Pengelolaan objek wisata',
  ],
  expectedOutputs: [
    { text: 'Rancangan pedoman tugas Ketua RT', indicator: '1 rancangan dibahas bersama BPD' },
    { text: 'Daftar periksa keterbukaan BUMDes', indicator: '1 daftar periksa dipakai pada laporan BUMDes berikutnya' },
  ],
  reasonForHost: 'Desa Mekar Jaya meraih penghargaan Lomba Desa Tingkat Provinsi Kalimantan Selatan.',
  plannedStart: '2024-11-19',
  plannedEnd: '2024-11-20',
  delegationSize: 25,
  budget: '62500000',
  fundingSources: [{ source: 'ADD', fiscalYear: 2024, amount: '62500000' }],
  letter: demoDocument('S0-surat-permohonan', 'Surat permohonan', '2024-11-04'),
};

const accept = (by: string, host: string, acting: object): ScenarioStep => ({
  by,
  path: 'visits/{visit}/accept-hosting',
  body: {
    ...on('2024-11-06', stated('/host'), invented('/reply')),
    host,
    acting,
    reply: demoDocument(`S0-balasan-${host}`, 'Surat balasan', '2024-11-06'),
  },
});

const innovation = (
  innovationId: string,
  hostRegion: string,
  description: string,
  occurredOn: string,
): ScenarioStep => ({
  by: 'sekdes-sei-asam',
  path: 'visits/{visit}/record-innovation-observed',
  body: { ...on(occurredOn, stated('/description'), invented('/innovationId')), innovationId, hostRegion, description },
});

/** After the proposal, up to the report. */
const s0Steps = (subjectRefs: readonly string[]): readonly ScenarioStep[] => [
  accept('pmd-tanah-bumbu', '63.10', { officialName: 'Kepala Dinas PMD Kabupaten Tanah Bumbu' }),
  accept('sekcam-angsana', '63.10.09', { officialName: SEKCAM_ANGSANA, capacity: 'MEWAKILI', mandate: SEKCAM_MANDATE }),
  accept('kades-mekar-jaya', '63.10.09.2009', { officialName: 'Kepala Desa Mekar Jaya' }),
  accept('pj-kades-angsana', '63.10.09.2005', { officialName: PJ_KADES_ANGSANA, capacity: 'PJ' }),
  {
    by: 'kadis-pmd-kapuas',
    path: 'visits/{visit}/approve-visit',
    body: {
      ...on('2024-11-11'),
      acting: {
        officialName: 'Kepala Dinas PMD Kabupaten Kapuas',
        mandate: demoDocument('S0-delegasi-bupati', 'Pendelegasian wewenang Bupati Kapuas', '2024-01-02'),
      },
    },
  },
  {
    by: 'kades-sei-asam',
    path: 'visits/{visit}/issue-travel-order',
    body: {
      ...on('2024-11-14'),
      orderNo: 'DEMO/090/ST/2024',
      order: { ...demoDocument('S0-surat-tugas', 'Surat Tugas', '2024-11-14'), number: 'DEMO/090/ST/2024' },
      travellers: subjectRefs.map((subjectRef, index) => ({
        subjectRef,
        spdNo: `DEMO/SPD/${index + 1}/2024`,
        official: true,
      })),
    },
  },
  { by: 'sekdes-sei-asam', path: 'visits/{visit}/start-visit', body: on('2024-11-19') },
  {
    by: 'sekdes-sei-asam',
    path: 'visits/{visit}/record-session',
    body: {
      ...on('2024-11-19', stated('/topic', '/speaker'), invented('/place')),
      topic: 'Pengelolaan BUMDes',
      place: 'Balai Desa Angsana',
      speaker: { officeId: 'pemdes-63.10.09.2005', officialName: PJ_KADES_ANGSANA, capacity: 'PJ' },
    },
  },
  {
    by: 'sekdes-sei-asam',
    path: 'visits/{visit}/record-session',
    body: {
      ...on('2024-11-20', stated('/topic'), invented('/speaker', '/place')),
      topic: 'Kelembagaan dan pemberdayaan masyarakat',
      place: 'Balai Desa Mekar Jaya',
      speaker: { officeId: 'pemdes-63.10.09.2009', officialName: 'Kepala Desa Mekar Jaya', capacity: 'DEFINITIF' },
    },
  },
  innovation(
    'bumdes-terbuka',
    '63.10.09.2005',
    'BUMDes terbuka: pengelolaan transparan, SDM ditingkatkan, potensi lokal dimanfaatkan.',
    '2024-11-19',
  ),
  innovation(
    'kelembagaan-rt',
    '63.10.09.2009',
    'Sistem kelembagaan dan pemberdayaan masyarakat di Mekar Jaya.',
    '2024-11-20',
  ),
  innovation(
    'wisata-desa',
    '63.10',
    'Pengelolaan objek wisata yang berhasil dikembangkan di Tanah Bumbu.',
    '2024-11-20',
  ),
  {
    by: 'sekdes-sei-asam',
    path: 'visits/{visit}/complete-visit',
    body: {
      ...on('2024-11-20'),
      attendance: 25,
      attendanceDoc: demoDocument('S0-daftar-hadir', 'Daftar hadir', '2024-11-20', 'RESTRICTED'),
      hostConfirmationDoc: demoDocument('S0-konfirmasi', 'Keterangan tuan rumah', '2024-11-20'),
    },
  },
  {
    by: 'kades-sei-asam',
    path: 'visits/{visit}/submit-visit-report',
    body: {
      ...on('2024-11-26'),
      findings: 'BUMDes Angsana menerbitkan laporan bulanan; RT Mekar Jaya memiliki pedoman tugas tertulis.',
      observations: ['Laporan BUMDes dipasang di papan desa', 'Pedoman tugas RT disusun bersama BPD'],
      reportDoc: demoDocument('S0-laporan', 'Laporan hasil kaji banding', '2024-11-26'),
    },
  },
];

/** Up to the report: what was seen waits for a decision. */
export const S0_REPORTED: Scenario = {
  key: 's0',
  offices: DEMO_OFFICES,
  register: registerEntries,
  before: [],
  proposal: { by: 'kades-sei-asam', path: 'visits', body: S0_PROPOSAL },
  persons: inventedPersons('620302', 25, ['Kepala Desa', 'Perangkat Desa'], 'Pemerintah Desa Sei Asam'),
  steps: s0Steps,
};

const owner = { officeId: 'pemdes-62.03.02.2007', name: 'Pemerintah Desa Sei Asam' };

const decide = (innovationId: string, body: object): ScenarioStep => ({
  by: 'kades-sei-asam',
  path: `adoptions/{adoption:${innovationId}}/decide-adoption`,
  body: { ...on('2024-12-02'), acting: { officialName: 'Kepala Desa Sei Asam' }, ...body },
});

const CAME_OF_IT: readonly ScenarioStep[] = [
  decide('bumdes-terbuka', {
    decision: 'ADAPT',
    adaptation: 'Papan laporan bulanan dibuat per RT.',
    owner,
    targetDate: '2025-03-31',
    indicators: ['Laporan BUMDes terpasang setiap bulan di tiap RT'],
  }),
  decide('kelembagaan-rt', {
    decision: 'ADOPT',
    owner,
    targetDate: '2025-06-30',
    indicators: ['Pedoman tugas RT ditetapkan dengan keputusan kepala desa'],
  }),
  decide('wisata-desa', { decision: 'DEFER', rationale: 'Menunggu rencana wisata kabupaten.' }),
  {
    by: 'sekdes-sei-asam',
    path: 'adoptions/{adoption:bumdes-terbuka}/report-adoption-progress',
    body: {
      ...on('2025-03-28'),
      progress: 'Papan laporan terpasang di semua RT.',
      evidenceDoc: demoDocument('S0-foto-papan', 'Foto papan laporan', '2025-03-28'),
    },
  },
  {
    by: 'kadis-pmd-kapuas',
    path: 'adoptions/{adoption:bumdes-terbuka}/verify-adoption',
    body: {
      ...on('2025-04-10'),
      acting: { officialName: 'Kepala Dinas PMD Kabupaten Kapuas' },
      findings: 'Laporan bulanan terpasang di tiap RT.',
      evidenceDoc: demoDocument('S0-ba-verifikasi', 'Berita acara verifikasi', '2025-04-10'),
    },
  },
  { by: 'kades-sei-asam', path: 'visits/{visit}/close-visit', body: on('2025-04-11') },
];

/** To its end: one of three innovations was verified. */
export const S0: Scenario = {
  ...S0_REPORTED,
  register: (idOf) => [...registerEntries(idOf), ...SEI_ASAM_NUMBERING],
  steps: (subjectRefs) => [...s0Steps(subjectRefs), ...CAME_OF_IT],
  withFiles: true,
};
