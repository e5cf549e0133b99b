import { covers, reject, type RegionRef } from '#kernel';
import type { KnownAdoption } from '#contexts/adoptions/contract';
import type { VillageIndex } from './model-village.codes.js';
import { stepsOf } from './model-village.indexes.js';
import type { Locus, Nominated, Planned, TakenReading } from './model-village.state.js';
import type { Achievement, IndexReading } from './model-village.terms.js';

/** MOD-03: the baseline of a designated village stays what it is; a later value of that index is an evaluation. */
export const requireNewBaseline = ({ stage, baselines }: Locus, index: VillageIndex): void => {
  if (stage === 'ASSESSED' || !baselines[index]) return;
  throw reject('E_BASELINE', {
    ruleId: 'MOD-03',
    field: '/index',
    details: { baseline: baselines[index] },
    messageId: 'Nilai awal indeks ini sudah ada; catat nilai yang baru sebagai evaluasi.',
    messageEn: 'There is a baseline of that index already; record the new value as an evaluation.',
  });
};

/** MOD-03: IDM is compared with IDM alone, and Indeks Desa with Indeks Desa, and not with an earlier year's. */
export const requireComparable = (
  { baselines }: Locus,
  { index, year }: { readonly index: VillageIndex; readonly year: number },
): TakenReading => {
  const baseline = baselines[index];
  if (!baseline)
    throw reject('E_INDEX_MIXED', {
      ruleId: 'MOD-03',
      field: '/index',
      details: { baselines: Object.keys(baselines) },
      messageId:
        'Nilai awal desa ini memakai indeks yang lain, dan keduanya tidak dapat dibandingkan; catat dulu nilai awal indeks ini (nilai desa).',
      messageEn:
        'The baseline of this village is of the other index, and the two cannot be compared; record a baseline of this index first (assess the village).',
    });
  if (year >= baseline.year) return baseline;
  throw reject('E_BASELINE', {
    ruleId: 'MOD-03',
    field: '/year',
    details: { baselineYear: baseline.year },
    messageId: `Nilai awalnya dari tahun ${baseline.year}; evaluasi tidak memakai tahun sebelumnya.`,
    messageEn: `The baseline is of ${baseline.year}; an evaluation is of no year before.`,
  });
};

/** What is told as reached is of an indicator of that village, each once. */
export const requireOwnIndicators = (
  { plan }: Planned,
  village: RegionRef,
  achievements: readonly Achievement[],
): void =>
  achievements.forEach(({ indicatorNo }, index) => {
    const own = plan.indicators[indicatorNo - 1]?.village.code === village.code;
    const again = achievements.findIndex((other) => other.indicatorNo === indicatorNo) !== index;
    if (own && !again) return;
    throw reject('E_VALIDATION', {
      ruleId: 'MOD-04',
      field: `/achievements/${index}/indicatorNo`,
      details: { indicatorNo },
      messageId: again ? 'Indikator ini sudah disebut.' : 'Indikator ini tidak ada dalam rencana untuk desa itu.',
      messageEn: again ? 'This indicator is named already.' : 'The plan has no such indicator of that village.',
    });
  });

/** Numbers of the indicators of a village whose target is reached. */
export const targetsMet = ({ plan }: Planned, { region, achieved }: Locus): readonly number[] =>
  plan.indicators.flatMap(({ village, target }, index) => {
    const reached = achieved[index + 1];
    return village.code === region.code && reached !== undefined && reached >= target ? [index + 1] : [];
  });

/** Whether the target of that index is reached; undefined where the plan has none for that village and index. */
export const indexTargetMet = (
  { plan }: Planned,
  village: RegionRef,
  reading: Pick<IndexReading, 'index' | 'value'>,
): boolean | undefined => {
  const target = plan.indexTargets.findLast(
    (each) => each.village.code === village.code && each.index === reading.index,
  );
  return target && stepsOf(reading) >= stepsOf(target);
};

const notAtStage = (messageId: string, messageEn: string) =>
  reject('E_STATE', { ruleId: 'MOD-05', field: '/village', messageId, messageEn });

/** MOD-05: what is evaluated has begun. */
export const requireBegun = ({ stage }: Locus): void => {
  if (stage !== 'DESIGNATED') return;
  throw notAtStage(
    'Belum ada kemajuan yang dicatat untuk desa ini; catat dulu sebelum mengevaluasinya.',
    'No progress is recorded of this village; record it before you evaluate.',
  );
};

/** MOD-05: what is reviewed was recognised. */
export const requireRecognised = ({ stage }: Locus): void => {
  if (stage === 'RECOGNISED') return;
  throw notAtStage('Yang ditinjau ialah desa yang sudah diakui.', 'What is reviewed is a village that was recognised.');
};

/** MOD-05: recognised after an evaluation, by another than who evaluated it (domain §2), once. */
export const requireRecognisable = ({ stage, evaluators }: Locus, userId: string): void => {
  if (stage === 'RECOGNISED') throw notAtStage('Desa ini sudah diakui.', 'This village is recognised already.');
  if (stage !== 'EVALUATED')
    throw notAtStage(
      'Pengakuan diberikan sesudah desa ini dievaluasi.',
      'A village is recognised after it was evaluated.',
    );
  if (evaluators.includes(userId))
    throw reject('E_SOD', {
      ruleId: 'MOD-05',
      field: '/village',
      messageId: 'Yang mengevaluasi desa ini tidak memberi pengakuannya.',
      messageEn: 'Who evaluated this village does not recognise it.',
    });
};

/** A replication is an adoption by others of what was seen in the village, told once. */
export const requireReplication = (
  { replications }: Nominated,
  village: RegionRef,
  adoptionId: string,
  adoption: KnownAdoption | undefined,
): KnownAdoption => {
  const field = '/adoptionId';
  const refused = (messageId: string, messageEn: string) =>
    reject('E_VALIDATION', { ruleId: 'MOD-04', field, messageId, messageEn });
  if (!adoption)
    throw reject('E_NOT_FOUND', {
      field,
      messageId: 'Tidak ada adopsi dengan id ini.',
      messageEn: 'There is no adoption of this id.',
    });
  if (replications.includes(adoptionId))
    throw refused('Adopsi ini sudah dicatat sebagai replikasi.', 'This adoption is recorded as a replication already.');
  if (!adoption.carriedOut)
    throw refused(
      'Adopsi ini belum diputuskan untuk diterapkan, atau sudah dihentikan.',
      'It was not decided to carry this adoption out, or it was given up.',
    );
  if (adoption.from.region?.code !== village.code)
    throw refused('Inovasi adopsi ini tidak diamati di desa itu.', 'Its innovation was not seen in that village.');
  const by = adoption.by.region?.code;
  if (by !== undefined && covers(village.code, by))
    throw refused('Replikasi dilakukan oleh pihak lain.', 'A replication is made by others.');
  return adoption;
};
