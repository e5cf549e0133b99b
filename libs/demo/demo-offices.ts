import type { Role } from '#kernel';

/** A demo account: named by office, its password random and its own. */
export interface DemoOffice {
  readonly username: string;
  readonly office: string;
  readonly officeId: string;
  readonly scope: string;
  readonly roles: readonly Role[];
  /** Day from which the roles are held; absent: the beginning of 2024. */
  readonly since?: string;
}

export const demoOffice = (
  username: string,
  name: string,
  officeId: string,
  scope: string,
  ...roles: readonly Role[]
): DemoOffice => ({ username, office: name, officeId, scope, roles });

/** The offices that take part in the first scenario, and those that look on. */
export const DEMO_OFFICES = [
  demoOffice('walidata', 'Walidata Wilayah', 'walidata-nasional', 'ID', 'DATA_STEWARD'),
  demoOffice(
    'kades-sei-asam',
    'Kepala Desa Sei Asam, Kapuas Hilir, Kapuas',
    'pemdes-62.03.02.2007',
    '62.03.02.2007',
    'VILLAGE_HEAD',
  ),
  demoOffice(
    'sekdes-sei-asam',
    'Sekretaris Desa Sei Asam',
    'pemdes-62.03.02.2007',
    '62.03.02.2007',
    'VILLAGE_OPERATOR',
  ),
  demoOffice('kadis-pmd-kapuas', 'Kepala Dinas PMD Kabupaten Kapuas', 'dpmd-62.03', '62.03', 'REGENCY_PMD'),
  demoOffice('inspektorat-kapuas', 'Inspektorat Kabupaten Kapuas', 'inspektorat-62.03', '62.03', 'INSPECTOR'),
  demoOffice('pmd-tanah-bumbu', 'Dinas PMD Kabupaten Tanah Bumbu', 'dpmd-63.10', '63.10', 'REGENCY_PMD'),
  demoOffice('sekcam-angsana', 'Sekretaris Camat Angsana', 'kecamatan-63.10.09', '63.10.09', 'DISTRICT_OFFICER'),
  demoOffice(
    'kades-mekar-jaya',
    'Kepala Desa Mekar Jaya, Angsana',
    'pemdes-63.10.09.2009',
    '63.10.09.2009',
    'VILLAGE_HEAD',
  ),
  demoOffice('pj-kades-angsana', 'Pj. Kepala Desa Angsana', 'pemdes-63.10.09.2005', '63.10.09.2005', 'VILLAGE_HEAD'),
  demoOffice('inspektorat-kalsel', 'Inspektorat Provinsi Kalimantan Selatan', 'inspektorat-63', '63', 'INSPECTOR'),
  demoOffice('pmd-kalsel', 'Dinas PMD Provinsi Kalimantan Selatan', 'dpmd-63', '63', 'PROVINCE_PMD'),
  demoOffice('kemendes', 'Kementerian Desa dan PDT', 'kemendes', 'ID', 'MINISTRY_OFFICER'),
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
