import type { Principal } from '#runtime';
import type { UserState } from '../domain/user.state.js';

/** What the user may do: all grants ever given, each with its days. A disabled or unknown account may do nothing. */
export const toPrincipal = (state: UserState, userId: string): Principal => ({
  userId,
  grants: state.stage !== 'ACTIVE' ? [] : state.grants.map(({ role, scope, officeId, validFrom, validTo }) =>
    ({ role, scope, officeId, validFrom, ...(validTo && { validTo }) })),
  ...(state.stage !== 'UNKNOWN' && state.tokensFrom && { tokensFrom: state.tokensFrom }),
});
