import * as openid from 'openid-client';
import { Refused, type Language, type Problem } from '#views';

export interface IssuerOptions {
  readonly issuer: string;
  /** What its tokens are meant for, which is the API. */
  readonly audience: string;
  readonly id: string;
  readonly secret?: string | undefined;
  /** Where browsers reach the pages. */
  readonly publicUrl: string;
}

/** What a browser keeps while its user is at the issuer, and brings back. */
export interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly next: string;
  readonly language: Language;
}
export interface Issued {
  /** Candidates for the bearer token, the likeliest first. */
  readonly tokens: readonly string[];
  readonly idToken?: string;
  readonly seconds: number;
}

/** Signs people in by the authorization code flow with PKCE. */
export interface Issuer {
  /** As people know it: its host. */
  readonly name: string;
  /** Origins to which forms may lead. */
  readonly origins: readonly string[];
  begin(next: string, language: Language): Promise<{ readonly to: string; readonly begun: Begun }>;
  /** @throws Refused what came back is not the answer to what was begun. */
  finish(query: string, begun: Begun): Promise<Issued>;
  /** Where its user signs out there, too; undefined where it offers none. */
  leaving(back: string, idToken: string | undefined): Promise<string | undefined>;
}

/** Where the issuer sends browsers back to; to be registered there. */
export const RETURN = '/sign-in/return';

const NOT_REACHED: Problem = {
  status: 503,
  code: 'E_UNAVAILABLE',
  retryAfter: 5,
  messageId: 'Penyedia identitas tidak terjangkau; coba lagi sebentar lagi.',
  messageEn: 'The identity provider cannot be reached; try again in a moment.',
};
const NOT_ACCEPTED: Problem = {
  status: 403,
  code: 'E_SIGN_IN',
  messageId: 'Penyedia identitas tidak memasukkan Anda, atau jawabannya bukan untuk permintaan ini; coba masuk lagi.',
  messageEn: 'The identity provider did not sign you in, or its answer is not the one to this request; sign in again.',
};
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
const TIMEOUT_SECONDS = 5;
/** Where the issuer tells no end of a token. */
const INITIAL_SECONDS = 300;

/** The connection failed, and no answer was found wanting. */
const unreached = (error: unknown): boolean =>
  error instanceof openid.ClientError && (error.code === 'OAUTH_TIMEOUT' || error.cause instanceof TypeError);

export const issuerOf = ({ issuer, audience, id, secret, publicUrl }: IssuerOptions): Issuer => {
  const server = new URL(issuer);
  const loopback = server.protocol === 'http:' && LOOPBACK.includes(server.hostname);
  const redirect = `${publicUrl}${RETURN}`;
  const origins = [server.origin];
  let discovered: Promise<openid.Configuration> | undefined;
  const configuration = (): Promise<openid.Configuration> => {
    discovered ??= openid
      .discovery(server, id, secret, secret ? undefined : openid.None(), {
        timeout: TIMEOUT_SECONDS,
        execute: loopback ? [openid.allowInsecureRequests] : [],
      })
      .catch((cause: unknown) => {
        discovered = undefined;
        throw Object.assign(new Refused(NOT_REACHED), { cause });
      });
    return discovered;
  };
  return {
    name: server.host,
    origins,
    begin: async (next, language) => {
      const config = await configuration();
      const [state, nonce, verifier] = [openid.randomState(), openid.randomNonce(), openid.randomPKCECodeVerifier()];
      const to = openid.buildAuthorizationUrl(config, {
        redirect_uri: redirect,
        scope: 'openid',
        state,
        nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ui_locales: language,
        ...(URL.canParse(audience) && { resource: audience }),
      });
      return { to: to.href, begun: { state, nonce, verifier, next, language } };
    },
    finish: async (query, { state, nonce, verifier }) => {
      const config = await configuration();
      try {
        const given = await openid.authorizationCodeGrant(
          config,
          new URL(`${redirect}?${query}`),
          { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
          URL.canParse(audience) ? { resource: audience } : {},
        );
        return {
          tokens: [given.access_token, ...(given.id_token ? [given.id_token] : [])],
          ...(given.id_token && { idToken: given.id_token }),
          seconds: given.expiresIn() ?? INITIAL_SECONDS,
        };
      } catch (cause) {
        throw Object.assign(new Refused(unreached(cause) ? NOT_REACHED : NOT_ACCEPTED), { cause });
      }
    },
    leaving: async (back, idToken) => {
      const config = await configuration();
      const { end_session_endpoint: end } = config.serverMetadata();
      if (!end) return undefined;
      if (!origins.includes(new URL(end).origin)) origins.push(new URL(end).origin);
      return openid.buildEndSessionUrl(config, {
        post_logout_redirect_uri: `${publicUrl}${back}`,
        ...(idToken ? { id_token_hint: idToken } : { client_id: id }),
      }).href;
    },
  };
};
