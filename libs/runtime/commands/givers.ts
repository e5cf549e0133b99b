import { NATIONAL, withAncestors, type Role, type Scope } from '#kernel';
import { AGENCIES, type Side } from '../access/principal.js';

/** Who gives a command: in which role, held for which region, and of an office that shares it with others, which. */
export interface Giver {
  readonly role: Role;
  readonly region: Scope;
  readonly officeId?: string;
}

/** Whether a role is held for regions of that kind. */
export type HeldFor = (role: Role, region: Scope) => boolean;

/** The region itself and those around it, the nearest first. */
const outwards = (region: Scope): readonly Scope[] => [
  ...new Set<Scope>([...[...withAncestors(region)].reverse(), NATIONAL]),
];

/**
 * Those of a side to whom the command falls first: of all that may give it, whoever is nearest to the party. Others
 * above it may do so in their place, and are not told.
 */
const nearestOf = ({ roles, parties, officeId }: Side, heldFor: HeldFor): readonly Giver[] =>
  parties.flatMap((party) => {
    for (const region of outwards(party)) {
      const held = roles.filter((role) => role !== 'SYSTEM' && heldFor(role, region));
      if (held.length > 0)
        return held.map((role) => ({
          role,
          region,
          ...(officeId !== undefined && AGENCIES.includes(role) && { officeId }),
        }));
    }
    return [];
  });

/** To whom a command falls on one of these sides, each once. */
export const giversOf = (sides: readonly Side[], heldFor: HeldFor): readonly Giver[] => [
  ...new Map(
    sides.flatMap((side) => nearestOf(side, heldFor)).map((giver) => [JSON.stringify(giver), giver] as const),
  ).values(),
];
