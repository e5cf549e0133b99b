import type { DocRef } from '#kernel';
import { demoOffice, type DemoOffice } from './demo-offices.js';
import { appointment, office, type RegisterEntry } from './demo-register.js';
import { demoDocument } from './documents.js';
import { RECORDED_LATER } from './scenario.js';

const since = '2019-01-01';
const held = (entry: DemoOffice): DemoOffice => ({ ...entry, since });

/** The offices of the ministry and of Barito Kuala that take part in 2020. */
export const S1_OFFICES: readonly DemoOffice[] = [
  demoOffice('sekjen-kemendes', 'Sekretariat Jenderal Kemendes PDTT', 'setjen-kemendes', 'ID', 'MINISTRY_OFFICER'),
  demoOffice('balilatfo', 'Balilatfo Kemendes PDTT', 'balilatfo', 'ID', 'MINISTRY_OFFICER'),
  demoOffice('kerja-sama-batola', 'Bagian Kerja Sama Barito Kuala', 'kerja-sama-63.04', '63.04', 'REGENCY_COOP'),
  demoOffice('bupati-batola', 'Bupati Barito Kuala', 'bupati-63.04', '63.04', 'REGENCY_HEAD'),
  demoOffice('dpmd-batola', 'Dinas Pemberdayaan Desa Barito Kuala', 'dpmd-63.04', '63.04', 'OPD_HEAD'),
  demoOffice('disnakertrans-batola', 'Disnakertrans Barito Kuala', 'disnakertrans-63.04', '63.04', 'OPD_HEAD'),
].map(held);

/** Stated in the article, or in another published source (domain §5, S-1). */
export const [SEKJEN, BUPATI, KEPALA_BALILATFO] = ['Anwar Sanusi', 'Noormiliyani', 'Eko Sri Haryanto'];
export const KADIS_PMD = 'Kepala Dinas Pemberdayaan Desa Barito Kuala';
export const KADISNAKERTRANS = 'Kepala Disnakertrans Barito Kuala';
export const KABAG_BATOLA = 'Kepala Bagian Kerja Sama Barito Kuala';

const institution = (institutionId: string, more: object): RegisterEntry => ({
  path: 'institutions',
  body: { institutionId, ...more },
});

const of = (entry: RegisterEntry, institutionId: string): RegisterEntry => ({
  ...entry,
  body: { ...entry.body, institutionId },
});
/** @param userId absent: the holder has no account here */
const since2019 = (officialName: string, officeId: string, userId?: string): RegisterEntry =>
  appointment(officeId, officialName, {
    ...(userId && { userId }),
    validFrom: since,
    decree: demoDocument(`SK-${officeId}`, 'Surat keputusan pengangkatan', '2018-12-28', 'PUBLIC'),
  });

/** Powers of attorney of 2020, on which officials signed who do not head their government. */
export const POWERS = {
  setjen: demoDocument('S1-kuasa-setjen', 'Surat kuasa Menteri', '2020-03-02'),
  dpmd: demoDocument('S1-kuasa-dpmd', 'Surat kuasa Bupati', '2020-03-03'),
  disnakertrans: demoDocument('S1-kuasa-disnakertrans', 'Surat kuasa Bupati', '2020-03-03'),
};

const mandate = (
  officeId: string,
  givenBy: string,
  officialName: string,
  userId: string,
  document: DocRef,
): RegisterEntry => ({
  path: `offices/${officeId}/record-mandate`,
  body: {
    reason: RECORDED_LATER,
    kind: 'SURAT_KUASA',
    givenBy,
    officialName,
    userId,
    matter: 'Menandatangani kerja sama desa percontohan',
    validFrom: document.date,
    validTo: '2020-12-31',
    document,
  },
});

/** Those who sign, and whose they are. @param idOf account of a demo office */
export const s1Register = (idOf: (username: string) => string): readonly RegisterEntry[] => [
  institution('balilatfo', { kind: 'CENTRAL_UNIT', name: 'Balilatfo Kemendes PDTT', partOf: 'kemendes-pdtt' }),
  institution('dpmd-63.04', {
    kind: 'OFFICE',
    seat: '63.04',
    name: 'Dinas Pemberdayaan Masyarakat dan Desa Barito Kuala',
  }),
  institution('disnakertrans-63.04', {
    kind: 'OFFICE',
    seat: '63.04',
    name: 'Dinas Tenaga Kerja dan Transmigrasi Barito Kuala',
  }),
  of(
    office('setjen-kemendes', undefined, 'Sekretariat Jenderal Kemendes PDTT', 'Sekretaris Jenderal'),
    'kemendes-pdtt',
  ),
  since2019(SEKJEN!, 'setjen-kemendes', idOf('sekjen-kemendes')),
  of(office('menteri-desa', undefined, 'Menteri Desa, PDT, dan Transmigrasi', 'Menteri'), 'kemendes-pdtt'),
  since2019('Menteri Desa, PDT, dan Transmigrasi', 'menteri-desa'),
  mandate('setjen-kemendes', 'menteri-desa', SEKJEN!, idOf('sekjen-kemendes'), POWERS.setjen),
  of(office('balilatfo', undefined, 'Balilatfo', 'Kepala Balilatfo'), 'balilatfo'),
  since2019(KEPALA_BALILATFO!, 'balilatfo', idOf('balilatfo')),
  office('bupati-63.04', '63.04', 'Bupati Barito Kuala', 'Bupati Barito Kuala'),
  since2019(BUPATI!, 'bupati-63.04', idOf('bupati-batola')),
  of(office('dpmd-63.04', '63.04', 'Dinas Pemberdayaan Desa Barito Kuala', KADIS_PMD), 'dpmd-63.04'),
  since2019(KADIS_PMD, 'dpmd-63.04', idOf('dpmd-batola')),
  of(office('disnakertrans-63.04', '63.04', 'Disnakertrans Barito Kuala', KADISNAKERTRANS), 'disnakertrans-63.04'),
  since2019(KADISNAKERTRANS, 'disnakertrans-63.04', idOf('disnakertrans-batola')),
  mandate('dpmd-63.04', 'bupati-63.04', KADIS_PMD, idOf('dpmd-batola'), POWERS.dpmd),
  mandate('disnakertrans-63.04', 'bupati-63.04', KADISNAKERTRANS, idOf('disnakertrans-batola'), POWERS.disnakertrans),
];
