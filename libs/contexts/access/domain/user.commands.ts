import type { DocRef, LocalDate, Role, Scope } from '#kernel';
import type { UserKind } from './user.events.js';

export interface RegisterUser {
  readonly type: 'RegisterUser';
  readonly userId: string;
  readonly kind: UserKind;
  readonly officeId?: string;
}

export interface GrantRole {
  readonly type: 'GrantRole';
  /** Default: the command's own id. */
  readonly grantId?: string;
  readonly role: Role;
  readonly scope: Scope;
  readonly officeId: string;
  readonly validFrom: LocalDate;
  readonly validTo?: LocalDate;
  readonly basis?: DocRef;
}

/** Asks for a role that two keepers give together: takes effect when another confirms it. */
export type RequestGrant = Omit<GrantRole, 'type'> & { readonly type: 'RequestGrant' };

export interface ConfirmGrant {
  readonly type: 'ConfirmGrant';
  readonly requestId: string;
}

export interface RefuseGrant {
  readonly type: 'RefuseGrant';
  readonly requestId: string;
}

export interface RevokeGrant {
  readonly type: 'RevokeGrant';
  readonly grantId: string;
  /** First day without the grant. */
  readonly from: LocalDate;
}

export interface DisableUser {
  readonly type: 'DisableUser';
}

export interface EnableUser {
  readonly type: 'EnableUser';
}

/** Given by the system once the credential store has taken the password. */
export interface RecordPasswordSet {
  readonly type: 'RecordPasswordSet';
  /** The account of whoever sets it. */
  readonly by: string;
}

/** Given by the system for the user who asked. */
export interface RecordSignedOut {
  readonly type: 'RecordSignedOut';
}

export type UserCommand =
  | RegisterUser
  | GrantRole
  | RequestGrant
  | ConfirmGrant
  | RefuseGrant
  | RevokeGrant
  | DisableUser
  | EnableUser
  | RecordPasswordSet
  | RecordSignedOut;
