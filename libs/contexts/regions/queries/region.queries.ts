import { ROLES, collectionOf, type ReadStore, type Role } from '#kernel';
import { AS_ADDRESS, AS_ADDRESSES, columnsOf, regionWithin, type ModelQuery, type QueryColumn } from '#runtime';
import {
  areaDocument,
  nonAdministrativeAreas,
  type NonAdministrativeAreaEntry,
} from '../read/non-administrative-areas.model.js';
import { CALENDAR_STATUS_CODES, HOLIDAY_KIND_CODES, NON_ADMINISTRATIVE_KINDS } from '../domain/region.codes.js';
import { regionAliasDocument, regionAliases, type RegionAliasEntry } from '../read/region-aliases.model.js';
import {
  calendarDocument,
  daysOfKind,
  workingCalendars,
  type WorkingCalendarEntry,
} from '../read/working-calendars.model.js';

/** Consumer that keeps the context's read models. */
export const REGIONS = 'regions';

const EVERYONE: readonly Role[] = ROLES;
const within = { region: regionWithin(['Wilayah', 'Region']) };

const aliasColumn = columnsOf(regionAliasDocument);
const areaColumn = columnsOf(areaDocument);
const calendarColumn = columnsOf(calendarDocument);

export const aliasList: ModelQuery<RegionAliasEntry> = {
  path: 'region-aliases',
  summary: ['Nama lain wilayah', 'Aliases of regions'],
  model: regionAliases,
  consumer: REGIONS,
  roles: EVERYONE,
  parameters: within,
  defaultSort: { field: 'alias' },
  document: regionAliasDocument,
  columns: [
    ...aliasColumn('nama_lain', 'alias'),
    ...aliasColumn('kode', 'region.code', { forPrograms: true }),
    ...aliasColumn('nama_resmi', 'region', {
      how: AS_ADDRESS,
      value: ({ region }, places) => places.address(region.code, region.nameAtTime),
    }),
    ...aliasColumn('ditambahkan', 'addedOn'),
  ],
};

export const areaList: ModelQuery<NonAdministrativeAreaEntry> = {
  path: 'areas',
  summary: ['Kawasan bukan wilayah administrasi', 'Non-administrative areas'],
  model: nonAdministrativeAreas,
  consumer: REGIONS,
  roles: EVERYONE,
  parameters: {
    ...within,
    kind: { field: 'kind', kind: 'in', form: NON_ADMINISTRATIVE_KINDS, summary: ['Jenis', 'Kind'] },
  },
  defaultSort: { field: 'name' },
  document: areaDocument,
  columns: [
    ...areaColumn('nama', 'name'),
    ...areaColumn('jenis', 'kind'),
    ...areaColumn('anggota', 'members', {
      how: AS_ADDRESSES,
      value: ({ members }, places) =>
        members.map(({ code, nameAtTime }) => places.address(code, nameAtTime)).join('; '),
    }),
    ...areaColumn('kode_anggota', 'regions', { forPrograms: true }),
    ...areaColumn('terdaftar', 'registeredOn'),
    ...areaColumn('id', 'areaId', { forPrograms: true }),
  ],
};

const COUNTED = [
  ['libur_nasional', 'NATIONAL'],
  ['cuti_bersama', 'CUTI_BERSAMA'],
  ['libur_pemilihan', 'REGIONAL_ELECTION'],
] as const;

export const calendarList: ModelQuery<WorkingCalendarEntry> = {
  path: 'calendars',
  summary: ['Kalender kerja per tahun', 'Working calendars by year'],
  model: workingCalendars,
  consumer: REGIONS,
  roles: EVERYONE,
  category: 'workingCalendar',
  parameters: {
    year: { field: 'year', kind: 'equals', form: 'year', summary: ['Tahun', 'Year'] },
    status: {
      field: 'status',
      kind: 'in',
      form: Object.keys(CALENDAR_STATUS_CODES.codes),
      summary: ['Keadaan', 'State'],
    },
  },
  defaultSort: { field: 'year', descending: true },
  document: calendarDocument,
  columns: [
    ...calendarColumn('tahun', 'year'),
    ...calendarColumn('keadaan', 'status'),
    ...calendarColumn('versi', 'version'),
    ...COUNTED.map(([title, kind]): QueryColumn<WorkingCalendarEntry> => {
      const [id, en] = HOLIDAY_KIND_CODES.codes[kind];
      return {
        title,
        meaning: [`banyaknya: ${id}`, `how many: ${en}`],
        type: 'number',
        value: (entry) => daysOfKind(entry, kind),
      };
    }),
    {
      title: 'keputusan',
      meaning: [
        'keputusan yang menjadi dasar, dipisah titik koma: yang dimuat walidata, atau yang disebut tiap harinya dalam daftar bawaan',
        'decrees on which it rests, between semicolons: the one that a steward entered, or those that the days of the list in the software name',
      ],
      value: ({ decree, days }) =>
        decree ? decree.type : [...new Set(days.map(({ source }) => source))].join('; ') || undefined,
    },
    ...calendarColumn('nomor_keputusan', 'decree.number'),
    ...calendarColumn('tanggal_keputusan', 'decree.date'),
    ...calendarColumn('dasar', 'basis'),
    ...calendarColumn('dimuat', 'loadedOn'),
    ...calendarColumn('daerah_libur', 'regional', {
      how: AS_ADDRESSES,
      value: ({ regional }, places) =>
        regional.map(({ region, name }) => places.address(region, name)).join('; ') || undefined,
    }),
    ...calendarColumn('kode_daerah_libur', 'regional', {
      how: ['kode wilayah, dipisah spasi', 'codes of the regions, between spaces'],
      forPrograms: true,
      value: ({ regional }) => regional.map(({ region }) => region).join(' ') || undefined,
    }),
  ],
};

const MOST_YEARS = 200;

/** Every calendar that is listed, earliest first. */
export const allCalendars = async (readStore: Pick<ReadStore, 'find'>): Promise<readonly WorkingCalendarEntry[]> => {
  const { items } = await readStore.find<WorkingCalendarEntry>(collectionOf(workingCalendars), {
    sort: { field: 'year' },
    limit: MOST_YEARS,
  });
  return items.flatMap(({ doc }) => doc ?? []);
};
