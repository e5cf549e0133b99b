import { addMonths, collectionOf, yearOf, type ReadStore, type WorkingCalendar } from '#kernel';
import type { Sources } from '#runtime';
import type { WorkingCalendars } from '#contexts/regions/contract';
import { defaultVisitFacts, type EarlierVisit } from '../domain/visit.facts.js';
import type { ProposeVisit, VisitCommand } from '../domain/visit.commands.js';
import type { VisitTerms } from '../domain/visit.events.js';
import type { VisitStage, VisitState } from '../domain/visit.state.js';
import type { VisitBoardEntry } from '../read/visit-board.document.js';
import { visitBoard } from '../read/visit-board.model.js';
import type { VisitFactSource } from './visit.command-table.js';

const ASKS_FOR_TERMS: ReadonlySet<VisitCommand['type']> = new Set(['ProposeVisit', 'RescheduleVisit', 'ApproveVisit', 'IssueTravelOrder']);
const CALLED_OFF: ReadonlySet<VisitStage> = new Set(['DECLINED', 'CANCELLED', 'VOIDED']);

/** The terms as they will be when the command has its way. */
const termsOf = (command: VisitCommand, state: VisitState): VisitTerms => {
  if (command.type === 'ProposeVisit' || state.stage === 'NONE') return command as ProposeVisit;
  if (command.type !== 'RescheduleVisit') return state.terms;
  return { ...state.terms, plannedStart: command.plannedStart, plannedEnd: command.plannedEnd };
};

const MONTHS = 12;
const AT_MOST = 200;

/** Facts that this deployment knows: the calendar, and the visits themselves. The rest stays as `defaultVisitFacts` says. */
export const visitFactSource = (readStore: Pick<ReadStore, 'find'>, calendars: WorkingCalendars): VisitFactSource => ({
  facts: async (command, state, sources) => ({
    ...defaultVisitFacts,
    ...(command.type === 'CompleteVisit' && { calendar: await calendarAround(calendars, state, sources) }),
    ...(ASKS_FOR_TERMS.has(command.type) && { earlierVisits: await earlierVisits(readStore, termsOf(command, state)) }),
  }),
});

/** VIS-11: the years of the visit, and the one after it, in which its report may fall due. */
const calendarAround = async (calendars: WorkingCalendars, state: VisitState, sources: Sources): Promise<WorkingCalendar> => {
  if (state.stage === 'NONE') return new Map();
  const { origin: { region }, plannedStart, plannedEnd } = state.terms;
  const first = yearOf(plannedStart);
  return calendars.of(region.code, Array.from({ length: yearOf(plannedEnd) - first + 2 }, (_, index) => first + index), sources);
};

/** VIS-06 from the board, which may lag a little: a late warning is worth more than a wait. */
const earlierVisits = async (readStore: Pick<ReadStore, 'find'>, { visitId, origin, plannedStart }: VisitTerms): Promise<readonly EarlierVisit[]> => {
  const { items } = await readStore.find<VisitBoardEntry>(collectionOf(visitBoard), {
    filter: {
      originRegion: { within: [origin.region.code] }, plannedStart: { from: addMonths(plannedStart, -MONTHS), to: addMonths(plannedStart, MONTHS) },
    },
    sort: { field: 'plannedStart', descending: true }, limit: AT_MOST,
  });
  return items.flatMap(({ id, doc }) => (doc && id !== visitId && doc.originRegion === origin.region.code && !CALLED_OFF.has(doc.status)
    ? [{ visitId: id, hosts: doc.hostRegions, topics: doc.topics, plannedStart: doc.plannedStart }] : []));
};
