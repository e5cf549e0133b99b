import { ROLES, codeList, collectionOf, type CodeList, type Meaning, type ReadStore, type Role } from '#kernel';
import { codeColumns, documentColumns, type ModelQuery } from '#runtime';
import { NON_ADMINISTRATIVE_KINDS, type NonAdministrativeKind } from '../contract/index.js';
import { nonAdministrativeAreas, type NonAdministrativeAreaEntry } from '../read/non-administrative-areas.model.js';
import { regionAliases, type RegionAliasEntry } from '../read/region-aliases.model.js';
import { CALENDAR_STATUSES, daysOfKind, workingCalendars, type WorkingCalendarEntry } from '../read/working-calendars.model.js';

/** Consumer that keeps the context's read models. */
export const REGIONS = 'regions';

const EVERYONE: readonly Role[] = ROLES;
const within = { region: { field: 'regions', kind: 'within', summary: ['Wilayah, dengan isinya', 'Region, with all that lies in it'] } } as const;

const AREA_WORDS: Readonly<Record<NonAdministrativeKind, Meaning>> = {
  KAWASAN_TRANSMIGRASI: ['kawasan transmigrasi', 'transmigration area'], KTM: ['kota terpadu mandiri', 'integrated self-reliant town (kota terpadu mandiri)'],
  LAINNYA: ['kawasan lain', 'another area'],
};
const CALENDAR_WORDS: Readonly<Record<WorkingCalendarEntry['status'], Meaning>> = {
  LOADED: ['sudah dimuat', 'loaded'], MISSING: ['belum dimuat, padahal sudah waktunya', 'due and not loaded'], OPEN: ['belum waktunya dimuat', 'not yet due'],
};
const BASIS_WORDS: Readonly<Record<NonNullable<WorkingCalendarEntry['basis']>, Meaning>> = {
  DECREE: ['keputusan yang dimuat walidata', 'decree that a steward entered'], REFERENCE: ['daftar bawaan perangkat lunak', 'list in the software'],
};

/** What the codes of areas and calendars mean. */
export const REGION_CODES: readonly CodeList[] = [
  codeList(['Jenis kawasan', 'Kind of area'], NON_ADMINISTRATIVE_KINDS, AREA_WORDS),
  codeList(['Keadaan kalender kerja', 'State of a working calendar'], CALENDAR_STATUSES, CALENDAR_WORDS),
];

export const aliasList: ModelQuery<RegionAliasEntry> = {
  path: 'region-aliases',
  summary: ['Nama lain wilayah', 'Aliases of regions'],
  model: regionAliases,
  consumer: REGIONS,
  roles: EVERYONE,
  parameters: within,
  defaultSort: { field: 'alias' },
  columns: [
    { title: 'nama_lain', meaning: ['nama lain', 'alias'], value: ({ alias }) => alias },
    { title: 'kode', meaning: ['kode wilayah (Kepmendagri)', 'code of the region (Kepmendagri)'], forPrograms: true, value: ({ region }) => region.code },
    {
      title: 'nama_resmi',
      meaning: ['nama resmi saat ditambahkan, dan kecamatan serta kabupaten/kotanya', 'official name when it was added, and its district and regency or city'],
      value: ({ region }, places) => places.address(region.code, region.nameAtTime),
    },
    { title: 'ditambahkan', meaning: ['hari ditambahkan', 'day on which it was added'], type: 'date', value: ({ addedOn }) => addedOn },
  ],
};

export const areaList: ModelQuery<NonAdministrativeAreaEntry> = {
  path: 'areas',
  summary: ['Kawasan bukan wilayah administrasi', 'Non-administrative areas'],
  model: nonAdministrativeAreas,
  consumer: REGIONS,
  roles: EVERYONE,
  parameters: { ...within, kind: { field: 'kind', kind: 'in', form: NON_ADMINISTRATIVE_KINDS, summary: ['Jenis', 'Kind'] } },
  defaultSort: { field: 'name' },
  columns: [
    { title: 'id', meaning: ['id kawasan', 'id of the area'], forPrograms: true, value: ({ areaId }) => areaId },
    { title: 'nama', meaning: ['nama kawasan', 'name of the area'], value: ({ name }) => name },
    ...codeColumns<NonAdministrativeAreaEntry>('jenis', ['jenis kawasan', 'kind of area'], AREA_WORDS, ({ kind }) => kind),
    {
      title: 'anggota',
      meaning: ['wilayah anggota dengan nama saat itu, kecamatan dan kabupaten/kotanya, dipisah titik koma', 'member regions with their names then, districts and regencies or cities, between semicolons'],
      value: ({ members }, places) => members.map(({ code, nameAtTime }) => places.address(code, nameAtTime)).join('; '),
    },
    {
      title: 'kode_anggota', forPrograms: true, meaning: ['kode wilayah anggota (Kepmendagri), dipisah spasi', 'codes of the member regions (Kepmendagri), between spaces'],
      value: ({ regions }) => regions.join(' '),
    },
    { title: 'terdaftar', meaning: ['hari didaftarkan', 'day on which it was registered'], type: 'date', value: ({ registeredOn }) => registeredOn },
  ],
};

export const calendarList: ModelQuery<WorkingCalendarEntry> = {
  path: 'calendars',
  summary: ['Kalender kerja per tahun', 'Working calendars by year'],
  model: workingCalendars,
  consumer: REGIONS,
  roles: EVERYONE,
  category: 'workingCalendar',
  parameters: {
    year: { field: 'year', kind: 'equals', form: 'year', summary: ['Tahun', 'Year'] },
    status: { field: 'status', kind: 'in', form: CALENDAR_STATUSES, summary: ['Keadaan', 'State'] },
  },
  defaultSort: { field: 'year', descending: true },
  columns: [
    { title: 'tahun', meaning: ['tahun kalender', 'calendar year'], type: 'number', value: ({ year }) => year },
    ...codeColumns<WorkingCalendarEntry>('keadaan', ['keadaan kalender', 'state of the calendar'], CALENDAR_WORDS, ({ status }) => status),
    {
      title: 'versi', meaning: ['berapa kali daftar tahun itu dimuat', 'how often the list of that year was loaded'],
      type: 'number', value: ({ version }) => version,
    },
    {
      title: 'libur_nasional', meaning: ['banyaknya hari libur nasional', 'national holidays'],
      type: 'number', value: (entry) => daysOfKind(entry, 'NATIONAL'),
    },
    {
      title: 'cuti_bersama', meaning: ['banyaknya cuti bersama', 'days of cuti bersama'],
      type: 'number', value: (entry) => daysOfKind(entry, 'CUTI_BERSAMA'),
    },
    {
      title: 'libur_pemilihan', meaning: ['banyaknya hari yang diliburkan untuk pemungutan suara', 'days freed for voting'],
      type: 'number', value: (entry) => daysOfKind(entry, 'REGIONAL_ELECTION'),
    },
    {
      title: 'keputusan', meaning: ['keputusan yang menjadi dasar, dipisah titik koma: yang dimuat walidata, atau yang disebut tiap harinya dalam daftar bawaan',
        'decrees on which it rests, between semicolons: the one that a steward entered, or those that the days of the list in the software name'],
      value: ({ decree, days }) => (decree ? decree.type : [...new Set(days.map(({ source }) => source))].join('; ') || undefined),
    },
    ...documentColumns<WorkingCalendarEntry>('keputusan', ['keputusan yang dimuat walidata', 'decree that a steward entered'], ({ decree }) => decree),
    ...codeColumns<WorkingCalendarEntry>('dasar', ['dari mana daftarnya', 'where the list is from'], BASIS_WORDS, ({ basis }) => basis),
    { title: 'dimuat', meaning: ['hari dimuat', 'day on which it was loaded'], type: 'date', value: ({ loadedOn }) => loadedOn },
    {
      title: 'daerah_libur', meaning: ['wilayah yang menambah hari libur, dipisah titik koma', 'regions that add days off, between semicolons'],
      value: ({ regional }, places) => regional.map(({ region, name }) => places.address(region, name)).join('; ') || undefined,
    },
    {
      title: 'kode_daerah_libur', forPrograms: true, meaning: ['kode wilayah yang menambah hari libur, dipisah spasi', 'codes of regions that add days off, between spaces'],
      value: ({ regional }) => regional.map(({ region }) => region).join(' ') || undefined,
    },
  ],
};

const MOST_YEARS = 200;

/** Every calendar that is listed, earliest first. */
export const allCalendars = async (readStore: Pick<ReadStore, 'find'>): Promise<readonly WorkingCalendarEntry[]> => {
  const { items } = await readStore.find<WorkingCalendarEntry>(collectionOf(workingCalendars), { sort: { field: 'year' }, limit: MOST_YEARS });
  return items.flatMap(({ doc }) => doc ?? []);
};
