import type { DocRef, LocalDate, Rupiah } from '#kernel';
import type { CHANGED_PARTS, Facilitator, Ground, SETTLED } from './agreement.codes.js';
import type { OfParty, OfSignature } from './agreement.command-parts.js';
import type { CascadeRow } from './agreement.events.js';
import type { AgreementTerm } from './agreement.terms.js';

export interface RecordImplementationActivity {
  readonly type: 'RecordImplementationActivity';
  readonly description: string;
  readonly activityRef?: string;
  readonly evidenceDoc?: DocRef;
}

export interface SubmitAgreementReport {
  readonly type: 'SubmitAgreementReport';
  readonly year: number;
  readonly report?: DocRef;
  readonly outcome: string;
}

export interface ProposeAddendum {
  readonly type: 'ProposeAddendum';
  readonly changes: readonly { readonly part: (typeof CHANGED_PARTS)[number]; readonly text: string }[];
  readonly newTerm?: AgreementTerm;
  readonly text?: DocRef;
}

export interface SignAddendum extends OfSignature {
  readonly type: 'SignAddendum';
}

export interface WithdrawAddendum {
  readonly type: 'WithdrawAddendum';
}

export interface AgreeExtension {
  readonly type: 'AgreeExtension';
  readonly newUntil: LocalDate;
  readonly document?: DocRef;
}

export interface NoticeBreach {
  readonly type: 'NoticeBreach';
  readonly inBreach: number;
  readonly description: string;
  readonly letter?: DocRef;
}

export interface RaiseDispute extends OfParty {
  readonly type: 'RaiseDispute';
  readonly subject: string;
}

export interface ResolveDispute {
  readonly type: 'ResolveDispute';
  readonly disputeNo: number;
  readonly facilitator: Facilitator;
  readonly outcome: string;
  readonly minutes?: DocRef;
}

export interface TerminateAgreement {
  readonly type: 'TerminateAgreement';
  readonly ground?: Ground;
  readonly explanation: string;
  readonly document?: DocRef;
  /** One row for each agreement in force that carries this one out. */
  readonly cascade: readonly CascadeRow[];
  readonly replacedBy?: string;
}

export interface RecordSettlement {
  readonly type: 'RecordSettlement';
  readonly settled: (typeof SETTLED)[number];
  readonly description: string;
  readonly amount?: Rupiah;
  readonly document?: DocRef;
}

/** The reason is the one given with the command. */
export interface AbandonCooperation {
  readonly type: 'AbandonCooperation';
}

/** SYSTEM: a deadline has passed. */
export interface LapseOffer {
  readonly type: 'LapseOffer';
}
export interface LapseSignatures {
  readonly type: 'LapseSignatures';
}
export interface ActivateAgreement {
  readonly type: 'ActivateAgreement';
}
export interface NoticeExpiring {
  readonly type: 'NoticeExpiring';
  readonly days: number;
}
export interface ExpireAgreement {
  readonly type: 'ExpireAgreement';
}
export interface MarkStalled {
  readonly type: 'MarkStalled';
}
export interface MarkAgreementReportOverdue {
  readonly type: 'MarkAgreementReportOverdue';
  readonly year: number;
}

/** SYSTEM: an agreement that carries this one out was signed. */
export interface LinkTechnicalAgreement {
  readonly type: 'LinkTechnicalAgreement';
  readonly childId: string;
}

/** SYSTEM: its parent was terminated, and this one with it. */
export interface EndWithParent {
  readonly type: 'EndWithParent';
  readonly parentId: string;
}
