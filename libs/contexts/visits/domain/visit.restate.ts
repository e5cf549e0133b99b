import type { Acting, Command, Pointer } from '#kernel';
import type { VisitEvent } from './visit.events.js';

export interface RestatedVisitEvent {
  readonly command: Command;
  /** The office and capacity that the event states. */
  readonly acting?: Acting;
}

/**
 * The command that a step of a visit states again, so that the rules can be asked again when something before it was corrected.
 * What the system observed by itself, and repairs, are no steps; but the term that it told follows what it was told for.
 */
export const restateVisit = (event: VisitEvent): RestatedVisitEvent | undefined => {
  switch (event.type) {
    case 'VisitProposed': {
      const { proposedBy, warnings: _w, ...rest } = event.data;
      return by(proposedBy, 'ProposeVisit', rest);
    }
    case 'VisitHostingAccepted': {
      const { visitId: _id, acceptedBy, host, ...rest } = event.data;
      return by(acceptedBy, 'AcceptHosting', { ...rest, host: host.code });
    }
    case 'VisitHostingDeclined': {
      const { visitId: _id, declinedBy, host, ...rest } = event.data;
      return by(declinedBy, 'DeclineHosting', { ...rest, host: host.code });
    }
    case 'VisitRescheduled': {
      const { released: _r, warnings: _w, ...rest } = event.data;
      return own('RescheduleVisit', rest);
    }
    case 'VisitApproved': {
      const { visitId: _id, approver, acknowledged: _a, ...rest } = event.data;
      return by(approver, 'ApproveVisit', rest);
    }
    case 'TravelOrderIssued': {
      const { from: _f, to: _t, ...rest } = event.data;
      return own('IssueTravelOrder', rest);
    }
    case 'VisitStarted': return own('StartVisit', event.data);
    case 'VisitSessionHeld': return own('RecordSession', event.data);
    case 'InnovationObserved': return own('RecordInnovationObserved', event.data);
    case 'VisitCompleted': {
      const { reportDueOn: _d, overdueFrom: _f, graceUntil: _g, reportTermAwaits: _a, ...rest } = event.data;
      return own('CompleteVisit', rest);
    }
    case 'VisitReportSubmitted': {
      const { late: _l, daysLate: _d, warnings: _w, ...rest } = event.data;
      return own('SubmitVisitReport', rest);
    }
    case 'ReportTermSet': return { command: { type: 'SetReportTerm' } };
    case 'VisitClosed': return own('CloseVisit', event.data);
    case 'VisitCancelled': {
      const { released: _r, ...rest } = event.data;
      return own('CancelVisit', rest);
    }
    default: return undefined;
  }
};

const by = (acting: Acting, type: string, rest: object): RestatedVisitEvent => ({ acting, command: { ...rest, officialName: acting.officialName ?? '', type } as Command });

const own = (type: string, { visitId: _id, ...rest }: { readonly visitId: string }): RestatedVisitEvent => ({ command: { ...rest, type } });

/** What follows from other fields by the rules, and what makes the visit this one: not corrected by itself. */
const DERIVED: Readonly<Partial<Record<VisitEvent['type'], readonly Pointer[]>>> = {
  VisitProposed: ['/warnings'],
  VisitRescheduled: ['/released', '/warnings'],
  VisitApproved: ['/acknowledged'],
  TravelOrderIssued: ['/from', '/to'],
  TravelOrderLapsed: ['/commandId', '/subjectRefs', '/occurredOn'],
  VisitCompleted: ['/reportDueOn', '/overdueFrom', '/graceUntil', '/reportTermAwaits'],
  ReportTermSet: ['/endedOn', '/reportDueOn', '/overdueFrom', '/graceUntil', '/late', '/daysLate', '/warnings', '/occurredOn'],
  VisitReportSubmitted: ['/late', '/daysLate', '/warnings'],
  VisitReportOverdue: ['/reportDueOn', '/occurredOn'],
  VisitCancelled: ['/released'],
};

export const derivedOfVisit = (type: string): readonly Pointer[] => ['/visitId', ...DERIVED[type as VisitEvent['type']] ?? []];
