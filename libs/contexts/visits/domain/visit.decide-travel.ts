import { isGovernment, partyKey, reject, requireDocument, requireRoom, seatOf } from '#kernel';
import type {
  CompleteVisit,
  IssueTravelOrder,
  LapseTravelOrder,
  RecordInnovationObserved,
  RecordSession,
  StartVisit,
} from './visit.commands.js';
import type { VisitEvent } from './visit.events.js';
import { receivedTerms } from './visit.received.js';
import type { VisitContext } from './visit.facts.js';
import { termOrWait } from './visit.rules-outcome.js';
import { lookAtTerms } from './visit.rules-terms.js';
import {
  requireAttendance,
  requireBeforeStart,
  requireCommittedFund,
  requireDelegates,
  noHostPlace,
  requireHostPlace,
  requireInsideVisit,
  requireKnownCapacity,
  requireNotLapsed,
  requireOrdered,
  requireSessions,
  requireTravelled,
} from './visit.rules-travel.js';
import { VISIT_INNOVATIONS, VISIT_SESSIONS } from './visit.settings.js';
import type { VisitIn, VisitStage } from './visit.state.js';
import type { VisitHost } from './visit.terms.js';

/**
 * Money and rules may have changed since the approval, so the terms are looked at once more; their warnings were the
 * approver's to acknowledge. VIS-10 is decided before this, in each traveller's own stream (`travel-registry`), which
 * reserves the days first.
 */
export const issueTravelOrder = (
  command: IssueTravelOrder,
  visit: VisitIn<'APPROVED'>,
  context: VisitContext<'funds' | 'travelCeilings'>,
): readonly VisitEvent[] => {
  const { visitId, plannedStart, plannedEnd } = visit.terms;
  requireNotLapsed(context.commandId, visit.lapsed);
  requireTravelled(visit.terms);
  requireDelegates(command.travellers, visit.terms);
  requireCommittedFund(visit.terms, context.facts.funds);
  requireBeforeStart(context.occurredOn, visit.terms);
  // What an order repeats was the approver's to acknowledge.
  lookAtTerms(receivedTerms(visit), { ...context, facts: { ...context.facts, earlierVisits: [] } });
  const order = requireDocument(command.order, '/order');
  return [
    {
      type: 'TravelOrderIssued',
      data: {
        visitId,
        orderNo: command.orderNo,
        order,
        travellers: command.travellers,
        from: plannedStart,
        to: plannedEnd,
      },
    },
  ];
};

/**
 * Fences off an attempt that reserved days and was not heard of again: from here on it cannot succeed
 * (`requireNotLapsed`), so its days may be released. An order that was issued after all stays. Repeating it is allowed,
 * because the late attempt may have reserved once more.
 */
export const lapseTravelOrder = (
  command: LapseTravelOrder,
  visit: VisitIn<Exclude<VisitStage, 'NONE'>>,
): readonly VisitEvent[] => {
  const { commandId, subjectRefs } = command;
  if ('order' in visit && visit.order.commandId === commandId) return [];
  return [{ type: 'TravelOrderLapsed', data: { visitId: visit.terms.visitId, commandId, subjectRefs } }];
};

/** That somebody holds an SPD is what TASKED means; a virtual visit begins without (VIS-16). */
export const startVisit = (
  _command: StartVisit,
  visit: VisitIn<'APPROVED' | 'TASKED'>,
  context: VisitContext,
): readonly VisitEvent[] => {
  requireOrdered(visit);
  requireInsideVisit(context.occurredOn, visit);
  return [{ type: 'VisitStarted', data: { visitId: visit.terms.visitId } }];
};

export const recordSession = (
  command: RecordSession,
  visit: VisitIn<'UNDERWAY'>,
  context: VisitContext<'speakerHeld'>,
): readonly VisitEvent[] => {
  requireInsideVisit(context.occurredOn, visit);
  requireKnownCapacity(command.speaker, context.facts.speakerHeld);
  requireRoom(visit.sessions, context.rules.get(VISIT_SESSIONS, seatOf(visit.terms.origin)));
  const { topic, speaker, place } = command;
  return [{ type: 'VisitSessionHeld', data: { visitId: visit.terms.visitId, topic, speaker, place } }];
};

/** Possible from the start until the report is in [D]: delegations note what they see while they see it. */
export const recordInnovationObserved = (
  command: RecordInnovationObserved,
  visit: VisitIn<'UNDERWAY' | 'COMPLETED'>,
  context: VisitContext,
): readonly VisitEvent[] => {
  const { innovationId, description } = command;
  const place = seenAt(command, receivedTerms(visit).hosts);
  if (visit.innovations.includes(innovationId)) {
    throw reject('E_STATE', {
      field: '/innovationId',
      messageId: 'Inovasi dengan id ini sudah dicatat; pakai id lain.',
      messageEn: 'An innovation of this id has already been recorded; use another id.',
    });
  }
  requireRoom(visit.innovations.length, context.rules.get(VISIT_INNOVATIONS, seatOf(visit.terms.origin)));
  return [{ type: 'InnovationObserved', data: { visitId: visit.terms.visitId, innovationId, ...place, description } }];
};

/** Where it was seen: in a region of a host, or at a host that is a body, as the terms name it. */
const seenAt = (
  { hostRegion, party }: RecordInnovationObserved,
  hosts: readonly VisitHost[],
): Pick<RecordInnovationObserved, 'hostRegion' | 'party'> => {
  if (hostRegion) {
    requireHostPlace(hostRegion, hosts);
    return { hostRegion };
  }
  const found = party && hosts.find((host) => partyKey(host) === partyKey(party));
  if (!found) throw noHostPlace('/party', party ? partyKey(party) : '–', hosts);
  const { required: _required, ...host } = found;
  return isGovernment(host) ? { hostRegion: host.region! } : { party: host };
};

export const completeVisit = (
  command: CompleteVisit,
  visit: VisitIn<'UNDERWAY'>,
  context: VisitContext<'calendar'>,
): readonly VisitEvent[] => {
  requireInsideVisit(context.occurredOn, visit);
  requireSessions(context.occurredOn, visit.lastSessionOn);
  requireAttendance(command.attendance, visit);
  return [
    {
      type: 'VisitCompleted',
      data: {
        visitId: visit.terms.visitId,
        attendance: command.attendance,
        attendanceDoc: requireDocument(command.attendanceDoc, '/attendanceDoc'),
        hostConfirmationDoc: requireDocument(command.hostConfirmationDoc, '/hostConfirmationDoc'),
        ...termOrWait(context.occurredOn, visit, context),
      },
    },
  ];
};
