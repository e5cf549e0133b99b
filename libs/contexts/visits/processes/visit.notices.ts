import {
  addDays,
  addHours,
  isGovernment,
  partyKey,
  seatOf,
  startOfDay,
  withOne,
  zoneOf,
  type LocalDate,
  type Recorded,
} from '#kernel';
import { noticeModel, type Matter } from '#runtime';
import { answersItself } from '#contexts/access/contract';
import type { VisitEvent } from '../domain/visit.events.js';
import { answeringKey, type Answering } from '../domain/visit.parties.js';
import { approverRoles } from '../domain/visit.rules-approval.js';
import type { VisitHost, VisitTerms } from '../domain/visit.terms.js';

/** What of a visit decides who is waited for. */
interface FollowedVisit {
  readonly origin: VisitTerms['origin'];
  readonly mode?: NonNullable<VisitTerms['mode']>;
  readonly hosts: readonly (VisitHost & { readonly accepted?: boolean })[];
  /** None of them approves. */
  readonly proposers: readonly string[];
  readonly stage: 'BEFORE' | 'APPROVED' | 'UNDERWAY' | 'COMPLETED';
  readonly endedOn?: LocalDate;
  readonly reportDueOn?: LocalDate;
  readonly overdue?: boolean;
}

/** Days before the last day on which people are told that a report is due. */
const REPORT_TOLD = 3;
/** Hour of the day at which they are. */
const MORNING = 7;

const reportOf = ({ origin, reportDueOn, overdue }: FollowedVisit): readonly Matter[] => {
  if (reportDueOn === undefined) return [];
  const report = { part: '', command: { type: 'SubmitVisitReport' }, regions: [seatOf(origin)], dueOn: reportDueOn };
  if (overdue) return [{ ...report, kind: 'REPORT_OVERDUE' }];
  const told = startOfDay(addDays(reportDueOn, -REPORT_TOLD), zoneOf(seatOf(origin)));
  return [{ ...report, kind: 'REPORT_DUE', from: addHours(told, MORNING) }];
};

const matters = (visit: FollowedVisit): readonly Matter[] => {
  const { origin, hosts, proposers, stage } = visit;
  if (stage === 'COMPLETED') return reportOf(visit);
  if (stage === 'UNDERWAY') return [];
  const asked = hosts
    .filter(({ accepted }) => accepted === undefined)
    .map(({ required: _required, accepted: _accepted, ...host }): Matter => ({
      kind: 'HOSTING_TO_ANSWER',
      part: partyKey(host),
      // For a host without accounts the visitors record what its letter says.
      regions: [seatOf(answersItself(host) ? host : origin)],
      command: { type: 'AcceptHosting', ...(isGovernment(host) ? { host: seatOf(host) } : { party: host }) },
    }));
  // Until the visit begins: without an answer it goes on without this host (VIS-07).
  if (stage === 'APPROVED') return asked;
  const ready = hosts.every(({ required, accepted }) => !required || accepted);
  const approval: Matter = {
    kind: 'VISIT_TO_APPROVE',
    part: '',
    regions: [seatOf(origin)],
    command: { type: 'ApproveVisit' },
    roles: approverRoles(visit),
    not: proposers,
  };
  return ready ? [...asked, approval] : asked;
};

const answered = (visit: FollowedVisit, said: Answering, accepted: boolean): FollowedVisit | undefined => {
  const key = answeringKey(said);
  const hosts = visit.hosts.map((each) => (partyKey(each) === key ? { ...each, accepted } : each));
  return hosts.some((each) => each.required && each.accepted === false) ? undefined : { ...visit, hosts };
};

const follow = (visit: FollowedVisit | undefined, event: Recorded<VisitEvent>): FollowedVisit | undefined => {
  if (event.type === 'VisitProposed') {
    const { origin, hosts, mode } = event.data;
    return { origin, hosts, ...(mode && { mode }), proposers: [event.metadata.actor.userId], stage: 'BEFORE' };
  }
  if (!visit) return undefined;
  switch (event.type) {
    case 'VisitHostingAccepted':
      return answered(visit, event.data, true);
    case 'VisitHostingDeclined':
      return answered(visit, event.data, false);
    case 'VisitRescheduled':
      return {
        ...visit,
        stage: 'BEFORE',
        hosts: visit.hosts.map(({ accepted: _answer, ...host }) => host),
        proposers: withOne(visit.proposers, event.metadata.actor.userId),
      };
    case 'VisitApproved':
      return { ...visit, stage: 'APPROVED' };
    case 'VisitStarted':
      return { ...visit, stage: 'UNDERWAY' };
    case 'VisitCompleted': {
      const { reportDueOn } = event.data;
      const endedOn = event.metadata.occurredOn;
      return { ...visit, stage: 'COMPLETED', endedOn, ...(reportDueOn && { reportDueOn }) };
    }
    case 'ReportTermSet': {
      const { endedOn, reportDueOn } = event.data;
      return visit.reportDueOn === undefined && visit.endedOn === endedOn ? { ...visit, reportDueOn } : visit;
    }
    case 'VisitReportOverdue': {
      const on = event.metadata.occurredOn;
      // Where a correction has moved the due day since, it was not overdue then.
      return visit.reportDueOn !== undefined && on > visit.reportDueOn ? { ...visit, overdue: true } : visit;
    }
    case 'RecordCorrected':
      return visit;
    default:
      return undefined;
  }
};

/** What waits in visits: for a host's answer, for the approval, for the report (VIS-07, VIS-08, VIS-11). */
export const visitNotices = noticeModel<FollowedVisit, Recorded<VisitEvent>>({
  name: 'visit_notices',
  version: 3,
  kinds: [
    {
      code: 'HOSTING_TO_ANSWER',
      commands: ['AcceptHosting', 'DeclineHosting'],
      label: ['permohonan menjadi tuan rumah menunggu jawaban', 'request to be a host waits for an answer'],
    },
    {
      code: 'VISIT_TO_APPROVE',
      commands: ['ApproveVisit'],
      label: ['kunjungan belajar menunggu persetujuan', 'study visit waits for approval'],
    },
    {
      code: 'REPORT_DUE',
      commands: ['SubmitVisitReport'],
      label: ['laporan kunjungan segera jatuh tempo', 'report of a visit falls due'],
    },
    {
      code: 'REPORT_OVERDUE',
      commands: ['SubmitVisitReport'],
      label: ['laporan kunjungan lewat tenggat', 'report of a visit is overdue'],
    },
  ],
  events: {
    studyVisit: [
      'VisitProposed',
      'VisitHostingAccepted',
      'VisitHostingDeclined',
      'VisitRescheduled',
      'VisitApproved',
      'VisitStarted',
      'VisitCompleted',
      'ReportTermSet',
      'VisitReportSubmitted',
      'VisitReportOverdue',
      'VisitCancelled',
      'RecordCorrected',
      'RecordVoided',
    ] satisfies VisitEvent['type'][],
  },
  follow,
  matters,
});
