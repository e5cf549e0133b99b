import type { Principal } from '#runtime';
import type { Accounts } from '../contract/accounts.js';
import { userDecider } from '../domain/user.decider.js';
import type { UserState } from '../domain/user.state.js';

/** What the user may do: all grants ever given, each with its days. A disabled or unknown account may do nothing. */
export const toPrincipal = (state: UserState, userId: string): Principal => ({
  userId,
  grants:
    state.stage !== 'ACTIVE'
      ? []
      : state.grants.map(({ role, scope, officeId, validFrom, validTo }) => ({
          role,
          scope,
          officeId,
          validFrom,
          ...(validTo && { validTo }),
        })),
  ...(state.stage !== 'UNKNOWN' && state.tokensFrom && { tokensFrom: state.tokensFrom }),
});

export const accounts: Accounts = {
  principalOf: async (userId, sources) => toPrincipal(await sources.state(userDecider, userId), userId),
  exists: async (userId, sources) => (await sources.state(userDecider, userId)).stage !== 'UNKNOWN',
};
