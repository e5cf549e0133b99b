import type { Decider } from '#kernel';
import type { UserCommand } from './user.commands.js';
import { decideUser } from './user.decide.js';
import type { UserEvent } from './user.events.js';
import { evolveUser, initialUser, type UserState } from './user.state.js';

/** After these, tokens issued before are worth nothing. */
const SIGNS_OUT: ReadonlySet<UserEvent['type']> = new Set(['PasswordSet', 'UserDisabled']);

/** An account and the roles it holds (domain §2). Stream `user-{userId}`. */
export const userDecider: Decider<UserState, UserCommand, UserEvent> = {
  category: 'user',
  initialState: initialUser,
  evolve: (before, event, { recordedAt }) => {
    const user = evolveUser(before, event);
    return user.stage !== 'UNKNOWN' && SIGNS_OUT.has(event.type) ? { ...user, tokensFrom: recordedAt } : user;
  },
  decide: decideUser,
};
