import { NATIONAL, covers, localDateAt, yearOf, zoneOf, type Clock, type RegionCode, type Scope } from '#kernel';
import {
  Refused,
  describing,
  uiOf,
  type Asking,
  type Attribution,
  type ContextViews,
  type Description,
  type Grant,
  type Language,
  type Me,
  type OpenApi,
  type PageView,
  type Query,
  type Section,
} from '#views';
import type { Issuer } from './issuer.js';
import { apiOf, bodyOf, type Asker, type Calling } from './call.js';

export interface DashboardParts {
  readonly calling: Calling;
  readonly clock: Clock;
  readonly views: readonly ContextViews[];
  /** The address at which browsers reach the pages, where the installation names one; without a slash at its end. */
  readonly publicUrl?: string | undefined;
  /** Who signs people in, where it is not the API. */
  readonly issuer?: Issuer | undefined;
}

/** The pages and what they are made from. */
export interface Site {
  readonly parts: DashboardParts;
  readonly sections: readonly Section[];
  readonly pages: readonly PageView[];
  readonly attributions: readonly Attribution[];
  readonly describe: () => Promise<Description>;
  /** Whether the API has said that it holds a demonstration, once it was asked. */
  readonly demonstration: () => boolean;
}

export const siteOf = (parts: DashboardParts): Site => {
  let described: Promise<Description> | undefined;
  let demonstration = false;
  const ask = async (): Promise<Description> => {
    const description = describing(bodyOf<OpenApi>(await parts.calling({ method: 'GET', path: '/openapi.json' })));
    ({ demonstration } = description);
    return description;
  };
  return {
    parts,
    sections: parts.views.flatMap(({ sections = [] }) => sections),
    pages: parts.views.flatMap(({ pages = [] }) => pages),
    attributions: parts.views.flatMap(({ attribution = [] }) => attribution),
    demonstration: () => demonstration,
    describe: () => {
      described ??= ask().catch((error: unknown) => {
        described = undefined;
        throw error;
      });
      return described;
    },
  };
};

/** A region of one's own rights: of the chosen office, or the smallest that holds them all. */
const homeOf = ({ grants, home }: Me, office: Grant | undefined): string => {
  if (!office) return home?.code ?? NATIONAL;
  const scopes = grants.filter(({ officeId }) => officeId === office.officeId).map(({ scope }) => scope as Scope);
  return scopes.find((scope) => scopes.every((other) => covers(scope, other))) ?? scopes[0] ?? NATIONAL;
};

/** Different offices of a reader, each by the first of its rights. */
export const officesOf = (me: Me | undefined): readonly Grant[] =>
  (me?.grants ?? []).filter(
    ({ officeId }, index, all) => all.findIndex((other) => other.officeId === officeId) === index,
  );

export interface Asked {
  readonly language: Language;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  /** For everybody, signed in or not. */
  readonly open: boolean;
  /** The id of the office that was chosen on this device, by whomever. */
  readonly office?: string | undefined;
}

const absent = (error: unknown): undefined => {
  if (error instanceof Refused) return undefined;
  throw error;
};

/** @throws Refused nobody is signed in, or no longer, and the page is not for everybody. */
export const askingOf = async (
  { parts, describe }: Site,
  asker: Asker,
  { language, params, query, open, office }: Asked,
): Promise<Asking> => {
  const api = apiOf(parts.calling, asker);
  const reader = async (): Promise<Me | undefined> => {
    if (open && !asker.token) return undefined;
    return api.get<Me>('me').catch((error: unknown) => {
      if (open && error instanceof Refused && error.problem.status === 401) return undefined;
      throw error;
    });
  };
  const position = asker.token ? api.get<{ readonly models: string }>('position').catch(absent) : undefined;
  const [described, me, at] = await Promise.all([describe(), reader(), position]);
  const offices = officesOf(me);
  const acting = offices.length > 1 ? (offices.find(({ officeId }) => officeId === office) ?? offices[0]) : undefined;
  const home = me ? homeOf(me, acting) : NATIONAL;
  const zone = zoneOf(home as RegionCode);
  const today = localDateAt(parts.clock.now(), zone);
  return {
    ui: uiOf(language),
    api: me ? api : apiOf(parts.calling, { ...asker, token: undefined }),
    describe: described,
    zone,
    home,
    me,
    office: acting,
    models: at?.models,
    params,
    query,
    today,
    year: yearOf(today),
  };
};
