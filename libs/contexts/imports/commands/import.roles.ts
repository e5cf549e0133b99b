import type { Role, Scope } from '#kernel';
import type { ImportState } from '../domain/import.state.js';

/** Who imports registers of a region that the own one holds. */
export const IMPORTERS: readonly Role[] = [
  'VILLAGE_OPERATOR',
  'DISTRICT_OFFICER',
  'REGENCY_PMD',
  'REGENCY_COOP',
  'PROVINCE_PMD',
  'MINISTRY_OFFICER',
  'DATA_STEWARD',
];

export const keptIn = (state: ImportState): readonly Scope[] => (state.stage === 'NONE' ? [] : [state.keptIn]);

/** Whoever imports for the region in which the register is kept. */
export const ofKeeper = {
  roles: IMPORTERS,
  parties: (_command: unknown, state: ImportState): readonly Scope[] => keptIn(state),
} as const;
