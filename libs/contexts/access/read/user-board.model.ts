import { eventsOf, streamId, type LocalDate, type ReadModel, type Recorded, type RegionCode, type Role } from '#kernel';
import { userDecider } from '../domain/user.decider.js';
import type { UserEvent } from '../domain/user.events.js';
import { evolveUser, initialUser, regionsOf, type RegisteredUser } from '../domain/user.state.js';

/** An account and all rights ever given to it. Who stands behind it is not known here. */
export type UserBoardEntry = RegisteredUser & {
  /** Where it is seen. */
  readonly regions: readonly RegionCode[];
  readonly roles: readonly Role[];
  readonly offices: readonly string[];
  /** Whether a role waits for a second keeper. */
  readonly waiting: boolean;
  readonly registeredOn: LocalDate;
  readonly updatedOn: LocalDate;
  /** When a password was last set, by the user or a keeper of accounts; absent before, and where an issuer keeps passwords. */
  readonly passwordSetOn?: LocalDate;
};

/** Every account with its rights (domain §2, COM-01). */
export const userBoard: ReadModel<UserBoardEntry, Recorded<UserEvent>> = {
  name: 'user_board',
  version: 2,
  events: eventsOf(userDecider),
  fields: { regions: 'regions', roles: 'text', offices: 'text', stage: 'text', waiting: 'boolean', kind: 'text', registeredOn: 'text', updatedOn: 'text' },
  sorts: ['registeredOn', 'updatedOn'],
  keys: ({ stream }) => [streamId(stream)],
  fold: (before, event) => {
    const on = event.metadata.occurredOn;
    const user = evolveUser(before ?? initialUser, event, event.metadata) as RegisteredUser;
    return {
      ...before, ...user,
      regions: regionsOf(user),
      waiting: user.requests.length > 0,
      roles: [...new Set(user.grants.map(({ role }) => role))],
      offices: [...new Set([...(user.officeId ? [user.officeId] : []), ...user.grants.map(({ officeId }) => officeId)])],
      registeredOn: before?.registeredOn ?? on, updatedOn: on,
      ...(event.type === 'PasswordSet' && { passwordSetOn: on }),
    };
  },
};
