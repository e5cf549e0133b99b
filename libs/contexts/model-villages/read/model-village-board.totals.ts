import { NATIONAL, totalKey, withAncestors, type Contribution, type Meaning, type Scope } from '#kernel';
import { MODEL_VILLAGE_STAGES, MODEL_VILLAGE_STAGE_WORDS } from '../domain/model-village.codes.js';
import type { ModelVillageEntry } from './model-village-board.document.js';

/** Name and version of the board, which its totals bear, too. */
export const MODEL_VILLAGE_BOARD = { name: 'model_village_progress', version: 1 } as const;

/**
 * The kept totals of the board: `modelVillages`, region, year of the nomination. `region` is `ID` for the country, or
 * any region in which an area lies or around it; a record counts once in each. What was voided counts nowhere.
 */
export const modelVillagesTotal = (region: Scope, year: number): string =>
  totalKey(MODEL_VILLAGE_BOARD, 'modelVillages', { region, year: String(year) });

const COUNTED = MODEL_VILLAGE_STAGES.filter((stage) => stage !== 'VOIDED');

/** What each count counts. */
export const MODEL_VILLAGE_MEASURES: Readonly<Record<string, Meaning>> = {
  modelVillages: [
    'Usulan desa percontohan tahun ini; yang dibatalkan karena salah tidak dihitung',
    'Nominations of this year; records voided as wrong do not count',
  ],
  ...Object.fromEntries(
    COUNTED.map((stage) => [
      stage,
      [
        `Usulan yang kini ${MODEL_VILLAGE_STAGE_WORDS[stage][0]}`,
        `Nominations that are now ${MODEL_VILLAGE_STAGE_WORDS[stage][1]}`,
      ],
    ]),
  ),
  designated: ['Desa yang ditetapkan sebagai lokus', 'Villages designated'],
  recognised: ['Desa yang kini diakui sebagai desa percontohan', 'Villages that are recognised now'],
  improved: [
    'Desa lokus yang nilai indeks terakhirnya di atas nilai awal indeks yang sama',
    'Villages whose latest value lies above the baseline of the same index',
  ],
  targets: ['Target indikator dalam rencana', 'Targets of indicators in plans'],
  reached: ['Target indikator yang tercapai', 'Targets of indicators that are reached'],
  replications: ['Replikasi oleh pihak lain', 'Replications by others'],
  unsupported: ['Usulan tanpa perjanjian yang berlaku (MOD-06)', 'Records without an agreement in force (MOD-06)'],
};

export const contribute = (entry: ModelVillageEntry): readonly Contribution[] => {
  if (entry.stage === 'VOIDED') return [];
  const areas: readonly Scope[] = [NATIONAL, ...new Set(entry.regions.flatMap(withAncestors))];
  const counts: Readonly<Record<string, number>> = {
    designated: entry.villagesDesignated,
    recognised: entry.villagesRecognised,
    improved: entry.villagesImproved,
    targets: entry.targetsSet,
    reached: entry.targetsReached,
    replications: entry.replications.length,
    unsupported: entry.unsupported ? 1 : 0,
  };
  return [
    {
      totals: areas.map((region) => modelVillagesTotal(region, entry.year)),
      measures: {
        modelVillages: 1n,
        [entry.stage]: 1n,
        ...Object.fromEntries(
          Object.entries(counts).flatMap(([name, count]) => (count > 0 ? [[name, BigInt(count)]] : [])),
        ),
      },
    },
  ];
};
