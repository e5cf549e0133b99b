import {
  isCentral,
  isVillage,
  kindOfParty,
  seatOf,
  type PartyRef,
  type RegionCode,
  type Role,
  type Scope,
} from '#kernel';
import { sideOf, type Choice, type Side } from '#runtime';
import { answersItself, visitingRoles } from '#contexts/access/contract';
import type { AgreementState } from '../domain/agreement.state.js';
import type { AgreementParty } from '../domain/agreement.terms.js';

type RolesOf = (party: PartyRef) => readonly Role[];

const isProvince = ({ region }: PartyRef): boolean => region?.level === 1;
const isOfVillage = ({ region }: PartyRef): boolean => region !== undefined && isVillage(region);

/** Who prepares cooperation for a party: its cooperation section, or its head (domain §2). */
export const staffOf: RolesOf = (party) => {
  const kind = kindOfParty(party);
  if (kind === 'VILLAGE') return ['VILLAGE_HEAD', 'BKAD_OFFICER'];
  if (kind !== 'REGION' && kind !== 'OFFICE') return visitingRoles(party);
  const section: readonly Role[] = isProvince(party)
    ? ['PROVINCE_PMD', 'GOVERNOR']
    : ['REGENCY_COOP', 'REGENCY_SECRETARY', 'REGENCY_HEAD'];
  return kind === 'OFFICE' ? ['OPD_HEAD', ...section] : section;
};

/** Who signs for a party (AGR-06); who is not its head shows a mandate, which the rule asks for. */
export const signersOf: RolesOf = (party) => {
  const kind = kindOfParty(party);
  if (kind === 'VILLAGE') return ['VILLAGE_HEAD'];
  if (kind === 'OFFICE') return isProvince(party) ? ['OPD_HEAD', 'PROVINCE_PMD'] : ['OPD_HEAD', 'REGENCY_PMD'];
  if (kind !== 'REGION') return visitingRoles(party);
  return isProvince(party) ? ['GOVERNOR', 'OPD_HEAD'] : ['REGENCY_HEAD', 'REGENCY_SECRETARY', 'OPD_HEAD'];
};

/** AGR-04: who speaks for the TKKSD of a region. */
export const recommendersOf: RolesOf = (party) =>
  isOfVillage(party) ? [] : isProvince(party) ? ['PROVINCE_PMD'] : ['REGENCY_COOP', 'REGENCY_SECRETARY'];

/** AGR-10: who records what the council of a region decided. */
export const councilOf: RolesOf = (party) => (isOfVillage(party) ? [] : ['DPRD_SECRETARIAT']);

/** The government whose agencies may act for the party; officers of a ministry are known by their institution. */
const governmentOf = (party: PartyRef): RegionCode | undefined => (isCentral(party) ? undefined : party.region?.code);

const ALL_STAFF: readonly Role[] = [
  'VILLAGE_HEAD',
  'BKAD_OFFICER',
  'REGENCY_COOP',
  'REGENCY_SECRETARY',
  'REGENCY_HEAD',
  'PROVINCE_PMD',
  'GOVERNOR',
  'OPD_HEAD',
  'MINISTRY_OFFICER',
  'DPRD_SECRETARIAT',
  'BUMDESMA_DIRECTOR',
];
const ALL_SIGNERS: readonly Role[] = [
  'VILLAGE_HEAD',
  'REGENCY_HEAD',
  'REGENCY_SECRETARY',
  'REGENCY_PMD',
  'PROVINCE_PMD',
  'GOVERNOR',
  'OPD_HEAD',
  'MINISTRY_OFFICER',
  'DPRD_SECRETARIAT',
  'BUMDESMA_DIRECTOR',
];

const partiesOf = (state: AgreementState): readonly AgreementParty[] =>
  state.stage === 'NONE' ? [] : state.terms.parties;

interface OfParty {
  readonly partyNo: number;
}

/** Who acts where a command names one of the parties: that party, or who initiated for one without accounts. */
const whoActs = ({ partyNo }: OfParty, state: AgreementState): AgreementParty | undefined => {
  const parties = partiesOf(state);
  const named = parties[partyNo - 1];
  return named && !answersItself(named) ? parties[0] : named;
};

/** What would be refused of a party, or of the record, whatever else a command says. @throws Rejection */
type Possible = (state: AgreementState, partyNo: number) => void;

const actingFor = (roles: readonly Role[], rolesOf: RolesOf, possible?: Possible) => {
  const members = {
    roles,
    may: (role: Role, command: OfParty, state: AgreementState): boolean => {
      const party = whoActs(command, state);
      return !party || rolesOf(party).includes(role);
    },
    parties: (command: OfParty, state: AgreementState): readonly Scope[] => {
      const party = whoActs(command, state);
      return party ? [seatOf(party)] : [];
    },
    ofGovernment: (command: OfParty, state: AgreementState): RegionCode | undefined => {
      const party = whoActs(command, state);
      return party && governmentOf(party);
    },
    actsIn: (command: OfParty, state: AgreementState): RegionCode | undefined => whoActs(command, state)?.region?.code,
  } as const;
  return {
    ...members,
    choices: async (state: AgreementState): Promise<readonly Choice[]> =>
      partiesOf(state).map((_, index) => ({
        sides: [sideOf(members, { partyNo: index + 1 }, state)],
        ...(possible && { require: () => possible(state, index + 1) }),
      })),
  } as const;
};

/** Commands by which one of the parties acts, each for itself. */
export const byStaff = (possible?: Possible) => actingFor(ALL_STAFF, staffOf, possible);
export const bySigner = (possible?: Possible) => actingFor(ALL_SIGNERS, signersOf, possible);
/** What is recorded of a village's or party's own, by its staff. */
export const byRecommender = (possible?: Possible) =>
  actingFor(['REGENCY_COOP', 'REGENCY_SECRETARY', 'PROVINCE_PMD'], recommendersOf, possible);
export const byCouncil = (possible?: Possible) => actingFor(['DPRD_SECRETARIAT'], councilOf, possible);

/** Commands that any of the parties gives. @param possible what would be refused whatever the command says */
export const byAnyParty = (
  possible?: (state: AgreementState) => void,
  roles: readonly Role[] = ALL_STAFF,
  rolesOf: RolesOf = staffOf,
) => {
  /** Each of those that act here by themselves, with its own roles: what one party's officers may is not another's. */
  const sidesOf = (state: AgreementState): readonly Side[] =>
    partiesOf(state)
      .filter(answersItself)
      .map((party) => {
        const government = governmentOf(party);
        return {
          roles: roles.filter((role) => rolesOf(party).includes(role)),
          parties: [seatOf(party)],
          ...(government !== undefined && { government }),
        };
      });
  return {
    roles,
    parties: (_command: unknown, state: AgreementState): readonly Scope[] => partiesOf(state).map(seatOf),
    sides: async (_command: unknown, state: AgreementState): Promise<readonly Side[]> =>
      state.stage === 'NONE' ? [{ roles, parties: [] }] : sidesOf(state),
    ...(possible && {
      choices: async (state: AgreementState): Promise<readonly Choice[]> => [
        { sides: sidesOf(state), require: () => possible(state) },
      ],
    }),
  };
};

export const byAnySigner = (possible?: (state: AgreementState) => void) => byAnyParty(possible, ALL_SIGNERS, signersOf);

/** Commands of whoever initiated. */
export const byFirst = {
  roles: ALL_STAFF,
  may: (role: Role, _command: unknown, state: AgreementState): boolean =>
    state.stage === 'NONE' || staffOf(state.terms.parties[0]!).includes(role),
  parties: (_command: unknown, state: AgreementState): readonly Scope[] => partiesOf(state).slice(0, 1).map(seatOf),
  ofGovernment: (_command: unknown, state: AgreementState): RegionCode | undefined =>
    state.stage === 'NONE' ? undefined : governmentOf(state.terms.parties[0]!),
} as const;

/** Whoever initiates acts for the first of the parties that he names. */
export const ofInitiated = {
  roles: ALL_STAFF,
  may: (role: Role, { parties: [first] }: { readonly parties: readonly PartyRef[] }): boolean =>
    first !== undefined && staffOf(first).includes(role),
  parties: ({ parties: [first] }: { readonly parties: readonly PartyRef[] }): readonly Scope[] =>
    first ? [seatOf(first)] : [],
  ofGovernment: ({ parties: [first] }: { readonly parties: readonly PartyRef[] }): RegionCode | undefined =>
    first && governmentOf(first),
} as const;

export const STAFF = ALL_STAFF;
