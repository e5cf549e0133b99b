import { levelOf, type RegionRef, type Role } from '#kernel';
import { keptIn } from '../domain/office.keeping.js';

/** Who keeps the register of offices and institutions of a region [D]. */
export const KEEPERS: readonly Role[] = ['DATA_STEWARD', 'REGENCY_SECRETARY', 'MINISTRY_OFFICER'];
/** Villages are looked after by the agency for them, too (DPMD, domain §1.1). */
export const VILLAGE_KEEPERS: readonly Role[] = [...KEEPERS, 'REGENCY_PMD', 'PROVINCE_PMD'];

/**
 * For rows by which the keepers of a region enter something; what has no region is entered for the country.
 * @param regionOf of what the command is about
 */
export const byKeepers = <State>(regionOf: (command: unknown, state: State) => RegionRef | undefined) => {
  const parties = (command: unknown, state: State) => [keptIn(regionOf(command, state))];
  return {
    roles: VILLAGE_KEEPERS,
    parties,
    sides: async (command: unknown, state: State) => {
      const region = regionOf(command, state);
      const roles = region && levelOf(region.code) === 4 ? VILLAGE_KEEPERS : KEEPERS;
      return [{ roles, parties: parties(command, state) }];
    },
  };
};
