import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import {
  CONTROL,
  LANGUAGES,
  REGION_SEARCH,
  REGISTERS,
  Refused,
  UPLOAD_TO,
  type Asking,
  type Language,
  type Posted,
  type Problem,
  type Section,
  type Shown,
  refusalIn,
  uiOf,
} from '#views';
import { askingOf, type Site } from './context.js';
import { askingWithKept } from './kept.js';
import { signInPage } from './pages/sign-in.js';
import type { CommandAsk } from './pages/command-ask.js';
import { formOf, keptPage } from './pages/command.js';
import { sendCommand } from './pages/send-command.js';
import { readForm } from './posted-form.js';
import { recordsLike, regionsLike, type Candidate } from './references.js';
import { problemIn } from './failures.js';
import type { Request, Serving } from './routes/serving.js';
import { askerOf, chosenOffice, leadOn } from './session.js';
import { tellUploaded, uploadFile } from './upload.js';

/** Fields that a form left to be kept, apart from those of the form in which they are kept. */
export const keptIn = (posted: Posted): Posted =>
  new Map(
    [...posted].filter(
      ([name]) =>
        name.startsWith('/') ||
        name.startsWith(CONTROL.upload) ||
        ([CONTROL.key, CONTROL.revision, CONTROL.at, CONTROL.draft] as string[]).includes(name),
    ),
  );

/** The form at an address of this application; undefined where there is none. */
export const formAt = (path: string, sections: readonly Section[], language: Language): CommandAsk | undefined => {
  const [, , slug = '', ...rest] = path.split('?')[0]!.split('/').map(decoded);
  const section = sections.find((each) => uiOf(language).say(each.slug) === slug);
  const [first, second, third] = rest;
  if (section && first === 'do' && second) return { section, operation: second };
  if (section && first && second === 'do' && third) return { section, id: first, operation: third };
  return undefined;
};
const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

/** Whoever signs in from a form finds it filled again, not sent. */
export const formAfterSignIn = async (
  site: Site,
  request: FastifyRequest,
  {
    token,
    next,
    kept,
    language,
  }: { readonly token: string; readonly next: string; readonly kept: Posted; readonly language: Language },
): Promise<
  | { readonly to: string }
  | { readonly shown: Shown; readonly asking?: Awaited<ReturnType<typeof askingWithKept>>; readonly problem?: Problem }
  | undefined
> => {
  const ask = kept.size > 0 ? formAt(next, site.sections, language) : undefined;
  if (!ask) return undefined;
  const asker = { ...askerOf(request, language), token };
  const { calling, clock } = site.parts;
  const at = kept.get(CONTROL.at)?.[0] ?? '0';
  try {
    const asking = await askingWithKept(site, asker, {
      language,
      params: {},
      query: {},
      open: false,
      office: chosenOffice(request),
    });
    const outcome = await sendCommand(
      ask,
      asking,
      { posted: new Map([...kept, [CONTROL.step, [at]]]), refused: [] },
      { calling, asker, now: clock.now() },
    );
    return 'to' in outcome ? outcome : { shown: outcome.shown, asking };
  } catch (error) {
    // Whoever is signed in now may be another, to whom the form is closed: what was typed stays for the one who knows.
    if (!(error instanceof Refused)) throw error;
    const [{ problem }, ui] = [error, uiOf(language)];
    return { shown: keptPage(problem, formOf(ask, ui), kept, ui), problem };
  }
};

/** Takes the forms of one section. */
export const postCommands = (
  { server, site, language, ui, asking, send }: Serving,
  {
    paths,
    askOf,
    current,
  }: { readonly paths: readonly string[]; readonly askOf: (request: Request) => CommandAsk; readonly current: string },
): void => {
  const { calling, clock } = site.parts;
  for (const path of paths)
    server.post(path, async (request: Request, reply) => {
      const asker = askerOf(request, language);
      const ask = askOf(request);
      const form = await readForm(request, (file) => uploadFile(file, calling, asker));
      try {
        const known = await asking(request);
        const outcome = await sendCommand(ask, known, form, { calling, asker, now: clock.now() });
        if ('to' in outcome) return await leadOn(request, reply, outcome.to);
        return send(request, reply, outcome.shown, { current, asking: known, kept: 'nowhere' });
      } catch (error) {
        const problem = problemIn(error);
        if (problem.status === 404) throw error;
        const kept = keptIn(form.posted);
        const shown =
          problem.status === 401
            ? signInPage(ui, { next: formOf(ask, ui), why: 'isian', kept })
            : keptPage(problem, formOf(ask, ui), kept, ui);
        return send(request, reply, shown, { kept: 'nowhere' });
      }
    });
};

/** What the script asks for: regions and records of registers while one is typed, and a place for a file. */
export const serveHelps = (server: FastifyInstance, site: Site): void => {
  const { calling } = site.parts;
  const answered = (work: (request: Request) => Promise<object>) => async (request: Request, reply: FastifyReply) => {
    reply.header('Cache-Control', 'no-store').type('application/json; charset=utf-8');
    try {
      return await reply.send(JSON.stringify(await work(request)));
    } catch (error) {
      const problem = problemIn(error);
      const [messageId, messageEn] = LANGUAGES.map((language) => refusalIn(problem, {}, uiOf(language)));
      return reply.status(problem.status).send(JSON.stringify({ code: problem.code, messageId, messageEn }));
    }
  };
  const suggested = (address: string, like: (from: Asking, q: string) => Promise<readonly Candidate[]>): void => {
    server.get(
      address,
      answered(async (request) => {
        const q = String(request.query['q'] ?? '')
          .trim()
          .slice(0, 120);
        if (!/[\p{L}\p{N}]/u.test(q)) return { items: [] };
        const known = { language: 'id', params: {}, query: {}, open: true, office: chosenOffice(request) } as const;
        return { items: await like(await askingOf(site, askerOf(request, 'id'), known), q) };
      }),
    );
  };
  suggested(REGION_SEARCH, regionsLike);
  for (const register of REGISTERS) suggested(register.search, (asking, q) => recordsLike(register, asking, q));
  server.post(
    UPLOAD_TO,
    answered(async (request) => {
      const file = request.body as Readable;
      try {
        return { uploaded: tellUploaded(await uploadFile(file, calling, askerOf(request, 'id'))) };
      } catch (error) {
        file.resume();
        throw error;
      }
    }),
  );
};
