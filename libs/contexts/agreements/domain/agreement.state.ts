import type { InStage, Instant, LocalDate, WarningCode } from '#kernel';
import type { AGREEMENT_STAGES, CentralStep } from './agreement.codes.js';
import type { Signature } from './agreement.events.js';
import type { AgreementDraft, AgreementTerms } from './agreement.terms.js';

/** By the place of a party in the list, from 1. */
export type ByParty<T> = Readonly<Record<number, T>>;

export interface ApprovalNeed {
  readonly burdensPublic: boolean;
  readonly unbudgeted: boolean;
}

/** What was asked of a council, and what it said. */
export interface CouncilApproval {
  /** Asked again after silence: that is a resubmission (PP 50/2007 art. 12). */
  readonly requestedOn: readonly LocalDate[];
  readonly granted?: boolean;
  readonly decidedOn?: LocalDate;
}

export interface GivenSignature extends Signature {
  readonly signedOn: LocalDate;
}

export interface Draft extends AgreementDraft {
  readonly version: number;
}

export interface Initiated {
  readonly terms: AgreementTerms;
  /** When the terms were set as they are. */
  readonly termsSetAt: Instant;
  /** Day of the step that led to the present stage (COM-05). */
  readonly lastStepOn: LocalDate;
  readonly offer?: { readonly replyDueOn: LocalDate };
  /** Parties that have accepted the offer. */
  readonly accepted: readonly number[];
  readonly draft?: Draft;
  /** Regional parties whose TKKSD has recommended the text as it is. */
  readonly recommended: readonly number[];
  readonly needs: ByParty<ApprovalNeed>;
  readonly councils: ByParty<CouncilApproval>;
  /** Villages that have deliberated, and on which day; the MAD by itself. */
  readonly deliberated: ByParty<LocalDate>;
  readonly interVillageOn?: LocalDate;
  readonly central: readonly CentralStep[];
  /** Day of the last of these steps. */
  readonly centralOn?: LocalDate;
  /** How often something was declared, requested or deliberated. */
  readonly preparations: number;
  readonly warnings: readonly WarningCode[];
  readonly signatures: ByParty<GivenSignature>;
  readonly othersUntil?: LocalDate;
  readonly attended: number;
  readonly revisions: number;
}

/** An addendum that is proposed, with the parties that have signed it. */
export interface OpenAddendum {
  readonly addendumNo: number;
  readonly proposedOn: LocalDate;
  readonly newTerm?: AgreementDraft['term'];
  readonly textSha256: string;
  readonly changes: readonly { readonly part: string; readonly text: string }[];
  readonly signed: readonly number[];
}

export interface Signed extends Initiated {
  readonly draft: Draft;
  readonly signedOn: LocalDate;
  readonly validFrom: LocalDate;
  readonly validUntil?: LocalDate;
  /** Parties in whose register it stands. */
  readonly registered: readonly number[];
  /** Agreements that carry it out. */
  readonly children: readonly string[];
  readonly activities: number;
  readonly reportedYears: readonly number[];
  readonly overdueYears: readonly number[];
  readonly addenda: number;
  readonly addendum?: OpenAddendum;
  readonly breaches: number;
  readonly disputes: number;
  /** By their numbers, with the days on which they were raised. */
  readonly openDisputes: Readonly<Record<number, LocalDate>>;
  readonly settlements: number;
  /** Days before the end of which notice was given already. */
  readonly expiryNotices: readonly number[];
  readonly stalled: boolean;
}

/**
 * NONE → INITIATED → (OFFERED → OFFER_ACCEPTED) → DRAFTING → RECOMMENDED → FINAL → PARTIALLY_SIGNED → SIGNED → ACTIVE →
 * EXPIRED | TERMINATED | SUPERSEDED. A declined or lapsed offer, and what is not gone on with, end it before.
 */
export interface AgreementByStage {
  NONE: object;
  INITIATED: Initiated;
  OFFERED: Initiated;
  OFFER_ACCEPTED: Initiated;
  OFFER_DECLINED: Initiated;
  OFFER_LAPSED: Initiated;
  DRAFTING: Initiated;
  RECOMMENDED: Initiated;
  FINAL: Initiated;
  PARTIALLY_SIGNED: Initiated;
  SIGNED: Signed;
  ACTIVE: Signed;
  EXPIRED: Signed;
  TERMINATED: Signed;
  SUPERSEDED: Signed;
  ABANDONED: Initiated;
  VOIDED: Initiated;
}

export type AgreementStage = 'NONE' | (typeof AGREEMENT_STAGES)[number];
export type AgreementIn<Stage extends AgreementStage> = InStage<AgreementByStage, Stage>;
export type AgreementState = AgreementIn<AgreementStage>;

export const WITH_TEXT = ['DRAFTING', 'RECOMMENDED'] as const satisfies readonly AgreementStage[];
/** Until the text is final the parties can still be asked for everything that has to be there by then. */
export const BEFORE_FINAL = [
  'INITIATED',
  'OFFERED',
  'OFFER_ACCEPTED',
  ...WITH_TEXT,
] as const satisfies readonly AgreementStage[];
export const BEFORE_SIGNED = [
  ...BEFORE_FINAL,
  'FINAL',
  'PARTIALLY_SIGNED',
] as const satisfies readonly AgreementStage[];
export const IN_FORCE = ['SIGNED', 'ACTIVE'] as const satisfies readonly AgreementStage[];
export const ENDED = ['EXPIRED', 'TERMINATED', 'SUPERSEDED'] as const satisfies readonly AgreementStage[];
export const ONCE_SIGNED = [...IN_FORCE, ...ENDED] as const satisfies readonly AgreementStage[];
export const CALLED_OFF = ['OFFER_DECLINED', 'OFFER_LAPSED', 'ABANDONED'] as const satisfies readonly AgreementStage[];
export const NOT_VOIDED = [
  ...BEFORE_SIGNED,
  ...ONCE_SIGNED,
  ...CALLED_OFF,
] as const satisfies readonly AgreementStage[];

export const initialState: AgreementState = { stage: 'NONE' };

export const isSigned = (state: AgreementState): state is AgreementIn<(typeof ONCE_SIGNED)[number]> =>
  (ONCE_SIGNED as readonly AgreementStage[]).includes(state.stage);

interface WithEnd {
  readonly validUntil?: LocalDate;
}
/** Whether it was told to be over by an end that is later by now, since a correction moved it. */
export const overTooEarly = (told: WithEnd, { validUntil }: WithEnd): boolean =>
  validUntil === undefined || told.validUntil! < validUntil;
/** Whether notice was given of another end than it has by now. */
export const ofOtherEnd = (told: WithEnd, { validUntil }: WithEnd): boolean => told.validUntil !== validUntil;

/** When it holds, once it is signed, and the day on which it was terminated or superseded. */
export const termOf = (
  state: AgreementState,
): { readonly validFrom?: LocalDate; readonly validUntil?: LocalDate; readonly endedOn?: LocalDate } =>
  isSigned(state)
    ? {
        validFrom: state.validFrom,
        ...(state.validUntil !== undefined && { validUntil: state.validUntil }),
        ...((state.stage === 'TERMINATED' || state.stage === 'SUPERSEDED') && { endedOn: state.lastStepOn }),
      }
    : {};
