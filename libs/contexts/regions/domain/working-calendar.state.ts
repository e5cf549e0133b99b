import { withAncestors, type DocRef, type RegionCode, type WorkingCalendar } from '#kernel';
import type { Holiday, WorkingCalendarEvent, WorkingCalendarLoaded } from './working-calendar.events.js';

/** What is known of one year's days off. */
export interface WorkingCalendarState {
  /** The country's list in force; undefined while the year is not loaded. */
  readonly list?: WorkingCalendarLoaded['data'];
  /** By code of the province, regency or city. */
  readonly regional: Readonly<Record<RegionCode, { readonly days: readonly Holiday[]; readonly decree: DocRef }>>;
  readonly overdue: boolean;
}

export const initialState: WorkingCalendarState = { regional: {}, overdue: false };

export const evolve = (state: WorkingCalendarState, event: WorkingCalendarEvent): WorkingCalendarState => {
  switch (event.type) {
    case 'WorkingCalendarLoaded':
      return { ...state, list: event.data, overdue: false };
    case 'RegionalHolidaysSet': {
      const { region, days, decree } = event.data;
      return { ...state, regional: { ...state.regional, [region.code]: { days, decree } } };
    }
    case 'WorkingCalendarOverdue':
      return { ...state, overdue: true };
  }
};

export const byDate = (a: Holiday, b: Holiday): number => a.date.localeCompare(b.date);

/**
 * The year's days off in a region, its own and those of the regions it lies in, by date; without a region the
 * country's. Undefined: not loaded.
 */
export const daysOff = (
  { list, regional }: WorkingCalendarState,
  region?: RegionCode,
): readonly Holiday[] | undefined => {
  if (!list || !region) return list?.days;
  const added = withAncestors(region).flatMap((code) => regional[code]?.days ?? []);
  return [...list.days, ...added].sort(byDate);
};

/** Days off of any kind are no working days (COM-08). */
export const calendarOf = (lists: Iterable<readonly [year: number, days: readonly Holiday[]]>): WorkingCalendar =>
  new Map([...lists].map(([year, days]) => [year, new Set(days.map(({ date }) => date))]));
