import { demoDocument } from './documents.js';
import { MODEL_VILLAGE_STEPS } from './s1-desa-percontohan.js';
import {
  BUPATI,
  KABAG_BATOLA,
  KADISNAKERTRANS,
  KADIS_PMD,
  KEPALA_BALILATFO,
  POWERS,
  S1_OFFICES,
  SEKJEN,
  s1Register,
} from './s1-offices.js';
import { invented, retelling, stated, type Scenario, type ScenarioStep } from './scenario.js';

const on = retelling('https://monitor.co.id/2020/03/13/blm-banjarmasin-dorong-pembangunan-desa-percontohan', 'EXACT');
const doc = (id: string, type: string, date: string) => demoDocument(`S1-${id}`, type, date);
const REGENCY = 'kerja-sama-batola';
const SIGNED_ON = '2020-03-10';
const PLACE = { text: 'Aula BLM Banjarmasin', region: '63.71' };

const MEMORANDUM = ['PARTIES', 'AIM', 'OBJECT', 'SCOPE', 'EXECUTION', 'TERM', 'CORRESPONDENCE', 'CLOSING'];
const TECHNICAL = [...MEMORANDUM, 'RIGHTS_DUTIES', 'FUNDING', 'FORCE_MAJEURE', 'DISPUTE', 'TERMINATION'];
const TERM = { end: 'FIXED', until: '2024-12-31' };

export const NK_TEXT = doc('nk-naskah', 'Naskah Nota Kesepakatan', '2020-02-20');
export const PKS_TEXT = doc('pks-naskah', 'Naskah Perjanjian Kerja Sama', '2020-03-05');

/** Parties, day and place are stated; the papers, the plan and its rows are invented, the term from the priority. */
export const NK_INITIATIVE = {
  ...on('2020-01-20', stated('/parties', '/object'), invented('/title', '/purpose', '/planning')),
  acting: { officialName: KABAG_BATOLA },
  instrument: 'NOTA_KESEPAKATAN_SINERGI',
  scheme: 'SINERGI_PUSAT',
  officeId: 'kerja-sama-63.04',
  parties: [{ region: '63.04' }, { institutionId: 'kemendes-pdtt' }],
  title: 'Pengembangan desa percontohan di Kabupaten Barito Kuala',
  object: 'Desa percontohan (labsite) pada Kecamatan Anjir Pasar dan Kawasan Transmigrasi Cahaya Baru',
  urusan: ['PEMBERDAYAAN_DESA', 'TRANSMIGRASI'],
  purpose: 'Menjadikan desa sumber belajar dan rujukan bagi desa lain.',
  planning: { basis: 'RPJMD', statement: 'Program pengembangan kawasan perdesaan dan transmigrasi' },
};

export const NK_DRAFT = {
  text: NK_TEXT,
  contents: MEMORANDUM,
  term: TERM,
  actionPlan: [
    ['Penetapan lokus bersama', 'Dinas PMD', 2020, 'APBD'],
    ['Penilaian potensi desa', 'BPPMDDTT Banjarmasin', 2020, 'APBN'],
    ['Pelatihan pengurus BUM Desa', 'Balilatfo', 2020, 'APBN'],
    ['Pendampingan usaha tani', 'Disnakertrans', 2021, 'APBD'],
    ['Evaluasi tengah jangka', 'Dinas PMD', 2022, 'APBD'],
    ['Evaluasi akhir dan replikasi', 'Balilatfo', 2023, 'APBN'],
  ].map(([activity, responsible, year, fundingSource]) => ({ activity, responsible, year, fundingSource })),
};

const agreement = (by: string, of: 'nk' | 'pks', command: string, body: object): ScenarioStep => ({
  by,
  path: `agreements/{${of}}/${command}`,
  body,
});
const signature = (partyNo: number, textSha256: string, acting: object, documentNumber?: string) => ({
  ...on(SIGNED_ON, stated('/place', '/partyNo'), invented('/documentNumber', '/acting/mandate')),
  partyNo,
  textSha256,
  signMethod: 'WET_INK',
  place: PLACE,
  acting,
  ...(documentNumber && { documentNumber }),
});

const NK_STEPS: readonly ScenarioStep[] = [
  agreement(REGENCY, 'nk', 'draft-agreement', { ...on('2020-02-20'), ...NK_DRAFT }),
  agreement(REGENCY, 'nk', 'recommend-agreement', {
    ...on('2020-02-25'),
    acting: { officialName: KABAG_BATOLA },
    partyNo: 1,
    minutes: doc('tkksd', 'Berita acara TKKSD', '2020-02-25'),
  }),
  agreement(REGENCY, 'nk', 'finalise-text', on('2020-02-27')),
  agreement(
    'sekjen-kemendes',
    'nk',
    'sign-agreement',
    signature(
      2,
      NK_TEXT.sha256,
      { officialName: SEKJEN, capacity: 'KUASA', mandate: POWERS.setjen },
      'DEMO/NK/1/SJ/2020',
    ),
  ),
  agreement(
    'bupati-batola',
    'nk',
    'sign-agreement',
    signature(1, NK_TEXT.sha256, { officialName: BUPATI }, 'DEMO/415.4/1/NK/2020'),
  ),
  agreement(REGENCY, 'nk', 'register-agreement', { ...on('2020-03-16'), partyNo: 1, registerNo: 'DEMO/1/REG-KS/2020' }),
];

const PKS_INITIATIVE = {
  ...on('2020-03-02', stated('/parties'), invented('/title', '/object', '/purpose')),
  acting: { officialName: KADIS_PMD },
  instrument: 'PKS',
  scheme: 'SINERGI_PUSAT',
  officeId: 'dpmd-63.04',
  parties: [{ institutionId: 'dpmd-63.04' }, { institutionId: 'balilatfo' }, { institutionId: 'disnakertrans-63.04' }],
  title: 'Pelaksanaan pengembangan desa percontohan Barito Kuala',
  object: 'Pelatihan, pendampingan, dan evaluasi desa percontohan',
  urusan: ['PEMBERDAYAAN_DESA', 'TRANSMIGRASI'],
  purpose: 'Melaksanakan Nota Kesepakatan tentang desa percontohan.',
  parentId: '{nk}',
};

const need = (by: string, partyNo: number): ScenarioStep =>
  agreement(by, 'pks', 'declare-approval-need', {
    ...on('2020-03-05'),
    partyNo,
    burdensPublic: false,
    unbudgeted: false,
  });

const PKS_STEPS: readonly ScenarioStep[] = [
  { by: 'dpmd-batola', as: 'pks', path: 'agreements', body: PKS_INITIATIVE },
  agreement('dpmd-batola', 'pks', 'draft-agreement', {
    ...on('2020-03-05'),
    text: PKS_TEXT,
    contents: TECHNICAL,
    term: TERM,
    funding: [
      { source: 'APBN', partyNo: 2 },
      { source: 'APBD', partyNo: 1 },
    ],
  }),
  need('dpmd-batola', 1),
  need('disnakertrans-batola', 3),
  agreement('dpmd-batola', 'pks', 'finalise-text', on('2020-03-06')),
  agreement(
    'dpmd-batola',
    'pks',
    'sign-agreement',
    signature(
      1,
      PKS_TEXT.sha256,
      { officialName: KADIS_PMD, capacity: 'KUASA', mandate: POWERS.dpmd },
      'DEMO/PKS/1/DPMD/2020',
    ),
  ),
  agreement('balilatfo', 'pks', 'sign-agreement', signature(2, PKS_TEXT.sha256, { officialName: KEPALA_BALILATFO })),
  agreement(
    'disnakertrans-batola',
    'pks',
    'sign-agreement',
    signature(3, PKS_TEXT.sha256, { officialName: KADISNAKERTRANS, capacity: 'KUASA', mandate: POWERS.disnakertrans }),
  ),
];

/** S-1, steps 1 to 7: a memorandum with the ministry, the technical agreement of the same day, the model villages. */
export const S1: Scenario = {
  key: 's1',
  offices: S1_OFFICES,
  register: s1Register,
  before: [],
  proposal: { by: REGENCY, as: 'nk', path: 'agreements', body: NK_INITIATIVE },
  persons: [],
  steps: () => [...NK_STEPS, ...PKS_STEPS, ...MODEL_VILLAGE_STEPS],
  withFiles: true,
};
