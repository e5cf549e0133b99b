import type { FastifyReply } from 'fastify';
import { Refused, postedOf, type Language } from '#views';
import { bodyOf, sending } from '../call.js';
import { formAfterSignIn, keptIn } from '../command-routes.js';
import type { Site } from '../context.js';
import { signInPage, type Why } from '../pages/sign-in.js';
import {
  askerOf,
  deviceOf,
  endSession,
  idTokenOf,
  keepSession,
  letSay,
  placeOf,
  tokenOf,
  trueQuery,
  type Session,
} from '../session.js';
import { fieldsSent } from '../posted-form.js';
import { WORDS } from '../words.js';
import { queryOf, type Request, type Serving } from './serving.js';

/** Name and password for a session, asked from where the browser is. @throws Refused */
export const sessionFor = async (
  site: Site,
  request: Request,
  language: Language,
  { username, password }: { readonly username: string; readonly password: string },
): Promise<Session> => {
  const device = deviceOf(request);
  const given = bodyOf<{ access_token: string; expires_in: number; device?: string }>(
    await site.parts.calling({
      method: 'POST',
      path: '/v1/auth/token',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify({ username, password, ...(device && { device }) }),
      address: request.ip,
    }),
  );
  return { token: given.access_token, seconds: given.expires_in, ...(given.device && { device: given.device }) };
};

const addSigningIn = ({ server, site, language, ui, send }: Serving): void => {
  const issuer = site.parts.issuer?.name;
  const path = ui.to([WORDS.signIn]);
  server.get(path, async (request: Request, reply) => {
    // Whether this is a demonstration is said here, too; an API that is away keeps nobody from the form.
    await site.describe().catch(() => undefined);
    const { next, karena } = trueQuery(request, queryOf(request));
    const shown = signInPage(ui, { next: placeOf(next, language), why: karena, issuer });
    return send(request, reply, shown, { kept: 'nowhere' });
  });
  if (issuer) return;
  server.post(path, async (request: Request, reply) => {
    const form = fieldsSent(request);
    const [username, next] = [form.get('username') ?? '', placeOf(form.get('next') ?? undefined, language)];
    const kept = keptIn(postedOf(form));
    const signedIn = await sessionFor(site, request, language, {
      username,
      password: form.get('password') ?? '',
    }).catch((error: unknown) => {
      if (!(error instanceof Refused) || (error.problem.status >= 500 && kept.size === 0)) throw error;
      return error;
    });
    if (signedIn instanceof Refused) {
      const { problem } = signedIn;
      const shown = signInPage(ui, { next, problem, username, ...(kept.size > 0 && { kept }) });
      return send(request, reply, shown, { kept: 'nowhere', problem });
    }
    keepSession(request, reply, signedIn);
    // What fails from here on is not the signing in.
    const filled = await formAfterSignIn(site, request, { token: signedIn.token, next, kept, language });
    if (!filled || 'to' in filled) return reply.redirect(filled?.to ?? next, 303);
    const { shown, ...known } = filled;
    return send(request, reply, shown, { ...known, kept: 'nowhere' });
  });
};

const addSigningOut = ({ server, site, language, ui }: Serving): void => {
  const signOut = ui.to([WORDS.signOut]);
  /** To the issuer, too, where there is one: else one click would sign in whoever sits there next. */
  const leave = async (request: Request, reply: FastifyReply, why: Why): Promise<string> => {
    const back = ui.to([WORDS.signIn], { karena: why });
    letSay(request, reply, back);
    const { issuer } = site.parts;
    const elsewhere = await issuer?.leaving(back, idTokenOf(request)).catch((error: unknown) => {
      if (error instanceof Refused) return undefined;
      throw error;
    });
    return elsewhere ?? back;
  };
  server.post(signOut, async (request: Request, reply) => {
    const to = await leave(request, reply, 'keluar');
    endSession(request, reply);
    return reply.redirect(to, 303);
  });
  server.post(ui.to([WORDS.signOut, WORDS.everywhere]), async (request: Request, reply) => {
    if (tokenOf(request)) await sending(site.parts.calling, askerOf(request, language))('auth/sign-out-everywhere', {});
    const to = await leave(request, reply, 'keluar-semua');
    endSession(request, reply);
    return reply.redirect(to, 303);
  });
};

export const addSession = (serving: Serving): void => {
  addSigningIn(serving);
  addSigningOut(serving);
};
