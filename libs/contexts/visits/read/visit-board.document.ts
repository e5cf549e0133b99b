import type { Acting, Actor, DocRef, LocalDate, Provenance, Recorded, RegionCode, RegionRef, Rupiah, WarningCode } from '#kernel';
import type { ExpectedOutput, FundingSource, VisitEvent, VisitFunding, VisitKind } from '../domain/visit.events.js';
import type { VisitStage } from '../domain/visit.state.js';

export type RecordedVisitEvent = Recorded<VisitEvent>;

export interface BoardHost {
  readonly region: RegionRef;
  readonly required: boolean;
  readonly answer: 'PENDING' | 'ACCEPTED' | 'DECLINED';
  readonly answeredOn?: LocalDate;
  readonly answeredBy?: Acting;
  readonly reason?: string;
}

export interface BoardSession {
  readonly on: LocalDate;
  readonly topic: string;
  readonly speaker: Acting;
  readonly place: string;
}

export interface BoardInnovation {
  readonly innovationId: string;
  readonly on: LocalDate;
  readonly hostRegion: RegionRef;
  readonly description: string;
}

/** The party that entered something. */
type FiledBy = Pick<Actor, 'scope' | 'officeId'>;

export interface BoardDocument {
  readonly role: string;
  readonly document: DocRef;
  readonly filedBy: FiledBy;
}

export interface BoardApproval {
  readonly approver: Acting;
  readonly on: LocalDate;
  readonly filedBy: FiledBy;
}

/** One event of the visit's life: who did it in which office, on which day, and how sure that is. */
export interface BoardStep {
  readonly event: string;
  readonly on: LocalDate;
  readonly officeId: string;
  readonly role: Actor['role'];
  readonly capacity: Actor['capacity'];
  readonly provenance: Provenance;
}

/** A visit as the board shows it, in the list and on its own page. No traveller is named (COM-11). */
export interface VisitBoardEntry {
  readonly id: string;
  readonly revision: number;
  readonly status: VisitStage;
  readonly kind: VisitKind;
  /** `Sei Asam → Angsana, Mekar Jaya`, with the names of the time. */
  readonly title: string;
  readonly origin: { readonly region: RegionRef; readonly officeId: string };
  readonly hosts: readonly BoardHost[];
  /** Codes of all parties. */
  readonly regions: readonly RegionCode[];
  readonly originRegion: RegionCode;
  readonly hostRegions: readonly RegionCode[];
  readonly topics: readonly string[];
  readonly outputs: readonly ExpectedOutput[];
  readonly reasonForHost?: string;
  readonly relatedAwardId?: string;
  readonly efficiencyJustification?: string;
  readonly plannedStart: LocalDate;
  readonly plannedEnd: LocalDate;
  /** Of the planned start. */
  readonly year: number;
  readonly delegationSize: number;
  readonly budget: Rupiah;
  /** The budget as a number, to sort by: exact, since amounts stay below 2^53. */
  readonly budgetAmount: number;
  readonly fundingSources: readonly VisitFunding[];
  readonly fundingKinds: readonly FundingSource[];
  readonly costBorneByHost: boolean;
  /** Of the visit with the days that it has now; absent before, and again once it is put off. */
  readonly approval?: BoardApproval;
  readonly orderNo?: string;
  /** Persons on the travel order; absent until there is one. */
  readonly travellers?: number;
  /** Planned cost of each, whole rupiah rounded down; absent until there is an order. */
  readonly costPerTraveller?: Rupiah;
  readonly startedOn?: LocalDate;
  readonly endedOn?: LocalDate;
  readonly attendance?: number;
  readonly sessions: readonly BoardSession[];
  readonly innovations: readonly BoardInnovation[];
  readonly reportDueOn?: LocalDate;
  /** Years whose calendars are not loaded: why the due day of a completed visit is not known yet. */
  readonly dueDayAwaitsCalendars?: readonly number[];
  readonly reportedOn?: LocalDate;
  readonly findings?: string;
  readonly observations?: readonly string[];
  /** Whether the report came after its due day; absent before there is a report, and while that day is not known. */
  readonly late?: boolean;
  readonly daysLate?: number;
  /** The report was due and is still missing; not before `REPORT_GRACE_HOURS` after the visit was entered or its due day became known. */
  readonly overdue: boolean;
  /** Why it was cancelled or voided, or a required host declined. */
  readonly endReason?: string;
  readonly corrections: number;
  readonly warnings: readonly WarningCode[];
  readonly documents: readonly BoardDocument[];
  /** Of the proposal; its claims tell stated, corroborated and invented parts apart. Each step has its own. */
  readonly provenance: Provenance;
  readonly steps: readonly BoardStep[];
  /** Business dates of the first and of the last event. */
  readonly createdOn: LocalDate;
  readonly updatedOn: LocalDate;
}
