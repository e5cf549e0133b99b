import type { DocRef, LocalDate, RepairCommand } from '#kernel';
import type { ATTENDING_ROLES, CentralStep } from './agreement.codes.js';
import type {
  AbandonCooperation,
  ActivateAgreement,
  AgreeExtension,
  EndWithParent,
  ExpireAgreement,
  LapseOffer,
  LapseSignatures,
  LinkTechnicalAgreement,
  MarkAgreementReportOverdue,
  MarkStalled,
  NoticeBreach,
  NoticeExpiring,
  ProposeAddendum,
  RaiseDispute,
  RecordImplementationActivity,
  RecordSettlement,
  ResolveDispute,
  SignAddendum,
  SubmitAgreementReport,
  TerminateAgreement,
  WithdrawAddendum,
} from './agreement.commands-life.js';
import type { OfParty, OfSignature } from './agreement.command-parts.js';
import type { AgreementDraft, AgreementTerms } from './agreement.terms.js';

export type * from './agreement.command-parts.js';
export type * from './agreement.commands-life.js';

export interface InitiateCooperation extends AgreementTerms {
  readonly type: 'InitiateCooperation';
  readonly officialName: string;
}

export interface OfferCooperation {
  readonly type: 'OfferCooperation';
  readonly letter?: DocRef;
  /** Absent: as the setting says. */
  readonly replyDueOn?: LocalDate;
}

export interface AcceptOffer extends OfParty {
  readonly type: 'AcceptOffer';
  readonly reply?: DocRef;
}

/** The reason is the one given with the command. */
export interface DeclineOffer extends OfParty {
  readonly type: 'DeclineOffer';
  readonly reply?: DocRef;
}

/** Documents are optional here so that a missing one is refused by its rule (COM-10), not by a parser. */
interface OfText extends Omit<AgreementDraft, 'text'> {
  readonly text?: DocRef;
}

export interface DraftAgreement extends OfText {
  readonly type: 'DraftAgreement';
}

export interface ReviseDraft extends OfText {
  readonly type: 'ReviseDraft';
}

export interface RecordVillageDeliberation extends OfParty {
  readonly type: 'RecordVillageDeliberation';
  readonly record?: DocRef;
}

export interface RecordInterVillageDeliberation {
  readonly type: 'RecordInterVillageDeliberation';
  readonly record?: DocRef;
}

export interface RecommendAgreement extends OfParty {
  readonly type: 'RecommendAgreement';
  readonly minutes?: DocRef;
}

export interface DeclareApprovalNeed extends OfParty {
  readonly type: 'DeclareApprovalNeed';
  readonly burdensPublic: boolean;
  readonly unbudgeted: boolean;
}

export interface RequestDPRDApproval extends OfParty {
  readonly type: 'RequestDPRDApproval';
  readonly letter?: DocRef;
}

/** The reason of a refusal is the one given with the command. */
export interface RecordDPRDDecision extends OfParty {
  readonly type: 'RecordDPRDDecision';
  readonly granted: boolean;
  readonly letter?: DocRef;
}

export interface RecordCentralStep {
  readonly type: 'RecordCentralStep';
  readonly step: CentralStep;
  readonly letter?: DocRef;
}

export interface FinaliseText {
  readonly type: 'FinaliseText';
}

export interface RecordSigningAttended {
  readonly type: 'RecordSigningAttended';
  readonly role: (typeof ATTENDING_ROLES)[number];
  readonly title: string;
  readonly attendingName: string;
}

export interface SignAgreement extends OfSignature {
  readonly type: 'SignAgreement';
}

export interface RegisterAgreement extends OfParty {
  readonly type: 'RegisterAgreement';
  readonly registerNo: string;
}

export type AgreementCommand =
  | InitiateCooperation
  | OfferCooperation
  | AcceptOffer
  | DeclineOffer
  | DraftAgreement
  | ReviseDraft
  | RecordVillageDeliberation
  | RecordInterVillageDeliberation
  | RecommendAgreement
  | DeclareApprovalNeed
  | RequestDPRDApproval
  | RecordDPRDDecision
  | RecordCentralStep
  | FinaliseText
  | RecordSigningAttended
  | SignAgreement
  | RegisterAgreement
  | RecordImplementationActivity
  | SubmitAgreementReport
  | ProposeAddendum
  | SignAddendum
  | WithdrawAddendum
  | AgreeExtension
  | NoticeBreach
  | RaiseDispute
  | ResolveDispute
  | TerminateAgreement
  | RecordSettlement
  | AbandonCooperation
  | LapseOffer
  | LapseSignatures
  | ActivateAgreement
  | NoticeExpiring
  | ExpireAgreement
  | MarkStalled
  | MarkAgreementReportOverdue
  | LinkTechnicalAgreement
  | EndWithParent
  | RepairCommand;
