import type { RegionCode, RegionRef, Role, Scope } from '#kernel';
import { sideOf, type Choice, type Side } from '#runtime';
import type { LocusStage } from '../domain/model-village.codes.js';
import type { ModelVillageCommand, NominateModelVillage } from '../domain/model-village.commands.js';
import { areasOf, designatedIn, type Locus, type ModelVillageState } from '../domain/model-village.state.js';

/** Offices that look after model villages: of the regency, of the province, and units of the ministry. */
export const KEEPERS: readonly Role[] = [
  'REGENCY_PMD',
  'OPD_HEAD',
  'REGENCY_COOP',
  'REGENCY_SECRETARY',
  'REGENCY_HEAD',
  'PROVINCE_PMD',
  'MINISTRY_OFFICER',
];
/** Who assesses, evaluates and reviews. */
export const EVALUATORS: readonly Role[] = ['REGENCY_PMD', 'OPD_HEAD', 'PROVINCE_PMD', 'MINISTRY_OFFICER'];
/** Who fixes the place by a decree, recognises, suspends and revokes (domain §2: the ministry jointly). */
export const DECREEING: readonly Role[] = ['REGENCY_HEAD', 'GOVERNOR', 'MINISTRY_OFFICER'];
/** Who tells how far a village has come. */
export const REPORTING: readonly Role[] = ['VILLAGE_HEAD', 'VILLAGE_OPERATOR', 'DISTRICT_OFFICER', ...EVALUATORS];

/** Its areas: whoever keeps any of them, or what lies around it, may know. */
export const regionsOf = (state: ModelVillageState): readonly RegionCode[] =>
  state.stage === 'NONE' ? [] : areasOf(state);

/** A village nominates itself by its own initiative alone; a nomination reaches all of its areas. */
export const ofNominated = {
  roles: [...KEEPERS, 'VILLAGE_HEAD'] as readonly Role[],
  may: (role: Role, { origin }: NominateModelVillage): boolean => role !== 'VILLAGE_HEAD' || origin === 'INITIATIVE',
  parties: (command: NominateModelVillage): readonly Scope[] => command.areas.map(({ code }) => code),
  reach: 'every',
} as const;

/** Commands about the whole record, by offices of the regency and above. */
export const ofRecord = (roles: readonly Role[]) =>
  ({
    roles,
    parties: (_command: ModelVillageCommand, state: ModelVillageState): readonly Scope[] => regionsOf(state),
  }) as const;

interface OfVillage {
  readonly village: RegionRef;
}

const designated = (state: ModelVillageState): readonly Locus[] => (state.stage === 'NONE' ? [] : designatedIn(state));

/**
 * Commands about one village, each with those over whom it lies.
 * @param possible what would be refused of it
 * @param waiting where a village stands that waits for the command, wherever the others do
 */
export const ofVillage = (
  roles: readonly Role[],
  possible?: (locus: Locus, userId: string) => void,
  waiting: readonly LocusStage[] = [],
) => {
  const members = {
    roles,
    parties: ({ village }: OfVillage): readonly Scope[] => [village.code],
    actsIn: ({ village }: OfVillage): RegionCode => village.code,
  } as const;
  const side = (state: ModelVillageState, { region }: Locus): Side => sideOf(members, { village: region }, state);
  return {
    ...members,
    awaited: (state: ModelVillageState): readonly Side[] =>
      designated(state)
        .filter(({ stage }) => waiting.includes(stage))
        .map((locus) => side(state, locus)),
    choices: async (state: ModelVillageState): Promise<readonly Choice[]> =>
      designated(state).map((locus) => ({
        sides: [side(state, locus)],
        ...(possible && { require: ({ userId }: { readonly userId: string }) => possible(locus, userId) }),
      })),
  } as const;
};

/** A village can be assessed that no record knows yet. */
export const ofAnyVillage = (roles: readonly Role[]) =>
  ({
    roles,
    parties: ({ village }: OfVillage): readonly Scope[] => [village.code],
    actsIn: ({ village }: OfVillage): RegionCode => village.code,
    choices: async (state: ModelVillageState): Promise<readonly Choice[]> =>
      regionsOf(state).map((code) => ({ sides: [{ roles, parties: [code] }] })),
  }) as const;
