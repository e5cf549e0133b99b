import { covers, reject, type Clock, type LocalDate, type Role } from '#kernel';
import { grantsAt, mayReadOf, type Principal } from '#runtime';
import { scopesFrom } from '../domain/user.rules.js';
import { regionsOf, type UserState } from '../domain/user.state.js';
import { READERS } from '../queries/user.queries.js';
import type { CredentialStore } from './credential-store.js';
import type { LoginThrottle } from './login-throttle.js';

export interface PasswordParts {
  readonly credentials: Pick<CredentialStore, 'verify' | 'setPassword'>;
  readonly throttle: LoginThrottle;
  readonly clock: Clock;
  readonly stateOf: (userId: string) => Promise<UserState>;
  /** Writes into the log who has set whose password. */
  readonly record: (userId: string, by: string) => Promise<void>;
}

export interface NewPassword {
  readonly username: string;
  readonly password: string;
  /** The present one, when users change their own. */
  readonly currentPassword?: string;
}

const KEEPERS: readonly Role[] = ['ACCESS_ADMIN', 'SYSTEM'];

/**
 * Sets a password: one's own, knowing the present one; or another's, as a keeper of accounts whose region covers all
 * rights that the user has or will have. Whoever sets a password can sign in with it, so this asks for no less than
 * granting those rights.
 * @throws Rejection `E_NOT_FOUND` no such account, or none that the keeper may see; `E_SCOPE` no keeper, or rights
 * beyond the keeper's own; `E_SIGN_IN` wrong present password; `E_RATE_LIMIT` too many wrong ones; `E_VALIDATION` name
 * or password not acceptable.
 */
export const passwordSetting = ({ credentials, throttle, clock, stateOf, record }: PasswordParts) => {
  /** Who changes his own password is signed in: attempts count for the account, and no stranger can make them. */
  const checkCurrent = async (userId: string, username: string, currentPassword: string): Promise<void> => {
    const attempt = { username: userId, address: '' };
    throttle.attempt(attempt);
    if ((await credentials.verify(username, currentPassword)) !== userId) {
      throw reject('E_SIGN_IN', {
        field: '/currentPassword',
        messageId: 'Kata sandi yang sekarang salah.',
        messageEn: 'The present password is wrong.',
      });
    }
    throttle.succeeded(attempt);
  };

  const checkKeeper = (principal: Principal, userId: string, state: UserState): void => {
    const now = clock.now();
    const held = grantsAt(principal, now).filter(({ role }) => KEEPERS.includes(role));
    if (held.length === 0) throw reject('E_SCOPE', { ruleId: 'ACC-02', details: { roles: KEEPERS } });
    if (state.stage === 'UNKNOWN' || !mayReadOf(principal, READERS, regionsOf(state), now))
      throw reject('E_NOT_FOUND', { details: { id: userId } });
    // Every zone of Indonesia is ahead of UTC: a right is counted here for as long as it holds there.
    const beyond = scopesFrom(state, now.slice(0, 10) as LocalDate);
    if (!held.some(({ scope }) => beyond.every((each) => covers(scope, each)))) {
      throw reject('E_SCOPE', {
        ruleId: 'ACC-02',
        details: { beyond },
        messageId: `Akun ini mempunyai hak untuk ${beyond.join(', ')}, yang tidak seluruhnya dalam wilayah Anda.`,
        messageEn: `This account has rights for ${beyond.join(', ')}, not all of which lie in your region.`,
      });
    }
  };

  return async (
    principal: Principal,
    userId: string,
    { username, password, currentPassword = '' }: NewPassword,
  ): Promise<void> => {
    if (principal.userId === userId) {
      await checkCurrent(userId, username, currentPassword);
    } else {
      checkKeeper(principal, userId, await stateOf(userId));
    }
    await credentials.setPassword(userId, username, password);
    await record(userId, principal.userId);
  };
};
