import {
  DAY,
  DOC_REF,
  INTEGER,
  REGION,
  TEXT,
  codeOf,
  field,
  listOf,
  optional,
  record,
  type ReadModel,
  type Recorded,
  type TypeOf,
} from '#kernel';
import { CALENDAR_BASIS_CODES, CALENDAR_STATUS_CODES, type HolidayKind } from '../domain/region.codes.js';
import { holiday, type WorkingCalendarEvent } from '../domain/working-calendar.events.js';

/** One year's days off as they are listed. */
export const calendarDocument = record({
  year: field(['tahun kalender', 'calendar year'], INTEGER),
  status: field(['keadaan kalender', 'state of the calendar'], codeOf(CALENDAR_STATUS_CODES)),
  days: field(['hari libur seluruh Indonesia', 'days off of the country'], listOf(holiday)),
  version: field(['berapa kali daftar tahun itu dimuat', 'how often the list of that year was loaded'], INTEGER),
  basis: optional(['dasar kalender', 'basis of the calendar'], codeOf(CALENDAR_BASIS_CODES)),
  decree: optional(['keputusan yang dimuat walidata', 'decree that a steward entered'], DOC_REF),
  loadedOn: optional(['hari dimuat', 'day on which it was loaded'], DAY),
  regional: field(
    ['hari libur daerah', 'days off of regions'],
    listOf(
      record({
        region: field(['kode wilayah (Kepmendagri)', 'code of the region (Kepmendagri)'], REGION),
        name: field(['nama wilayah saat dicatat', 'name of the region when it was recorded'], TEXT),
        days: field(['hari libur', 'days off'], listOf(holiday)),
        decree: field(['keputusan', 'decree'], DOC_REF),
      }),
    ),
  ),
});
export type WorkingCalendarEntry = TypeOf<typeof calendarDocument>;

const OPEN: Omit<WorkingCalendarEntry, 'year'> = { status: 'OPEN', days: [], version: 0, regional: [] };

/** How many days of a kind the country's list has. */
export const daysOfKind = ({ days }: WorkingCalendarEntry, kind: HolidayKind): number =>
  days.filter((day) => day.kind === kind).length;

/** The working calendars, one document per year: loaded, or missing though it was due. */
export const workingCalendars: ReadModel<WorkingCalendarEntry, Recorded<WorkingCalendarEvent>> = {
  name: 'working_calendars',
  version: 1,
  events: {
    workingCalendar: [
      'WorkingCalendarLoaded',
      'RegionalHolidaysSet',
      'WorkingCalendarOverdue',
    ] satisfies WorkingCalendarEvent['type'][],
  },
  fields: { year: 'integer', status: 'text', basis: 'text' },
  sorts: ['year'],
  keys: ({ data }) => [String(data.year)],
  fold: (entry = { year: 0, ...OPEN }, { type, data, metadata }) => {
    const calendar = { ...entry, year: data.year };
    switch (type) {
      case 'WorkingCalendarLoaded':
        return { ...calendar, ...data, status: 'LOADED', loadedOn: metadata.occurredOn };
      case 'WorkingCalendarOverdue':
        return { ...calendar, status: 'MISSING' };
      case 'RegionalHolidaysSet': {
        const {
          region: { code, nameAtTime },
          days,
          decree,
        } = data;
        const others = calendar.regional.filter(({ region }) => region !== code);
        const regional = days.length ? [...others, { region: code, name: nameAtTime, days, decree }] : others;
        return { ...calendar, regional };
      }
    }
  },
};
