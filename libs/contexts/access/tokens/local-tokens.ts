import type { Clock, Instant } from '#kernel';
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  type KeyObject,
} from 'node:crypto';
import { join } from 'node:path';
import { SignJWT, jwtVerify } from 'jose';
import { secretFile } from '../secrets/secret-file.js';
import { unauthenticated, type TokenVerifier } from './token-verifier.js';

const ISSUER = 'sinergi';
const AUDIENCE = 'sinergi-api';
const ALGORITHM = 'EdDSA';
/** RFC 9068: an access token, so that no other signed text passes for one. */
const TYPE = 'at+jwt';
/** No access token passes for a device, and no device for an access token. */
const DEVICE = { typ: 'device+jwt', audience: 'sinergi-device', seconds: 180 * 86_400 } as const;

export interface IssuedToken {
  readonly accessToken: string;
  /** Seconds from now. */
  readonly expiresIn: number;
}

/** On which device which user signed in, and when: it opens nothing, and is looked at only when somebody signs in. */
export interface KnownDevice {
  readonly id: string;
  readonly userId: string;
  readonly since: Instant;
}

/** The embedded issuer: tokens name the user and nothing else; roles are read from the log at each request. */
export interface LocalTokens extends TokenVerifier {
  issue(userId: string): Promise<IssuedToken>;
  /** For the device on which the user has just signed in; good for 180 days, about 400 characters. */
  issueDevice(userId: string): Promise<string>;
  /** The device that such a text stands for; undefined when it is none of ours, or too old. */
  deviceOf(text: string): Promise<KnownDevice | undefined>;
}

export interface LocalTokensOptions {
  readonly dataDir: string;
  readonly clock: Clock;
  /** Default 8 hours: a working day. */
  readonly lifetimeSeconds?: number;
}

const newKey = (): string =>
  generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).privateKey;

const readKey = (pem: string, file: string): KeyObject => {
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    throw new Error(
      `${file} rusak: pulihkan dari cadangan, atau hapus dan semua orang masuk lagi / ${file} is damaged: restore it from the backup, or remove it, and everyone signs in anew`,
      { cause },
    );
  }
};

/** Signs with an Ed25519 key in `DATA_DIR/token.key`; every process on that folder uses the same one. */
export const openLocalTokens = async ({
  dataDir,
  clock,
  lifetimeSeconds = 8 * 3600,
}: LocalTokensOptions): Promise<LocalTokens> => {
  const file = join(dataDir, 'token.key');
  const privateKey = readKey(await secretFile(file, newKey), file);
  const publicKey = createPublicKey(privateKey);
  const kid = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64url')
    .slice(0, 16);
  return {
    issue: async (userId) => {
      const instant = Date.parse(clock.now());
      const now = Math.floor(instant / 1000);
      const accessToken = await new SignJWT()
        .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid })
        .setSubject(userId)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt(instant / 1000)
        .setExpirationTime(now + lifetimeSeconds)
        .sign(privateKey);
      return { accessToken, expiresIn: lifetimeSeconds };
    },
    issueDevice: async (userId) => {
      const instant = Date.parse(clock.now()) / 1000;
      return new SignJWT()
        .setProtectedHeader({ alg: ALGORITHM, typ: DEVICE.typ, kid })
        .setJti(randomUUID())
        .setSubject(userId)
        .setIssuer(ISSUER)
        .setAudience(DEVICE.audience)
        .setIssuedAt(instant)
        .setExpirationTime(Math.floor(instant) + DEVICE.seconds)
        .sign(privateKey);
    },
    deviceOf: async (text) => {
      const verified = await jwtVerify<{ sub: string; jti: string; iat: number }>(text, publicKey, {
        issuer: ISSUER,
        audience: DEVICE.audience,
        algorithms: [ALGORITHM],
        typ: DEVICE.typ,
        requiredClaims: ['sub', 'jti', 'iat', 'exp'],
        currentDate: new Date(clock.now()),
      }).catch(() => undefined);
      if (!verified) return undefined;
      const { sub, jti, iat } = verified.payload;
      return { id: jti, userId: sub, since: new Date(Math.round(iat * 1000)).toISOString() as Instant };
    },
    verify: async (token) => {
      try {
        const { payload } = await jwtVerify<{ sub: string }>(token, publicKey, {
          issuer: ISSUER,
          audience: AUDIENCE,
          algorithms: [ALGORITHM],
          typ: TYPE,
          requiredClaims: ['sub', 'iat', 'exp'],
          currentDate: new Date(clock.now()),
        });
        return payload.sub;
      } catch (error) {
        throw unauthenticated(error);
      }
    },
  };
};
