import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isImpersonal } from '#kernel';
import {
  LANGUAGES,
  Page,
  holdsOne,
  instantOf,
  renderToString,
  uiOf,
  type Acting,
  type Asking,
  type Grant,
  type Language,
  type Problem,
  type Shown,
  type Ui,
} from '#views';
import { ASSETS, BUILD } from './assets.js';
import { officesOf, type Site } from './context.js';
import { hasAlready, tagged } from './fresh.js';
import { markOf, tokenOf } from './session.js';
import { DIFFERENCE } from './pages/record/files.js';
import { WORDS } from './words.js';

/** @param origins to which forms may lead beside this one: browsers look at where an answer redirects, too. */
const policy = (origins: readonly string[]): string =>
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; " +
  `form-action ${["'self'", ...origins].join(' ')}; base-uri 'none'; frame-ancestors 'none'`;

const isReadable = (url: string): boolean => {
  try {
    decodeURIComponent(url.split('?')[0]!);
    return true;
  } catch {
    return false;
  }
};

/** The same page in the other language. */
const inOther = (site: Site, request: FastifyRequest, language: Language): string => {
  const other = LANGUAGES.find((each) => each !== language)!;
  // Where somebody has gone astray there is no such page.
  if (!isReadable(request.url) || !LANGUAGES.some((each) => new RegExp(`^/${each}(?:[/?]|$)`).test(request.url)))
    return `/${other}`;
  const [path = '', search] = request.url.split('?');
  const [, , slug = '', ...rest] = path.split('/');
  const words = site.pages.flatMap((page) => page.path);
  const slugs = [...site.sections.map((section) => section.slug), ...words, ...Object.values(WORDS)];
  const isPage = words.some((each) => typeof each !== 'string' && each.includes(slug));
  const [from, to] = language === 'id' ? ([0, 1] as const) : ([1, 0] as const);
  const word = (segment: string): string => {
    const found = slugs.find((each) => typeof each !== 'string' && each[from] === decodeURIComponent(segment));
    return typeof found === 'object' ? found[to] : segment;
  };
  const within = (segment: string): string => (segment === DIFFERENCE[from] ? DIFFERENCE[to] : segment);
  return `/${[other, ...(slug ? [word(slug), ...rest.map((segment) => within(isPage ? word(segment) : segment))] : [])].join('/')}${search ? `?${search}` : ''}`;
};
/** When the page was made is no part of what it says. */
const tagOf = (html: string, user: string): string =>
  createHash('sha256')
    .update(`${BUILD} ${user} ${html.replace(/<p class="as-of".*?<\/p>/, '')}`)
    .digest('base64url')
    .slice(0, 22);

export const officeOf = ({ me, ui, office }: Asking): string | undefined =>
  me?.grants
    .filter(({ officeId }) => !office || officeId === office.officeId)
    .map(({ titleId, titleEn, region, scope }) => `${ui.say([titleId, titleEn])} · ${region?.name ?? scope}`)
    .filter((line, index, all) => all.indexOf(line) === index)
    .join(' — ');

export const asOfOf = ({ asOf }: Shown, { ui, zone }: Pick<Asking, 'ui' | 'zone'>): string | undefined =>
  asOf && `${ui.say(['Data per', 'Data as of'])} ${instantOf(asOf, zone, ui.language)}`;

/** The offices among which a reader with several chooses, on the page that is shown. */
export const actingOf = ({ me, office, ui }: Asking, here: string): Acting | undefined => {
  const offices = officesOf(me);
  if (offices.length < 2) return undefined;
  return {
    here,
    chosen: office?.officeId,
    offices: offices.map((grant) => ({ id: grant.officeId, name: nameOf(grant, ui) })),
  };
};
const nameOf = ({ officeName, titleId, titleEn, region, scope }: Grant, ui: Ui): string =>
  officeName ?? `${ui.say([titleId, titleEn])} · ${region?.name ?? scope}`;

/** Whether a number of a person was asked for, which a page says again: no browser is to keep that. */
const namesPerson = ({ query, params }: FastifyRequest): boolean =>
  [query, params].flatMap((given) => Object.values(given as object).flat()).some((each) => !isImpersonal(String(each)));

export interface Framed {
  readonly language: Language;
  readonly asking?: Asking | undefined;
  /** The first segment of the address, of the section that is marked in the menu. */
  readonly current?: string | undefined;
  /** How long others may keep it, or that nobody may. */
  readonly kept?: 'public' | 'private' | 'nowhere';
  /** By which a page is known that needs not be made again. */
  readonly tag?: string;
  /** Why it is not the page that was asked for. */
  readonly problem?: Problem;
}

/** The pages that lie open to the reader, the lists that have no place of their own in the menu behind the last. */
const menuOf = ({ sections, pages }: Site, { ui, me, describe }: Asking, current: string | undefined) => {
  const open = (list: string | undefined): boolean => list === undefined || holdsOne(me, describe.rolesOf(list));
  const entries = [
    ...sections.flatMap(({ menu, slug, list }) => (menu && open(list) ? [{ ...menu, path: [slug] }] : [])),
    ...pages.flatMap(({ menu, path, needs }) => (menu && open(needs) ? [{ ...menu, path }] : [])),
    { label: ['Semua daftar', 'All lists'] as const, rank: 1_000, path: [WORDS.lists] },
  ];
  return entries
    .sort((one, other) => one.rank - other.rank)
    .map(({ label, path }) => ({
      label,
      href: ui.to(path),
      current: (typeof path[0] === 'object' ? ui.say(path[0]) : '') === current,
    }));
};

/** Sends a page in its frame, unless whoever asks has it already. */
export const sendPage = (
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  { title, body, status = 200 }: Shown,
  { language, asking, current, kept, tag: known, problem }: Framed,
): FastifyReply => {
  const ui = uiOf(language);
  const menu = asking?.me ? menuOf(site, asking, current) : [];
  const html = `<!doctype html>${renderToString(
    <Page
      ui={ui}
      title={title}
      assets={ASSETS}
      menu={menu}
      otherLanguage={inOther(site, request, language)}
      signedIn={asking?.me !== undefined}
      atAccount={current === ui.say(WORDS.account)}
      office={asking && officeOf(asking)}
      attributions={site.attributions}
      demonstration={site.demonstration()}
      models={asking?.models}
      acting={asking && actingOf(asking, request.url)}
    >
      {body}
    </Page>,
  )}`;
  reply
    .status(status)
    .type('text/html; charset=utf-8')
    .header('Content-Security-Policy', policy(site.parts.issuer?.origins ?? []))
    // Older browsers name the origin of a form only where the page may be named at all.
    .header('Referrer-Policy', 'same-origin')
    .header('Content-Language', language)
    .header('Vary', 'Cookie, Accept-Encoding');
  if (problem?.retryAfter) reply.header('Retry-After', String(problem.retryAfter));
  if (kept === 'nowhere' || status >= 400 || namesPerson(request))
    return reply.header('Cache-Control', 'no-store').send(html);
  const tag = known ?? tagOf(html, markOf(tokenOf(request)));
  tagged(reply, tag, kept === 'public' ? 'public' : 'private');
  if (!hasAlready(request, tag)) return reply.send(html);
  // The policy that came with the page holds on; a revisit is to cost little on a thin line.
  return reply.status(304).removeHeader('Content-Security-Policy').send();
};
