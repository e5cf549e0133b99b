import type { IssuedToken, LocalTokens } from '../tokens/local-tokens.js';
import { reject, type Rejection } from '#kernel';
import type { UserState } from '../domain/user.state.js';
import type { CredentialStore } from './credential-store.js';
import type { LoginThrottle } from './login-throttle.js';

export interface SignInParts {
  readonly credentials: Pick<CredentialStore, 'verify' | 'ownerOf'>;
  readonly throttle: LoginThrottle;
  readonly tokens: Pick<LocalTokens, 'issue' | 'issueDevice' | 'deviceOf'>;
  readonly stateOf: (userId: string) => Promise<UserState>;
}

/** What someone shows who wants to sign in, and from where. */
export interface SignInAttempt {
  readonly username: string;
  readonly password: string;
  readonly address: string;
  /** What an earlier signing in on this device gave. */
  readonly device?: string;
}

export interface SignedIn extends IssuedToken {
  /**
   * To be kept on the device and shown at the next signing in: the failures of strangers do not lock this device out.
   */
  readonly device: string;
}

const wrongSignIn = (): Rejection =>
  reject('E_SIGN_IN', {
    messageId:
      'Nama pengguna atau kata sandi salah. Sesudah beberapa kali gagal, nama itu tertutup sebentar; bila lupa, minta pengelola akun mengatur kata sandi baru.',
    messageEn:
      'The name or the password is wrong. After several failures the name is closed for a while; if it is forgotten, ask a keeper of accounts to set a new password.',
  });

/**
 * Username and password for a token.
 * @throws Rejection `E_SIGN_IN` wrong name, wrong password or disabled account: the answer does not tell which;
 *   `E_RATE_LIMIT` too many failures under this name from this address, or on this device.
 */
export const signIn = ({ credentials, throttle, tokens, stateOf }: SignInParts) => {
  /**
   * A device is known for the name of its user, and until a password is set: who had the old one may have let in
   * devices of his own.
   */
  const known = async (username: string, text: string | undefined): Promise<string | undefined> => {
    const device = text === undefined ? undefined : await tokens.deviceOf(text);
    if (!device || device.userId !== (await credentials.ownerOf(username))) return undefined;
    const user = await stateOf(device.userId);
    return user.stage === 'ACTIVE' && (user.tokensFrom === undefined || user.tokensFrom <= device.since)
      ? device.id
      : undefined;
  };

  return async ({ username, password, address, device: text }: SignInAttempt): Promise<SignedIn> => {
    const device = await known(username, text);
    const attempt = { username, address, ...(device !== undefined && { device }) };
    throttle.attempt(attempt);
    const userId = await credentials.verify(username, password);
    if (userId === undefined || (await stateOf(userId)).stage !== 'ACTIVE') throw wrongSignIn();
    throttle.succeeded(attempt);
    return { ...(await tokens.issue(userId)), device: device === undefined ? await tokens.issueDevice(userId) : text! };
  };
};
