import { categoryOf, type PartyRef, type ReadModel, type Recorded, type RecordedEvent } from '#kernel';
import { answersItself } from '#contexts/access/contract';
import {
  AGREEMENT_HEARD,
  AGREEMENT_RECORDS,
  agreementAfter,
  type AgreementEvent,
  type AgreementStanding,
} from '#contexts/agreements/contract';
import {
  VISIT_HEARD,
  VISIT_RECORDS,
  receivingHosts,
  standingAfter,
  visitTitle,
  type VisitEvent,
  type VisitStanding,
} from '#contexts/visits/contract';
import type { CalendarEntry } from './calendar-entry.document.js';

type Told = Pick<CalendarEntry, 'shown' | 'kind' | 'of' | 'firstDay' | 'lastDay' | 'title' | 'state' | 'year'>;

/** In whose calendars what concerns the party stands: its government's, or its institution's. */
const calendarsOf = (party: PartyRef): readonly string[] => [
  ...(party.region && answersItself(party) ? [party.region.code] : []),
  ...(party.institutionId === undefined ? [] : [`@${party.institutionId}`]),
];
const calendarsOfAll = (parties: readonly PartyRef[], officeId: string): readonly string[] => [
  ...new Set([...parties.flatMap(calendarsOf), `#${officeId}`]),
];

const SURE: readonly VisitStanding['stage'][] = ['APPROVED', 'TASKED', 'UNDERWAY', 'COMPLETED', 'REPORTED', 'CLOSED'];
const OFF: readonly VisitStanding['stage'][] = ['CANCELLED', 'DECLINED'];

const daysOfVisit = (visit: VisitStanding): Told => {
  const { stage, origin, plannedStart, plannedEnd, endedOn = plannedEnd } = visit;
  const hosts = receivingHosts(visit.hosts, ({ answer }) => answer);
  return {
    kind: 'VISIT',
    shown: stage !== 'VOIDED',
    of: calendarsOfAll([origin, ...hosts], origin.officeId),
    firstDay: plannedStart,
    lastDay: endedOn < plannedStart ? plannedStart : endedOn,
    title: visitTitle({ origin, hosts }),
    state: OFF.includes(stage) ? 'CANCELLED' : SURE.includes(stage) ? 'CONFIRMED' : 'TENTATIVE',
  };
};

const reportOfVisit = (visit: VisitStanding): Told => {
  const { stage, origin, plannedEnd, reportDueOn = plannedEnd } = visit;
  return {
    ...daysOfVisit(visit),
    kind: 'VISIT_REPORT',
    shown: stage === 'COMPLETED' && visit.reportDueOn !== undefined,
    of: calendarsOfAll([origin], origin.officeId),
    firstDay: reportDueOn,
    lastDay: reportDueOn,
    state: 'CONFIRMED',
  };
};

const BINDING: readonly AgreementStanding['stage'][] = ['SIGNED', 'ACTIVE', 'EXPIRED'];

const endOfAgreement = ({ stage, title, parties, officeId, validUntil, lastStepOn }: AgreementStanding): Told => ({
  kind: 'AGREEMENT_END',
  shown: validUntil !== undefined && BINDING.includes(stage),
  of: calendarsOfAll(parties, officeId),
  firstDay: validUntil ?? lastStepOn,
  lastDay: validUntil ?? lastStepOn,
  title,
  state: 'CONFIRMED',
});

/** AGR-15: by whoever initiated. */
const reportOfAgreement = (agreement: AgreementStanding): Told => {
  const { stage, parties, officeId, reportDueOn, reportYear, lastStepOn } = agreement;
  return {
    ...endOfAgreement(agreement),
    kind: 'AGREEMENT_REPORT',
    shown: reportDueOn !== undefined && stage !== 'VOIDED',
    of: calendarsOfAll([parties[0]!], officeId),
    firstDay: reportDueOn ?? lastStepOn,
    lastDay: reportDueOn ?? lastStepOn,
    ...(reportYear !== undefined && { year: reportYear }),
  };
};

const reportKey = (stream: string): string => `${stream}.report`;
const VISIT = VISIT_RECORDS.category;

/** Visits, ends of agreements and due reports, in the calendars of those whom they concern. */
export const calendarEntries: ReadModel<CalendarEntry> = {
  name: 'calendar_entries',
  version: 1,
  ofOneStream: true,
  events: { [VISIT]: VISIT_HEARD, [AGREEMENT_RECORDS.category]: AGREEMENT_HEARD },
  fields: { of: 'text', shown: 'boolean', lastDay: 'text', changedAt: 'text' },
  sorts: ['lastDay', 'changedAt'],
  keys: ({ stream }) => [stream, reportKey(stream)],
  fold: (entry, event: RecordedEvent, id) => {
    const at = { id, revision: event.revision, changedAt: event.metadata.recordedAt };
    const reports = id === reportKey(event.stream);
    if (categoryOf(event.stream) === VISIT) {
      const visit = standingAfter(entry?.visit, event as unknown as Recorded<VisitEvent>);
      return visit && { ...at, ...(reports ? reportOfVisit : daysOfVisit)(visit), visit };
    }
    const agreement = agreementAfter(entry?.agreement, event as unknown as Recorded<AgreementEvent>);
    return agreement && { ...at, ...(reports ? reportOfAgreement : endOfAgreement)(agreement), agreement };
  },
};
