import type { RegionCode, RegionRef, Role, Scope } from '#kernel';
import { sideOf, type Choice } from '#runtime';
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

const areas = (state: ModelVillageState): readonly RegionCode[] => (state.stage === 'NONE' ? [] : areasOf(state));

/** Its villages with all that lies around its areas: whoever keeps any of them may know. */
export const regionsOf = (state: ModelVillageState): readonly RegionCode[] => areas(state);

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
    parties: (_command: ModelVillageCommand, state: ModelVillageState): readonly Scope[] => areas(state),
  }) as const;

interface OfVillage {
  readonly village: RegionRef;
}

/** Commands about one village, each with those over whom it lies. @param possible what would be refused of it */
export const ofVillage = (roles: readonly Role[], possible?: (locus: Locus, userId: string) => void) => {
  const members = {
    roles,
    parties: ({ village }: OfVillage): readonly Scope[] => [village.code],
    actsIn: ({ village }: OfVillage): RegionCode => village.code,
  } as const;
  return {
    ...members,
    choices: async (state: ModelVillageState): Promise<readonly Choice[]> =>
      state.stage === 'NONE'
        ? []
        : designatedIn(state).map((locus) => ({
            sides: [sideOf(members, { village: locus.region }, state)],
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
      areas(state).map((code) => ({ sides: [{ roles, parties: [code] }] })),
  }) as const;
