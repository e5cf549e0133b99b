import type { Acting, DocRef, LocalDate, PartyRef, RegionCode, RegionRef, RepairCommand } from '#kernel';
import type { Traveller } from './visit.events.js';
import type { VisitTerms } from './visit.terms.js';

/** Documents are optional here so that a missing one is refused by its rule (COM-10), not by a parser. */
export interface ProposeVisit extends VisitTerms {
  readonly type: 'ProposeVisit';
  readonly letter?: DocRef;
  readonly officialName: string;
}

/** The host that answers: a government by the code of its region, any other body as a party. */
interface OfHost {
  readonly host?: RegionCode;
  readonly party?: PartyRef;
}

export interface AcceptHosting extends OfHost {
  readonly type: 'AcceptHosting';
  readonly officialName: string;
  readonly reply?: DocRef;
}

/** The reason is the one given with the command. */
export interface DeclineHosting extends OfHost {
  readonly type: 'DeclineHosting';
  readonly officialName: string;
  readonly reply?: DocRef;
}

export interface RescheduleVisit {
  readonly type: 'RescheduleVisit';
  readonly plannedStart: LocalDate;
  readonly plannedEnd: LocalDate;
}

export interface ApproveVisit {
  readonly type: 'ApproveVisit';
  readonly travelPermit?: DocRef;
  readonly officialName: string;
}

export interface IssueTravelOrder {
  readonly type: 'IssueTravelOrder';
  /** Number of the Surat Tugas. */
  readonly orderNo: string;
  readonly order?: DocRef;
  readonly travellers: readonly Traveller[];
}

/** SYSTEM: gives up an attempt to issue an order that reserved days and was not heard of again. */
export interface LapseTravelOrder {
  readonly type: 'LapseTravelOrder';
  readonly commandId: string;
  readonly subjectRefs: readonly string[];
}

export interface StartVisit {
  readonly type: 'StartVisit';
}

export interface RecordSession {
  readonly type: 'RecordSession';
  readonly topic: string;
  readonly speaker: Acting;
  readonly place: string;
}

export interface RecordInnovationObserved {
  readonly type: 'RecordInnovationObserved';
  readonly innovationId: string;
  readonly hostRegion?: RegionRef;
  readonly party?: PartyRef;
  readonly description: string;
}

/** Its business date is the visit's last day, from which the report's term runs. */
export interface CompleteVisit {
  readonly type: 'CompleteVisit';
  /** Persons on the attendance list. */
  readonly attendance: number;
  readonly attendanceDoc?: DocRef;
  readonly hostConfirmationDoc?: DocRef;
}

export interface SubmitVisitReport {
  readonly type: 'SubmitVisitReport';
  readonly findings: string;
  readonly observations: readonly string[];
  readonly reportDoc?: DocRef;
}

/** SYSTEM: a calendar that the due day of the report waited for was loaded. */
export interface SetReportTerm {
  readonly type: 'SetReportTerm';
}

/** SYSTEM: the deadline has passed. */
export interface MarkReportOverdue {
  readonly type: 'MarkReportOverdue';
}

export interface CloseVisit {
  readonly type: 'CloseVisit';
}

/** The reason is the one given with the command. */
export interface CancelVisit {
  readonly type: 'CancelVisit';
}

export type VisitCommand =
  | ProposeVisit
  | AcceptHosting
  | DeclineHosting
  | RescheduleVisit
  | ApproveVisit
  | IssueTravelOrder
  | LapseTravelOrder
  | StartVisit
  | RecordSession
  | RecordInnovationObserved
  | CompleteVisit
  | SubmitVisitReport
  | SetReportTerm
  | MarkReportOverdue
  | CloseVisit
  | CancelVisit
  | RepairCommand;
