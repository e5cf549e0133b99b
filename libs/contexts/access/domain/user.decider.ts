import type { Decider } from '#kernel';
import type { UserCommand } from './user.commands.js';
import { decideUser } from './user.decide.js';
import type { KeeperFacts } from './user.rules-keepers.js';
import { userCatalogue, type UserEvent } from './user.events.js';
import { evolveUser, initialUser, type UserState } from './user.state.js';

/** After these, tokens issued before are worth nothing. */
const SIGNS_OUT: ReadonlySet<UserEvent['type']> = new Set(['PasswordSet', 'UserDisabled', 'SignedOutEverywhere']);

/** An account and the roles it holds (domain §2). Stream `user-{userId}`. */
export const userDecider: Decider<UserState, UserCommand, UserEvent, KeeperFacts | undefined> = {
  category: 'user',
  catalogue: userCatalogue,
  initialState: initialUser,
  evolve: (before, event, metadata) => {
    const user = evolveUser(before, event, metadata);
    return user.stage !== 'UNKNOWN' && SIGNS_OUT.has(event.type) ? { ...user, tokensFrom: metadata.recordedAt } : user;
  },
  decide: decideUser,
};
