import cookies from '@fastify/cookie';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { packed } from '#nest';
import { LANGUAGES } from '#views';
import { serveAssets } from './assets.js';
import { siteOf, type DashboardParts } from './context.js';
import { serveHelps } from './command-routes.js';
import { failing, unknownPage } from './failures.js';
import { takeForms } from './posted-form.js';
import { addAccount } from './routes/account-routes.js';
import { addIssuer } from './routes/issuer-routes.js';
import { addPosition } from './routes/position-route.js';
import { addPages, addSections } from './routes/section-routes.js';
import { addSession } from './routes/sign-in-routes.js';
import { servingOf } from './routes/serving.js';
import { preferredLanguage, requireOwnPage } from './session.js';

/**
 * The web application (web.md): pages of which each is asked of the API with the reader's own rights, in both
 * languages.
 * @param tell is told of what nobody expected.
 */
export const dashboard =
  (parts: DashboardParts, tell: (error: unknown, request: FastifyRequest) => void = () => undefined) =>
  async (server: FastifyInstance): Promise<void> => {
    const site = siteOf(parts);
    const failed = failing(site, tell);
    await server.register(cookies);
    server.removeAllContentTypeParsers();
    await takeForms(server);
    server.addHook('onRequest', (request, _, done) => {
      if (request.method === 'POST') requireOwnPage(request);
      done();
    });
    server.addHook('onSend', (request, reply, payload) => packed(request, reply, payload));
    server.setErrorHandler(failed);
    for (const language of LANGUAGES) {
      const serving = servingOf(server, site, language);
      for (const add of [addSections, addPages, addSession, addAccount, addPosition]) add(serving);
      server.get(`/${language}/*`, (request, reply) => failed(unknownPage(), request, reply));
    }
    if (parts.issuer) addIssuer(server, site, parts.issuer);
    server.get('/', (request, reply) => reply.redirect(`/${preferredLanguage(request)}`, 302));
    serveAssets(server);
    serveHelps(server, site);
  };
