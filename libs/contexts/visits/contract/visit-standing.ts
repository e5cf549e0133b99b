import {
  DAY,
  INSTANT,
  addHours,
  codeOf,
  field,
  listOf,
  optional,
  partyKey,
  record,
  type Instant,
  type Recorded,
  type TypeOf,
} from '#kernel';
import { answersAtStart, stageByAnswers } from '../domain/visit.answers.js';
import { HOST_ANSWER_CODES, VISIT_STAGE_CODES } from '../domain/visit.codes.js';
import type { VisitEvent } from '../domain/visit.events.js';
import { awaitsTerm } from '../domain/visit.evolve.js';
import { answeringKey } from '../domain/visit.parties.js';
import type { ReportTerm } from '../domain/visit.report-term.js';
import { visitHost, visitTerms } from '../domain/visit.terms.js';

const { kind, mode, origin, topics, plannedStart, plannedEnd } = visitTerms.fields;

/** A host, and what it has said so far. */
export const standingHost = record({
  ...visitHost.fields,
  answer: field(['jawaban', 'answer'], codeOf(HOST_ANSWER_CODES)),
});

/**
 * Where a visit stands, as read models of other contexts keep it: no person, no document, no text of a report. What was
 * voided stands at VOIDED.
 */
export const visitStanding = record({
  stage: field(['tahap kunjungan', 'stage of the visit'], codeOf(VISIT_STAGE_CODES)),
  kind,
  mode,
  origin,
  hosts: field(['para tuan rumah dan jawabannya', 'hosts and their answers'], listOf(standingHost)),
  topics,
  plannedStart,
  plannedEnd,
  endedOn: optional(['hari kunjungan selesai', 'day on which the visit ended'], DAY),
  reportDueOn: optional(['hari terakhir untuk laporan (VIS-11)', 'last day for the report (VIS-11)'], DAY),
  reportOverdueFrom: optional(
    ['laporan disebut lewat tenggat sejak', 'instant from which the report is called overdue'],
    INSTANT,
  ),
  lastStepOn: field(['hari mencapai tahap itu', 'day on which it came to that stage'], DAY),
});
export type VisitStanding = TypeOf<typeof visitStanding>;

/** Events of an older form say no grace: a day from their entry (VIS-11). */
const FORMER_GRACE = 24;

const term = ({ reportDueOn, overdueFrom, graceUntil }: ReportTerm, recordedAt: Instant) => {
  const grace = graceUntil ?? addHours(recordedAt, FORMER_GRACE);
  return { reportDueOn, reportOverdueFrom: grace > overdueFrom ? grace : overdueFrom };
};

const told = (visit: VisitStanding, event: Recorded<VisitEvent>): Partial<VisitStanding> => {
  const { recordedAt, occurredOn } = event.metadata;
  switch (event.type) {
    case 'VisitHostingAccepted':
    case 'VisitHostingDeclined': {
      const answer = event.type === 'VisitHostingAccepted' ? 'ACCEPTED' : 'DECLINED';
      const key = answeringKey(event.data);
      const hosts = visit.hosts.map((host) => (partyKey(host) === key ? { ...host, answer } : host) as typeof host);
      // Once the required ones have answered, nobody else's answer leads anywhere.
      const stage = visit.stage === 'PROPOSED' && stageByAnswers(hosts);
      return { hosts, ...(stage && { stage }) };
    }
    case 'VisitRescheduled': {
      const { plannedStart: from, plannedEnd: to } = event.data;
      const hosts = visit.hosts.map((host) => ({ ...host, answer: 'PENDING' as const }));
      return { stage: 'PROPOSED', plannedStart: from, plannedEnd: to, hosts };
    }
    case 'VisitApproved':
      return { stage: 'APPROVED' };
    case 'TravelOrderIssued':
      return { stage: 'TASKED' };
    case 'VisitStarted':
      return { stage: 'UNDERWAY', hosts: answersAtStart(visit.hosts) };
    case 'VisitCompleted': {
      const { reportDueOn, overdueFrom, graceUntil } = event.data;
      const due = reportDueOn && overdueFrom && { reportDueOn, overdueFrom, ...(graceUntil && { graceUntil }) };
      return { stage: 'COMPLETED', endedOn: occurredOn, ...(due && term(due, recordedAt)) };
    }
    case 'ReportTermSet':
      return awaitsTerm(visit, event.data) ? term(event.data, recordedAt) : {};
    case 'VisitReportSubmitted':
      return { stage: 'REPORTED' };
    case 'VisitClosed':
      return { stage: 'CLOSED' };
    case 'VisitCancelled':
      return { stage: 'CANCELLED' };
    case 'RecordVoided':
      return { stage: 'VOIDED' };
    default:
      return {};
  }
};

/** The same after one more event of the visit's stream, corrections taken into account before (`effective`). */
export const standingAfter = (
  before: VisitStanding | undefined,
  event: Recorded<VisitEvent>,
): VisitStanding | undefined => {
  const step = { lastStepOn: event.metadata.occurredOn };
  if (event.type === 'VisitProposed') {
    const { data } = event;
    return {
      stage: 'PROPOSED',
      kind: data.kind,
      ...(data.mode && { mode: data.mode }),
      origin: data.origin,
      hosts: data.hosts.map((host) => ({ ...host, answer: 'PENDING' as const })),
      topics: data.topics,
      plannedStart: data.plannedStart,
      plannedEnd: data.plannedEnd,
      ...step,
    };
  }
  if (!before) return undefined;
  const change = told(before, event);
  return Object.keys(change).length === 0 ? before : { ...before, ...change, ...(change.stage && step) };
};

/** What leads a visit from one step of its life to the next, or moves its days: what those who watch hear. */
export const VISIT_HEARD = [
  'VisitProposed',
  'VisitHostingAccepted',
  'VisitHostingDeclined',
  'VisitRescheduled',
  'VisitApproved',
  'TravelOrderIssued',
  'VisitStarted',
  'VisitCompleted',
  'ReportTermSet',
  'VisitReportSubmitted',
  'VisitClosed',
  'VisitCancelled',
  'RecordCorrected',
  'RecordVoided',
] as const satisfies readonly VisitEvent['type'][];
