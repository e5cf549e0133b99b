import type { Decider } from '#kernel';
import type { UserCommand } from './user.commands.js';
import { decideUser } from './user.decide.js';
import type { UserEvent } from './user.events.js';
import { evolveUser, initialUser, type UserState } from './user.state.js';

/** An account and the roles it holds (domain §2). Stream `user-{userId}`. */
export const userDecider: Decider<UserState, UserCommand, UserEvent> = {
  category: 'user',
  initialState: initialUser,
  evolve: evolveUser,
  decide: decideUser,
};
