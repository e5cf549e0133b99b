import type { DocRef, LocalDate, ReadModel, Recorded, RegionCode } from '#kernel';
import type { Holiday, HolidayKind, WorkingCalendarEvent, WorkingCalendarLoaded } from '../domain/working-calendar.events.js';

export const CALENDAR_STATUSES = ['LOADED', 'MISSING', 'OPEN'] as const;

/** One year's days off as they are listed. */
export interface WorkingCalendarEntry {
  readonly year: number;
  /** MISSING: nobody entered the list, and it was due on 1 October before the year. OPEN: not yet due; only regions entered days. */
  readonly status: (typeof CALENDAR_STATUSES)[number];
  readonly days: readonly Holiday[];
  readonly version: number;
  readonly basis?: WorkingCalendarLoaded['data']['basis'];
  readonly decree?: DocRef;
  readonly loadedOn?: LocalDate;
  readonly regional: readonly { readonly region: RegionCode; readonly name: string; readonly days: readonly Holiday[]; readonly decree: DocRef }[];
}

const OPEN: Omit<WorkingCalendarEntry, 'year'> = { status: 'OPEN', days: [], version: 0, regional: [] };

/** How many days of a kind the country's list has. */
export const daysOfKind = ({ days }: WorkingCalendarEntry, kind: HolidayKind): number => days.filter((day) => day.kind === kind).length;

/** The working calendars, one document per year: loaded, or missing though it was due. */
export const workingCalendars: ReadModel<WorkingCalendarEntry, Recorded<WorkingCalendarEvent>> = {
  name: 'working_calendars',
  version: 1,
  events: { workingCalendar: ['WorkingCalendarLoaded', 'RegionalHolidaysSet', 'WorkingCalendarOverdue'] satisfies WorkingCalendarEvent['type'][] },
  fields: { year: 'integer', status: 'text', basis: 'text' },
  sorts: ['year'],
  keys: ({ data }) => [String(data.year)],
  fold: (entry = { year: 0, ...OPEN }, { type, data, metadata }) => {
    const calendar = { ...entry, year: data.year };
    switch (type) {
      case 'WorkingCalendarLoaded': return { ...calendar, ...data, status: 'LOADED', loadedOn: metadata.occurredOn };
      case 'WorkingCalendarOverdue': return { ...calendar, status: 'MISSING' };
      case 'RegionalHolidaysSet': {
        const { region: { code, nameAtTime }, days, decree } = data;
        const others = calendar.regional.filter(({ region }) => region !== code);
        const regional = days.length ? [...others, { region: code, name: nameAtTime, days, decree }] : others;
        return { ...calendar, regional };
      }
    }
  },
};
