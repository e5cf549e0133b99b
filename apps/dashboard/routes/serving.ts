import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { uiOf, type Language, type Shown, type Ui } from '#views';
import type { Site } from '../context.js';
import { hasAlready, tagBefore, tagged } from '../fresh.js';
import { askingWithKept, type Known } from '../kept.js';
import { sendPage, type Framed } from '../send.js';
import { askerOf, chosenOffice, trueQuery } from '../session.js';

export type Request = FastifyRequest<{ Params: Record<string, string>; Querystring: Record<string, string> }>;

/** The query of a page, of each name the last value. */
export const queryOf = ({ query }: Pick<Request, 'query'>): Record<string, string> =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value].flat().at(-1)!]));

export interface How {
  /** The first segment of its address, marked in the menu. */
  readonly current?: string;
  /** For everybody. */
  readonly open?: boolean | undefined;
  /** Made anew each time, and kept by nobody. */
  readonly fleeting?: boolean | undefined;
  /** What of the page no position of the log tells. */
  readonly beside?: (asking: Known) => Promise<unknown>;
}

/** What all routes of a language need. */
export interface Serving {
  readonly server: FastifyInstance;
  readonly site: Site;
  readonly language: Language;
  readonly ui: Ui;
  readonly asking: (request: Request, open?: boolean) => Promise<Known>;
  /** A page at an address, not made again for whoever has it already. */
  readonly show: (path: string, page: (asking: Known, request: Request) => Promise<Shown>, how?: How) => void;
  readonly send: (
    request: Request,
    reply: FastifyReply,
    shown: Shown,
    framed?: Omit<Framed, 'language'>,
  ) => FastifyReply;
}

export const servingOf = (server: FastifyInstance, site: Site, language: Language): Serving => {
  const asking: Serving['asking'] = (request, open = false) =>
    askingWithKept(site, askerOf(request, language), {
      language,
      params: request.params,
      query: trueQuery(request, queryOf(request)),
      open,
      office: chosenOffice(request),
    });
  const send: Serving['send'] = (request, reply, shown, framed = {}) =>
    sendPage(site, request, reply, shown, { language, ...framed });
  return {
    server,
    site,
    language,
    ui: uiOf(language),
    asking,
    send,
    show: (path, page, { current = '', open = false, fleeting = false, beside } = {}) =>
      void server.get(path, async (request: Request, reply) => {
        const known = await asking(request, open);
        const tag = fleeting ? undefined : tagBefore(site, request, known, await beside?.(known));
        if (tag && hasAlready(request, tag)) return tagged(reply, tag, 'private').status(304).send();
        const shown = await page(known, request);
        const kept = open && !known.me ? 'public' : tag ? 'private' : 'nowhere';
        return send(request, reply, shown, { asking: known, current, kept, ...(tag && { tag }) });
      }),
  };
};
