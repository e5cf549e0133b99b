import {
  DAY,
  DOC_REF,
  INTEGER,
  REGION_REF,
  TEXT,
  allHolding,
  codeOf,
  field,
  listOf,
  optional,
  record,
  type DeclaredEvent,
  type EventCatalogue,
  type TypeOf,
} from '#kernel';
import { CALENDAR_BASIS_CODES, HOLIDAY_KIND_CODES } from './region.codes.js';

/** A day on which offices are closed, with the decree that says so. */
export const holiday = record({
  date: field(['tanggal', 'day'], DAY),
  name: field(['nama hari libur', 'name of the day off'], TEXT),
  kind: field(['jenis hari libur', 'kind of day off'], codeOf(HOLIDAY_KIND_CODES)),
  source: field(['keputusan yang menjadi dasar', 'decree on which it rests'], TEXT),
});
export type Holiday = TypeOf<typeof holiday>;

const DAYS = field(['hari libur', 'days off'], listOf(holiday));

export const workingCalendarCatalogue = allHolding({ year: field(['tahun kalender', 'calendar year'], INTEGER) }, {
  /** The whole list of a year for the country; a later decree replaces it by another whole list. */
  WorkingCalendarLoaded: {
    version: 1,
    label: ['kalender kerja dimuat', 'working calendar loaded'],
    data: {
      /** 1 for the first list of the year, then one more each time. */
      version: field(['berapa kali daftar tahun itu dimuat', 'how often the list of that year was loaded'], INTEGER),
      days: DAYS,
      /** REFERENCE: the list that comes with the software, where every day names its own decree. */
      basis: field(['dasar kalender', 'basis of the calendar'], codeOf(CALENDAR_BASIS_CODES)),
      decree: optional(['keputusan yang dimuat walidata', 'decree that a steward entered'], DOC_REF),
    },
  },
  /** All days off that one region adds to the country's; replaces what it had added before. */
  RegionalHolidaysSet: {
    version: 1,
    label: ['libur daerah ditetapkan', 'regional holidays set'],
    data: {
      region: field(['wilayah', 'region'], REGION_REF),
      days: DAYS,
      decree: field(['keputusan', 'decree'], DOC_REF),
    },
  },
  /** The list of the year is still missing on 1 October before it. */
  WorkingCalendarOverdue: {
    version: 1,
    label: ['kalender kerja belum dimuat pada waktunya', 'working calendar overdue'],
  },
} as const satisfies EventCatalogue);

export type WorkingCalendarEvent = DeclaredEvent<typeof workingCalendarCatalogue>;
export type WorkingCalendarLoaded = DeclaredEvent<typeof workingCalendarCatalogue, 'WorkingCalendarLoaded'>;
