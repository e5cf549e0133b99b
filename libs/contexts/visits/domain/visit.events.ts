import {
  repairCatalogue, type Acting, type DocRef, type EventCatalogue, type Instant, type LocalDate, type RegionRef, type RepairEvent, type Rupiah,
  type WarningCode,
} from '#kernel';

export const VISIT_KINDS = ['KAJI_BANDING', 'STUDI_TIRU', 'STUDI_BANDING', 'ORIENTASI_LAPANGAN', 'KUNJUNGAN_KERJA'] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

export const FUNDING_SOURCES = ['DANA_DESA', 'ADD', 'PADES', 'APBD_KAB', 'APBD_PROV', 'APBN', 'PIHAK_KETIGA', 'HOST'] as const;
export type FundingSource = (typeof FUNDING_SOURCES)[number];

export interface VisitHost {
  readonly region: RegionRef;
  readonly required: boolean;
}

export interface ExpectedOutput {
  readonly text: string;
  /** How one sees that it was reached: what makes the output measurable (VIS-01). */
  readonly indicator: string;
}

export interface VisitFunding {
  readonly source: FundingSource;
  readonly fiscalYear: number;
  readonly amount: Rupiah;
}

/** What is asked for: the same in the command, in the event and in the state. */
export interface VisitTerms {
  readonly visitId: string;
  readonly kind: VisitKind;
  readonly origin: { readonly region: RegionRef; readonly officeId: string };
  readonly hosts: readonly VisitHost[];
  readonly topics: readonly string[];
  readonly expectedOutputs: readonly ExpectedOutput[];
  readonly reasonForHost?: string;
  /** The host's award that makes it worth seeing. */
  readonly relatedAwardId?: string;
  readonly plannedStart: LocalDate;
  readonly plannedEnd: LocalDate;
  readonly delegationSize: number;
  readonly budget: Rupiah;
  readonly costBorneByHost?: boolean;
  readonly fundingSources: readonly VisitFunding[];
  readonly efficiencyJustification?: string;
}

/** A traveller by reference: names and numbers of persons stay in the vault (COM-11). */
export interface Traveller {
  readonly subjectRef: string;
  readonly spdNo: string;
  /** Travels in an office or a village institution; family members do not (VIS-09). */
  readonly official: boolean;
}

/** An order that no longer holds: whose days are free again. `commandId` is the one that had reserved them. */
export interface ReleasedOrder {
  readonly commandId: string;
  readonly subjectRefs: readonly string[];
}

/** Warnings that the rules on terms give (VIS-04, VIS-06); the approver acknowledges them. */
export const TERMS_WARNINGS: readonly WarningCode[] = ['W_REPEAT_VISIT', 'W_DANA_DESA_EARLIER_TA'];

type Of<Type extends string, Data> = { readonly type: Type; readonly data: Readonly<Data> & { readonly visitId: string } };

/** The day on which each of them happened is `occurredOn` of its metadata. */
export type VisitProposed = Of<'VisitProposed', VisitTerms & { letter: DocRef; proposedBy: Acting; warnings: readonly WarningCode[] }>;
export type VisitHostingAccepted = Of<'VisitHostingAccepted', { host: RegionRef; acceptedBy: Acting; reply: DocRef }>;
export type VisitHostingDeclined = Of<'VisitHostingDeclined', { host: RegionRef; declinedBy: Acting; reason: string; reply?: DocRef }>;
export type VisitRescheduled = Of<'VisitRescheduled', {
  plannedStart: LocalDate; plannedEnd: LocalDate; released?: ReleasedOrder;
  /** What the approver has to acknowledge of the terms with their new days; version 1 did not look, and what stood remained. */
  warnings?: readonly WarningCode[];
}>;
export type VisitApproved = Of<'VisitApproved', { approver: Acting; acknowledged: readonly WarningCode[] }>;
export type TravelOrderIssued = Of<'TravelOrderIssued', {
  orderNo: string; order: DocRef; travellers: readonly Traveller[]; from: LocalDate; to: LocalDate;
}>;
/** An attempt to issue an order died half-way: it can no longer succeed, and the days that it had reserved are free. */
export type TravelOrderLapsed = Of<'TravelOrderLapsed', ReleasedOrder>;
export type VisitStarted = Of<'VisitStarted', object>;
export type VisitSessionHeld = Of<'VisitSessionHeld', { topic: string; speaker: Acting; place: string }>;
export type InnovationObserved = Of<'InnovationObserved', { innovationId: string; hostRegion: RegionRef; description: string }>;
/** VIS-11. */
export interface ReportTerm {
  readonly reportDueOn: LocalDate;
  /** When that day has ended where the visitors live: from then on the report is overdue. */
  readonly overdueFrom: Instant;
  /** But it is not called so before this moment. Version 1 of the events does not say it: a day from their entry. */
  readonly graceUntil?: Instant;
}
export interface ReportTermAwaits {
  /** Years whose calendars are not loaded. */
  readonly calendars: readonly number[];
  /** So many working days after the last day it will be. */
  readonly workdays: number;
}
export type VisitCompleted = Of<'VisitCompleted', {
  attendance: number; attendanceDoc: DocRef; hostConfirmationDoc: DocRef;
  /** Instead of the term, while it cannot be told. */
  reportTermAwaits?: ReportTermAwaits;
} & Partial<ReportTerm>>;
/** `late` and `daysLate` are absent while the due day is not known. */
export type VisitReportSubmitted = Of<'VisitReportSubmitted', {
  findings: string; observations: readonly string[]; reportDoc: DocRef; late?: boolean; daysLate?: number; warnings: readonly WarningCode[];
}>;
/** The calendar that the due day waited for has come; with what it says of a report that had come before it. */
export type ReportTermSet = Of<'ReportTermSet', { endedOn: LocalDate; late?: boolean; daysLate?: number; warnings: readonly WarningCode[] } & ReportTerm>;
export type VisitReportOverdue = Of<'VisitReportOverdue', { reportDueOn: LocalDate }>;
export type VisitClosed = Of<'VisitClosed', object>;
export type VisitCancelled = Of<'VisitCancelled', { reason: string; released?: ReleasedOrder }>;
/**
 * With `released` the travellers' days were claimed anew by the correction's own command. `tookFrom`: ceilings of which the visit took money until then
 * (VIS-05), where the correction concerns that.
 */
export type VisitRepaired = RepairEvent<
  { readonly visitId: string }, { readonly released?: ReleasedOrder; readonly tookFrom?: readonly string[] }, { readonly released?: ReleasedOrder }
>;

export type VisitEvent =
  | VisitProposed | VisitHostingAccepted | VisitHostingDeclined | VisitRescheduled | VisitApproved
  | TravelOrderIssued | TravelOrderLapsed | VisitStarted | VisitSessionHeld | InnovationObserved | VisitCompleted
  | VisitReportSubmitted | ReportTermSet | VisitReportOverdue | VisitClosed | VisitCancelled | VisitRepaired;

/** Raising a version needs an upcaster here and a new frozen sample in `fixtures/`; the old sample stays. */
export const visitCatalogue = {
  VisitProposed: { version: 1, label: ['kunjungan diajukan', 'visit proposed'] },
  VisitHostingAccepted: { version: 1, label: ['tuan rumah menerima', 'host accepted'] },
  VisitHostingDeclined: { version: 1, label: ['tuan rumah menolak', 'host declined'] },
  VisitRescheduled: { version: 2, label: ['hari kunjungan diubah', 'visit rescheduled'], upcast: { 1: (data: object) => data } },
  VisitApproved: { version: 1, label: ['kunjungan disetujui', 'visit approved'] },
  TravelOrderIssued: { version: 1, label: ['Surat Tugas terbit', 'travel order issued'] },
  TravelOrderLapsed: { version: 1, label: ['penerbitan Surat Tugas gugur', 'attempt at a travel order lapsed'] },
  VisitStarted: { version: 1, label: ['kunjungan mulai', 'visit began'] },
  VisitSessionHeld: { version: 1, label: ['acara berlangsung', 'session held'] },
  InnovationObserved: { version: 1, label: ['inovasi diamati', 'innovation observed'] },
  VisitCompleted: { version: 2, label: ['kunjungan selesai', 'visit completed'], upcast: { 1: (data: object) => data } },
  VisitReportSubmitted: { version: 2, label: ['laporan disampaikan', 'report submitted'], upcast: { 1: (data: object) => data } },
  ReportTermSet: { version: 1, label: ['tenggat laporan ditetapkan', 'due day of the report set'] },
  VisitReportOverdue: { version: 1, label: ['laporan lewat tenggat', 'report overdue'] },
  VisitClosed: { version: 1, label: ['kunjungan ditutup', 'visit closed'] },
  VisitCancelled: { version: 1, label: ['kunjungan dibatalkan', 'visit cancelled'] },
  ...repairCatalogue,
} as const satisfies EventCatalogue & Record<VisitEvent['type'], object>;
