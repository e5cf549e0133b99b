import cookies from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { packed } from '#nest';
import {
  LANGUAGES,
  Refused,
  postedOf,
  uiOf,
  type Asking,
  type Language,
  type PageView,
  type Section,
  type Shown,
} from '#views';
import { serveAssets } from './assets.js';
import { bodyOf, headersOf, searchOf } from './call.js';
import { askingOf, siteOf, type DashboardParts, type Site } from './context.js';
import { formAfterSignIn, keptIn, postCommands, serveHelps } from './command-routes.js';
import { accountPage, signInPage } from './pages/account.js';
import type { CommandAsk } from './pages/command-ask.js';
import { draftedForm } from './pages/send-command.js';
import { takeForms } from './posted-form.js';
import { listPage } from './pages/list.js';
import { recordPage } from './pages/record.js';
import { problemPage, sendPage } from './send.js';
import { askerOf, deviceOf, endSession, keepSession, preferredLanguage, requireOwnPage } from './session.js';

type Request = FastifyRequest<{ Params: Record<string, string>; Querystring: Record<string, string> }>;

/** The query of a page, of each name the last value. */
const queryOf = ({ query }: Request): Record<string, string> =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value].flat().at(-1)!]));

/** @returns a place of this application alone, whatever an address says. */
const placeOf = (next: string | undefined, language: Language): string =>
  next && /^\/(id|en)(\/[^/\\]|$)/.test(next) ? next : `/${language}`;

const addPages = (server: FastifyInstance, site: Site, language: Language): void => {
  const ui = uiOf(language);
  const asking = (request: Request, open = false) =>
    askingOf(site, askerOf(request, language), { language, params: request.params, query: queryOf(request), open });
  const show = (path: string, current: string, page: (request: Request) => Promise<Shown>, open = false): void =>
    void server.get(path, async (request: Request, reply) => {
      const asked = asking(request, open);
      const [shown, known] = await Promise.all([page(request), asked]);
      return sendPage(site, request, reply, shown, {
        language,
        current,
        asking: known,
        ...(open && !known.me && { kept: 'public' }),
        ...(path.includes('/do/') && { kept: 'nowhere' }),
      });
    });

  const section = (each: Section): void => {
    const slug = ui.say(each.slug);
    const at = ui.to([each.slug]);
    const command = ({ params: { id, operation = 'new' } }: Request): CommandAsk => ({
      section: each,
      operation,
      ...(id && { id }),
    });
    show(at, slug, async (request) => listPage(each, await asking(request)));
    for (const format of ['csv', 'xlsx']) {
      server.get(`${at}/unduh.${format}`, async (request: Request, reply) => {
        const asker = askerOf(request, language);
        const { status, headers, body } = await site.parts.calling({
          method: 'GET',
          path: `/v1/${each.list}${searchOf({ ...queryOf(request), format })}`,
          headers: headersOf(asker),
          address: asker.address,
        });
        if (status >= 400) bodyOf({ status, headers, body });
        return reply
          .type(headers['content-type'] ?? 'application/octet-stream')
          .headers({
            'Content-Disposition': headers['content-disposition'] ?? 'attachment',
            'Cache-Control': 'no-store',
          })
          .send(body);
      });
    }
    show(`${at}/:id`, slug, async (request) => recordPage(each, await asking(request)));
    const forms = [`${at}/do/:operation`, `${at}/:id/do/:operation`];
    for (const form of forms)
      show(form, slug, async (request) => draftedForm(command(request), await asking(request), site.parts.drafts));
    postCommands(server, site, language, {
      paths: forms,
      askOf: command,
      asking,
      current: slug,
      problemOf: problemIn,
      send: (request, reply, shown, framed) => sendPage(site, request, reply, shown, framed),
    });
  };
  site.sections.forEach(section);
  const page = (each: PageView): void => {
    const [first] = each.path;
    show(
      ui.to(each.path).replaceAll('%3A', ':'),
      first ? (typeof first === 'string' ? first : ui.say(first)) : '',
      async (request) => each.show(await asking(request, each.public)),
      each.public,
    );
  };
  site.pages.forEach(page);

  const signIn = ui.to([['masuk', 'sign-in']]);
  server.get(signIn, (request: Request, reply) =>
    sendPage(site, request, reply, signInPage(ui, { next: placeOf(request.query['next'], language) }), {
      language,
      kept: 'nowhere',
    }),
  );
  server.post(signIn, async (request: Request, reply) => {
    const form = request.body as URLSearchParams;
    const [username, next] = [form.get('username') ?? '', placeOf(form.get('next') ?? undefined, language)];
    const device = deviceOf(request);
    const kept = keptIn(postedOf(form));
    try {
      const given = bodyOf<{ access_token: string; expires_in: number; device?: string }>(
        await site.parts.calling({
          method: 'POST',
          path: '/v1/auth/token',
          headers: { 'content-type': 'application/json', 'accept-language': language },
          body: JSON.stringify({ username, password: form.get('password') ?? '', ...(device && { device }) }),
          address: request.ip,
        }),
      );
      keepSession(request, reply, {
        token: given.access_token,
        seconds: given.expires_in,
        ...(given.device && { device: given.device }),
      });
      const token = given.access_token;
      const filled = await formAfterSignIn(site, request, { token, next, kept, language });
      if (!filled || 'to' in filled) return await reply.redirect(filled?.to ?? next, 303);
      const { shown, asking: known } = filled;
      return sendPage(site, request, reply, shown, { language, asking: known, kept: 'nowhere' });
    } catch (error) {
      if (!(error instanceof Refused) || (error.problem.status >= 500 && kept.size === 0)) throw error;
      const shown = signInPage(ui, { next, problem: error.problem, username, kept });
      return sendPage(site, request, reply, shown, { language, kept: 'nowhere' });
    }
  });
  server.post(ui.to([['keluar', 'sign-out']]), (request: Request, reply) => {
    endSession(request, reply);
    return reply.redirect(signIn, 303);
  });

  const account = ui.to([['akun', 'account']]);
  const draftsOf = async ({ me }: Asking) => (me && (await site.parts.drafts?.list(me.userId))) ?? [];
  show(account, '', async (request) => {
    const known = await asking(request);
    return accountPage(known, {
      done: request.query['done'] === '1',
      drafts: await draftsOf(known),
      sections: site.sections,
    });
  });
  server.post(
    ui.to([
      ['akun', 'account'],
      ['konsep', 'drafts'],
    ]),
    async (request: Request, reply) => {
      const { me } = await asking(request);
      await site.parts.drafts?.remove(me!.userId, (request.body as URLSearchParams).get('id') ?? '');
      return reply.redirect(account, 303);
    },
  );
  server.post(account, async (request: Request, reply) => {
    const known = await asking(request);
    const form = request.body as URLSearchParams;
    try {
      bodyOf(
        await site.parts.calling({
          method: 'PUT',
          path: `/v1/users/${encodeURIComponent(known.me!.userId)}/password`,
          headers: { ...headersOf(askerOf(request, language)), 'content-type': 'application/json' },
          body: JSON.stringify(Object.fromEntries(form)),
          address: request.ip,
        }),
      );
    } catch (error) {
      if (!(error instanceof Refused) || error.problem.status === 401) throw error;
      return sendPage(
        site,
        request,
        reply,
        accountPage(known, { problem: error.problem, drafts: await draftsOf(known), sections: site.sections }),
        { language, asking: known, kept: 'nowhere' },
      );
    }
    return reply.redirect(signIn, 303);
  });
};

const languageIn = (request: FastifyRequest): Language =>
  LANGUAGES.find((language) => request.url.startsWith(`/${language}/`) || request.url === `/${language}`) ??
  preferredLanguage(request);

/**
 * The web application (web.md): pages of which each is asked of the API with the reader's own rights, in both
 * languages.
 */
export const dashboard =
  (parts: DashboardParts) =>
  async (server: FastifyInstance): Promise<void> => {
    const site = siteOf(parts);
    await server.register(cookies);
    server.removeAllContentTypeParsers();
    await takeForms(server);
    server.addHook('preHandler', (request, _, done) => {
      if (request.method === 'POST') requireOwnPage(request);
      done();
    });
    const failed = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
      const language = languageIn(request);
      const problem = problemIn(error);
      if (problem.status === 401 && request.method === 'GET')
        return reply.redirect(uiOf(language).to([['masuk', 'sign-in']], { next: request.url }), 303);
      return sendPage(site, request, reply, problemPage(problem, language), { language, kept: 'nowhere' });
    };
    server.addHook('onSend', (request, reply, payload) => packed(request, reply, payload));
    server.setErrorHandler(failed);
    for (const language of LANGUAGES) {
      addPages(server, site, language);
      server.get(`/${language}/*`, (request, reply) => failed(new Refused(UNKNOWN), request, reply));
    }
    server.get('/', (request, reply) => reply.redirect(`/${preferredLanguage(request)}`, 302));
    serveAssets(server);
    serveHelps(server, site, problemIn);
  };

const UNKNOWN = {
  status: 404,
  code: 'E_NOT_FOUND',
  messageId: 'Tidak ada halaman dengan alamat ini.',
  messageEn: 'There is no page at this address.',
};

const problemIn = (error: unknown): Refused['problem'] => {
  if (error instanceof Refused) return error.problem;
  const told = error as Partial<Refused['problem']> & { readonly statusCode?: number };
  if (told.code && told.messageId && told.messageEn && told.status) return told as Refused['problem'];
  const status = told.statusCode ?? 500;
  return {
    status,
    code: status === 413 ? 'E_TOO_LARGE' : status < 500 ? 'E_MALFORMED' : 'E_INTERNAL',
    messageId: status < 500 ? 'Permintaan ini tidak terbaca.' : 'Ada kesalahan di pihak kami; coba lagi.',
    messageEn: status < 500 ? 'This request cannot be read.' : 'Something failed on our side; try again.',
  };
};
