import {
  actingAs,
  isGovernment,
  reject,
  requireDocument,
  requireOtherPerson,
  requireReason,
  requireRoom,
  seatOf,
  type DocRef,
} from '#kernel';
import { answersItself } from '#contexts/access/contract';
import { requireOwnInstitution } from '#contexts/offices/contract';
import type {
  AcceptHosting,
  ApproveVisit,
  CancelVisit,
  DeclineHosting,
  ProposeVisit,
  RescheduleVisit,
} from './visit.commands.js';
import type { ReleasedOrder, VisitEvent } from './visit.events.js';
import { receivedTerms } from './visit.received.js';
import type { PartyFacts, TermsFacts, VisitContext } from './visit.facts.js';
import { answeringHost, answeringKey, requireUnanswered, type Answering } from './visit.parties.js';
import { requireAcknowledged, requireApprover } from './visit.rules-approval.js';
import { requireKnownHosts, requireOtherSide } from './visit.rules-hosts.js';
import { asRegisteredTerms, goesAbroad, requireParties, requirePayers } from './visit.rules-parties.js';
import { lookAtTerms } from './visit.rules-terms.js';
import { namesOf, requireBeforeStart } from './visit.rules-travel.js';
import { VISIT_RESCHEDULES } from './visit.settings.js';
import type { BEFORE_START, Proposed, Tasked, VisitIn } from './visit.state.js';

/**
 * Who takes part and who pays is asked here alone: it follows from the terms, and a visit from before it was asked goes
 * on as it was proposed.
 */
export const proposeVisit = (
  command: ProposeVisit,
  _none: VisitIn<'NONE'>,
  context: VisitContext<TermsFacts | PartyFacts | 'bodies'>,
): readonly VisitEvent[] => {
  const { type: _type, letter, officialName, ...asked } = command;
  const { bodies, ownInstitution } = context.facts;
  const terms = asRegisteredTerms(asked, bodies);
  requireParties(terms);
  requireKnownHosts(terms.hosts);
  requirePayers(terms);
  requireOwnInstitution(terms.origin, context.actor, ownInstitution, '/origin/institutionId');
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

export type BeforeStart = VisitIn<(typeof BEFORE_START)[number]>;

export const acceptHosting = (
  command: AcceptHosting,
  visit: BeforeStart,
  context: VisitContext<PartyFacts>,
): readonly VisitEvent[] => {
  const host = unansweredHost(command, visit, context);
  const reply = requireOwnReply(requireDocument(command.reply, '/reply'), visit);
  return [
    {
      type: 'VisitHostingAccepted',
      data: { visitId: visit.terms.visitId, ...host, acceptedBy: actingAs(context.actor, command.officialName), reply },
    },
  ];
};

/** VIS-07: declining needs a reason; the letter is a courtesy, unless it is all that there is of the answer. */
export const declineHosting = (
  command: DeclineHosting,
  visit: BeforeStart,
  context: VisitContext<PartyFacts>,
): readonly VisitEvent[] => {
  const host = unansweredHost(command, visit, context);
  const reason = requireReason(context.reason, { ruleId: 'VIS-07' });
  const declinedBy = actingAs(context.actor, command.officialName);
  const letter = host.recordedByOrigin ? requireDocument(command.reply, '/reply') : command.reply;
  const reply = letter && requireOwnReply(letter, visit);
  return [
    {
      type: 'VisitHostingDeclined',
      data: { visitId: visit.terms.visitId, ...host, declinedBy, reason, ...(reply && { reply }) },
    },
  ];
};

/** VIS-07: a host answers by a letter of its own; how closed the visitors' letter is held is not for it to say. */
const requireOwnReply = (reply: DocRef, { letter }: BeforeStart): DocRef => {
  if (reply.docId !== letter.docId || reply.sha256 !== letter.sha256) return reply;
  throw reject('E_VALIDATION', {
    ruleId: 'VIS-07',
    field: '/reply',
    messageId: 'Surat balasan adalah surat tuan rumah sendiri, bukan surat permohonan dari asal.',
    messageEn: 'The reply is a letter of the host itself, not the letter by which the visitors asked.',
  });
};

/** What the event says of the host that answers. */
type Said = Pick<Extract<VisitEvent, { type: 'VisitHostingAccepted' }>['data'], 'host' | 'party' | 'recordedByOrigin'>;

/** VIS-07: each host answers once, for itself; for one without accounts here the visitors record its letter. */
const unansweredHost = (said: Answering, visit: BeforeStart, { actor, facts }: VisitContext<PartyFacts>): Said => {
  const { terms } = visit;
  const field = said.party ? '/party' : '/host';
  const found = answeringHost(said, visit);
  const key = answeringKey(said);
  if (!found) {
    throw reject('E_NOT_FOUND', {
      ruleId: 'VIS-07',
      field,
      messageId: `${key || 'Ini'} bukan tuan rumah kunjungan ini; tuan rumahnya ${namesOf(terms.hosts)}.`,
      messageEn: `${key || 'This'} is no host of this visit; its hosts are ${namesOf(terms.hosts)}.`,
    });
  }
  const { required: _required, ...host } = found;
  requireUnanswered(host, visit, field);
  if (!answersItself(host)) return { party: host, recordedByOrigin: true };
  requireOtherSide(host, visit, actor);
  if (isGovernment(host)) return { host: host.region! };
  requireOwnInstitution(host, actor, facts.ownInstitution, field);
  return { party: host };
};

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
    context.rules.get(VISIT_RESCHEDULES, seatOf(visit.terms.origin)),
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
 * come up. The permit for a journey abroad is asked for here (VIS-14): it is given on the invitation of the host, for
 * the days of this journey, so there is none when the visit is proposed, and another one when it is put off.
 */
export const approveVisit = (
  command: ApproveVisit,
  visit: VisitIn<'ACCEPTED'>,
  context: VisitContext<'authority' | TermsFacts | PartyFacts>,
): readonly VisitEvent[] => {
  const { terms } = visit;
  const received = receivedTerms(visit);
  requireOtherPerson(context.actor.userId, visit.proposers, 'VIS-08');
  requireApprover({ ...visit, terms: received }, context);
  requireOwnInstitution(terms.origin, context.actor, context.facts.ownInstitution, '/acting/officeId');
  requireBeforeStart(context.occurredOn, terms);
  const warnings = lookAtTerms(received, context);
  requireAcknowledged(warnings, context.acknowledged);
  const travelPermit = goesAbroad(terms, received.hosts)
    ? requireDocument(command.travelPermit, '/travelPermit')
    : command.travelPermit;
  return [
    {
      type: 'VisitApproved',
      data: {
        visitId: terms.visitId,
        ...(travelPermit && { travelPermit }),
        approver: actingAs(context.actor, command.officialName),
        acknowledged: warnings,
      },
    },
  ];
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
