import { withOne, type EventMetadata, type RegionRef } from '#kernel';
import type { LocusStage } from './model-village.codes.js';
import type { ModelVillageEvent } from './model-village.events.js';
import type { Locus, ModelVillageState, Nominated, Planned, Suspended } from './model-village.state.js';
import type { IndexReading } from './model-village.terms.js';

/** From when on a record stands where the furthest of its villages does. */
const FURTHEST = ['RECOGNISED', 'REVIEWED', 'EVALUATED', 'IN_PROGRESS'] as const;

/** Where the villages have brought the record; the plan alone while none has begun. */
export const stageAmong = (stages: readonly LocusStage[]): (typeof FURTHEST)[number] | 'PLAN_AGREED' =>
  FURTHEST.find((stage) => stages.includes(stage)) ?? 'PLAN_AGREED';

const locusOf = (state: Nominated, region: RegionRef): Locus =>
  state.villages[region.code] ?? { region, stage: 'ASSESSED', baselines: {}, achieved: {}, evaluators: [] };

const withLocus = <Of extends Nominated>(state: Of, region: RegionRef, change: Partial<Locus>): Of => ({
  ...state,
  entries: state.entries + 1,
  villages: { ...state.villages, [region.code]: { ...locusOf(state, region), ...change } },
});

/** A village has come to another stage, and the record with it. */
const moved = (state: Planned, region: RegionRef, change: Partial<Locus>): ModelVillageState => {
  const after = withLocus(state, region, change);
  return { ...after, stage: stageAmong(Object.values(after.villages).map(({ stage }) => stage)) };
};

/** What was evaluated or recognised stays so when progress is recorded after it. */
const begun = ({ stage }: Locus): LocusStage => (stage === 'DESIGNATED' ? 'IN_PROGRESS' : stage);

const readingIn = ({ index, year, value, status }: IndexReading) => ({ index, year, value, status });

export const evolve = (
  state: ModelVillageState,
  event: ModelVillageEvent,
  { occurredOn, actor: { userId } }: Pick<EventMetadata, 'occurredOn' | 'actor'>,
): ModelVillageState => {
  if (event.type === 'ModelVillageNominated') {
    const { nominatedBy: _by, agreementTitle: _title, ...terms } = event.data;
    return {
      stage: 'NOMINATED',
      terms,
      agreementIds: terms.agreementId === undefined ? [] : [terms.agreementId],
      lastStepOn: occurredOn,
      villages: {},
      entries: 0,
      replications: [],
    };
  }
  if (state.stage === 'NONE') return state;
  const step = { ...state, lastStepOn: occurredOn };
  switch (event.type) {
    case 'ModelVillageAssessed': {
      const { village, index } = event.data;
      const { baselines } = locusOf(step, village);
      const taken = { ...readingIn(event.data), on: occurredOn };
      const assessed = withLocus(step, village, { baselines: { ...baselines, [index]: taken } });
      return assessed.stage === 'NOMINATED' ? { ...assessed, stage: 'ASSESSED' } : assessed;
    }
    case 'ModelVillageRejected':
      return { ...step, stage: 'REJECTED' };
    case 'ModelVillageDesignated': {
      const designated = event.data.villages.map(({ code }): [string, Locus] => [
        code,
        { ...state.villages[code]!, stage: 'DESIGNATED' },
      ]);
      return { ...step, stage: 'DESIGNATED', villages: { ...state.villages, ...Object.fromEntries(designated) } };
    }
    case 'ModelVillagePlanAgreed': {
      const { modelVillageId: _id, agreedBy: _by, ...plan } = event.data;
      return { ...step, stage: 'PLAN_AGREED', plan };
    }
    case 'ModelVillageProgressRecorded': {
      const { village, achievements } = event.data;
      const before = locusOf(step, village);
      const achieved = Object.fromEntries(achievements.map(({ indicatorNo, value }) => [indicatorNo, value]));
      return moved(step as Planned, village, { stage: begun(before), achieved: { ...before.achieved, ...achieved } });
    }
    case 'ModelVillageEvaluated': {
      const { village } = event.data;
      const { stage, evaluators } = locusOf(step, village);
      return moved(step as Planned, village, {
        stage: stage === 'RECOGNISED' ? stage : 'EVALUATED',
        evaluators: withOne(evaluators, userId),
      });
    }
    case 'ModelVillageRecognised':
      return moved(step as Planned, event.data.village, { stage: 'RECOGNISED' });
    case 'ModelVillageReviewed': {
      const { village, outcome } = event.data;
      return moved(step as Planned, village, { stage: outcome === 'KEPT' ? 'RECOGNISED' : 'REVIEWED' });
    }
    case 'ModelVillageReplicated':
      return { ...step, entries: step.entries + 1, replications: [...step.replications, event.data.adoptionId] };
    case 'ModelVillageSuspended':
      return { ...step, stage: 'SUSPENDED', before: state.stage } as ModelVillageState;
    case 'ModelVillageResumed': {
      const { before, ...rest } = step as Suspended;
      return { ...rest, stage: before } as ModelVillageState;
    }
    case 'ModelVillageRevoked':
      return { ...step, stage: 'REVOKED' };
    case 'ModelVillageUnsupported': {
      const { since, endsOn } = event.data;
      return { ...state, unsupported: { since, endsOn } };
    }
    case 'ModelVillageSupported': {
      const { unsupported: _was, ...rest } = state;
      const { agreementId } = event.data;
      const former = state.agreementIds.filter((each) => each !== agreementId);
      return { ...rest, agreementIds: [...former, agreementId] } as ModelVillageState;
    }
    case 'ModelVillageEnded':
      return { ...state, stage: 'ENDED' };
    case 'RecordVoided':
      return { ...step, stage: 'VOIDED' };
    default:
      return state;
  }
};
