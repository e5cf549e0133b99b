import type { RegionCode, Role } from '#kernel';
import type { Side } from '#runtime';
import { partiesOf, type AdoptionState } from '../domain/adoption.state.js';

/** Who decides at home. */
export const ORIGIN: readonly Role[] = ['VILLAGE_HEAD', 'OPD_HEAD', 'REGENCY_HEAD', 'REGENCY_SECRETARY', 'GOVERNOR'];
/** Who tells how far it has come. */
export const ORIGIN_STAFF: readonly Role[] = ['VILLAGE_OPERATOR', ...ORIGIN];
/** Who looks whether it was carried out. */
export const VERIFIERS: readonly Role[] = ['REGENCY_PMD', 'PROVINCE_PMD'];

const originOf = (state: AdoptionState): readonly RegionCode[] =>
  state.stage === 'NONE' ? [] : [state.observation.origin.region.code];

/** Who observed it acts, each agency on what its own office observed. */
export const ofOrigin = {
  parties: (_command: unknown, state: AdoptionState): readonly RegionCode[] => originOf(state),
  ofOffice: (_command: unknown, state: AdoptionState): string | undefined =>
    state.stage === 'NONE' ? undefined : state.observation.origin.officeId,
} as const;

/** Beside those who observed it, the agency that answers for it. */
export const carriersOf = (state: AdoptionState): readonly Side[] => {
  if (state.stage === 'NONE') return [];
  const parties = originOf(state);
  const owner = state.decided?.owner?.officeId;
  return [
    { roles: ORIGIN_STAFF, parties, officeId: state.observation.origin.officeId },
    ...(owner === undefined ? [] : [{ roles: ['OPD_HEAD'] as const, parties, officeId: owner }]),
  ];
};

export const regionsOf = (state: AdoptionState): readonly RegionCode[] =>
  state.stage === 'NONE' ? [] : partiesOf(state);
