import { NATIONAL, localDateAt, yearOf, zoneOf, type Clock, type RegionCode } from '#kernel';
import {
  describing,
  uiOf,
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
import type { Drafts } from './drafts.js';
import { apiOf, bodyOf, type Asker, type Calling } from './call.js';

export interface DashboardParts {
  readonly calling: Calling;
  readonly clock: Clock;
  readonly views: readonly ContextViews[];
  readonly attribution: string;
  /** Absent: nothing is kept before it is sent. */
  readonly drafts?: Drafts;
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

/** The smallest region in which all of one's rights lie. */
const homeOf = ({ grants }: Me): string => {
  const [first, ...others] = [...new Set(grants.map(({ scope }) => scope))];
  return first !== undefined && others.length === 0 ? first : NATIONAL;
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
  const api = apiOf(parts.calling, asker);
  const [described, me] = await Promise.all([
    describe(),
    asker.token ? api.get<Me>('me') : open ? undefined : api.get<Me>('me'),
  ]);
  const home = me ? homeOf(me) : NATIONAL;
  const zone = zoneOf(home as RegionCode);
  return {
    ui: uiOf(language),
    api,
    describe: described,
    zone,
    home,
    me,
    params,
    query,
    year: yearOf(localDateAt(parts.clock.now(), zone)),
  };
};
