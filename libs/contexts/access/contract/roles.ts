import { NATIONAL, ROLES, codeList, levelOf, villageKindOf, type Meaning, type Role, type Scope } from '#kernel';

/**
 * What kind of region a role is held for. A desa adat counts as a desa; a kelurahan is a part of its city and has no
 * village offices.
 */
const GRANT_LEVELS = ['NATIONAL', 'PROVINCE', 'REGENCY', 'DISTRICT', 'DESA', 'KELURAHAN'] as const;
export type GrantLevel = (typeof GRANT_LEVELS)[number];

export const GRANT_LEVEL_CODES = codeList(
  ['Wilayah tempat peran dipegang', 'Kind of region for which a role is held'],
  GRANT_LEVELS,
  {
    NATIONAL: ['seluruh negara (ID)', 'the whole country (ID)'],
    PROVINCE: ['provinsi', 'a province'],
    REGENCY: ['kabupaten atau kota', 'a regency or city'],
    DISTRICT: ['kecamatan', 'a district'],
    DESA: ['desa', 'a desa'],
    KELURAHAN: ['kelurahan', 'a kelurahan'],
  },
);

/** OPERATION makes records, OVERSIGHT examines them, ADMINISTRATION keeps accounts, NONE is never granted to a user. */
const DUTIES = ['OPERATION', 'OVERSIGHT', 'ADMINISTRATION', 'NONE'] as const;
export type Duty = (typeof DUTIES)[number];

export const DUTY_CODES = codeList(['Tugas peran', 'Duty of a role'], DUTIES, {
  OPERATION: ['membuat catatan', 'makes records'],
  OVERSIGHT: ['memeriksa catatan', 'examines records'],
  ADMINISTRATION: ['mengelola akun', 'keeps accounts'],
  NONE: ['tidak diberikan kepada siapa pun', 'granted to nobody'],
});

export interface RoleInfo {
  readonly titleId: string;
  readonly titleEn: string;
  /** Levels at which the role may be granted; empty = to nobody. */
  readonly levels: readonly GrantLevel[];
  readonly duty: Duty;
}

const role = (titleId: string, titleEn: string, levels: readonly GrantLevel[], duty: Duty = 'OPERATION'): RoleInfo => ({
  titleId,
  titleEn,
  levels,
  duty,
});

/** Every role with its title and where it may be held (domain §2). */
export const ROLE_INFO: Readonly<Record<Role, RoleInfo>> = {
  VILLAGE_OPERATOR: role('Sekretaris Desa / Kaur / Kasi', 'Village secretary or section head', ['DESA']),
  VILLAGE_HEAD: role('Kepala Desa', 'Head of village', ['DESA']),
  BPD_MEMBER: role('Anggota Badan Permusyawaratan Desa', 'Member of the village council', ['DESA'], 'OVERSIGHT'),
  // A BKAD and a BUMDesma stand for a set of villages: those of one district, or one grant for each village.
  BKAD_OFFICER: role('Pengurus Badan Kerja Sama Antar Desa', 'Officer of the inter-village cooperation body', [
    'DISTRICT',
    'DESA',
  ]),
  BUMDESMA_DIRECTOR: role('Pelaksana operasional BUMDesma', 'Director of a joint village enterprise', [
    'DISTRICT',
    'DESA',
  ]),
  BUMDESMA_SUPERVISOR: role('Pengawas BUMDesma', 'Supervisor of a joint village enterprise', ['DISTRICT', 'DESA']),
  DISTRICT_OFFICER: role('Camat / Sekretaris Camat', 'Head of district or district secretary', ['DISTRICT']),
  REGENCY_PMD: role(
    'Dinas Pemberdayaan Masyarakat dan Desa kabupaten/kota',
    'Village affairs agency of a regency or city',
    ['REGENCY'],
  ),
  REGENCY_COOP: role('Bagian Kerja Sama / TKKSD', 'Cooperation section of a regency or city', ['REGENCY']),
  REGENCY_HEAD: role('Bupati / Wali Kota', 'Regent or mayor', ['REGENCY']),
  REGENCY_SECRETARY: role('Sekretaris Daerah', 'Regional secretary', ['REGENCY']),
  OPD_HEAD: role('Kepala perangkat daerah', 'Head of a regional agency', ['PROVINCE', 'REGENCY']),
  TREASURER: role('Bendahara / BUD / Kaur Keuangan', 'Treasurer', ['PROVINCE', 'REGENCY', 'DESA']),
  PROVINCE_PMD: role('Dinas Pemberdayaan Masyarakat dan Desa provinsi', 'Village affairs agency of a province', [
    'PROVINCE',
  ]),
  GOVERNOR: role('Gubernur', 'Governor', ['PROVINCE']),
  DPRD_SECRETARIAT: role('Sekretariat DPRD', 'Secretariat of the regional parliament', ['PROVINCE', 'REGENCY']),
  MINISTRY_OFFICER: role('Pejabat kementerian', 'Officer of a ministry', ['NATIONAL']),
  JURY: role('Tim penilai', 'Juror of a competition', ['NATIONAL', 'PROVINCE', 'REGENCY', 'DISTRICT']),
  // The ministry's own inspectorate supervises village money everywhere.
  INSPECTOR: role('Inspektur / pengendali teknis', 'Inspector', ['NATIONAL', 'PROVINCE', 'REGENCY'], 'OVERSIGHT'),
  AUDITOR: role('Auditor (ketua tim, anggota tim)', 'Auditor', ['NATIONAL', 'PROVINCE', 'REGENCY'], 'OVERSIGHT'),
  AUDITEE: role('Pimpinan objek pemeriksaan', 'Head of an audited body', [
    'NATIONAL',
    'PROVINCE',
    'REGENCY',
    'DISTRICT',
    'DESA',
    'KELURAHAN',
  ]),
  PUBLIC: role('Masyarakat', 'The public', [], 'NONE'),
  SYSTEM: role('Sistem', 'The system itself', [], 'NONE'),
  DATA_STEWARD: role('Walidata', 'Data steward', ['NATIONAL', 'PROVINCE', 'REGENCY']),
  ACCESS_ADMIN: role('Pengelola akun', 'Keeper of accounts', ['NATIONAL', 'PROVINCE', 'REGENCY'], 'ADMINISTRATION'),
};

/** Titles of the roles. */
export const ROLE_CODES = codeList(
  ['Peran', 'Role'],
  ROLES,
  Object.fromEntries(
    ROLES.map((name) => [name, [ROLE_INFO[name].titleId, ROLE_INFO[name].titleEn]]),
  ) as unknown as Record<Role, Meaning>,
);

const BY_SEGMENTS = { 1: 'PROVINCE', 2: 'REGENCY', 3: 'DISTRICT', 4: 'DESA' } as const;

export const grantLevelOf = (scope: Scope): GrantLevel => {
  if (scope === NATIONAL) return 'NATIONAL';
  return villageKindOf(scope) === 'KELURAHAN' ? 'KELURAHAN' : BY_SEGMENTS[levelOf(scope)];
};

/** ACC-03: roles that a user can hold. */
export const GRANTABLE_ROLES: readonly Role[] = ROLES.filter((name) => ROLE_INFO[name].duty !== 'NONE');

/**
 * ACC-12: roles that one keeper alone does not give: who holds them keeps accounts, examines, decides over money or
 * over the data of others.
 */
export const TWO_KEEPER_ROLES: readonly Role[] = [
  'ACCESS_ADMIN',
  'INSPECTOR',
  'AUDITOR',
  'REGENCY_HEAD',
  'REGENCY_SECRETARY',
  'GOVERNOR',
  'TREASURER',
  'DATA_STEWARD',
  'MINISTRY_OFFICER',
];

/** Those who issue or prepare travel orders. */
export const TRAVEL_CLERKS: readonly Role[] = [
  'VILLAGE_OPERATOR',
  'VILLAGE_HEAD',
  'OPD_HEAD',
  'REGENCY_HEAD',
  'REGENCY_SECRETARY',
  'REGENCY_PMD',
  'GOVERNOR',
];

/**
 * Officers, leaders and auditors of the regions that a record of cooperation touches: who may read it, and what is
 * asked to be corrected in it.
 */
export const RECORD_READERS: readonly Role[] = [
  'VILLAGE_OPERATOR',
  'VILLAGE_HEAD',
  'BPD_MEMBER',
  'DISTRICT_OFFICER',
  'REGENCY_PMD',
  'REGENCY_COOP',
  'REGENCY_HEAD',
  'REGENCY_SECRETARY',
  'OPD_HEAD',
  'TREASURER',
  'PROVINCE_PMD',
  'GOVERNOR',
  'MINISTRY_OFFICER',
  'INSPECTOR',
  'AUDITOR',
  'DATA_STEWARD',
];
