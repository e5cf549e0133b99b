import { NATIONAL, levelOf, type RegionCode, type RegionRef, type Role } from '#kernel';
import type { Side } from '#runtime';

/** Who keeps the register of offices and institutions of a region [D]. */
export const KEEPERS: readonly Role[] = ['DATA_STEWARD', 'REGENCY_SECRETARY', 'MINISTRY_OFFICER'];
/** Villages are looked after by the agency for them, too (DPMD, domain §1.1). */
export const VILLAGE_KEEPERS: readonly Role[] = [...KEEPERS, 'REGENCY_PMD', 'PROVINCE_PMD'];

export const keepersOf = (region: RegionRef | undefined): readonly Role[] =>
  region && levelOf(region.code) === 4 ? VILLAGE_KEEPERS : KEEPERS;

/** Those who keep what is entered of that region; of the country, whoever holds such a role for it. */
export const keptBy = (region: RegionRef | undefined): readonly Side[] => [
  // As a party the whole country is covered by a national grant alone.
  { roles: keepersOf(region), parties: [region?.code ?? (NATIONAL as unknown as RegionCode)] },
];
