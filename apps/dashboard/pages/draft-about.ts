import { withoutPersonal } from '#kernel';
import { Refused, placeAmong, placesOf, type Asking, type Item } from '#views';
import type { CommandAsk } from './command-ask.js';

/** Characters of what a draft is called beside its form. */
const LONGEST = 120;

type Members = Readonly<Record<string, unknown>>;

/** What the record is called that a form is about; undefined to whoever may act on it without reading it. */
const recordCalled = async ({ section, id }: CommandAsk, { api, ui }: Asking): Promise<string | undefined> => {
  if (id === undefined) return undefined;
  try {
    const { item } = await api.get<{ readonly item: Item & { readonly title?: string } }>(
      `${section.list}/${encodeURIComponent(id)}`,
    );
    return section.heading ? section.heading(item, ui).title : item.title;
  } catch (error) {
    if (error instanceof Refused && error.problem.status !== 401) return undefined;
    throw error;
  }
};

/** What tells a draft from others of its form: its record, and what is filled in; undefined where nothing does yet. */
export const draftAbout = async (ask: CommandAsk, asking: Asking, value: Members): Promise<string | undefined> => {
  const called = ask.section.forms?.[ask.operation]?.called;
  const [record, places] = await Promise.all([
    recordCalled(ask, asking),
    called ? placesOf(asking, value) : new Map<string, string>(),
  ]);
  const place = (code: string): string => placeAmong({ code, nameAtTime: places.get(code) ?? code }, places);
  const parts = [record, ...(called?.(value, { ui: asking.ui, place }) ?? [])];
  const text = withoutPersonal(parts.filter(Boolean).join(' · ').replace(/\s+/g, ' '));
  const short = [...text].length > LONGEST ? `${[...text].slice(0, LONGEST - 1).join('')}…` : text;
  return short || undefined;
};
