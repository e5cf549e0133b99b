import { isCentral, seatOf, type PartyRef, type RegionCode, type Role, type Scope } from '#kernel';
import type { Corrected, Side, Speaker } from '#runtime';
import { ALL_VISITING, visitingRoles } from '#contexts/access/contract';
import { partiesOf, type AdoptionState } from '../domain/adoption.state.js';

/** Who decides at home. */
export const ORIGIN: readonly Role[] = [...new Set([...ALL_VISITING, 'REGENCY_SECRETARY'] as const)];
/** Who tells how far it has come. */
export const ORIGIN_STAFF: readonly Role[] = ['VILLAGE_OPERATOR', ...ORIGIN];
/** Who looks whether it was carried out; of a ministry another of its offices. */
export const VERIFIERS: readonly Role[] = ['REGENCY_PMD', 'PROVINCE_PMD', 'MINISTRY_OFFICER'];

const isCouncil = ({ kind }: PartyRef): boolean => kind === 'COUNCIL';

const originOf = (state: AdoptionState): readonly Scope[] =>
  state.stage === 'NONE' ? [] : [seatOf(state.observation.origin)];

/** Of the roles at home those that act for this party; what is no role of visitors is not asked here. */
const actsFor = (role: Role, origin: PartyRef): boolean =>
  visitingRoles(origin).includes(role) ||
  !ORIGIN_STAFF.includes(role) ||
  ((role === 'VILLAGE_OPERATOR' || role === 'REGENCY_SECRETARY') && !isCouncil(origin) && !isCentral(origin));

/** Who observed it acts, each agency on what its own office observed. */
export const ofOrigin = {
  may: (role: Role, _command: unknown, state: AdoptionState): boolean =>
    state.stage === 'NONE' || actsFor(role, state.observation.origin),
  parties: (_command: unknown, state: AdoptionState): readonly Scope[] => originOf(state),
  ofOffice: (_command: unknown, state: AdoptionState): string | undefined =>
    state.stage === 'NONE' ? undefined : state.observation.origin.officeId,
} as const;

/** A ministry's officers verify for ministries alone. */
export const mayVerify = (role: Role, _command: unknown, state: AdoptionState): boolean =>
  state.stage === 'NONE' || (role === 'MINISTRY_OFFICER') === isCentral(state.observation.origin);

/** What a verifier said is his side's alone (COM-01). */
export const verifierOf = ({ target: { type, metadata } }: Corrected): Speaker | undefined => {
  const { scope, officeId, role } = metadata.actor;
  const verified = type === 'AdoptionVerified' || type === 'AdoptionVerificationRejected';
  return verified ? { region: scope, officeId, may: (each) => each === role } : undefined;
};

/** Beside those who observed it, the agency that answers for it. */
export const carriersOf = (state: AdoptionState): readonly Side[] => {
  if (state.stage === 'NONE') return [];
  const { origin } = state.observation;
  const parties = originOf(state);
  const owner = state.decided?.owner?.officeId;
  return [
    { roles: ORIGIN_STAFF.filter((role) => actsFor(role, origin)), parties, officeId: origin.officeId },
    ...(owner === undefined ? [] : [{ roles: ['OPD_HEAD'] as const, parties, officeId: owner }]),
  ];
};

export const regionsOf = (state: AdoptionState): readonly RegionCode[] =>
  state.stage === 'NONE' ? [] : partiesOf(state);
