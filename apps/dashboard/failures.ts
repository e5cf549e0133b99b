import type { FastifyReply, FastifyRequest } from 'fastify';
import { LANGUAGES, Refused, uiOf, withPlaces, type Asking, type Language, type Problem } from '#views';
import { askingOf, type Site } from './context.js';
import { TOO_LONG } from './posted-form.js';
import { problemPage, type Again } from './pages/problem.js';
import { sendPage } from './send.js';
import { askerOf, chosenOffice, leadOn, preferredLanguage, tokenOf } from './session.js';
import { WORDS } from './words.js';

const UNKNOWN: Problem = {
  status: 404,
  code: 'E_NOT_FOUND',
  messageId: 'Tidak ada halaman dengan alamat ini.',
  messageEn: 'There is no page at this address.',
};

const UNREADABLE: Problem = {
  status: 400,
  code: 'E_MALFORMED',
  messageId: 'Alamat ini tidak dapat dibaca; periksa tulisannya, atau mulai dari halaman awal.',
  messageEn: 'This address cannot be read; check how it is written, or begin at the start page.',
};

/** The language of the address, or what its reader prefers. */
export const languageIn = ({ url, headers }: FastifyRequest): Language =>
  LANGUAGES.find((language) => new RegExp(`^/${language}(?:[/?]|$)`).test(url)) ??
  preferredLanguage({ headers } as FastifyRequest);

/** Every failure as the API tells refusals. */
export const problemIn = (error: unknown): Problem => {
  if (error instanceof Refused) return error.problem;
  const told = error as Partial<Problem> & {
    readonly statusCode?: number;
    readonly info?: { readonly parameter?: string; readonly details?: { readonly retryAfterSeconds?: number } };
  };
  const retryAfter = told.info?.details?.retryAfterSeconds;
  if (told.code && told.messageId && told.messageEn && told.status)
    return {
      status: told.status,
      code: told.code,
      messageId: told.messageId,
      messageEn: told.messageEn,
      ...(told.info?.parameter && { parameter: told.info.parameter }),
      ...(retryAfter && { retryAfter }),
    };
  const status = told.statusCode ?? 500;
  if (status === 413) return TOO_LONG;
  return {
    status,
    code: status < 500 ? 'E_MALFORMED' : 'E_INTERNAL',
    messageId: status < 500 ? 'Permintaan ini tidak terbaca.' : 'Ada kesalahan di pihak kami; coba lagi.',
    messageEn: status < 500 ? 'This request cannot be read.' : 'Something failed on our side; try again.',
  };
};

/** After these the reader keeps his menu; after others nothing more is asked of the API. */
const ASKABLE = new Set([400, 403, 404, 409, 412, 413, 422]);
const askedBy = (site: Site, request: FastifyRequest, language: Language): Promise<Asking | undefined> =>
  askingOf(site, askerOf(request, language), {
    language,
    params: {},
    query: {},
    open: true,
    office: chosenOffice(request),
  }).catch(() => undefined);

/** What waiting, or signing in again, can mend. */
const PASSING = new Set([401, 429, 502, 503, 504]);
const SECRET = /password$/i;
const againOf = ({ method, url, body }: FastifyRequest, { status }: Problem): Again | undefined =>
  method === 'POST' && PASSING.has(status) && body instanceof URLSearchParams && ![...body.keys()].some(isSecret)
    ? { action: url, fields: body }
    : undefined;
const isSecret = (name: string): boolean => SECRET.test(name);

/**
 * Every failure as a page that says what to do; who is not signed in, or no longer, signs in and comes back.
 * @param tell is told of what nobody expected.
 */
export const failing =
  (site: Site, tell: (error: unknown, request: FastifyRequest) => void) =>
  async (error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const language = languageIn(request);
    const problem = problemIn(error);
    if (problem.status >= 500 && !(error instanceof Refused)) tell(error, request);
    if (problem.status === 401 && request.method !== 'POST')
      return leadOn(
        request,
        reply,
        uiOf(language).to([WORDS.signIn], { next: request.url, ...(tokenOf(request) && { karena: 'habis' }) }),
      );
    const asking = ASKABLE.has(problem.status) ? await askedBy(site, request, language) : undefined;
    const [named = problem] = asking ? await withPlaces([problem], asking) : [];
    const framed = { language, kept: 'nowhere', problem, asking } as const;
    return sendPage(
      site,
      request,
      reply,
      problemPage(named, language, { again: againOf(request, problem), roles: asking?.describe.roles }),
      framed,
    );
  };

export const unknownPage = (): Refused => new Refused(UNKNOWN);
export const unreadableAddress = (): Refused => new Refused(UNREADABLE);
