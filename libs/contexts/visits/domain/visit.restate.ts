import { restatements } from '#kernel';
import type { VisitEvent } from './visit.events.js';

/**
 * The commands that the steps of a visit state again. What the system observed by itself is no step; but the term that
 * it told follows what it was told for.
 */
export const visitRestatements = restatements<VisitEvent>('visitId', {
  VisitProposed: {
    command: 'ProposeVisit',
    begins: true,
    signed: 'proposedBy',
    derived: ['warnings', 'jointVisitId', 'organiser'],
  },
  VisitHostingAccepted: {
    command: 'AcceptHosting',
    signed: 'acceptedBy',
    codes: ['host'],
    derived: ['recordedByOrigin'],
  },
  VisitHostingDeclined: {
    command: 'DeclineHosting',
    signed: 'declinedBy',
    codes: ['host'],
    derived: ['recordedByOrigin'],
  },
  VisitRescheduled: { command: 'RescheduleVisit', derived: ['released', 'warnings'] },
  VisitApproved: { command: 'ApproveVisit', signed: 'approver', derived: ['acknowledged'] },
  TravelOrderIssued: { command: 'IssueTravelOrder', derived: ['from', 'to'] },
  TravelOrderLapsed: { derived: ['commandId', 'subjectRefs', 'occurredOn'] },
  VisitStarted: { command: 'StartVisit' },
  VisitSessionHeld: { command: 'RecordSession' },
  InnovationObserved: { command: 'RecordInnovationObserved' },
  VisitCompleted: {
    command: 'CompleteVisit',
    derived: ['reportDueOn', 'overdueFrom', 'graceUntil', 'reportTermAwaits'],
  },
  VisitReportSubmitted: { command: 'SubmitVisitReport', derived: ['late', 'daysLate', 'warnings'] },
  ReportTermSet: {
    command: 'SetReportTerm',
    derived: ['endedOn', 'reportDueOn', 'overdueFrom', 'graceUntil', 'late', 'daysLate', 'warnings', 'occurredOn'],
  },
  VisitReportOverdue: { derived: ['reportDueOn', 'occurredOn'] },
  VisitClosed: { command: 'CloseVisit' },
  VisitCancelled: { command: 'CancelVisit', derived: ['released'] },
});

export const { restate: restateVisit, derived: derivedOfVisit } = visitRestatements;
