import { seatOf, yearOf, type WorkingCalendar } from '#kernel';
import type { FactSources, Sources } from '#runtime';
import type { Adoptions } from '#contexts/adoptions/contract';
import type { NumberBooks } from '#contexts/numbering/contract';
import { authorityFrom, bodiesOf, type Offices } from '#contexts/offices/contract';
import type { WorkingCalendars } from '#contexts/regions/contract';
import type { VisitCommand } from '../domain/visit.commands.js';
import { defaultVisitFacts, type VisitFacts } from '../domain/visit.facts.js';
import { partiesIn } from '../domain/visit.rules-parties.js';
import type { VisitState } from '../domain/visit.state.js';
import { strayNumbers } from './stray-numbers.js';
import { earlierVisits, travelCeilings } from './terms-facts.js';

/** VIS-11: the years of the visit, and the one after it, in which its report may fall due. */
const calendarAround =
  (calendars: WorkingCalendars) =>
  async (_command: VisitCommand, state: VisitState, sources: Sources): Promise<WorkingCalendar> => {
    if (state.stage === 'NONE') return new Map();
    const { origin, plannedStart, plannedEnd } = state.terms;
    const first = yearOf(plannedStart);
    return calendars.of(
      seatOf(origin),
      Array.from({ length: yearOf(plannedEnd) - first + 2 }, (_, index) => first + index),
      sources,
    );
  };

/** What other contexts keep that decisions on visits rest on. */
export interface OtherRecords {
  readonly calendars: WorkingCalendars;
  readonly offices: Offices;
  readonly adoptions: Adoptions;
  readonly numbers: NumberBooks;
}

/**
 * Where each fact comes from: what this deployment keeps, and for the rest what `defaultVisitFacts` says. Each later
 * context (funds, audits) brings its own. What is repaired is known to the table itself.
 */
export const visitFactSources = ({ calendars, offices, adoptions, numbers }: OtherRecords) =>
  ({
    authority: authorityFrom(offices),
    earlierVisits,
    travelCeilings,
    bodies: (command, _state, sources, { context: { occurredOn } }) =>
      command.type === 'ProposeVisit'
        ? bodiesOf(
            offices,
            partiesIn(command).map(([party]) => party),
            occurredOn,
            sources,
          )
        : {},
    ownInstitution: (_command, _state, sources, { context: { actor } }) =>
      offices.institutionOfOffice(actor.officeId, sources),
    funds: () => defaultVisitFacts.funds,
    calendar: calendarAround(calendars),
    decidedInnovations: (_command, state, sources) =>
      'innovations' in state ? adoptions.decidedOf(state.terms.visitId, state.innovations, sources) : [],
    auditHold: () => defaultVisitFacts.auditHold,
    strayNumbers: strayNumbers(numbers),
    speakerHeld: (command, _state, sources, { context: { occurredOn } }) =>
      command.type === 'RecordSession'
        ? offices.capacitiesOf(command.speaker.officeId, command.speaker.officialName, occurredOn, sources)
        : defaultVisitFacts.speakerHeld,
  }) satisfies FactSources<VisitCommand, VisitState, Omit<VisitFacts, 'repair'>>;
