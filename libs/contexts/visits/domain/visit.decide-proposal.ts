import {
  actingAs, reject, requireDocument, requireOtherPerson, requireReason, requireRoom, type RegionCode, type RegionRef,
} from '#kernel';
import type { AcceptHosting, ApproveVisit, CancelVisit, DeclineHosting, ProposeVisit, RescheduleVisit } from './visit.commands.js';
import type { ReleasedOrder, VisitEvent } from './visit.events.js';
import type { VisitContext } from './visit.facts.js';
import { requireAcknowledged, requireApprover } from './visit.rules-approval.js';
import {
  requireDanaDesaInsideRegency, requireDelegation, requireEfficiency, requireFullFunding, requireMeasurableOutput, requireOtherHosts,
  requirePlannedOrder, requireRequiredHost, warnOfRepeat,
} from './visit.rules-proposal.js';
import { requireBeforeStart } from './visit.rules-travel.js';
import { VISIT_RESCHEDULES } from './visit.settings.js';
import type { Proposed, Tasked, VisitIn } from './visit.state.js';

export const proposeVisit = (command: ProposeVisit, _none: VisitIn<'NONE'>, context: VisitContext): readonly VisitEvent[] => {
  const { type: _type, letter, officialName, ...terms } = command;
  requireMeasurableOutput(terms);
  requireOtherHosts(terms);
  requireRequiredHost(terms);
  requireFullFunding(terms);
  const danaDesa = requireDanaDesaInsideRegency(terms, context.rules);
  requireEfficiency(terms, context.facts.travelCeiling);
  const repeat = warnOfRepeat(terms, context.facts.earlierVisits);
  requireDelegation(terms);
  requirePlannedOrder(terms.plannedStart, terms.plannedEnd, context.occurredOn);
  return [{
    type: 'VisitProposed',
    data: {
      ...terms, letter: requireDocument(letter, '/letter'), proposedBy: actingAs(context.actor, officialName),
      warnings: [...danaDesa, ...repeat],
    },
  }];
};

type Answering = VisitIn<'PROPOSED' | 'ACCEPTED'>;

export const acceptHosting = (command: AcceptHosting, visit: Answering, context: VisitContext): readonly VisitEvent[] => {
  const host = unansweredHost(command.host, visit);
  const reply = requireDocument(command.reply, '/reply');
  return [{
    type: 'VisitHostingAccepted', data: { visitId: visit.terms.visitId, host, acceptedBy: actingAs(context.actor, command.officialName), reply },
  }];
};

/** VIS-07: declining needs a reason; the letter is a courtesy. */
export const declineHosting = (command: DeclineHosting, visit: Answering, context: VisitContext): readonly VisitEvent[] => {
  const host = unansweredHost(command.host, visit);
  const reason = requireReason(context.reason, { ruleId: 'VIS-07' });
  const declinedBy = actingAs(context.actor, command.officialName);
  return [{
    type: 'VisitHostingDeclined',
    data: { visitId: visit.terms.visitId, host, declinedBy, reason, ...(command.reply && { reply: command.reply }) },
  }];
};

/** VIS-07: each host answers once, and only for itself. */
const unansweredHost = (code: RegionCode, { terms, answers }: Answering): RegionRef => {
  const host = terms.hosts.find(({ region }) => region.code === code)?.region;
  if (!host) throw reject('E_NOT_FOUND', { ruleId: 'VIS-07', field: '/host' });
  if (answers[code]) {
    throw reject('E_STATE', {
      ruleId: 'VIS-07', field: '/host', messageId: 'Tuan rumah ini sudah menjawab.', messageEn: 'This host has already answered.',
    });
  }
  return host;
};

export type BeforeStart = VisitIn<'PROPOSED' | 'ACCEPTED' | 'APPROVED' | 'TASKED'>;

/** The hosts are asked again, and so is the approver. The same days again change nothing. */
export const rescheduleVisit = (command: RescheduleVisit, visit: BeforeStart, context: VisitContext): readonly VisitEvent[] => {
  const { plannedStart, plannedEnd } = command;
  if (plannedStart === visit.terms.plannedStart && plannedEnd === visit.terms.plannedEnd) return [];
  requireRoom(visit.reschedules, context.rules.get(VISIT_RESCHEDULES, visit.terms.origin.region.code), 'COM-14', '/plannedStart');
  requirePlannedOrder(plannedStart, plannedEnd, context.occurredOn);
  return [{ type: 'VisitRescheduled', data: { visitId: visit.terms.visitId, plannedStart, plannedEnd, ...released(visit) } }];
};

export const approveVisit = (command: ApproveVisit, visit: VisitIn<'ACCEPTED'>, context: VisitContext): readonly VisitEvent[] => {
  requireOtherPerson(context.actor.userId, visit.proposers, 'VIS-08');
  requireApprover(visit, context);
  requireAcknowledged(visit.warnings, context.acknowledged);
  requireBeforeStart(context.occurredOn, visit.terms);
  const approver = actingAs(context.actor, command.officialName);
  return [{ type: 'VisitApproved', data: { visitId: visit.terms.visitId, approver, acknowledged: visit.warnings } }];
};

export const cancelVisit = (_command: CancelVisit, visit: BeforeStart, context: VisitContext): readonly VisitEvent[] => {
  const reason = requireReason(context.reason);
  return [{ type: 'VisitCancelled', data: { visitId: visit.terms.visitId, reason, ...released(visit) } }];
};

/** The order that ends with this event, so that its travellers' days can be given back. */
export const released = (visit: Proposed | Tasked): { readonly released?: ReleasedOrder } =>
  'order' in visit
    ? { released: { commandId: visit.order.commandId, subjectRefs: visit.order.travellers.map(({ subjectRef }) => subjectRef) } }
    : {};
