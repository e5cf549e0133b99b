import { DOCUMENTS_BEGIN_ON, addDays, isWestOf, misdated, seatOf, zoneOf, type LocalDate } from '#kernel';
import type { VisitCommand } from './visit.commands.js';
import type { VisitContext } from './visit.facts.js';
import { papersOf } from './visit.papers.js';
import { answering } from './visit.parties.js';
import type { VisitState } from './visit.state.js';

/**
 * The first day that its paper may bear: a reply answers the letter that asked, by the host's own calendar; what was
 * approved is ordered thereafter; attendance and report are of the visit.
 */
const firstDay = (command: VisitCommand, visit: VisitState): LocalDate | undefined => {
  if (visit.stage === 'NONE') return undefined;
  const { terms, letter, lastStepOn } = visit;
  switch (command.type) {
    case 'AcceptHosting':
    case 'DeclineHosting': {
      const { seat } = answering(command, visit);
      return isWestOf(zoneOf(seat), zoneOf(seatOf(terms.origin))) ? addDays(letter.date, -1) : letter.date;
    }
    case 'IssueTravelOrder':
      return lastStepOn;
    case 'CompleteVisit':
    case 'SubmitVisitReport':
      return terms.plannedStart;
    default:
      return undefined;
  }
};

/**
 * COM-10 [D]: a paper of the visit is dated no later than the act that files it, and none that follows from another
 * before that one. Of a letter that was received from elsewhere nobody knows by which calendar it is dated.
 */
export const requirePaperDays = (
  command: VisitCommand,
  visit: VisitState,
  { occurredOn, rules, actor }: VisitContext,
): void => {
  for (const { field, document, received } of papersOf(command, visit)) {
    if (received) continue;
    const earliest = firstDay(command, visit) ?? rules.get(DOCUMENTS_BEGIN_ON, actor.scope);
    if (document.date < earliest || document.date > occurredOn) throw misdated(`${field}/date`, occurredOn, earliest);
  }
};
