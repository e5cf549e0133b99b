import { Refused, type Asking, type Kept, type KeptForm } from '#views';
import { actingGrant } from './acting-office.js';
import type { Asker } from './call.js';
import { askingOf, type Asked, type Site } from './context.js';
import { deskOf, type Desk, type DraftHead, type OfficeDraftHead, type SavedView } from './desk.js';
import { draftForm } from './pages/draft-list.js';

/** What a page is asked for, and the desk of whoever asks; absent where nobody is signed in. */
export interface Known extends Asking {
  readonly desk?: Desk | undefined;
}

/** Drafts that somebody may go on with: his own, and those of the office for which he acts now. */
export interface DraftsOf {
  readonly own: readonly DraftHead[];
  readonly office: readonly OfficeDraftHead[];
  /** They could not be read now. */
  readonly unread: boolean;
}

/** What a page shows of a desk; undefined where it cannot be read now, without which the page is shown all the same. */
const ifRead = <T>(asked: Promise<T>): Promise<T | undefined> =>
  asked.catch((error: unknown) => {
    if (error instanceof Refused) return undefined;
    throw error;
  });

export const draftsOf = async (desk: Desk): Promise<DraftsOf> => {
  const [own, office] = await Promise.all([ifRead(desk.drafts()), desk.office ? ifRead(desk.office.drafts()) : []]);
  return { own: own ?? [], office: office ?? [], unread: !own || !office };
};

/** The views that the reader keeps of all lists; undefined where they cannot be read now. */
export const viewsOf = async ({ desk }: Known): Promise<readonly SavedView[] | undefined> =>
  desk && ifRead(desk.views());

const keptFor = async ({ sections }: Site, asking: Asking, desk: Desk): Promise<Kept> => {
  const [{ own, office, unread }, views] = await Promise.all([draftsOf(desk), viewsOf({ ...asking, desk })]);
  const sectionOf = (list: string) => sections.find((each) => each.list === list);
  return {
    unread: unread || !views,
    forms: [...office, ...own].flatMap((draft): KeptForm[] => {
      const section = sectionOf(draft.list);
      return section ? [draftForm(draft, section, asking)] : [];
    }),
    views: (views ?? []).flatMap(({ name, list, search }) => {
      const section = sectionOf(list);
      if (!section) return [];
      const title = asking.ui.say(section.title ?? asking.describe.list(list)?.title ?? section.slug);
      const query = Object.fromEntries(new URLSearchParams(search));
      return [{ title: name, list: title, href: asking.ui.to([section.slug], query) }];
    }),
  };
};

/** What a page is asked for, with what is kept for whoever asks. @throws Refused */
export const askingWithKept = async (site: Site, asker: Asker, asked: Asked): Promise<Known> => {
  const asking = await askingOf(site, asker, asked);
  if (!asking.me) return asking;
  const desk = deskOf(site.parts.calling, asker, actingGrant(asking));
  let kept: Promise<Kept> | undefined;
  return { ...asking, desk, kept: () => (kept ??= keptFor(site, asking, desk)) };
};
