import { addDays, seatOf } from '#kernel';
import { answersItself } from '#contexts/access/contract';
import { isVirtual, type VisitStanding } from '#contexts/visits/contract';
import type { Due } from './duty.document.js';

/** A visit that was reported waits so many days at most to be closed, by a limit of Sinergi's own. */
export const CLOSING_DAYS = 90;

/** What a visit waits for where it stands; nothing once it is closed, called off or voided. */
export const dutyOfVisit = (visit: VisitStanding): Due | undefined => {
  const { origin, plannedStart, plannedEnd, lastStepOn: since } = visit;
  const own = { obliged: [seatOf(origin)], officeId: origin.officeId, since };
  const planned = { dueOn: plannedStart, dueBasis: 'PLAN' } as const;
  switch (visit.stage) {
    case 'PROPOSED': {
      const awaited = visit.hosts.filter(({ required, answer }) => required && answer === 'PENDING');
      // Of a body without accounts the visitors record the letter.
      const seats = awaited.map((host) => seatOf(answersItself(host) ? host : origin));
      const kind = 'ANSWER_HOSTING';
      return awaited.some(answersItself)
        ? { kind, obliged: [...new Set(seats)], since, ...planned }
        : { kind, ...own, ...planned };
    }
    case 'ACCEPTED':
      return { kind: 'APPROVE_VISIT', obliged: own.obliged, since, ...planned };
    // VIS-16: nobody is sent on a virtual visit.
    case 'APPROVED':
      return { kind: isVirtual(visit) ? 'START_VISIT' : 'ISSUE_TRAVEL_ORDER', ...own, ...planned };
    case 'TASKED':
      return { kind: 'START_VISIT', ...own, ...planned };
    case 'UNDERWAY':
      return { kind: 'COMPLETE_VISIT', ...own, dueOn: plannedEnd, dueBasis: 'PLAN' };
    case 'COMPLETED': {
      const { reportDueOn: dueOn, reportOverdueFrom: overdueFrom } = visit;
      const due = dueOn && overdueFrom && ({ dueOn, overdueFrom } as const);
      return { kind: 'SUBMIT_VISIT_REPORT', ...own, dueBasis: 'RULE', ...due };
    }
    case 'REPORTED':
      return { kind: 'CLOSE_VISIT', ...own, dueOn: addDays(since, CLOSING_DAYS), dueBasis: 'CUSTOM' };
    default:
      return undefined;
  }
};
