import { demoDocument } from './documents.js';
import { KABAG, S4_OFFICES, SEKDA, s4Register } from './s4-offices.js';
import { invented, inventedPersons, retelling, stated, type Scenario, type ScenarioStep } from './scenario.js';

const on = retelling('https://www.suarakalbar.co.id/?p=240358', 'EXACT');
const HEAD = 'kabag-kotim';
const doc = (id: string, type: string, date: string) => demoDocument(`S4-${id}`, type, date);

/** The deputy mayor received the delegation; under which mandate is invented. */
const BAHASAN = {
  officialName: 'Bahasan',
  capacity: 'MEWAKILI',
  mandate: doc('mandat-wawali', 'Surat mandat Wali Kota Pontianak', '2025-04-07'),
};

/** The article tells who, where, when, how many and what about; money, papers and outputs are invented. */
export const S4_PROPOSAL = {
  ...on(
    '2025-04-02',
    stated('/kind', '/origin/region', '/hosts', '/topics', '/plannedStart', '/delegationSize'),
    [
      {
        field: '/plannedEnd',
        origin: 'OTHER_SOURCE',
        note: 'Kunjungan ke UPT Agribisnis pada Sabtu, 26 April: https://sampit.prokal.co/read/news/41425-kotim-lirik-pengolahan-lidah-buaya.html',
      },
    ],
    invented('/budget', '/fundingSources', '/expectedOutputs', '/efficiencyJustification', '/letter'),
  ),
  acting: { officialName: KABAG },
  kind: 'STUDI_TIRU',
  origin: { region: '62.02', officeId: 'setda-62.02' },
  hosts: [{ region: '61.71' }],
  topics: ['Pemberdayaan masyarakat', 'UMKM melalui Dekranasda', 'Layanan lansia', 'Lidah buaya'],
  expectedOutputs: [
    { text: 'Rencana aksi lidah buaya', indicator: '1 rencana aksi dibahas OPD' },
    { text: 'Program UMKM–Dekranasda', indicator: '1 program masuk Renja' },
  ],
  plannedStart: '2025-04-23',
  plannedEnd: '2025-04-26',
  delegationSize: 56,
  budget: '392000000',
  fundingSources: [{ source: 'APBD_KAB', fiscalYear: 2025, amount: '392000000' }],
  efficiencyJustification: 'Satu rombongan menggantikan empat perjalanan OPD.',
  letter: doc('permohonan', 'Surat permohonan', '2025-04-02'),
};

const visit = (by: string, command: string, body: object): ScenarioStep => ({
  by,
  path: `visits/{visit}/${command}`,
  body,
});

const session = (topic: string, place: string, day: string): ScenarioStep =>
  visit(HEAD, 'record-session', {
    ...on(day, stated('/topic', '/place'), invented('/speaker/mandate')),
    topic,
    place,
    speaker: { officeId: 'walikota-61.71', ...BAHASAN },
  });

const innovation = (innovationId: string, description: string): ScenarioStep =>
  visit(HEAD, 'record-innovation-observed', {
    ...on('2025-04-26', stated('/description'), invented('/innovationId')),
    innovationId,
    hostRegion: '61.71',
    description,
  });

const visited = (subjectRefs: readonly string[]): readonly ScenarioStep[] => [
  visit('walikota-pontianak', 'accept-hosting', {
    ...on('2025-04-08', stated('/acting/officialName'), invented('/acting/mandate', '/reply')),
    host: '61.71',
    acting: BAHASAN,
    reply: doc('balasan', 'Surat balasan', '2025-04-08'),
  }),
  visit('sekda-kotim', 'approve-visit', { ...on('2025-04-10'), acting: { officialName: SEKDA } }),
  visit(HEAD, 'issue-travel-order', {
    ...on('2025-04-16'),
    acting: { officialName: KABAG },
    orderNo: 'DEMO/S4/ST/2025',
    order: { ...doc('surat-tugas', 'Surat Tugas', '2025-04-16'), number: 'DEMO/S4/ST/2025' },
    travellers: subjectRefs.map((subjectRef, index) => ({
      subjectRef,
      spdNo: `DEMO/S4/SPD/${index + 1}/2025`,
      official: true,
    })),
  }),
  visit(HEAD, 'start-visit', on('2025-04-23', stated('/'))),
  session('UMKM dan Dekranasda', 'Ruang Rapat Wali Kota', '2025-04-23'),
  session('Budidaya lidah buaya', 'Ruang Rapat Wali Kota', '2025-04-23'),
  session('Pengolahan lidah buaya', 'UPT Agribisnis', '2025-04-26'),
  innovation('lidah-buaya', 'Budidaya dan pengolahan lidah buaya di lahan gambut.'),
  innovation('umkm-dekranasda', 'Pembinaan UMKM melalui Dekranasda.'),
  innovation('layanan-lansia', 'Layanan bagi warga lanjut usia.'),
  visit(HEAD, 'complete-visit', {
    ...on('2025-04-26'),
    attendance: 56,
    attendanceDoc: demoDocument('S4-daftar-hadir', 'Daftar hadir', '2025-04-26', 'RESTRICTED'),
    hostConfirmationDoc: doc('konfirmasi', 'Keterangan tuan rumah', '2025-04-26'),
  }),
  visit(HEAD, 'submit-visit-report', {
    ...on('2025-05-06'),
    findings: 'Lidah buaya diolah oleh UMKM binaan Dekranasda; UPT Agribisnis menyediakan bibit.',
    observations: ['UPT Agribisnis menyediakan bibit', 'Dekranasda menjadi pintu pemasaran'],
    reportDoc: doc('laporan', 'Laporan hasil studi tiru', '2025-05-06'),
  }),
];

const decide = (innovationId: string, body: object): ScenarioStep => ({
  by: HEAD,
  path: `adoptions/{adoption:${innovationId}}/decide-adoption`,
  body: { ...on('2025-05-20'), acting: { officialName: KABAG }, ...body },
});

const CAME_OF_IT: readonly ScenarioStep[] = [
  decide('lidah-buaya', {
    decision: 'ADAPT',
    adaptation: 'Uji tanam pada lahan gambut.',
    owner: {
      officeId: 'dinas-pertanian-62.02',
      name: 'Dinas Pertanian Kotawaringin Timur',
      partners: ['TP-PKK Kotawaringin Timur'],
    },
    targetDate: '2026-03-31',
    indicators: ['1 demplot lidah buaya dipanen'],
  }),
  decide('umkm-dekranasda', {
    decision: 'ADOPT',
    owner: { officeId: 'setda-62.02', name: 'Bagian Pemerintahan Setda Kotawaringin Timur' },
    targetDate: '2026-12-31',
    indicators: ['1 program UMKM–Dekranasda masuk Renja'],
  }),
  decide('layanan-lansia', { decision: 'DEFER', rationale: 'Menunggu kajian Dinas Sosial.' }),
  {
    by: 'kadistan-kotim',
    path: 'adoptions/{adoption:lidah-buaya}/report-adoption-progress',
    body: {
      ...on('2026-02-10'),
      progress: 'Demplot tumbuh.',
      evidenceDoc: doc('foto-demplot', 'Foto demplot', '2026-02-10'),
    },
  },
  {
    by: 'dpmd-kotim',
    path: 'adoptions/{adoption:lidah-buaya}/verify-adoption',
    body: {
      ...on('2026-03-20'),
      acting: { officialName: 'Kepala Dinas PMD Kotawaringin Timur' },
      findings: 'Demplot pada lahan gambut dipanen.',
      evidenceDoc: doc('ba-verifikasi', 'Berita acara verifikasi', '2026-03-20'),
    },
  },
  visit(HEAD, 'close-visit', on('2026-03-21')),
];

/** S-4, steps 1 to 5: reported a day late, and one of three innovations verified a year later. */
export const S4: Scenario = {
  key: 's4',
  offices: S4_OFFICES,
  register: s4Register,
  before: [
    {
      by: 'bendahara-kotim',
      path: 'travel-ceilings/set-travel-ceiling',
      body: {
        ...on('2025-01-06'),
        region: '62.02',
        fiscalYear: 2025,
        base: '784000000',
        decree: demoDocument('S4-dpa', 'DPA', '2025-01-06', 'PUBLIC'),
      },
    },
  ],
  proposal: { by: HEAD, path: 'visits', body: S4_PROPOSAL },
  persons: inventedPersons(
    '620201',
    56,
    ['Wakil Bupati', 'Pejabat perangkat daerah'],
    'Pemerintah Kabupaten Kotawaringin Timur',
  ),
  steps: (subjectRefs) => [...visited(subjectRefs), ...CAME_OF_IT],
  withFiles: true,
};
