import type { Command, DocRef, RepairCommand } from '#kernel';
import type { AdoptionTerms, Observation } from './adoption.events.js';

/**
 * SYSTEM: what the record of the visit tells of the innovation by now; absent: it tells of it no more, or the visit was
 * voided.
 */
export interface TellObservation extends Command {
  readonly type: 'TellObservation';
  readonly adoptionId: string;
  readonly observation?: Observation;
}

export interface DecideAdoption extends Command, AdoptionTerms {
  readonly type: 'DecideAdoption';
  readonly officialName: string;
}

export interface ReportAdoptionProgress extends Command {
  readonly type: 'ReportAdoptionProgress';
  readonly progress: string;
  readonly evidenceDoc?: DocRef;
}

export interface VerifyAdoption extends Command {
  readonly type: 'VerifyAdoption';
  readonly findings: string;
  readonly evidenceDoc?: DocRef;
  readonly officialName: string;
}

/** The reason is that of the command. */
export interface RejectAdoptionVerification extends Command {
  readonly type: 'RejectAdoptionVerification';
  readonly officialName: string;
}

/** The reason is that of the command. */
export interface AbandonAdoption extends Command {
  readonly type: 'AbandonAdoption';
}

/** SYSTEM: a day of review has come. */
export interface MarkAdoptionReviewDue extends Command {
  readonly type: 'MarkAdoptionReviewDue';
}

export type AdoptionCommand =
  | TellObservation
  | DecideAdoption
  | ReportAdoptionProgress
  | VerifyAdoption
  | RejectAdoptionVerification
  | AbandonAdoption
  | MarkAdoptionReviewDue
  | RepairCommand;
