import type { Asking, Kept, KeptForm } from '#views';
import { actingKey } from './acting-office.js';
import type { Asker } from './call.js';
import { askingOf, type Asked, type Site } from './context.js';
import type { Draft } from './drafts.js';
import type { OfficeDraft } from './office-drafts.js';
import { draftForm } from './pages/draft-list.js';

/** Drafts that somebody may go on with: his own, and those of the office for which he acts now. */
export interface DraftsOf {
  readonly own: readonly Draft[];
  readonly office: readonly OfficeDraft[];
}

export const draftsOf = async ({ parts }: Site, asking: Pick<Asking, 'me' | 'office'>): Promise<DraftsOf> => {
  const office = actingKey(asking);
  const [own, shared] = await Promise.all([
    asking.me && parts.drafts?.list(asking.me.userId),
    office ? parts.officeDrafts?.list(office) : undefined,
  ]);
  return { own: own ?? [], office: shared ?? [] };
};

const keptFor = async (site: Site, asking: Asking): Promise<Kept> => {
  const { sections, parts } = site;
  const [{ own, office }, views = []] = await Promise.all([
    draftsOf(site, asking),
    asking.me && parts.saved?.of(asking.me.userId),
  ]);
  const sectionOf = (list: string) => sections.find((each) => each.list === list);
  return {
    forms: [...office, ...own].flatMap((draft): KeptForm[] => {
      const section = sectionOf(draft.list);
      return section ? [draftForm(draft, section, asking)] : [];
    }),
    views: views.flatMap(({ name, list, search }) => {
      const section = sectionOf(list);
      if (!section) return [];
      const title = asking.ui.say(section.title ?? asking.describe.list(list)?.title ?? section.slug);
      const query = Object.fromEntries(new URLSearchParams(search));
      return [{ title: name, list: title, href: asking.ui.to([section.slug], query) }];
    }),
  };
};

/** What a page is asked for, with what is kept here for whoever asks. @throws Refused */
export const askingWithKept = async (site: Site, asker: Asker, asked: Asked): Promise<Asking> => {
  const asking = await askingOf(site, asker, asked);
  const { drafts, officeDrafts, saved } = site.parts;
  if (!asking.me || !(drafts ?? officeDrafts ?? saved)) return asking;
  let kept: Promise<Kept> | undefined;
  return { ...asking, kept: () => (kept ??= keptFor(site, asking)) };
};
