import { codeList, type CodeList } from '#kernel';

export const NON_ADMINISTRATIVE_KINDS = ['KAWASAN_TRANSMIGRASI', 'KTM', 'LAINNYA'] as const;
export type NonAdministrativeKind = (typeof NON_ADMINISTRATIVE_KINDS)[number];

/** NATIONAL: a national holiday; REGIONAL: a day off by decree of a governor, regent or mayor. */
export const HOLIDAY_KINDS = ['NATIONAL', 'CUTI_BERSAMA', 'REGIONAL_ELECTION', 'REGIONAL'] as const;
export type HolidayKind = (typeof HOLIDAY_KINDS)[number];

/**
 * MISSING: nobody entered the list, and it was due on 1 October before the year. OPEN: not yet due; only regions
 * entered days.
 */
const CALENDAR_STATUSES = ['LOADED', 'MISSING', 'OPEN'] as const;

export const AREA_KIND_CODES = codeList(['Jenis kawasan', 'Kind of area'], NON_ADMINISTRATIVE_KINDS, {
  KAWASAN_TRANSMIGRASI: ['kawasan transmigrasi', 'transmigration area'],
  KTM: ['kota terpadu mandiri', 'integrated self-reliant town (kota terpadu mandiri)'],
  LAINNYA: ['kawasan lain', 'another area'],
});

export const CALENDAR_STATUS_CODES = codeList(
  ['Keadaan kalender kerja', 'State of a working calendar'],
  CALENDAR_STATUSES,
  {
    LOADED: ['sudah dimuat', 'loaded'],
    MISSING: ['belum dimuat, padahal sudah waktunya', 'due and not loaded'],
    OPEN: ['belum waktunya dimuat', 'not yet due'],
  },
);

const CALENDAR_BASES = ['DECREE', 'REFERENCE'] as const;

export const CALENDAR_BASIS_CODES = codeList(['Dasar kalender kerja', 'Basis of a working calendar'], CALENDAR_BASES, {
  DECREE: ['keputusan yang dimuat walidata', 'decree that a steward entered'],
  REFERENCE: ['daftar bawaan perangkat lunak', 'list in the software'],
});

export const HOLIDAY_KIND_CODES = codeList(['Jenis hari libur', 'Kind of day off'], HOLIDAY_KINDS, {
  NATIONAL: ['hari libur nasional', 'national holiday'],
  CUTI_BERSAMA: ['cuti bersama', 'joint leave (cuti bersama)'],
  REGIONAL_ELECTION: ['hari yang diliburkan untuk pemungutan suara', 'day freed for voting'],
  REGIONAL: ['hari libur daerah', 'day off of a region'],
});

/** What the codes of areas and calendars mean. */
export const REGION_CODES: readonly CodeList[] = [
  AREA_KIND_CODES,
  CALENDAR_STATUS_CODES,
  CALENDAR_BASIS_CODES,
  HOLIDAY_KIND_CODES,
];
