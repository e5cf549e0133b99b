import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LANGUAGES, Refused, uiOf } from '#views';
import { apiOf } from '../call.js';
import type { Site } from '../context.js';
import { RETURN, type Begun, type Issued, type Issuer } from '../issuer.js';
import { keepSession, leadOn, placeOf } from '../session.js';
import { WORDS } from '../words.js';
import { queryOf, type Request } from './serving.js';

const BEGUN = 'sinergi-masuk';
/** Seconds in which somebody has signed in at the issuer. */
const TIME_TO_SIGN_IN = 900;

const kept = ({ protocol }: FastifyRequest) =>
  ({ path: RETURN, httpOnly: true, sameSite: 'lax', secure: protocol === 'https' }) as const;

const begunIn = ({ cookies }: FastifyRequest): Begun | undefined => {
  try {
    const { state, nonce, verifier, next, language } = JSON.parse(
      Buffer.from(cookies[BEGUN] ?? '', 'base64url').toString(),
    ) as Partial<Begun>;
    const known = LANGUAGES.find((each) => each === language);
    return state && nonce && verifier && known
      ? { state, nonce, verifier, language: known, next: placeOf(next, known) }
      : undefined;
  } catch {
    return undefined;
  }
};

/** The first of the issuer's tokens that the API takes: some issuers mean only the id token for it. @throws Refused */
const acceptedOf = async (site: Site, request: FastifyRequest, { tokens }: Issued, begun: Begun): Promise<string> => {
  for (const [index, token] of tokens.entries()) {
    try {
      await apiOf(site.parts.calling, { token, address: request.ip, language: begun.language }).get('me');
      return token;
    } catch (error) {
      const other = error instanceof Refused && error.problem.status === 401 && index + 1 < tokens.length;
      if (!other) throw error instanceof Refused && error.problem.status === 401 ? new Refused(NOT_TAKEN) : error;
    }
  }
  throw new Refused(NOT_TAKEN);
};

const NOT_TAKEN = {
  status: 403,
  code: 'E_SIGN_IN',
  messageId:
    'Token penyedia identitas tidak diterima layanan data; minta pengelola sistem memeriksa OIDC_AUDIENCE dan klien.',
  messageEn:
    'The token of the identity provider is not taken by the data service; ask the operator to look at OIDC_AUDIENCE and the client.',
};

/** Goes to the issuer, and comes back from there. */
export const addIssuer = (server: FastifyInstance, site: Site, issuer: Issuer): void => {
  for (const language of LANGUAGES) {
    server.get(uiOf(language).to([WORDS.signIn, WORDS.issuer]), async (request: Request, reply) => {
      const { to, begun } = await issuer.begin(placeOf(queryOf(request)['next'], language), language);
      reply.setCookie(BEGUN, Buffer.from(JSON.stringify(begun)).toString('base64url'), {
        ...kept(request),
        maxAge: TIME_TO_SIGN_IN,
      });
      return reply.header('Cache-Control', 'no-store').redirect(to, 302);
    });
  }
  server.get(RETURN, async (request: Request, reply): Promise<FastifyReply> => {
    const begun = begunIn(request);
    reply.header('Cache-Control', 'no-store').clearCookie(BEGUN, kept(request));
    if (!begun) return leadOn(request, reply, uiOf('id').to([WORDS.signIn], { karena: 'ulang' }));
    const issued = await issuer.finish(request.url.split('?')[1] ?? '', begun);
    keepSession(request, reply, {
      token: await acceptedOf(site, request, issued, begun),
      seconds: issued.seconds,
      ...(issued.idToken && { idToken: issued.idToken }),
    });
    return reply.redirect(begun.next, 303);
  });
};
