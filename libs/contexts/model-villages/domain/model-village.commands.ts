import type { Command, DocRef, RegionRef, RepairCommand } from '#kernel';
import type { IndexStatus, REVIEW_OUTCOMES, VillageIndex } from './model-village.codes.js';
import type { Achievement, Coordinator, DevelopmentPlan, Nomination } from './model-village.terms.js';

interface ByOfficial extends Command {
  readonly officialName: string;
}
interface OfVillage {
  readonly village: RegionRef;
}
/** A status that is not told follows from the value, where the bounds of index and year are known. */
interface Reading {
  readonly index: VillageIndex;
  readonly year: number;
  /** As people write it: `0,6420`, `72.35`. */
  readonly value: string;
  readonly status?: IndexStatus;
}

export interface NominateModelVillage extends ByOfficial, Nomination {
  readonly type: 'NominateModelVillage';
  readonly modelVillageId: string;
}
export interface AssessModelVillage extends Command, OfVillage, Reading {
  readonly type: 'AssessModelVillage';
  readonly potentials: string;
  readonly document?: DocRef;
}
/** The reason is that of the command. */
export interface RejectModelVillage extends ByOfficial {
  readonly type: 'RejectModelVillage';
}
export interface DesignateLocus extends ByOfficial {
  readonly type: 'DesignateLocus';
  readonly villages: readonly RegionRef[];
  readonly decree?: DocRef;
  readonly minutes?: DocRef;
  readonly coordinated: readonly Coordinator[];
}
export interface AgreeDevelopmentPlan extends ByOfficial, Omit<DevelopmentPlan, 'document'> {
  readonly type: 'AgreeDevelopmentPlan';
  readonly document?: DocRef;
}
export interface RecordProgress extends Command, OfVillage {
  readonly type: 'RecordProgress';
  readonly progress: string;
  readonly achievements: readonly Achievement[];
  readonly evidenceDoc?: DocRef;
}
export interface EvaluateModelVillage extends ByOfficial, OfVillage, Reading {
  readonly type: 'EvaluateModelVillage';
  readonly findings: string;
  readonly report?: DocRef;
}
export interface RecogniseModelVillage extends ByOfficial, OfVillage {
  readonly type: 'RecogniseModelVillage';
  readonly decree?: DocRef;
}
export interface ReviewModelVillage extends ByOfficial, OfVillage {
  readonly type: 'ReviewModelVillage';
  readonly outcome: (typeof REVIEW_OUTCOMES)[number];
  readonly findings: string;
  readonly report?: DocRef;
}
export interface RecordReplication extends Command, OfVillage {
  readonly type: 'RecordReplication';
  readonly adoptionId: string;
}
/** The reason is that of the command. */
export interface SuspendModelVillage extends ByOfficial {
  readonly type: 'SuspendModelVillage';
}
export interface ResumeModelVillage extends ByOfficial {
  readonly type: 'ResumeModelVillage';
}
export interface RevokeModelVillage extends ByOfficial {
  readonly type: 'RevokeModelVillage';
  readonly decree?: DocRef;
}
/** SYSTEM: something has happened to an agreement on which it rests, or that renews it. */
export interface FollowAgreement extends Command {
  readonly type: 'FollowAgreement';
  readonly agreementId: string;
}
/** SYSTEM: it has been without support for too long. */
export interface EndUnsupported extends Command {
  readonly type: 'EndUnsupported';
}

export type ModelVillageCommand =
  | NominateModelVillage
  | AssessModelVillage
  | RejectModelVillage
  | DesignateLocus
  | AgreeDevelopmentPlan
  | RecordProgress
  | EvaluateModelVillage
  | RecogniseModelVillage
  | ReviewModelVillage
  | RecordReplication
  | SuspendModelVillage
  | ResumeModelVillage
  | RevokeModelVillage
  | FollowAgreement
  | EndUnsupported
  | RepairCommand;
