import type { Meaning } from '#kernel';
import { LANGUAGES, uiOf, type Description, type Language, type OpenApi, type Section } from '#views';
import { VIEWS } from '../../apps/dashboard/views.js';
import type { WebSystem } from './web-system.js';

export const SECTIONS: readonly Section[] = VIEWS.flatMap(({ sections = [] }) => sections);
export const PAGES = VIEWS.flatMap(({ pages = [] }) => pages);

type Path = readonly (Meaning | string)[];
export interface Place {
  readonly name: string;
  readonly path: Path;
  readonly kind: 'list' | 'record' | 'form' | 'page';
}

export const addressOf = ({ path }: Pick<Place, 'path'>, language: Language): string => uiOf(language).to(path);
export const inBoth = (place: Place): readonly (readonly [Language, string])[] =>
  LANGUAGES.map((language) => [language, addressOf(place, language)]);

interface Actions {
  readonly items: readonly { readonly operation: string; readonly open: boolean }[];
}

/** Every page that the views declare, as far as somebody may open it; of the records of a list the first. */
export const placesFor = async (
  web: WebSystem,
  by: string,
  { openApi, description }: { readonly openApi: OpenApi; readonly description: Description },
): Promise<readonly Place[]> => {
  const { system } = web;
  const of = async ({ list, slug, record, desk, beside }: Section): Promise<readonly Place[]> => {
    const { status, body } = beside
      ? { status: 200, body: { items: [] } }
      : await system.get(by, `/v1/${list}?limit=1`);
    if (status !== 200) return [];
    // Whose id is hidden from the reader has no page for him.
    const [first] = (body as { items: readonly { id: string }[] }).items.filter(({ id }) => typeof id === 'string');
    const forms = async (id?: string): Promise<readonly Place[]> => {
      const at = ['/v1', list, ...(id ? [encodeURIComponent(id)] : []), 'actions'].join('/');
      const answer = await system.get(by, at);
      if (answer.status !== 200) return [];
      return (answer.body as Actions).items
        .filter(({ open, operation }) => open && formOf(description, list, operation, id !== undefined))
        .map(({ operation }) => ({
          kind: 'form',
          name: `${list} ${id ? '{id} ' : ''}${operation || 'new'}`,
          path: [slug, ...(id ? [id] : []), 'do', operation || 'new'],
        }));
    };
    const shown = first && openApi.paths[`/v1/${list}/{id}`]?.['get'] && (record ?? true);
    return [
      ...(beside ? [] : [{ kind: 'list' as const, name: list, path: [slug] }]),
      ...(await forms()),
      ...(shown
        ? [{ kind: 'record' as const, name: `${list} {id}`, path: [slug, first.id] }, ...(await forms(first.id))]
        : []),
      ...(shown && desk
        ? [{ kind: 'record' as const, name: `${list} {id} ${desk.path[1]}`, path: [slug, first.id, desk.path] }]
        : []),
    ];
  };
  const sections: Place[] = [];
  for (const section of SECTIONS) sections.push(...(await of(section)));
  const pages: (typeof PAGES)[number][] = [];
  for (const page of PAGES) {
    if (page.path.some((part) => typeof part === 'string' && part.startsWith(':'))) continue;
    if (page.needs && (await system.get(by, `/v1/${page.needs}?limit=1`)).status !== 200) continue;
    pages.push(page);
  }
  return [
    ...sections,
    ...pages.map(({ path }) => ({ kind: 'page' as const, name: path.map(String).join('/'), path })),
    { kind: 'page', name: 'account', path: [['akun', 'account']] },
  ];
};

const formOf = (description: Description, list: string, operation: string, ofRecord: boolean): boolean =>
  (operation ? description.command(list, operation, ofRecord) : description.command(list)) !== undefined;
