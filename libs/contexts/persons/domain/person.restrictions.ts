import { NATIONAL, covers, type Actor, type Scope } from '#kernel';

/** Whose data of a person may not be processed. */
export interface Restrictions {
  /** For all parties in these. */
  readonly restricted: readonly Scope[];
  /** Each for what it keeps itself. */
  readonly restrictedBy: readonly Scope[];
}

type Deciding = Pick<Actor, 'role' | 'scope'>;

/** COM-11: whether one acts for a party: a data steward for all in his region, anybody else for his own alone. */
export const reaches = ({ role, scope }: Deciding, party: Scope): boolean =>
  role === 'DATA_STEWARD' ? covers(scope, party) : scope === party;

/** Whether that party may not process the data: by its own decision, or by that of a data steward around it. */
export const isRestrictedFor = ({ restricted, restrictedBy }: Restrictions, party: Scope): boolean =>
  restrictedBy.includes(party) || restricted.some((scope) => covers(scope, party));

/** Where a restriction stands that the actor decides: with those for all in a region, or for the party itself. */
export const restrictionsOf = ({ role }: Pick<Actor, 'role'>): 'restricted' | 'restrictedBy' =>
  role === 'DATA_STEWARD' ? 'restricted' : 'restrictedBy';

/** Whether what the actor would restrict is restricted by the like of him already. */
export const hasRestricted = (state: Restrictions, actor: Deciding): boolean =>
  state[restrictionsOf(actor)].includes(actor.scope);

/** What stays restricted when that actor lifts what is his to lift. */
export const leftBy = ({ restricted, restrictedBy }: Restrictions, actor: Deciding): Restrictions => ({
  restricted: actor.role === 'DATA_STEWARD' ? restricted.filter((scope) => !reaches(actor, scope)) : restricted,
  restrictedBy: restrictedBy.filter((scope) => !reaches(actor, scope)),
});

/** Whoever decided before each party did for itself alone decided for all who keep data of the person. */
export const decidedBy = (actor: Actor, within: Scope | undefined): Deciding =>
  within === undefined ? { role: 'DATA_STEWARD', scope: NATIONAL } : { role: actor.role, scope: within };
