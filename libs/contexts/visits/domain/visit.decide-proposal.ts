import {
  actingAs,
  reject,
  requireDocument,
  requireOtherPerson,
  requireReason,
  requireRoom,
  type DocRef,
  type RegionCode,
  type RegionRef,
} from '#kernel';
import type {
  AcceptHosting,
  ApproveVisit,
  CancelVisit,
  DeclineHosting,
  ProposeVisit,
  RescheduleVisit,
} from './visit.commands.js';
import type { ReleasedOrder, VisitEvent } from './visit.events.js';
import type { TermsFacts, VisitContext } from './visit.facts.js';
import { requireAcknowledged, requireApprover } from './visit.rules-approval.js';
import { lookAtTerms } from './visit.rules-terms.js';
import { namesOf, requireBeforeStart } from './visit.rules-travel.js';
import { VISIT_RESCHEDULES } from './visit.settings.js';
import type { Proposed, Tasked, VisitIn } from './visit.state.js';

export const proposeVisit = (
  command: ProposeVisit,
  _none: VisitIn<'NONE'>,
  context: VisitContext<TermsFacts>,
): readonly VisitEvent[] => {
  const { type: _type, letter, officialName, ...terms } = command;
  const warnings = lookAtTerms(terms, context);
  return [
    {
      type: 'VisitProposed',
      data: {
        ...terms,
        letter: requireDocument(letter, '/letter'),
        proposedBy: actingAs(context.actor, officialName),
        warnings,
      },
    },
  ];
};

type Answering = VisitIn<'PROPOSED' | 'ACCEPTED'>;

export const acceptHosting = (
  command: AcceptHosting,
  visit: Answering,
  context: VisitContext,
): readonly VisitEvent[] => {
  const host = unansweredHost(command.host, visit);
  const reply = requireOwnReply(requireDocument(command.reply, '/reply'), visit);
  return [
    {
      type: 'VisitHostingAccepted',
      data: { visitId: visit.terms.visitId, host, acceptedBy: actingAs(context.actor, command.officialName), reply },
    },
  ];
};

/** VIS-07: declining needs a reason; the letter is a courtesy. */
export const declineHosting = (
  command: DeclineHosting,
  visit: Answering,
  context: VisitContext,
): readonly VisitEvent[] => {
  const host = unansweredHost(command.host, visit);
  const reason = requireReason(context.reason, { ruleId: 'VIS-07' });
  const declinedBy = actingAs(context.actor, command.officialName);
  const reply = command.reply && requireOwnReply(command.reply, visit);
  return [
    {
      type: 'VisitHostingDeclined',
      data: { visitId: visit.terms.visitId, host, declinedBy, reason, ...(reply && { reply }) },
    },
  ];
};

/** VIS-07: a host answers by a letter of its own; how closed the visitors' letter is held is not for it to say. */
const requireOwnReply = (reply: DocRef, { letter }: Answering): DocRef => {
  if (reply.docId !== letter.docId || reply.sha256 !== letter.sha256) return reply;
  throw reject('E_VALIDATION', {
    ruleId: 'VIS-07',
    field: '/reply',
    messageId: 'Surat balasan adalah surat tuan rumah sendiri, bukan surat permohonan dari asal.',
    messageEn: 'The reply is a letter of the host itself, not the letter by which the visitors asked.',
  });
};

/** VIS-07: each host answers once, and only for itself. */
const unansweredHost = (code: RegionCode, { terms, answers }: Answering): RegionRef => {
  const host = terms.hosts.find(({ region }) => region.code === code)?.region;
  if (!host) {
    throw reject('E_NOT_FOUND', {
      ruleId: 'VIS-07',
      field: '/host',
      messageId: `Wilayah ${code} bukan tuan rumah kunjungan ini; tuan rumahnya ${namesOf(terms.hosts)}.`,
      messageEn: `The region ${code} is no host of this visit; its hosts are ${namesOf(terms.hosts)}.`,
    });
  }
  if (answers[code]) {
    throw reject('E_STATE', {
      ruleId: 'VIS-07',
      field: '/host',
      messageId: `Tuan rumah ${code} sudah menjawab.`,
      messageEn: `The host ${code} has already answered.`,
    });
  }
  return host;
};

export type BeforeStart = VisitIn<'PROPOSED' | 'ACCEPTED' | 'APPROVED' | 'TASKED'>;

/**
 * The rules are asked again with the new days, and so are the hosts and the approver. The same days again change
 * nothing.
 */
export const rescheduleVisit = (
  command: RescheduleVisit,
  visit: BeforeStart,
  context: VisitContext<TermsFacts>,
): readonly VisitEvent[] => {
  const { plannedStart, plannedEnd } = command;
  if (plannedStart === visit.terms.plannedStart && plannedEnd === visit.terms.plannedEnd) return [];
  requireRoom(
    visit.reschedules,
    context.rules.get(VISIT_RESCHEDULES, visit.terms.origin.region.code),
    'COM-14',
    '/plannedStart',
  );
  const warnings = lookAtTerms({ ...visit.terms, plannedStart, plannedEnd }, context);
  return [
    {
      type: 'VisitRescheduled',
      data: { visitId: visit.terms.visitId, plannedStart, plannedEnd, warnings, ...released(visit) },
    },
  ];
};

/**
 * The warnings are those of the day of approval: what was warned of may have been called off, and something else have
 * come up.
 */
export const approveVisit = (
  command: ApproveVisit,
  visit: VisitIn<'ACCEPTED'>,
  context: VisitContext<'authority' | TermsFacts>,
): readonly VisitEvent[] => {
  requireOtherPerson(context.actor.userId, visit.proposers, 'VIS-08');
  requireApprover(visit, context);
  requireBeforeStart(context.occurredOn, visit.terms);
  const warnings = lookAtTerms(visit.terms, context);
  requireAcknowledged(warnings, context.acknowledged);
  const approver = actingAs(context.actor, command.officialName);
  return [{ type: 'VisitApproved', data: { visitId: visit.terms.visitId, approver, acknowledged: warnings } }];
};

export const cancelVisit = (
  _command: CancelVisit,
  visit: BeforeStart,
  context: VisitContext,
): readonly VisitEvent[] => {
  const reason = requireReason(context.reason);
  return [{ type: 'VisitCancelled', data: { visitId: visit.terms.visitId, reason, ...released(visit) } }];
};

/** The order that ends with this event, so that its travellers' days can be given back. */
export const released = (visit: Proposed | Tasked): { readonly released?: ReleasedOrder } =>
  'order' in visit
    ? {
        released: {
          commandId: visit.order.commandId,
          subjectRefs: visit.order.travellers.map(({ subjectRef }) => subjectRef),
        },
      }
    : {};
