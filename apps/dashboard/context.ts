import { NATIONAL, localDateAt, yearOf, zoneOf, type Clock, type RegionCode } from '#kernel';
import {
  Refused,
  describing,
  uiOf,
  type Api,
  type Asking,
  type ContextViews,
  type Description,
  type Language,
  type Me,
  type OpenApi,
  type PageView,
  type Query,
  type Section,
} from '#views';
import { apiOf, bodyOf, type Asker, type Calling } from './call.js';
import type { SavedViews } from './saved-views.js';

export interface DashboardParts {
  readonly calling: Calling;
  readonly clock: Clock;
  readonly views: readonly ContextViews[];
  readonly attribution: string;
  /** Lists as their readers want to find them again. */
  readonly saved?: SavedViews;
}

/** The pages and what they are made from. */
export interface Site {
  readonly parts: DashboardParts;
  readonly sections: readonly Section[];
  readonly pages: readonly PageView[];
  readonly describe: () => Promise<Description>;
}

export const siteOf = (parts: DashboardParts): Site => {
  let described: Promise<Description> | undefined;
  const ask = async (): Promise<Description> =>
    describing(bodyOf<OpenApi>(await parts.calling({ method: 'GET', path: '/openapi.json' })));
  return {
    parts,
    sections: parts.views.flatMap(({ sections = [] }) => sections),
    pages: parts.views.flatMap(({ pages = [] }) => pages),
    describe: () => {
      described ??= ask().catch((error: unknown) => {
        described = undefined;
        throw error;
      });
      return described;
    },
  };
};

/** On a page for everybody whoever is signed in no longer is anybody. */
const knownTo = async (api: Api, open: boolean): Promise<Me | undefined> => {
  try {
    return await api.get<Me>('me');
  } catch (error) {
    if (open && error instanceof Refused && error.problem.status === 401) return undefined;
    throw error;
  }
};

export const askingOf = async (
  { parts, describe }: Site,
  asker: Asker,
  {
    language,
    params,
    query,
    open,
  }: {
    readonly language: Language;
    readonly params: Readonly<Record<string, string>>;
    readonly query: Query;
    readonly open: boolean;
  },
): Promise<Asking> => {
  const asked = apiOf(parts.calling, asker);
  const [described, me] = await Promise.all([describe(), open && !asker.token ? undefined : knownTo(asked, open)]);
  const api = me ? asked : apiOf(parts.calling, { ...asker, token: undefined });
  const home = me?.home?.code ?? NATIONAL;
  const zone = zoneOf(home as RegionCode);
  const today = localDateAt(parts.clock.now(), zone);
  return { ui: uiOf(language), api, describe: described, zone, home, me, params, query, today, year: yearOf(today) };
};
