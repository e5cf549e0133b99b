import { restatements } from '#kernel';
import type { ModelVillageEvent } from './model-village.events.js';

/** The commands that its steps state again. What the system observed of agreements by itself is no step. */
export const modelVillageRestatements = restatements<ModelVillageEvent>('modelVillageId', {
  ModelVillageNominated: {
    command: 'NominateModelVillage',
    begins: true,
    signed: 'nominatedBy',
    derived: ['agreementTitle'],
  },
  ModelVillageAssessed: { command: 'AssessModelVillage' },
  ModelVillageRejected: { command: 'RejectModelVillage', signed: 'rejectedBy' },
  ModelVillageDesignated: { command: 'DesignateLocus', signed: 'designatedBy' },
  ModelVillagePlanAgreed: { command: 'AgreeDevelopmentPlan', signed: 'agreedBy' },
  ModelVillageProgressRecorded: { command: 'RecordProgress' },
  ModelVillageEvaluated: {
    command: 'EvaluateModelVillage',
    signed: 'evaluatedBy',
    derived: ['change', 'targetsMet', 'indexTargetMet'],
  },
  ModelVillageRecognised: { command: 'RecogniseModelVillage', signed: 'recognisedBy' },
  ModelVillageReviewed: { command: 'ReviewModelVillage', signed: 'reviewedBy' },
  ModelVillageReplicated: { command: 'RecordReplication', derived: ['by', 'innovation'] },
  ModelVillageSuspended: { command: 'SuspendModelVillage', signed: 'suspendedBy' },
  ModelVillageResumed: { command: 'ResumeModelVillage', signed: 'resumedBy' },
  ModelVillageRevoked: { command: 'RevokeModelVillage', signed: 'revokedBy' },
});
