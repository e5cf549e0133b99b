import type { LocalDate, RegionRef } from '#kernel';
import { stepsOf } from '../domain/model-village.indexes.js';
import type { Achievement, DevelopmentPlan, IndexReading } from '../domain/model-village.terms.js';
import type { BoardReading, BoardVillage, ModelVillageEntry } from './model-village-board.document.js';

type Villages = readonly BoardVillage[];

/** With what changes in one village; one that was not known stands last. */
export const inVillage = (
  villages: Villages,
  region: RegionRef,
  change: (village: BoardVillage) => Partial<BoardVillage>,
): Villages => {
  const known = villages.find((village) => village.region.code === region.code);
  const before: BoardVillage = known ?? { region, stage: 'ASSESSED', readings: [], targets: [], indexTargets: [] };
  const after = { ...before, ...change(before) };
  return known ? villages.map((village) => (village === known ? after : village)) : [...villages, after];
};

/** The first reading of an index, or before the designation the latest one, is what later ones are compared with. */
export const withReading = (
  { readings, stage }: BoardVillage,
  { index, year, value, status }: IndexReading,
  on: LocalDate,
  baseline: boolean,
): Pick<BoardVillage, 'readings'> => {
  const kept = baseline && stage === 'ASSESSED' ? readings.filter((each) => each.index !== index) : readings;
  return { readings: [...kept, { index, year, value, status, on, baseline }] };
};

export const underPlan = (villages: Villages, { indicators, indexTargets }: DevelopmentPlan): Villages =>
  villages.map((village) => {
    const of = (each: { readonly village: RegionRef }): boolean => each.village.code === village.region.code;
    return {
      ...village,
      targets: indicators.flatMap(({ indicator, unit, target, ...each }, index) =>
        of(each) ? [{ no: index + 1, indicator, unit, target }] : [],
      ),
      indexTargets: indexTargets.filter(of).map(({ index, year, value }) => ({ index, year, value })),
    };
  });

export const withAchieved = (
  { targets }: BoardVillage,
  achievements: readonly Achievement[],
  on: LocalDate,
): Pick<BoardVillage, 'targets'> => ({
  targets: targets.map((target) => {
    const reached = achievements.find(({ indicatorNo }) => indicatorNo === target.no);
    return reached ? { ...target, achieved: reached.value, achievedOn: on } : target;
  }),
});

/** Baseline and latest value of the index that was recorded last: the two are of one index (MOD-03). */
export const baselineAndLatest = ({
  readings,
}: Pick<BoardVillage, 'readings'>): { readonly baseline?: BoardReading; readonly latest?: BoardReading } => {
  const latest = readings.at(-1);
  if (!latest) return {};
  const baseline = readings.find((each) => each.baseline && each.index === latest.index);
  return { latest, ...(baseline && { baseline }) };
};

/** What the villages together make of the record; a label that rests, or has ended, is none. */
export const summary = ({
  stage: ofRecord,
  villages,
}: Pick<ModelVillageEntry, 'stage' | 'villages'>): Pick<
  ModelVillageEntry,
  'villagesDesignated' | 'villagesRecognised' | 'villagesImproved' | 'targetsSet' | 'targetsReached'
> => {
  const targets = villages.flatMap((village) => village.targets);
  const count = (holds: (village: BoardVillage) => boolean): number => villages.filter(holds).length;
  return {
    villagesDesignated: count(({ stage }) => stage !== 'ASSESSED'),
    villagesRecognised: ofRecord === 'RECOGNISED' ? count(({ stage }) => stage === 'RECOGNISED') : 0,
    villagesImproved: count((village) => {
      const { baseline, latest } = baselineAndLatest(village);
      return baseline !== undefined && latest !== undefined && stepsOf(latest) > stepsOf(baseline);
    }),
    targetsSet: targets.length,
    targetsReached: targets.filter(({ target, achieved }) => achieved !== undefined && achieved >= target).length,
  };
};
