import type { Acting, DocRef, LocalDate, RegionCode, RegionRef, RepairCommand } from '#kernel';
import type { Traveller } from './visit.events.js';
import type { VisitTerms } from './visit.terms.js';

/** Documents are optional here so that a missing one is refused by its rule (COM-10), not by a parser. */
export interface ProposeVisit extends VisitTerms {
  readonly type: 'ProposeVisit';
  readonly letter?: DocRef;
  readonly officialName: string;
}

export interface AcceptHosting {
  readonly type: 'AcceptHosting';
  readonly host: RegionCode;
  readonly officialName: string;
  readonly reply?: DocRef;
}

/** The reason is the one given with the command. */
export interface DeclineHosting {
  readonly type: 'DeclineHosting';
  readonly host: RegionCode;
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
  readonly hostRegion: RegionRef;
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
