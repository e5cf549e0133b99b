import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { reject } from '#kernel';

export interface RateLimits {
  /** Requests a minute for each token, or for each address without one. */
  readonly perMinute: number;
  /** Attempts a minute to sign in, for each address. */
  readonly signInPerMinute: number;
}

const SIGN_IN = '/v1/auth/token';
const EXEMPT = new Set(['/health/live', '/health/ready', '/health/started', '/metrics']);
const MINUTE = 60_000;
const SIGNATURE = 43;

/** Many users may share an address; made-up tokens must not make up new allowances. */
const CALLERS_PER_ADDRESS = 10;

/** The signature tells tokens apart; the rest of a token need not be kept. */
const caller = ({ headers: { authorization }, ip }: FastifyRequest): string =>
  authorization?.startsWith('Bearer ') ? `token:${authorization.slice(-SIGNATURE)}` : `address:${ip}`;

/** Refuses with `E_RATE_LIMIT` whoever asks too often, before the body is read. */
export const limitRates = async (
  server: FastifyInstance,
  { perMinute, signInPerMinute }: RateLimits,
): Promise<void> => {
  await server.register(rateLimit, { global: false });
  const general = server.createRateLimit({ max: perMinute, timeWindow: MINUTE, keyGenerator: caller });
  const address = server.createRateLimit({
    max: perMinute * CALLERS_PER_ADDRESS,
    timeWindow: MINUTE,
    keyGenerator: ({ ip }) => ip,
  });
  const signIn = server.createRateLimit({ max: signInPerMinute, timeWindow: MINUTE, keyGenerator: ({ ip }) => ip });
  server.addHook('onRequest', async (request) => {
    const route = request.routeOptions.url ?? '';
    if (EXEMPT.has(route)) return;
    for (const allowance of route === SIGN_IN ? [signIn] : [general, address]) {
      const limit = await allowance(request);
      if (!limit.isAllowed && limit.isExceeded) {
        throw reject('E_RATE_LIMIT', {
          details: { retryAfterSeconds: limit.ttlInSeconds },
          messageId: `Terlalu banyak permintaan; coba lagi sesudah ${limit.ttlInSeconds} detik.`,
          messageEn: `Too many requests; try again after ${limit.ttlInSeconds} seconds.`,
        });
      }
    }
  });
};
