import { demoDocument } from './documents.js';
import { PJ_KADES_ANGSANA, SEKCAM_ANGSANA, SEKCAM_MANDATE } from './s0-officials.js';

/** One entry of the register of offices, as the data steward of the country makes it. */
export interface RegisterEntry {
  readonly path: string;
  readonly body: object;
  /** Revision of the record that is seen by then. */
  readonly ifMatch?: number;
}

const LATER = 'Dicatat kemudian sebagai data contoh; keputusan dan tanggalnya DEMO.';

/** @param region absent: an office of the country */
export const office = (
  officeId: string,
  region: string | undefined,
  name: string,
  headTitle: string,
): RegisterEntry => ({ path: 'offices', body: { officeId, ...(region && { region }), name, headTitle } });

export const appointment = (officeId: string, officialName: string, more: object): RegisterEntry => ({
  path: `offices/${officeId}/record-appointment`,
  body: {
    officialName,
    capacity: 'DEFINITIF',
    validFrom: '2024-01-02',
    decree: demoDocument(`SK-${officeId}`, 'SK Bupati', '2023-12-29', 'PUBLIC'),
    ...more,
  },
});

/** The ministry for villages changed its name in late 2024 (domain §1.1). */
const MINISTRY: readonly RegisterEntry[] = [
  {
    path: 'institutions',
    body: {
      institutionId: 'kemendes-pdtt',
      kind: 'CENTRAL_UNIT',
      name: 'Kementerian Desa, Pembangunan Daerah Tertinggal, dan Transmigrasi',
      shortName: 'Kemendes PDTT',
    },
  },
  {
    path: 'institutions',
    body: {
      institutionId: 'kemendes-pdt',
      kind: 'CENTRAL_UNIT',
      name: 'Kementerian Desa dan Pembangunan Daerah Tertinggal',
      shortName: 'Kemendes PDT',
    },
  },
  {
    path: 'institutions/kemendes-pdtt/close-institution',
    ifMatch: 0,
    body: { reason: LATER, lastDay: '2024-10-20', successors: ['kemendes-pdt'] },
  },
];

/** Sei Asam lets its letters be numbered from now on; those of the article keep their numbers. */
export const SEI_ASAM_NUMBERING: readonly RegisterEntry[] = [
  ['SURAT_TUGAS', 'ST'],
  ['SPD', 'SPD'],
].map(([kind, kindCode]) => ({
  path: 'numbering-rules/set-numbering-rule',
  body: {
    officeId: 'pemdes-62.03.02.2007',
    kind,
    template: '000.1.2.3/{number}/{kind}-{office}/{month}/{year}',
    digits: 3,
    kindCode,
    officeCode: 'SA',
    firstYear: 2024,
    firstNumber: 1,
  },
}));

/** Offices of the demonstration that stand in the register, with their holders. @param idOf account of a demo office */
export const registerEntries = (idOf: (username: string) => string): readonly RegisterEntry[] => [
  ...MINISTRY,
  office('pemdes-62.03.02.2007', '62.03.02.2007', 'Pemerintah Desa Sei Asam', 'Kepala Desa Sei Asam'),
  appointment('pemdes-62.03.02.2007', 'Kepala Desa Sei Asam', { userId: idOf('kades-sei-asam') }),
  office('pemdes-63.10.09.2009', '63.10.09.2009', 'Pemerintah Desa Mekar Jaya', 'Kepala Desa Mekar Jaya'),
  appointment('pemdes-63.10.09.2009', 'Kepala Desa Mekar Jaya', { userId: idOf('kades-mekar-jaya') }),
  office('pemdes-63.10.09.2005', '63.10.09.2005', 'Pemerintah Desa Angsana', 'Kepala Desa Angsana'),
  appointment('pemdes-63.10.09.2005', PJ_KADES_ANGSANA, { userId: idOf('pj-kades-angsana'), capacity: 'PJ' }),
  office('kecamatan-63.10.09', '63.10.09', 'Kantor Kecamatan Angsana', 'Camat Angsana'),
  appointment('kecamatan-63.10.09', 'Camat Angsana', {}),
  {
    path: 'offices/kecamatan-63.10.09/record-mandate',
    body: {
      reason: LATER,
      kind: 'MANDAT',
      givenBy: 'kecamatan-63.10.09',
      officialName: SEKCAM_ANGSANA,
      userId: idOf('sekcam-angsana'),
      matter: 'Menerima kunjungan belajar atas nama Camat',
      validFrom: SEKCAM_MANDATE.date,
      validTo: '2024-11-30',
      document: SEKCAM_MANDATE,
    },
  },
];
