import { reject, type Actor, type Role } from '#kernel';
import { TWO_KEEPER_ROLES } from '../contract/roles.js';
import type { AskedGrant, RegisteredUser, UserState } from './user.state.js';

/** COM-14 [D]: roles that wait at one account. */
export const MOST_REQUESTS = 20;
/** COM-14 [D]: roles that are ever asked for at one account, refused ones included. */
export const MOST_ASKED = 1_000;

/** What is known of the keeper who acts, beside his rights. */
export interface KeeperFacts {
  /**
   * Accounts by which the keeper is one: who registered him, gave him the keeper's role or last set his password, and
   * who so made those.
   */
  readonly makers: readonly string[];
  /** Who registered the keeper that asked, or last set his password: could be him. */
  readonly behindAsker: readonly string[];
}

/** Accounts by which this one is what it is, the system and the operator included. */
export const makersOf = (user: UserState): readonly string[] =>
  user.stage === 'UNKNOWN'
    ? []
    : [...behind(user), ...user.grants.filter(({ role }) => role === 'ACCESS_ADMIN').flatMap(({ givenBy }) => givenBy)];

export const behind = (user: UserState): readonly string[] =>
  user.stage === 'UNKNOWN' ? [] : [user.registeredBy, ...(user.keptBy === undefined ? [] : [user.keptBy])];

/** ACC-12: the operator names the first keepers; from then on two of them give these roles. */
export const oneKeeperEnough = (role: Role, { role: as }: Actor): void => {
  if (as === 'SYSTEM' || !TWO_KEEPER_ROLES.includes(role)) return;
  throw reject('E_SOD', {
    ruleId: 'ACC-12',
    field: '/role',
    details: { roles: TWO_KEEPER_ROLES },
    messageId:
      'Peran ini diberikan oleh dua pengelola akun: mintakan dahulu (request-grant), lalu pengelola lain menyetujuinya (confirm-grant).',
    messageEn:
      'Two keepers of accounts give this role: ask for it (request-grant), then another keeper confirms it (confirm-grant).',
  });
};

/** ACC-13: nobody is raised by an account that he made. */
export const notToMaker = (user: RegisteredUser, { makers }: KeeperFacts): void => {
  if (!makers.includes(user.userId)) return;
  throw reject('E_SOD', {
    ruleId: 'ACC-13',
    messageId: 'Akun ini mendaftarkan Anda atau menjadikan Anda pengelola: Anda tidak dapat memberinya peran.',
    messageEn: 'This account registered you or made you a keeper: you cannot give it a role.',
  });
};

/** ACC-14: who confirms is another than who asked, and neither stands behind the other. */
export const bySecondKeeper = (
  { requestedBy }: AskedGrant,
  { userId }: Pick<Actor, 'userId'>,
  { makers, behindAsker }: KeeperFacts,
): void => {
  if (userId !== requestedBy && !makers.includes(requestedBy) && !behindAsker.includes(userId)) return;
  throw reject('E_SOD', {
    ruleId: 'ACC-14',
    messageId:
      'Yang menyetujui harus pengelola lain, yang akunnya tidak dibuat oleh peminta dan tidak membuat akun peminta.',
    messageEn:
      'Who confirms must be another keeper, whose account was not made by the one who asked and did not make that one.',
  });
};
