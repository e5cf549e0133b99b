import type { DocRef, InStage, Instant, LocalDate, WarningCode } from '#kernel';
import type { VISIT_STAGES } from './visit.codes.js';
import type { Traveller } from './visit.events.js';
import type { VisitTerms } from './visit.terms.js';

export interface HostAnswer {
  readonly accepted: boolean;
  /** By the calendar of whoever answers. */
  readonly on: LocalDate;
}

export interface Proposed {
  readonly terms: VisitTerms;
  /** Of the visitors. */
  readonly letter: DocRef;
  /** When the terms were set as they are. */
  readonly termsSetAt: Instant;
  /** Warnings that the approver has to acknowledge. */
  readonly warnings: readonly WarningCode[];
  /** By the key of the host as a party; a host without an answer is missing. */
  readonly answers: Readonly<Partial<Record<string, HostAnswer>>>;
  /** Users who proposed or rescheduled, each once: none of them may approve. */
  readonly proposers: readonly string[];
  /** How often other days were set (COM-14). */
  readonly reschedules: number;
  /** Regional heads decide on their own travel by a regulation of their region (VIS-08). */
  readonly proposedByHead: boolean;
  /** Day of the step that led to the present stage (COM-05). */
  readonly lastStepOn: LocalDate;
  /** Attempts to issue a travel order that were given up and may not come back. */
  readonly lapsed: readonly string[];
}

/** `commandId` holds the travellers' days: the one that issued the order, or the correction that moved them. */
export interface Order {
  readonly commandId: string;
  readonly issuedBy: string;
  readonly orderNo: string;
  readonly travellers: readonly Traveller[];
}

export interface Tasked extends Proposed {
  readonly order: Order;
}

/** Nobody travels on a virtual visit: it has no order (VIS-16). */
export interface Underway extends Proposed {
  readonly order?: Order;
  readonly sessions: number;
  readonly lastSessionOn?: LocalDate;
  readonly innovations: readonly string[];
}

export interface Completed extends Underway {
  readonly endedOn: LocalDate;
  /** Absent while the calendar that tells it is not loaded. */
  readonly reportDueOn?: LocalDate;
  /** Working days of a term that waits for its calendar. */
  readonly reportWorkdays?: number;
  readonly reported?: { readonly on: LocalDate; readonly at: Instant };
  readonly overdue: boolean;
}

/**
 * NONE → PROPOSED → ACCEPTED → APPROVED → TASKED → UNDERWAY → COMPLETED → REPORTED → CLOSED; a virtual visit goes from
 * APPROVED to UNDERWAY. Rescheduling leads back to PROPOSED; a required host's refusal to DECLINED; before the start
 * CANCELLED; before closing VOIDED.
 */
export interface VisitByStage {
  NONE: object;
  PROPOSED: Proposed;
  ACCEPTED: Proposed;
  APPROVED: Proposed;
  TASKED: Tasked;
  UNDERWAY: Underway;
  COMPLETED: Completed;
  REPORTED: Completed;
  CLOSED: Completed;
  DECLINED: Proposed;
  CANCELLED: Proposed;
  VOIDED: Proposed;
}

export type VisitStage = 'NONE' | (typeof VISIT_STAGES)[number];

export const BEFORE_START = ['PROPOSED', 'ACCEPTED', 'APPROVED', 'TASKED'] as const satisfies readonly VisitStage[];
export const NOT_CLOSED = [
  ...BEFORE_START,
  'UNDERWAY',
  'COMPLETED',
  'REPORTED',
  'DECLINED',
  'CANCELLED',
] as const satisfies readonly VisitStage[];
export const NOT_VOIDED = [...NOT_CLOSED, 'CLOSED'] as const satisfies readonly VisitStage[];
/** A visit at one of these stages did not and will not take place. */
export const CALLED_OFF: ReadonlySet<VisitStage> = new Set(['DECLINED', 'CANCELLED', 'VOIDED']);
export type VisitIn<Stage extends VisitStage> = InStage<VisitByStage, Stage>;
export type VisitState = VisitIn<VisitStage>;

export const initialState: VisitState = { stage: 'NONE' };
