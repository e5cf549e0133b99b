import cookies from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { packed, type Astray } from '#nest';
import { LANGUAGES } from '#views';
import { serveAssets } from './assets.js';
import { siteOf, type DashboardParts } from './context.js';
import { serveHelps } from './command-routes.js';
import { failing, unknownPage, unreadableAddress } from './failures.js';
import { takeForms } from './posted-form.js';
import { addAccount } from './routes/account-routes.js';
import { addCalendars } from './routes/calendar-routes.js';
import { addIssuer } from './routes/issuer-routes.js';
import { addPosition } from './routes/position-route.js';
import { addPages, addSections } from './routes/section-routes.js';
import { addSession } from './routes/sign-in-routes.js';
import { servingOf } from './routes/serving.js';
import { preferredLanguage, requireOwnPage } from './session.js';

/** An address below a language that ends in one slash too many. */
const SLASHED = /^(\/(?:id|en)(?:\/[^/?]+)*)\/(\?.*)?$/;

/**
 * The web application (web.md): pages of which each is asked of the API with the reader's own rights, in both
 * languages; and what it says to whoever goes astray beside them.
 * @param tell is told of what nobody expected.
 */
export const dashboard = (
  parts: DashboardParts,
  tell: (error: unknown, request: FastifyRequest) => void = () => undefined,
) => {
  const site = siteOf(parts);
  const failed = failing(site, tell);
  let cookiesIn: (header: string) => FastifyRequest['cookies'] = () => ({});
  const serve = async (server: FastifyInstance): Promise<void> => {
    await server.register(cookies);
    cookiesIn = (header) => server.parseCookie(header);
    server.removeAllContentTypeParsers();
    await takeForms(server);
    server.addHook('onRequest', (request, reply, done) => {
      if (request.method === 'POST') requireOwnPage(request);
      const [, path, query = ''] = (request.method === 'GET' && SLASHED.exec(request.url)) || [];
      if (path) void reply.redirect(`${path}${query}`, 308);
      else done();
    });
    server.addHook('onSend', (request, reply, payload) => packed(request, reply, payload));
    server.setErrorHandler(failed);
    for (const language of LANGUAGES) {
      const serving = servingOf(server, site, language);
      for (const add of [addSections, addPages, addSession, addAccount, addCalendars, addPosition]) add(serving);
      server.get(`/${language}/*`, (request, reply) => failed(unknownPage(), request, reply));
    }
    if (parts.issuer) addIssuer(server, site, parts.issuer);
    server.get('/', (request, reply) => reply.redirect(`/${preferredLanguage(request)}`, 302));
    serveAssets(server);
    serveHelps(server, site);
  };
  /** Outside of the routes of the pages nobody has read the cookies. */
  const refuse = (why: Astray, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    request.cookies = cookiesIn(request.headers.cookie ?? '');
    return failed(why === 'unknown' ? unknownPage() : unreadableAddress(), request, reply);
  };
  return Object.assign(serve, { refuse });
};
