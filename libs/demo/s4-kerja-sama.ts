import type { DocRef } from '#kernel';
import { demoOffice } from './demo-offices.js';
import { appointment, office, type RegisterEntry } from './demo-register.js';
import { demoDocument } from './documents.js';
import { SEKDA } from './s4-offices.js';
import { RECORDED_LATER, invented, retelling, stated, type Scenario, type ScenarioStep } from './scenario.js';

const on = retelling('https://www.suarakalbar.co.id/?p=240358', 'EXACT');
const doc = (id: string, type: string, date: string) => demoDocument(`S4-${id}`, type, date);

const BUPATI = 'Bupati Kotawaringin Timur';
const WALI_KOTA = 'Wali Kota Pontianak';
const KABAG_PONTIANAK = 'Kepala Bagian Kerja Sama Kota Pontianak';
const KADISTAN = 'Kepala Dinas Pertanian Kotawaringin Timur';
const KADISKUMDAG = 'Kepala Dinas Koperasi dan UMKM Kota Pontianak';

/** Beside those who took part in the visit: who signs, recommends and approves what came of it. */
const OFFICES = [
  demoOffice('bupati-kotim', BUPATI, 'bupati-62.02', '62.02', 'REGENCY_HEAD'),
  demoOffice('setwan-kotim', 'Sekretariat DPRD Kotawaringin Timur', 'setwan-62.02', '62.02', 'DPRD_SECRETARIAT'),
  demoOffice('kerja-sama-pontianak', 'Bagian Kerja Sama Kota Pontianak', 'kerja-sama-61.71', '61.71', 'REGENCY_COOP'),
  demoOffice('diskop-pontianak', 'Dinas Koperasi dan UMKM Kota Pontianak', 'diskop-61.71', '61.71', 'OPD_HEAD'),
] as const;

/** Powers of attorney, by which the heads of two agencies sign. */
const POWERS = {
  pertanian: doc('kuasa-pertanian', 'Surat kuasa Bupati', '2025-11-24'),
  diskop: doc('kuasa-diskop', 'Surat kuasa Wali Kota', '2025-11-25'),
};

const agency = (institutionId: string, seat: string, name: string): RegisterEntry => ({
  path: 'institutions',
  body: { institutionId, kind: 'OFFICE', seat, name },
});
const officeOf = (institutionId: string, region: string, name: string, headTitle: string): RegisterEntry => {
  const entry = office(institutionId, region, name, headTitle);
  return { ...entry, body: { ...entry.body, institutionId } };
};
const mandate = (officeId: string, givenBy: string, officialName: string, userId: string, document: DocRef) => ({
  path: `offices/${officeId}/record-mandate`,
  body: {
    reason: RECORDED_LATER,
    kind: 'SURAT_KUASA',
    givenBy,
    officialName,
    userId,
    matter: 'Menandatangani kerja sama lidah buaya dan UMKM',
    validFrom: document.date,
    validTo: '2025-12-31',
    document,
  },
});

const PERTANIAN = 'dinas-pertanian-62.02';
const DISKOP = 'diskop-61.71';

/** @param idOf account of a demo office */
const register = (idOf: (username: string) => string): readonly RegisterEntry[] => [
  office('bupati-62.02', '62.02', BUPATI, BUPATI),
  appointment('bupati-62.02', BUPATI, { userId: idOf('bupati-kotim') }),
  office('walikota-61.71', '61.71', WALI_KOTA, WALI_KOTA),
  appointment('walikota-61.71', WALI_KOTA, { userId: idOf('walikota-pontianak') }),
  agency(PERTANIAN, '62.02', 'Dinas Pertanian Kotawaringin Timur'),
  officeOf(PERTANIAN, '62.02', 'Dinas Pertanian Kotawaringin Timur', KADISTAN),
  appointment(PERTANIAN, KADISTAN, { userId: idOf('kadistan-kotim') }),
  agency(DISKOP, '61.71', 'Dinas Koperasi dan UMKM Kota Pontianak'),
  officeOf(DISKOP, '61.71', 'Dinas Koperasi dan UMKM Kota Pontianak', KADISKUMDAG),
  appointment(DISKOP, KADISKUMDAG, { userId: idOf('diskop-pontianak') }),
  mandate(PERTANIAN, 'bupati-62.02', KADISTAN, idOf('kadistan-kotim'), POWERS.pertanian),
  mandate(DISKOP, 'walikota-61.71', KADISKUMDAG, idOf('diskop-pontianak'), POWERS.diskop),
];

const MEMORANDUM = ['PARTIES', 'AIM', 'OBJECT', 'SCOPE', 'EXECUTION', 'TERM', 'CORRESPONDENCE', 'CLOSING'];
const TECHNICAL = [...MEMORANDUM, 'RIGHTS_DUTIES', 'FUNDING', 'FORCE_MAJEURE', 'DISPUTE', 'TERMINATION'];
const TERM = { end: 'FIXED', until: '2028-09-14' };
const PLACE = { text: 'Kantor Wali Kota Pontianak', region: '61.71' };

export const KB_TEXT = doc('kb-naskah', 'Naskah Kesepakatan Bersama', '2025-07-10');
const PKS_OF_KB = doc('pks-naskah', 'Naskah Perjanjian Kerja Sama', '2025-10-01');

const step = (by: string, of: 'kb' | 'pks', command: string, body: object): ScenarioStep => ({
  by,
  path: `agreements/{${of}}/${command}`,
  body,
});
const signature = (
  by: string,
  of: 'kb' | 'pks',
  date: string,
  partyNo: number,
  textSha256: string,
  acting: object,
  documentNumber: string,
): ScenarioStep =>
  step(by, of, 'sign-agreement', {
    ...on(date),
    partyNo,
    textSha256,
    signMethod: 'WET_INK',
    place: PLACE,
    acting,
    documentNumber,
  });
const recommendation = (by: string, partyNo: number, date: string, officialName: string): ScenarioStep =>
  step(by, 'kb', 'recommend-agreement', {
    ...on(date),
    acting: { officialName },
    partyNo,
    minutes: doc(`tkksd-${partyNo}`, 'Berita acara TKKSD', date),
  });

const MEMORANDUM_STEPS: readonly ScenarioStep[] = [
  step('sekda-kotim', 'kb', 'offer-cooperation', {
    ...on('2025-06-05'),
    letter: doc('penawaran', 'Surat penawaran kerja sama', '2025-06-05'),
  }),
  step('walikota-pontianak', 'kb', 'accept-offer', {
    ...on('2025-06-20'),
    acting: { officialName: WALI_KOTA },
    partyNo: 2,
    reply: doc('jawaban', 'Surat jawaban', '2025-06-20'),
  }),
  step('sekda-kotim', 'kb', 'draft-agreement', {
    ...on('2025-07-10'),
    text: KB_TEXT,
    contents: MEMORANDUM,
    term: TERM,
  }),
  recommendation('sekda-kotim', 1, '2025-07-21', SEKDA),
  recommendation('kerja-sama-pontianak', 2, '2025-07-24', KABAG_PONTIANAK),
  step('sekda-kotim', 'kb', 'finalise-text', on('2025-08-15')),
  signature('bupati-kotim', 'kb', '2025-09-15', 1, KB_TEXT.sha256, { officialName: BUPATI }, 'DEMO/KB/1/2025'),
  signature('walikota-pontianak', 'kb', '2025-09-15', 2, KB_TEXT.sha256, { officialName: WALI_KOTA }, 'DEMO/KB/7/2025'),
];

const need = (by: string, partyNo: number, unbudgeted: boolean): ScenarioStep =>
  step(by, 'pks', 'declare-approval-need', { ...on('2025-10-02'), partyNo, burdensPublic: false, unbudgeted });
const byPower = (officialName: string, power: DocRef) => ({ officialName, capacity: 'KUASA', mandate: power });

/** Money that is not in the budget of Kotawaringin Timur yet: its council is asked first. */
const TECHNICAL_STEPS: readonly ScenarioStep[] = [
  {
    by: 'kadistan-kotim',
    as: 'pks',
    path: 'agreements',
    body: {
      ...on('2025-09-29'),
      acting: { officialName: KADISTAN },
      instrument: 'PKS',
      scheme: 'KSDD_SUKARELA',
      officeId: PERTANIAN,
      parties: [{ institutionId: PERTANIAN }, { institutionId: DISKOP }],
      title: 'Bibit lidah buaya dan pemasaran UMKM',
      object: 'Penyediaan bibit lidah buaya, pelatihan pengolahan, dan pemasaran hasil UMKM',
      urusan: ['PERTANIAN', 'KOPERASI_UKM'],
      purpose: 'Melaksanakan Kesepakatan Bersama tentang lidah buaya dan UMKM.',
      parentId: '{kb}',
    },
  },
  step('kadistan-kotim', 'pks', 'draft-agreement', {
    ...on('2025-10-01'),
    text: PKS_OF_KB,
    contents: TECHNICAL,
    term: TERM,
    funding: [{ source: 'APBD', partyNo: 1 }],
  }),
  need('kadistan-kotim', 1, true),
  need('diskop-pontianak', 2, false),
  step('kadistan-kotim', 'pks', 'request-dprd-approval', {
    ...on('2025-11-03'),
    partyNo: 1,
    letter: doc('mohon-dprd', 'Surat permohonan persetujuan DPRD', '2025-11-03'),
  }),
  step('setwan-kotim', 'pks', 'record-dprd-decision', {
    ...on('2025-11-20'),
    partyNo: 1,
    granted: true,
    letter: doc('putusan-dprd', 'Keputusan DPRD', '2025-11-20'),
  }),
  step('kadistan-kotim', 'pks', 'finalise-text', on('2025-11-26')),
  signature(
    'kadistan-kotim',
    'pks',
    '2025-12-01',
    1,
    PKS_OF_KB.sha256,
    byPower(KADISTAN, POWERS.pertanian),
    'DEMO/PKS/3/2025',
  ),
  signature(
    'diskop-pontianak',
    'pks',
    '2025-12-01',
    2,
    PKS_OF_KB.sha256,
    byPower(KADISKUMDAG, POWERS.diskop),
    'DEMO/PKS/9/2025',
  ),
];

/** S-4, step 6: the memorandum that the visit led to, and the technical agreement under it. All of it is invented. */
export const S4_COOPERATION: Scenario = {
  key: 's4ks',
  offices: OFFICES,
  register,
  before: [],
  proposal: {
    by: 'sekda-kotim',
    as: 'kb',
    path: 'agreements',
    body: {
      ...on('2025-06-02', stated('/parties'), invented('/title', '/object', '/purpose', '/planning')),
      acting: { officialName: SEKDA },
      instrument: 'KESEPAKATAN_BERSAMA',
      scheme: 'KSDD_SUKARELA',
      officeId: 'sekda-62.02',
      parties: [{ region: '62.02' }, { region: '61.71' }],
      title: 'Pengembangan lidah buaya dan UMKM Kotawaringin Timur dan Pontianak',
      object: 'Budidaya dan pengolahan lidah buaya, dan pemasaran hasil UMKM',
      urusan: ['PERTANIAN', 'KOPERASI_UKM'],
      purpose: 'Menerapkan hasil studi tiru di Kota Pontianak.',
      planning: { basis: 'RPJMD', statement: 'Program pengembangan pertanian lahan gambut dan UMKM' },
      originVisitId: '{s4}',
    },
  },
  persons: [],
  steps: () => [...MEMORANDUM_STEPS, ...TECHNICAL_STEPS],
  withFiles: true,
};
