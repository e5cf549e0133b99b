import { restatements } from '#kernel';
import type { AdoptionEvent } from './adoption.events.js';

/**
 * The commands that the steps of an adoption state again. What the record of the visit tells is corrected there, and
 * the system's own observations are no steps.
 */
export const adoptionRestatements = restatements<AdoptionEvent>('adoptionId', {
  AdoptionDecided: { command: 'DecideAdoption', signed: 'decidedBy', derived: ['reviewsOn', 'nextReviewAt'] },
  AdoptionProgressReported: { command: 'ReportAdoptionProgress' },
  AdoptionVerified: { command: 'VerifyAdoption', signed: 'verifiedBy' },
  AdoptionVerificationRejected: { command: 'RejectAdoptionVerification', signed: 'rejectedBy' },
  AdoptionAbandoned: { command: 'AbandonAdoption' },
});
