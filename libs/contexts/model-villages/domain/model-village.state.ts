import type { InStage, LocalDate, RegionCode, RegionRef } from '#kernel';
import type { LocusStage, MODEL_VILLAGE_STAGES, VillageIndex } from './model-village.codes.js';
import type { DevelopmentPlan, IndexReading, Nomination } from './model-village.terms.js';

export interface TakenReading extends IndexReading {
  readonly on: LocalDate;
}

/** One village of a record, from its first assessment on (MOD-04). */
export interface Locus {
  readonly region: RegionRef;
  readonly stage: LocusStage;
  /** The latest baseline of each index; one that is assessed later begins a comparison of its own (MOD-03). */
  readonly baselines: Readonly<Partial<Record<VillageIndex, TakenReading>>>;
  /** What is reached by now, by the number of the indicator. */
  readonly achieved: Readonly<Record<number, number>>;
  /** Users who evaluated it: none of them recognises it. */
  readonly evaluators: readonly string[];
}

export interface Unsupported {
  readonly since: LocalDate;
  readonly endsOn: LocalDate;
}

export interface Nominated {
  readonly terms: Nomination & { readonly modelVillageId: string };
  /** Agreements on which it rested, the present one last; none of a contest's winner. */
  readonly agreementIds: readonly string[];
  /** Day of the step that led to the present stage (COM-05). */
  readonly lastStepOn: LocalDate;
  readonly villages: Readonly<Record<RegionCode, Locus>>;
  readonly plan?: DevelopmentPlan;
  readonly entries: number;
  /** Adoptions that are recorded as replications. */
  readonly replications: readonly string[];
  readonly unsupported?: Unsupported;
}

export interface Planned extends Nominated {
  readonly plan: DevelopmentPlan;
}

/** Where it stood before it was suspended. */
export interface Suspended extends Nominated {
  readonly before: LiveStage;
}

/**
 * NONE → NOMINATED → ASSESSED → DESIGNATED → PLAN_AGREED → IN_PROGRESS → EVALUATED → RECOGNISED → REVIEWED → …; from
 * IN_PROGRESS on a record stands where the furthest of its villages does. REJECTED, SUSPENDED, REVOKED, ENDED, VOIDED.
 */
export interface ModelVillageByStage {
  NONE: object;
  NOMINATED: Nominated;
  ASSESSED: Nominated;
  DESIGNATED: Nominated;
  PLAN_AGREED: Planned;
  IN_PROGRESS: Planned;
  EVALUATED: Planned;
  RECOGNISED: Planned;
  REVIEWED: Planned;
  REJECTED: Nominated;
  SUSPENDED: Suspended;
  REVOKED: Nominated;
  ENDED: Nominated;
  VOIDED: Nominated;
}

export type ModelVillageStage = 'NONE' | (typeof MODEL_VILLAGE_STAGES)[number];
export type ModelVillageIn<Stage extends ModelVillageStage> = InStage<ModelVillageByStage, Stage>;
export type ModelVillageState = ModelVillageIn<ModelVillageStage>;

export const BEFORE_DESIGNATED = ['NOMINATED', 'ASSESSED'] as const satisfies readonly ModelVillageStage[];
export const WITH_PLAN = [
  'PLAN_AGREED',
  'IN_PROGRESS',
  'EVALUATED',
  'RECOGNISED',
  'REVIEWED',
] as const satisfies readonly ModelVillageStage[];
export const ONCE_DESIGNATED = ['DESIGNATED', ...WITH_PLAN] as const satisfies readonly ModelVillageStage[];
export const LIVE = [...BEFORE_DESIGNATED, ...ONCE_DESIGNATED] as const satisfies readonly ModelVillageStage[];
export type LiveStage = (typeof LIVE)[number];
export const NOT_VOIDED = [
  ...LIVE,
  'SUSPENDED',
  'REJECTED',
  'REVOKED',
  'ENDED',
] as const satisfies readonly ModelVillageStage[];

export const initialState: ModelVillageState = { stage: 'NONE' };

/** Its areas: what it is called after, whose rules hold, and who may know of it. */
export const areasOf = ({ terms }: Nominated): readonly RegionCode[] => terms.areas.map(({ code }) => code);
export const firstArea = ({ terms }: Nominated): RegionCode => terms.areas[0]!.code;
export const idOf = ({ terms: { modelVillageId } }: Nominated): { readonly modelVillageId: string } => ({
  modelVillageId,
});
/** The villages that were designated, and may be evaluated and recognised. */
export const designatedIn = ({ villages }: Nominated): readonly Locus[] =>
  Object.values(villages).filter(({ stage }) => stage !== 'ASSESSED');
