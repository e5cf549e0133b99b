import { actingAs, requireDocument } from '#kernel';
import type {
  EvaluateModelVillage,
  RecogniseModelVillage,
  RecordProgress,
  RecordReplication,
  ReviewModelVillage,
} from './model-village.commands.js';
import { requireRoomForEntry, requireStillSupported } from './model-village.decide-preparing.js';
import type { ModelVillageEvent } from './model-village.events.js';
import type { ModelVillageContext } from './model-village.facts.js';
import { changeFrom, requireReading } from './model-village.indexes.js';
import {
  indexTargetMet,
  requireBegun,
  requireComparable,
  requireOwnIndicators,
  requireRecognisable,
  requireRecognised,
  requireReplication,
  targetsMet,
} from './model-village.rules-locus.js';
import { requireDecree, requireLocus } from './model-village.rules.js';
import { idOf, type ModelVillageIn, type ONCE_DESIGNATED, type WITH_PLAN } from './model-village.state.js';

type Decided = readonly ModelVillageEvent[];
type UnderPlan = ModelVillageIn<(typeof WITH_PLAN)[number]>;

export const recordProgress = (
  { village, progress, achievements, evidenceDoc }: RecordProgress,
  state: UnderPlan,
  context: ModelVillageContext,
): Decided => {
  requireRoomForEntry(state, context);
  requireLocus(state, village);
  requireOwnIndicators(state, village, achievements);
  return [
    {
      type: 'ModelVillageProgressRecorded',
      data: {
        ...idOf(state),
        village,
        progress,
        achievements,
        evidenceDoc: requireDocument(evidenceDoc, '/evidenceDoc'),
      },
    },
  ];
};

/** MOD-03: against the baseline of the same index, and against the targets of the plan. */
export const evaluate = (
  { village, index, year, value, status, findings, report, officialName }: EvaluateModelVillage,
  state: UnderPlan,
  context: ModelVillageContext,
): Decided => {
  requireRoomForEntry(state, context);
  const locus = requireLocus(state, village);
  requireBegun(locus);
  const reading = requireReading({ index, year, value, ...(status && { status }) }, context, village.code);
  const baseline = requireComparable(locus, reading);
  const met = indexTargetMet(state, village, reading);
  return [
    {
      type: 'ModelVillageEvaluated',
      data: {
        ...idOf(state),
        village,
        ...reading,
        findings,
        report: requireDocument(report, '/report'),
        change: changeFrom(baseline, reading),
        targetsMet: targetsMet(state, locus),
        ...(met !== undefined && { indexTargetMet: met }),
        evaluatedBy: actingAs(context.actor, officialName),
      },
    },
  ];
};

/** MOD-05: its minutes, plan and evaluation are there by the stages before; its decree is asked for here. */
export const recognise = (
  { village, decree, officialName }: RecogniseModelVillage,
  state: UnderPlan,
  context: ModelVillageContext<'agreements'>,
): Decided => {
  requireRecognisable(requireLocus(state, village), context.actor.userId);
  requireStillSupported(state, context);
  return [
    {
      type: 'ModelVillageRecognised',
      data: {
        ...idOf(state),
        village,
        decree: requireDecree(decree, 'MOD-05'),
        recognisedBy: actingAs(context.actor, officialName),
      },
    },
  ];
};

/** What keeps the label, or takes it until the village is evaluated and recognised again. */
export const review = (
  { village, outcome, findings, report, officialName }: ReviewModelVillage,
  state: UnderPlan,
  context: ModelVillageContext,
): Decided => {
  requireRoomForEntry(state, context);
  requireRecognised(requireLocus(state, village));
  return [
    {
      type: 'ModelVillageReviewed',
      data: {
        ...idOf(state),
        village,
        outcome,
        findings,
        report: requireDocument(report, '/report'),
        reviewedBy: actingAs(context.actor, officialName),
      },
    },
  ];
};

export const recordReplication = (
  { village, adoptionId }: RecordReplication,
  state: ModelVillageIn<(typeof ONCE_DESIGNATED)[number]>,
  context: ModelVillageContext<'adoption'>,
): Decided => {
  requireRoomForEntry(state, context);
  requireLocus(state, village);
  const { by, description } = requireReplication(state, village, adoptionId, context.facts.adoption);
  return [
    { type: 'ModelVillageReplicated', data: { ...idOf(state), village, adoptionId, by, innovation: description } },
  ];
};
