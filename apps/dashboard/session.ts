import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LANGUAGES, Refused, type Language } from '#views';
import type { Asker } from './call.js';

const TOKEN = 'sinergi';
const DEVICE = 'sinergi-perangkat';
const DEVICE_SECONDS = 180 * 86_400;

const kept = ({ protocol }: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: protocol === 'https' }) as const;

export const tokenOf = ({ cookies }: FastifyRequest): string | undefined => cookies[TOKEN] || undefined;
export const deviceOf = ({ cookies }: FastifyRequest): string | undefined => cookies[DEVICE] || undefined;

export const keepSession = (
  request: FastifyRequest,
  reply: FastifyReply,
  { token, seconds, device }: { readonly token: string; readonly seconds: number; readonly device?: string },
): void => {
  reply.setCookie(TOKEN, token, { ...kept(request), maxAge: seconds });
  if (device) reply.setCookie(DEVICE, device, { ...kept(request), maxAge: DEVICE_SECONDS });
};
export const endSession = (request: FastifyRequest, reply: FastifyReply): void =>
  void reply.clearCookie(TOKEN, kept(request));

/** Tells users apart without telling who they are. */
export const markOf = (token: string | undefined): string =>
  token ? createHash('sha256').update(token).digest('base64url').slice(0, 12) : '';

export const askerOf = (request: FastifyRequest, language: Language): Asker => ({
  token: tokenOf(request),
  address: request.ip,
  language,
});

/** What somebody prefers to read who names no language. */
export const preferredLanguage = ({ headers }: FastifyRequest): Language => {
  const first = /^\s*(\w\w)/.exec(headers['accept-language'] ?? '')?.[1]?.toLowerCase();
  return LANGUAGES.find((language) => language === first) ?? 'id';
};

/**
 * What changes something comes from a page of this application: a browser says where a request begins.
 * @throws Refused
 */
export const requireOwnPage = ({ headers, host, protocol }: FastifyRequest): void => {
  const site = headers['sec-fetch-site'];
  const own = site !== undefined ? site === 'same-origin' : headers.origin === `${protocol}://${host}`;
  if (own) return;
  throw new Refused({
    status: 403,
    code: 'E_CROSS_SITE',
    messageId: 'Kiriman ini tidak berasal dari halaman Sinergi; buka halamannya lagi, lalu kirim dari sana.',
    messageEn: 'This was not sent from a page of Sinergi; open the page again and send it from there.',
  });
};
