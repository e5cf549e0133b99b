import type { IssuedToken, LocalTokens } from '../tokens/local-tokens.js';
import { reject, type Rejection } from '#kernel';
import type { CredentialStore } from './credential-store.js';
import type { LoginThrottle } from './login-throttle.js';

export interface SignInParts {
  readonly credentials: Pick<CredentialStore, 'verify'>;
  readonly throttle: LoginThrottle;
  readonly tokens: Pick<LocalTokens, 'issue'>;
  /** Whether the account is registered and not disabled. */
  readonly isActive: (userId: string) => Promise<boolean>;
}

const wrongSignIn = (): Rejection => reject('E_UNAUTHENTICATED', {
  messageId: 'Nama pengguna atau kata sandi salah.', messageEn: 'The name or the password is wrong.',
});

/**
 * Username and password for a token.
 * @throws Rejection `E_UNAUTHENTICATED` wrong name, wrong password or disabled account: the answer does not tell which;
 *   `E_RATE_LIMIT` too many failures under this name.
 */
export const signIn = ({ credentials, throttle, tokens, isActive }: SignInParts) =>
  async (username: string, password: string): Promise<IssuedToken> => {
    throttle.attempt(username);
    const userId = await credentials.verify(username, password);
    if (userId === undefined || !(await isActive(userId))) throw wrongSignIn();
    throttle.succeeded(username);
    return tokens.issue(userId);
  };
