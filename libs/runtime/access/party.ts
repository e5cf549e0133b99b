import { NATIONAL, type Actor, type Scope } from '#kernel';

/** For whom something was entered: the government of a region, or at the national level one office. */
export interface Party {
  readonly scope: Scope;
  readonly officeId?: string;
}

export const partyOf = ({ scope, officeId }: Pick<Actor, 'scope' | 'officeId'>): Party => ({ scope, officeId });

/** Of a region one government, whichever of its offices; at the national level the same office. */
export const isParty = ({ scope, officeId }: Party, party: Party): boolean =>
  scope === party.scope && (scope !== NATIONAL || officeId === party.officeId);
