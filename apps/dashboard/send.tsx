import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  LANGUAGES,
  Notice,
  Page,
  capital,
  instantOf,
  renderToString,
  uiOf,
  type Asking,
  type Language,
  type Problem,
  type Shown,
  type VNode,
} from '#views';
import { ASSETS, BUILD } from './assets.js';
import type { Site } from './context.js';
import { markOf, tokenOf } from './session.js';

const CSP =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; " +
  "base-uri 'none'; frame-ancestors 'none'";

/** The same page in the other language. */
const inOther = (site: Site, request: FastifyRequest, language: Language): string => {
  const [path = '', search] = request.url.split('?');
  const [, , slug = '', ...rest] = path.split('/');
  const other = LANGUAGES.find((each) => each !== language)!;
  const slugs = [...site.sections.map((section) => section.slug), ...site.pages.flatMap((page) => page.path), ...WORDS];
  const [from, to] = language === 'id' ? ([0, 1] as const) : ([1, 0] as const);
  const word = (segment: string): string => {
    const found = slugs.find((each) => typeof each !== 'string' && each[from] === decodeURIComponent(segment));
    return typeof found === 'object' ? found[to] : segment;
  };
  return `/${[other, ...(slug ? [word(slug), ...rest] : [])].join('/')}${search ? `?${search}` : ''}`;
};
/** Pages of the application itself. */
export const WORDS = [
  ['masuk', 'sign-in'],
  ['akun', 'account'],
  ['keluar', 'sign-out'],
] as const;

/** When the page was made is no part of what it says. */
const tagOf = (html: string, user: string): string =>
  createHash('sha256')
    .update(`${BUILD} ${user} ${html.replace(/<p class="as-of".*?<\/p>/, '')}`)
    .digest('base64url')
    .slice(0, 22);

export const officeOf = ({ me, ui }: Asking): string | undefined =>
  me?.grants
    .map(({ titleId, titleEn, region, scope }) => `${ui.say([titleId, titleEn])} · ${region?.name ?? scope}`)
    .filter((line, index, all) => all.indexOf(line) === index)
    .join(' — ');

export const asOfOf = ({ asOf }: Shown, { ui, zone }: Pick<Asking, 'ui' | 'zone'>): string | undefined =>
  asOf && `${ui.say(['Data per', 'Data as of'])} ${instantOf(asOf, zone, ui.language)}`;

export interface Framed {
  readonly language: Language;
  readonly asking?: Asking | undefined;
  /** The first segment of the address, of the section that is marked in the menu. */
  readonly current?: string | undefined;
  /** How long others may keep it, or that nobody may. */
  readonly kept?: 'public' | 'nowhere';
}

/** Sends a page in its frame, unless whoever asks has it already. */
export const sendPage = (
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  { title, body, status = 200, position }: Shown,
  { language, asking, current, kept }: Framed,
): FastifyReply => {
  const ui = uiOf(language);
  const entries = [...site.sections, ...site.pages].flatMap((each) =>
    each.menu ? [{ ...each.menu, path: 'slug' in each ? [each.slug] : each.path }] : [],
  );
  const menu = asking?.me
    ? entries
        .sort((one, other) => one.rank - other.rank)
        .map(({ label, path }) => ({
          label,
          href: ui.to(path),
          current: typeof path[0] === 'object' && ui.say(path[0]) === current,
        }))
    : [];
  const html = `<!doctype html>${renderToString(
    <Page
      ui={ui}
      title={title}
      assets={ASSETS}
      menu={menu}
      otherLanguage={inOther(site, request, language)}
      signedIn={asking?.me !== undefined}
      office={asking && officeOf(asking)}
      attribution={site.parts.attribution}
      position={position}
    >
      {body}
    </Page>,
  )}`;
  reply
    .status(status)
    .type('text/html; charset=utf-8')
    .header('Content-Security-Policy', CSP)
    .header('Content-Language', language)
    .header('Vary', 'Cookie, Accept-Encoding');
  if (kept === 'nowhere' || status >= 400) return reply.header('Cache-Control', 'no-store').send(html);
  const tag = `W/"${tagOf(html, markOf(tokenOf(request)))}"`;
  reply.header('ETag', tag).header('Cache-Control', kept === 'public' ? 'public, max-age=60' : 'private, no-cache');
  if (request.headers['if-none-match'] !== tag) return reply.send(html);
  // The policy that came with the page holds on; a revisit is to cost little on a thin line.
  return reply.status(304).removeHeader('Content-Security-Policy').send();
};

const TITLES: Readonly<Record<number, readonly [id: string, en: string]>> = {
  403: ['Anda tidak berhak membuka ini', 'You have no right to open this'],
  404: ['Tidak ditemukan', 'Not found'],
  429: ['Terlalu banyak permintaan', 'Too many requests'],
  503: ['Layanan sedang tidak tersedia', 'The service is away'],
};
const ADVICE: Readonly<Record<number, readonly [id: string, en: string]>> = {
  403: [
    'Masuk dengan akun yang berhak, atau minta pengelola akun memberi Anda peran untuk wilayah ini.',
    'Sign in with an account that has the right, or ask the keeper of accounts for a role in this region.',
  ],
  404: [
    'Periksa alamatnya, atau cari catatannya dari daftar di menu.',
    'Check the address, or look for the record in the lists of the menu.',
  ],
  429: ['Tunggu sebentar, lalu muat ulang.', 'Wait a moment, then reload.'],
  503: [
    'Tidak ada yang hilang. Tunggu sebentar, lalu muat ulang; yang sudah diisi dapat dikirim lagi.',
    'Nothing is lost. Wait a moment, then reload; what was filled in can be sent again.',
  ],
};

/** What went wrong, and what to do about it. */
export const problemPage = (problem: Problem, language: Language): Shown => {
  const { say, to } = uiOf(language);
  const { status, code, messageId, messageEn, correlationId } = problem;
  const title = say(TITLES[status] ?? ['Ada gangguan', 'Something went wrong']);
  const advice: VNode | false = ADVICE[status] !== undefined && <p>{say(ADVICE[status])}</p>;
  return {
    title,
    status,
    body: (
      <>
        <h1>{title}</h1>
        <Notice tone="bad" title={capital(say([messageId, messageEn]))}>
          {advice}
          <p class="hint">
            {say(['Kode', 'Code'])} {code}
            {correlationId && ` · ${correlationId}`}
          </p>
        </Notice>
        <p>
          <a href={to([])}>{say(['Ke halaman awal', 'To the start page'])}</a>
        </p>
      </>
    ),
  };
};
