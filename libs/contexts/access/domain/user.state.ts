import {
  addDays,
  isRegionCode,
  type DocRef,
  type EventMetadata,
  type Instant,
  type LocalDate,
  type RegionCode,
  type Role,
  type Scope,
} from '#kernel';
import type { GrantRequested, UserEvent, UserKind } from './user.events.js';

/** A grant as it stands: a revocation has brought its last day forward. */
export interface HeldGrant {
  readonly grantId: string;
  readonly role: Role;
  readonly scope: Scope;
  readonly officeId: string;
  readonly validFrom: LocalDate;
  readonly validTo?: LocalDate;
  /** The decree by which it is held. */
  readonly basis?: DocRef;
  /** Accounts of the keepers who gave it: one, or the one who asked and the one who confirmed. */
  readonly givenBy: readonly string[];
}

/** A role that was asked for and waits for another keeper. */
export type AskedGrant = GrantRequested['data'] & { readonly requestedBy: string };

interface Account {
  readonly userId: string;
  readonly kind: UserKind;
  readonly officeId?: string;
  /**
   * The keeper who opened the account, and the region for which he did so: there it belongs as long as it holds no
   * rights.
   */
  readonly registeredBy: string;
  readonly registeredIn: Scope;
  /** Who last set the password, other than the user: could sign in with it. */
  readonly keptBy?: string;
  /** Roles that wait for a second keeper. */
  readonly requests: readonly AskedGrant[];
  /** How many were ever asked for. */
  readonly requested: number;
  /** All ever given, ended ones included, in the order of their granting. */
  readonly grants: readonly HeldGrant[];
  /**
   * When a password was last set, the account disabled, or its user signed out everywhere: what was signed in before is
   * signed out.
   */
  readonly tokensFrom?: Instant;
}

export type RegisteredUser = Account & { readonly stage: 'ACTIVE' | 'DISABLED' };
export type UserState = { readonly stage: 'UNKNOWN' } | RegisteredUser;

/**
 * Where an account is seen: where its rights are held or asked for, the ended ones included, or where it was
 * registered; a right for the country adds none.
 */
export const regionsOf = ({ grants, requests, registeredIn }: RegisteredUser): readonly RegionCode[] => [
  ...new Set(
    (grants.length === 0 ? [registeredIn] : grants.map(({ scope }) => scope))
      .concat(requests.map(({ scope }) => scope))
      .filter(isRegionCode),
  ),
];

export const initialUser: UserState = { stage: 'UNKNOWN' };

export const evolveUser = (state: UserState, event: UserEvent, { actor }: Pick<EventMetadata, 'actor'>): UserState => {
  if (event.type === 'UserRegistered') {
    return {
      stage: 'ACTIVE',
      ...event.data,
      registeredBy: actor.userId,
      registeredIn: actor.scope,
      grants: [],
      requests: [],
      requested: 0,
    };
  }
  if (state.stage === 'UNKNOWN') return state;
  switch (event.type) {
    case 'RoleGranted':
      return {
        ...state,
        requests: state.requests.filter(({ grantId }) => grantId !== event.data.grantId),
        grants: [
          ...state.grants,
          {
            ...event.data,
            givenBy: [
              ...state.requests
                .filter(({ grantId }) => grantId === event.data.grantId)
                .map(({ requestedBy }) => requestedBy),
              actor.userId,
            ],
          },
        ],
      };
    case 'GrantRequested':
      return {
        ...state,
        requested: state.requested + 1,
        requests: [...state.requests, { ...event.data, requestedBy: actor.userId }],
      };
    case 'GrantRefused':
      return { ...state, requests: state.requests.filter(({ requestId }) => requestId !== event.data.requestId) };
    case 'GrantRevoked': {
      const { grantId, from } = event.data;
      return {
        ...state,
        grants: state.grants.map((grant) =>
          grant.grantId === grantId ? { ...grant, validTo: addDays(from, -1) } : grant,
        ),
      };
    }
    case 'UserDisabled':
      return { ...state, stage: 'DISABLED' };
    case 'UserEnabled':
      return { ...state, stage: 'ACTIVE' };
    case 'PasswordSet':
      return event.data.by === state.userId ? state : { ...state, keptBy: event.data.by };
    case 'SignedOutEverywhere':
      return state;
  }
};
