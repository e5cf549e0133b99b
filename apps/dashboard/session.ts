import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LANGUAGES, Refused, uiOf, type Language } from '#views';
import type { Asker } from './call.js';
import { WORDS } from './words.js';

const TOKEN = 'sinergi';
const DEVICE = 'sinergi-perangkat';
const OFFICE = 'sinergi-kantor';
const ID_TOKEN = 'sinergi-id';
const LONG = 180 * 86_400;
/** Browsers keep no cookie of more than 4,096 bytes; the tokens of some issuers are longer. */
const PIECE = 3_500;
const MOST_PIECES = 3;
const FORM = /^[A-Za-z0-9._~+/=-]{1,8000}$/;

const kept = ({ protocol }: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: protocol === 'https' }) as const;

const pieceName = (index: number): string => (index === 0 ? TOKEN : `${TOKEN}-${index}`);

/** The reader's token; nothing where the cookie holds what can be none. */
export const tokenOf = ({ cookies }: FastifyRequest): string | undefined => {
  const token = Array.from({ length: MOST_PIECES }, (_, index) => cookies[pieceName(index)] ?? '').join('');
  return FORM.test(token) ? token : undefined;
};
export const deviceOf = ({ cookies }: FastifyRequest): string | undefined => cookies[DEVICE] || undefined;
export const idTokenOf = ({ cookies }: FastifyRequest): string | undefined => cookies[ID_TOKEN] || undefined;
export const chosenOffice = ({ cookies }: FastifyRequest): string | undefined => cookies[OFFICE] || undefined;

export interface Session {
  readonly token: string;
  readonly seconds: number;
  /** By which the next signing in on this device is known. */
  readonly device?: string;
  /** Shown to the issuer when its user signs out. */
  readonly idToken?: string;
}

const signOutPaths = LANGUAGES.map((language) => uiOf(language).to([WORDS.signOut]));

export const keepSession = (
  request: FastifyRequest,
  reply: FastifyReply,
  { token, seconds, device, idToken }: Session,
): void => {
  const pieces = token.match(new RegExp(`.{1,${PIECE}}`, 'g')) ?? [];
  endSession(request, reply);
  for (const [index, piece] of pieces.slice(0, MOST_PIECES).entries())
    reply.setCookie(pieceName(index), piece, { ...kept(request), maxAge: seconds });
  if (device) reply.setCookie(DEVICE, device, { ...kept(request), maxAge: LONG });
  if (idToken && idToken.length <= PIECE)
    for (const path of signOutPaths) reply.setCookie(ID_TOKEN, idToken, { ...kept(request), path, maxAge: seconds });
};

export const endSession = (request: FastifyRequest, reply: FastifyReply): void => {
  for (let index = 0; index < MOST_PIECES; index += 1)
    if (index === 0 || request.cookies[pieceName(index)] !== undefined)
      reply.clearCookie(pieceName(index), kept(request));
  if (idTokenOf(request)) for (const path of signOutPaths) reply.clearCookie(ID_TOKEN, { ...kept(request), path });
};

/** @param office absent = all that one's rights reach. */
export const keepOffice = (request: FastifyRequest, reply: FastifyReply, office: string | undefined): void =>
  void (office
    ? reply.setCookie(OFFICE, office, { ...kept(request), maxAge: LONG })
    : reply.clearCookie(OFFICE, kept(request)));

/** What an address says was done, or why one is there: true where this application led there just now. */
const SAID = ['saved', 'sama', 'selesai', 'karena'];
const DONE = 'sinergi-selesai';
/** So long a page may be loaded again that says it. */
const JUST_NOW = 600;
const digestOf = (address: string): string =>
  createHash('sha256').update(address.split('#')[0]!).digest('base64url').slice(0, 22);

/** The cookie with which an address is believed. */
export const saying = (address: string): readonly [name: string, value: string] => [DONE, digestOf(address)];

/** Lets an address say what was done, where one is led there by way of another. */
export const letSay = (request: FastifyRequest, reply: FastifyReply, address: string): FastifyReply =>
  reply.setCookie(...saying(address), { ...kept(request), maxAge: JUST_NOW });

/** Leads on, to a page that may say what was done. */
export const leadOn = (request: FastifyRequest, reply: FastifyReply, to: string): FastifyReply =>
  letSay(request, reply, to).redirect(to, 303);

/** The query of an address without what it says was done, unless it was. */
export const trueQuery = (
  { url, cookies }: FastifyRequest,
  query: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  cookies[DONE] === digestOf(url)
    ? query
    : Object.fromEntries(Object.entries(query).filter(([name]) => !SAID.includes(name)));

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

/** @returns a place of this application alone, whatever an address says. */
export const placeOf = (next: string | undefined, language: Language): string =>
  next && next.length <= 2_000 && /^\/(id|en)([/?](?![/\\])[\x21-\x5b\x5d-\x7e]*)?$/.test(next) ? next : `/${language}`;

/**
 * What changes something comes from a page of this application: a browser says where a request begins. `none` is the
 * user himself, whom no page can play; older browsers, and all on addresses without TLS, name the page's origin alone.
 * @throws Refused
 */
export const requireOwnPage = ({ headers, host, protocol }: FastifyRequest): void => {
  const site = headers['sec-fetch-site'];
  const own =
    site !== undefined ? site === 'same-origin' || site === 'none' : headers.origin === `${protocol}://${host}`;
  if (own) return;
  throw new Refused({
    status: 403,
    code: 'E_CROSS_SITE',
    messageId: 'Kiriman ini tidak berasal dari halaman Sinergi; buka halamannya lagi, lalu kirim dari sana.',
    messageEn: 'This was not sent from a page of Sinergi; open the page again and send it from there.',
  });
};
