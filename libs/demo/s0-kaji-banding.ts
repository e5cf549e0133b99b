import type { Claim, Provenance } from '#kernel';
import { demoDocument } from './documents.js';

/** One command of a scenario, as the office gives it. `{visit}` in the path stands for the visit's id. */
export interface ScenarioStep {
  readonly by: string;
  readonly path: string;
  readonly body: object;
}

const ARTICLE = 'https://tanahbumbu.com/?p=1335';
const RECORDED_LATER = 'Dicatat kemudian dari sumber berita sebagai data contoh; tanggal dan angka DEMO.';

const stated = (...fields: readonly string[]): readonly Claim[] => fields.map((field) => ({ field, origin: 'STATED' }));
const invented = (...fields: readonly string[]): readonly Claim[] =>
  fields.map((field) => ({ field, origin: 'INVENTED' }));

const provenance = (...claims: readonly (readonly Claim[])[]): Provenance => ({
  source: 'MEDIA',
  url: ARTICLE,
  dateConfidence: 'UNKNOWN',
  claims: claims.flat(),
});

const on = (occurredOn: string, from: Provenance = provenance(invented('/'))) => ({
  occurredOn,
  reason: RECORDED_LATER,
  provenance: from,
});

/** Names stated in the article; every other official is named by office. */
export const SEKCAM_ANGSANA = 'Catur Harianto';
export const PJ_KADES_ANGSANA = 'Sayid Firdaus';
export const SEKCAM_MANDATE = demoDocument('S0-mandat-sekcam', 'Surat mandat Camat Angsana', '2024-11-05');

/** The proposal: the article tells who, where, what about and why; dates, head-count, cost and outputs are invented. */
export const S0_PROPOSAL = {
  ...on(
    '2024-11-04',
    provenance(
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
  path: '{visit}/accept-hosting',
  body: {
    ...on('2024-11-06', provenance(stated('/host'), invented('/reply'))),
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
  path: '{visit}/record-innovation-observed',
  body: {
    ...on(occurredOn, provenance(stated('/description'), invented('/innovationId'))),
    innovationId,
    hostRegion,
    description,
  },
});

/** S-0 after the proposal, up to the report. `subjectRefs` are the 25 travellers. */
export const s0Steps = (subjectRefs: readonly string[]): readonly ScenarioStep[] => [
  accept('pmd-tanah-bumbu', '63.10', { officialName: 'Kepala Dinas PMD Kabupaten Tanah Bumbu' }),
  accept('sekcam-angsana', '63.10.09', { officialName: SEKCAM_ANGSANA, capacity: 'MEWAKILI', mandate: SEKCAM_MANDATE }),
  accept('kades-mekar-jaya', '63.10.09.2009', { officialName: 'Kepala Desa Mekar Jaya' }),
  accept('pj-kades-angsana', '63.10.09.2005', { officialName: PJ_KADES_ANGSANA, capacity: 'PJ' }),
  {
    by: 'kadis-pmd-kapuas',
    path: '{visit}/approve-visit',
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
    path: '{visit}/issue-travel-order',
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
  { by: 'sekdes-sei-asam', path: '{visit}/start-visit', body: on('2024-11-19') },
  {
    by: 'sekdes-sei-asam',
    path: '{visit}/record-session',
    body: {
      ...on('2024-11-19', provenance(stated('/topic', '/speaker'), invented('/place'))),
      topic: 'Pengelolaan BUMDes',
      place: 'Balai Desa Angsana',
      speaker: { officeId: 'pemdes-63.10.09.2005', officialName: PJ_KADES_ANGSANA, capacity: 'PJ' },
    },
  },
  {
    by: 'sekdes-sei-asam',
    path: '{visit}/record-session',
    body: {
      ...on('2024-11-20', provenance(stated('/topic'), invented('/speaker', '/place'))),
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
    path: '{visit}/complete-visit',
    body: {
      ...on('2024-11-20'),
      attendance: 25,
      attendanceDoc: demoDocument('S0-daftar-hadir', 'Daftar hadir', '2024-11-20', 'RESTRICTED'),
      hostConfirmationDoc: demoDocument('S0-konfirmasi', 'Keterangan tuan rumah', '2024-11-20'),
    },
  },
  {
    by: 'kades-sei-asam',
    path: '{visit}/submit-visit-report',
    body: {
      ...on('2024-11-26'),
      findings: 'BUMDes Angsana menerbitkan laporan bulanan; RT Mekar Jaya memiliki pedoman tugas tertulis.',
      observations: ['Laporan BUMDes dipasang di papan desa', 'Pedoman tugas RT disusun bersama BPD'],
      reportDoc: demoDocument('S0-laporan', 'Laporan hasil kaji banding', '2024-11-26'),
    },
  },
];

/** Numbers of invented persons, well formed: the API keeps no trace of them but the references made from them. */
export const s0Niks = (): readonly string[] =>
  Array.from(
    { length: 25 },
    (_, index) => `620302${String((index % 28) + 1).padStart(2, '0')}0180${String(index + 1).padStart(4, '0')}`,
  );

/** The same persons with data, as invented as they are: nobody is named. */
export const s0Persons = (): readonly object[] =>
  s0Niks().map((nik, index) => ({
    nik,
    name: `Peserta ${index + 1}`,
    position: index === 0 ? 'Kepala Desa' : 'Perangkat Desa',
    office: 'Pemerintah Desa Sei Asam',
    gender: index % 2 ? 'P' : 'L',
  }));
