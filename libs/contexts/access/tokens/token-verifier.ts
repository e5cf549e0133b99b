import { reject, type Rejection } from '#kernel';

/** Tells who sent a request, whoever issued the token. */
export interface TokenVerifier {
  /**
   * Id of the user whom the token names.
   * @throws Rejection `E_UNAUTHENTICATED` not a token of ours, not for us, altered or expired; `E_UNAVAILABLE` the
   * issuer's keys cannot be had.
   */
  verify(token: string): Promise<string>;
}

/** Clients need not know why a token was refused; the cause is for the log. */
export const unauthenticated = (cause?: unknown): Rejection => Object.assign(reject('E_UNAUTHENTICATED'), { cause });
