import { amount, filedDocuments, partyKey, yearOf, type Filed, type Rupiah, type WarningCode } from '#kernel';
import { awaitsTerm } from '../domain/visit.evolve.js';
import type { Traveller } from '../domain/visit.events.js';
import { answeringKey, type Answering } from '../domain/visit.parties.js';
import { answersAtStart, stageByAnswers } from '../domain/visit.answers.js';
import { TERMS_WARNINGS } from '../domain/visit.terms.js';
import type { BoardHost, RecordedVisitEvent, VisitBoardEntry } from './visit-board.document.js';
import { pending, proposal, received } from './visit-board.proposal.js';

type Change = Partial<VisitBoardEntry>;

/** The entry that the event changes: a new one, the one that stands, or one that has lost its approval and order. */
export const before = (id: string, visit: VisitBoardEntry | undefined, event: RecordedVisitEvent): VisitBoardEntry => {
  if (event.type === 'VisitProposed') return proposal(id, event);
  if (!visit) throw new Error(`${event.type} of visit ${id}, which was never proposed`);
  if (event.type === 'ReportTermSet' && awaitsTerm(visit, event.data)) return withoutWait(visit);
  if (event.type === 'RecordVoided') return withoutLateness(visit);
  if (event.type === 'VisitHostingDeclined' || event.type === 'VisitStarted') return withoutBodies(visit);
  return event.type === 'VisitRescheduled' ? withoutBodies(asProposed(visit)) : visit;
};

const asProposed = ({
  approval: _approval,
  orderNo: _no,
  travellers: _count,
  costPerTraveller: _cost,
  ...visit
}: VisitBoardEntry): VisitBoardEntry => visit;

/** Other hosts receive the visit now: what bodies they are is told anew. */
const withoutBodies = ({ hostKinds: _kinds, hostCountries: _countries, ...visit }: VisitBoardEntry): VisitBoardEntry =>
  visit;

const withoutWait = ({ dueDayAwaitsCalendars: _years, ...visit }: VisitBoardEntry): VisitBoardEntry => visit;

/** Of what was voided no report is late, in time, overdue or awaited, like in the totals. */
const withoutLateness = ({ late: _late, daysLate: _days, ...visit }: VisitBoardEntry): VisitBoardEntry =>
  withoutWait(visit);

/** What each event changes on the board; everything else stays. */
export const changes = (visit: VisitBoardEntry, event: RecordedVisitEvent): Change => {
  const on = event.metadata.occurredOn;
  switch (event.type) {
    case 'VisitProposed':
      return {};
    case 'VisitHostingAccepted': {
      const { acceptedBy, reply } = event.data;
      return {
        ...answered(visit, event.data, { answer: 'ACCEPTED', answeredOn: on, answeredBy: acceptedBy }),
        ...filed(visit, event, { reply }),
      };
    }
    case 'VisitHostingDeclined': {
      const { declinedBy, reason, reply } = event.data;
      const change = answered(visit, event.data, {
        answer: 'DECLINED',
        answeredOn: on,
        answeredBy: declinedBy,
        reason,
      });
      return {
        ...change,
        ...(change.status === 'DECLINED' && { endReason: reason }),
        ...filed(visit, event, { reply }),
      };
    }
    case 'VisitRescheduled': {
      const { plannedStart, plannedEnd, warnings } = event.data;
      return {
        status: 'PROPOSED',
        plannedStart,
        plannedEnd,
        year: yearOf(plannedStart),
        ...received(visit.origin, pending(visit.hosts)),
        ...(warnings && { warnings: ofTerms(visit.warnings, warnings) }),
      };
    }
    case 'VisitApproved': {
      const { approver, acknowledged, travelPermit } = event.data;
      const { scope, officeId } = event.metadata.actor;
      return {
        status: 'APPROVED',
        warnings: ofTerms(visit.warnings, acknowledged),
        approval: { approver, on, filedBy: { scope, officeId } },
        ...filed(visit, event, { travelPermit }),
      };
    }
    case 'TravelOrderIssued': {
      const { orderNo, order, travellers } = event.data;
      return { status: 'TASKED', ...ordered(visit, orderNo, travellers), ...filed(visit, event, { order }) };
    }
    case 'TravelOrderLapsed':
      return {};
    case 'VisitStarted':
      return { status: 'UNDERWAY', startedOn: on, ...received(visit.origin, answersAtStart(visit.hosts)) };
    case 'VisitSessionHeld': {
      const { topic, speaker, place } = event.data;
      return { sessions: [...visit.sessions, { on, topic, speaker, place }] };
    }
    case 'InnovationObserved': {
      const { visitId: _id, ...seen } = event.data;
      return { innovations: [...visit.innovations, { ...seen, on }] };
    }
    case 'VisitCompleted': {
      const { attendance, attendanceDoc, hostConfirmationDoc, reportDueOn, reportTermAwaits } = event.data;
      const due = reportDueOn
        ? { reportDueOn }
        : reportTermAwaits && { dueDayAwaitsCalendars: reportTermAwaits.calendars };
      return {
        status: 'COMPLETED',
        endedOn: on,
        attendance,
        ...due,
        ...filed(visit, event, { attendanceDoc, hostConfirmationDoc }),
      };
    }
    case 'VisitReportSubmitted': {
      const { findings, observations, late, daysLate, warnings, reportDoc } = event.data;
      return {
        status: 'REPORTED',
        reportedOn: on,
        findings,
        observations,
        ...lateness(late, daysLate),
        overdue: false,
        warnings: joined(visit.warnings, warnings),
        ...filed(visit, event, { reportDoc }),
      };
    }
    case 'ReportTermSet': {
      const { reportDueOn, late, daysLate, warnings } = event.data;
      return awaitsTerm(visit, event.data)
        ? { reportDueOn, ...lateness(late, daysLate), warnings: joined(visit.warnings, warnings) }
        : {};
    }
    // Where a correction has moved the due day since, it may not have been overdue then.
    case 'VisitReportOverdue':
      return { overdue: on > (visit.reportDueOn ?? '') };
    case 'VisitClosed':
      return { status: 'CLOSED' };
    case 'VisitCancelled':
      return { status: 'CANCELLED', endReason: event.data.reason };
    case 'RecordVoided':
      return { status: 'VOIDED', overdue: false, endReason: event.data.reason };
    // What it changed is in the events before it already.
    case 'RecordCorrected':
      return { corrections: visit.corrections + 1, warnings: joined(visit.warnings, event.data.warnings ?? []) };
    case 'CorrectionRequested':
    case 'VoidingRequested':
    case 'CorrectionRefused':
    case 'CorrectionWithdrawn':
      return {};
  }
};

const lateness = (late: boolean | undefined, daysLate: number | undefined): Change =>
  late === undefined || daysLate === undefined ? {} : { late, daysLate };

/** VIS-07, as in the domain: what all required hosts said together decides. */
const answered = (
  visit: VisitBoardEntry,
  said: Answering & Pick<BoardHost, 'recordedByOrigin'>,
  given: Pick<BoardHost, 'answer' | 'answeredOn' | 'answeredBy' | 'reason'>,
): Change => {
  const key = answeringKey(said);
  const answer = { ...given, ...(said.recordedByOrigin && { recordedByOrigin: true }) };
  const hosts = visit.hosts.map((host) => (partyKey(host) === key ? { ...host, ...answer } : host));
  const status = visit.status === 'PROPOSED' && stageByAnswers(hosts);
  return { ...received(visit.origin, hosts), ...(status && { status }) };
};

const ordered = (visit: VisitBoardEntry, orderNo: string, { length }: readonly Traveller[]): Change => ({
  orderNo,
  travellers: length,
  costPerTraveller: (amount(visit.budget) / BigInt(length)).toString() as Rupiah,
});

const filed = (visit: VisitBoardEntry, { metadata: { actor } }: RecordedVisitEvent, given: Filed): Change => {
  const added = filedDocuments(given, actor);
  return added.length ? { documents: [...visit.documents, ...added] } : {};
};

/** The terms were looked at again: what was found now replaces what was found before. */
const ofTerms = (before: readonly WarningCode[], now: readonly WarningCode[]): readonly WarningCode[] =>
  joined(
    before.filter((warning) => !TERMS_WARNINGS.includes(warning)),
    now,
  );

const joined = (before: readonly WarningCode[], more: readonly WarningCode[]): readonly WarningCode[] =>
  more.length ? [...new Set([...before, ...more])] : before;
