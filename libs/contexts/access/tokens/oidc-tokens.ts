import { reject, type Clock } from '#kernel';
import { createHash } from 'node:crypto';
import { createRemoteJWKSet, errors, jwtVerify, type RemoteJWKSet } from 'jose';
import { opaqueId } from '../secrets/opaque-id.js';
import { unauthenticated, type TokenVerifier } from './token-verifier.js';

export interface OidcOptions {
  /** `OIDC_ISSUER`, as the tokens write it. https, or http on this machine. */
  readonly issuer: string;
  /** `OIDC_AUDIENCE`: what the tokens must be meant for. */
  readonly audience: string;
  readonly clock: Clock;
  /** Longest wait for the issuer, milliseconds; default 5,000. */
  readonly timeout?: number;
}

/** Public-key signatures only: with a shared secret whoever verifies could also sign. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const CLOCK_TOLERANCE_SECONDS = 30;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Id of the account that stands for an issuer's user: always the same for the same user, and it does not tell who that
 * is.
 */
export const oidcUserId = (issuer: string, subject: string): string =>
  opaqueId(
    'oidc',
    createHash('sha256')
      .update(JSON.stringify([issuer, subject]))
      .digest(),
  );

/**
 * Accepts the tokens of an OpenID Connect issuer, by the keys that its discovery document names. The issuer is first
 * asked when the first token comes, so that it may start after Sinergi.
 * @throws Error the issuer is not written as an https address.
 */
export const oidcTokens = ({ issuer, audience, clock, timeout = 5_000 }: OidcOptions): TokenVerifier => {
  secureUrl(issuer, 'OIDC_ISSUER');
  let keySet: Promise<RemoteJWKSet> | undefined;
  const keys = (): Promise<RemoteJWKSet> => {
    keySet ??= discover(issuer, timeout).catch((error: unknown) => {
      keySet = undefined;
      throw error;
    });
    return keySet;
  };
  return {
    verify: async (token) => {
      try {
        const { payload } = await jwtVerify<{ sub: string }>(
          token,
          async (header, flattened) => (await keys())(header, flattened),
          {
            issuer,
            audience,
            algorithms: ALGORITHMS,
            requiredClaims: ['sub', 'exp'],
            clockTolerance: CLOCK_TOLERANCE_SECONDS,
            currentDate: new Date(clock.now()),
          },
        );
        return oidcUserId(issuer, payload.sub);
      } catch (error) {
        throw tokenAtFault(error) ? unauthenticated(error) : Object.assign(reject('E_UNAVAILABLE'), { cause: error });
      }
    },
  };
};

/** Keys that could not be fetched are the issuer's fault, not the client's. */
const tokenAtFault = (error: unknown): boolean =>
  error instanceof errors.JOSEError &&
  !['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'].includes(error.code);

const discover = async (issuer: string, timeout: number): Promise<RemoteJWKSet> => {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    redirect: 'error',
    signal: AbortSignal.timeout(timeout),
    headers: { accept: 'application/json' },
  });
  if (!response.ok)
    throw new Error(
      `${issuer} menjawab ${response.status} pada permintaan dokumen penemuannya; periksa OIDC_ISSUER / answers ${response.status} to a request for its discovery document; check OIDC_ISSUER`,
    );
  const document = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (document.issuer !== issuer)
    throw new Error(
      `dokumen penemuan ${issuer} menyebut penerbit lain; samakan OIDC_ISSUER dengannya / the discovery document of ${issuer} names another issuer: write that in OIDC_ISSUER`,
    );
  return createRemoteJWKSet(secureUrl(document.jwks_uri, 'jwks_uri'), { timeoutDuration: timeout });
};

const secureUrl = (text: unknown, name: string): URL => {
  const url = URL.canParse(String(text)) ? new URL(String(text)) : undefined;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.includes(url.hostname))) return url;
  throw new Error(`${name}="${text}": tulis alamat https / write an https address`);
};
