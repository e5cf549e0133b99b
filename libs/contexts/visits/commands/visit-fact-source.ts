import { yearOf, type WorkingCalendar } from '#kernel';
import type { Sources } from '#runtime';
import type { WorkingCalendars } from '#contexts/regions/contract';
import { defaultVisitFacts } from '../domain/visit.facts.js';
import type { VisitState } from '../domain/visit.state.js';
import { termsFacts } from './terms-facts.js';
import type { VisitFactSource } from './visit.command-table.js';

/** Facts that this deployment knows: the calendar, and the visits themselves. The rest stays as `defaultVisitFacts` says. */
export const visitFactSource = (calendars: WorkingCalendars): VisitFactSource => ({
  facts: async (command, state, sources) => ({
    ...defaultVisitFacts,
    ...((command.type === 'CompleteVisit' || command.type === 'SetReportTerm') && { calendar: await calendarAround(calendars, state, sources) }),
    ...await termsFacts(command, state, sources),
  }),
});

/** VIS-11: the years of the visit, and the one after it, in which its report may fall due. */
const calendarAround = async (calendars: WorkingCalendars, state: VisitState, sources: Sources): Promise<WorkingCalendar> => {
  if (state.stage === 'NONE') return new Map();
  const { origin: { region }, plannedStart, plannedEnd } = state.terms;
  const first = yearOf(plannedStart);
  return calendars.of(region.code, Array.from({ length: yearOf(plannedEnd) - first + 2 }, (_, index) => first + index), sources);
};
