import { NATIONAL } from '#kernel';
import type { WorkingCalendars } from '../contract/index.js';
import { workingCalendarDecider } from '../domain/working-calendar.decider.js';
import type { Holiday } from '../domain/working-calendar.events.js';
import { calendarOf, daysOff } from '../domain/working-calendar.state.js';

/** The calendars as facts: each year is folded from its own stream. */
export const workingCalendars: WorkingCalendars = {
  of: async (region, years, sources) => {
    const lists: [year: number, days: readonly Holiday[]][] = [];
    for (const year of years) {
      const days = daysOff(
        await sources.state(workingCalendarDecider, String(year)),
        region === NATIONAL ? undefined : region,
      );
      if (days) lists.push([year, days]);
    }
    return calendarOf(lists);
  },
};
