import type { DocRef, EventCatalogue, LocalDate, Role, Scope } from '#kernel';

/** Whether a person signs in with the account or another system does. */
export const USER_KINDS = ['PERSON', 'SERVICE'] as const;
export type UserKind = (typeof USER_KINDS)[number];

/** An account was opened. Ids are opaque: who stands behind one is known to the credential store alone. */
export interface UserRegistered {
  readonly type: 'UserRegistered';
  readonly data: { readonly userId: string; readonly kind: UserKind; readonly officeId?: string };
}

/** A role for a region on behalf of an office, from the first to the last day inclusive; `basis` is the appointing decree. */
export interface RoleGranted {
  readonly type: 'RoleGranted';
  readonly data: {
    readonly grantId: string;
    readonly role: Role;
    readonly scope: Scope;
    readonly officeId: string;
    readonly validFrom: LocalDate;
    readonly validTo?: LocalDate;
    readonly basis?: DocRef;
  };
}

/** A keeper asks for a role that two keepers give together; `requestId` counts the requests of the account: `1`, `2`, … */
export interface GrantRequested {
  readonly type: 'GrantRequested';
  readonly data: RoleGranted['data'] & { readonly requestId: string };
}

/** What was asked for is not granted; whoever asked may take it back in the same way. */
export interface GrantRefused {
  readonly type: 'GrantRefused';
  readonly data: { readonly requestId: string; readonly grantId: string };
}

/** `from` is the first day without the grant. */
export interface GrantRevoked {
  readonly type: 'GrantRevoked';
  readonly data: { readonly grantId: string; readonly from: LocalDate };
}

export interface UserDisabled {
  readonly type: 'UserDisabled';
  readonly data: { readonly userId: string };
}

export interface UserEnabled {
  readonly type: 'UserEnabled';
  readonly data: { readonly userId: string };
}

/** A password was set, by the user or by a keeper of accounts (`by`, an account). It stands in the credential store, and nothing of it here. */
export interface PasswordSet {
  readonly type: 'PasswordSet';
  readonly data: { readonly userId: string; readonly by: string };
}

export type UserEvent = UserRegistered | RoleGranted | GrantRequested | GrantRefused | GrantRevoked | UserDisabled | UserEnabled | PasswordSet;

/** Raising a version needs an upcaster here and a new frozen sample in `fixtures/`; the old sample stays. */
export const userCatalogue = {
  UserRegistered: { version: 1, label: ['akun didaftarkan', 'account registered'] },
  RoleGranted: { version: 1, label: ['peran diberikan', 'role granted'] },
  GrantRequested: { version: 1, label: ['peran diminta', 'role asked for'] },
  GrantRefused: { version: 1, label: ['permintaan peran ditolak', 'request for a role refused'] },
  GrantRevoked: { version: 1, label: ['peran dicabut', 'role revoked'] },
  UserDisabled: { version: 1, label: ['akun dinonaktifkan', 'account disabled'] },
  UserEnabled: { version: 1, label: ['akun diaktifkan lagi', 'account enabled again'] },
  PasswordSet: { version: 1, label: ['kata sandi ditetapkan', 'password set'] },
} as const satisfies EventCatalogue & Record<UserEvent['type'], object>;
