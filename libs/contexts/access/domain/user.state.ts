import { addDays, type Instant, type LocalDate, type Role, type Scope } from '#kernel';
import type { UserEvent, UserKind } from './user.events.js';

/** A grant as it stands: a revocation has brought its last day forward. */
export interface HeldGrant {
  readonly grantId: string;
  readonly role: Role;
  readonly scope: Scope;
  readonly officeId: string;
  readonly validFrom: LocalDate;
  readonly validTo?: LocalDate;
}

interface Account {
  readonly userId: string;
  readonly kind: UserKind;
  readonly officeId?: string;
  /** All ever given, ended ones included, in the order of their granting. */
  readonly grants: readonly HeldGrant[];
  /** When a password was last set, or the account disabled: what was signed in before is signed out. */
  readonly tokensFrom?: Instant;
}

export type RegisteredUser = Account & { readonly stage: 'ACTIVE' | 'DISABLED' };
export type UserState = { readonly stage: 'UNKNOWN' } | RegisteredUser;

export const initialUser: UserState = { stage: 'UNKNOWN' };

export const evolveUser = (state: UserState, event: UserEvent): UserState => {
  if (event.type === 'UserRegistered') return { stage: 'ACTIVE', ...event.data, grants: [] };
  if (state.stage === 'UNKNOWN') return state;
  switch (event.type) {
    case 'RoleGranted':
      return { ...state, grants: [...state.grants, event.data] };
    case 'GrantRevoked': {
      const { grantId, from } = event.data;
      return { ...state, grants: state.grants.map((grant) => (grant.grantId === grantId ? { ...grant, validTo: addDays(from, -1) } : grant)) };
    }
    case 'UserDisabled':
      return { ...state, stage: 'DISABLED' };
    case 'UserEnabled':
      return { ...state, stage: 'ACTIVE' };
    case 'PasswordSet':
      return state;
  }
};
