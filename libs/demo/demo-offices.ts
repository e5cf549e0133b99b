import type { Role } from '#kernel';

/** A demo account: named by office, its password random and its own. */
export interface DemoOffice {
  readonly username: string;
  readonly office: string;
  readonly officeId: string;
  readonly scope: string;
  readonly roles: readonly Role[];
}

const office = (
  username: string,
  name: string,
  officeId: string,
  scope: string,
  ...roles: readonly Role[]
): DemoOffice => ({ username, office: name, officeId, scope, roles });

/** The offices that take part in the scenarios, and those that look on. */
export const DEMO_OFFICES = [
  office('walidata', 'Walidata Wilayah', 'walidata-nasional', 'ID', 'DATA_STEWARD'),
  office(
    'kades-sei-asam',
    'Kepala Desa Sei Asam, Kapuas Hilir, Kapuas',
    'pemdes-62.03.02.2007',
    '62.03.02.2007',
    'VILLAGE_HEAD',
  ),
  office('sekdes-sei-asam', 'Sekretaris Desa Sei Asam', 'pemdes-62.03.02.2007', '62.03.02.2007', 'VILLAGE_OPERATOR'),
  office('kadis-pmd-kapuas', 'Kepala Dinas PMD Kabupaten Kapuas', 'dpmd-62.03', '62.03', 'REGENCY_PMD'),
  office('inspektorat-kapuas', 'Inspektorat Kabupaten Kapuas', 'inspektorat-62.03', '62.03', 'INSPECTOR'),
  office('pmd-tanah-bumbu', 'Dinas PMD Kabupaten Tanah Bumbu', 'dpmd-63.10', '63.10', 'REGENCY_PMD'),
  office('sekcam-angsana', 'Sekretaris Camat Angsana', 'kecamatan-63.10.09', '63.10.09', 'DISTRICT_OFFICER'),
  office(
    'kades-mekar-jaya',
    'Kepala Desa Mekar Jaya, Angsana',
    'pemdes-63.10.09.2009',
    '63.10.09.2009',
    'VILLAGE_HEAD',
  ),
  office('pj-kades-angsana', 'Pj. Kepala Desa Angsana', 'pemdes-63.10.09.2005', '63.10.09.2005', 'VILLAGE_HEAD'),
  office('inspektorat-kalsel', 'Inspektorat Provinsi Kalimantan Selatan', 'inspektorat-63', '63', 'INSPECTOR'),
  office('pmd-kalsel', 'Dinas PMD Provinsi Kalimantan Selatan', 'dpmd-63', '63', 'PROVINCE_PMD'),
  office('kemendes', 'Kementerian Desa dan PDT', 'kemendes', 'ID', 'MINISTRY_OFFICER'),
] as const;

/** Confirms the roles that two keepers give. */
export const DEMO_SECOND = {
  username: 'pengelola-akun-2',
  office: 'Pengelola Akun Sinergi Kedua',
  roles: ['ACCESS_ADMIN'] as const,
};

/** Keeps the accounts of all others. */
export const DEMO_ADMIN = {
  username: 'pengelola-akun',
  office: 'Pengelola Akun Sinergi',
  roles: ['ACCESS_ADMIN'] as const,
};
