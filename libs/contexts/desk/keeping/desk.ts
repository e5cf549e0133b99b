import { createHash, randomUUID } from 'node:crypto';
import { reject, type Clock } from '#kernel';
import { headOf, withOwnDraft, youngAt, type Draft } from '../domain/drafts.js';
import {
  shownOf,
  withEnd,
  withOfficeDraft,
  withSending,
  withoutOfficeDraft,
  type Keeper,
  type OfficeDraft,
  type OfficeEntry,
} from '../domain/office-drafts.js';
import { withView, type SavedView } from '../domain/saved-views.js';
import type { DeskEntries } from './desk-entries.js';

/** What is put into a desk. */
export type NewDraft = Omit<Draft, 'savedAt'>;

const sought = <Of extends { readonly id: string }>(drafts: readonly Of[], id: string): Of => {
  const found = drafts.find((draft) => draft.id === id);
  if (found) return found;
  throw reject('E_NOT_FOUND', {
    messageId: 'Tidak ada konsep dengan id ini; mungkin sudah dikirim, dibuang, atau terlalu lama.',
    messageEn: 'There is no draft of that id; it may have been sent, thrown away, or was too old.',
  });
};

const withoutOne = <Of extends { readonly id: string }>(entries: readonly Of[], id: string): readonly Of[] =>
  entries.some((entry) => entry.id === id) ? entries.filter((entry) => entry.id !== id) : entries;

/** Forms that each user has begun and not sent, which nobody else sees: few, small, and not for ever. */
export class OwnDrafts {
  constructor(
    private readonly entries: DeskEntries,
    private readonly clock: Clock,
  ) {}

  /** The last one saved first, without what was filled in. */
  async list(userId: string): Promise<readonly Omit<Draft, 'fields'>[]> {
    return (await this.all(userId)).map(headOf);
  }

  /** @throws Rejection `E_NOT_FOUND` */
  async get(userId: string, id: string): Promise<Draft> {
    return sought(await this.all(userId), id);
  }

  /** @throws Rejection `E_TOO_LARGE` */
  async keep(userId: string, draft: NewDraft): Promise<void> {
    await this.entries.change<Draft>('drafts', userId, (drafts) => withOwnDraft(drafts, draft, this.clock.now()));
  }

  async remove(userId: string, id: string): Promise<void> {
    await this.entries.change<Draft>('drafts', userId, (drafts) => withoutOne(drafts, id));
  }

  private async all(userId: string): Promise<readonly Draft[]> {
    return youngAt(await this.entries.of<Draft>('drafts', userId), this.clock.now());
  }
}

/** An office as its drafts know it: the same office in the same region. */
export interface OfficeOfDrafts {
  readonly officeId: string;
  readonly scope: string;
}
const ownerOf = ({ officeId, scope }: OfficeOfDrafts): string => `${officeId} ${scope}`;
/** Tells who sends apart without saying who he is. */
const senderOf = (userId: string): string => createHash('sha256').update(userId).digest('base64url').slice(0, 22);

/** Forms that those of an office prepare for one another. What each call refuses is told by its rule. */
export class OfficeDrafts {
  constructor(
    private readonly entries: DeskEntries,
    private readonly clock: Clock,
  ) {}

  async list(office: OfficeOfDrafts): Promise<readonly Omit<OfficeDraft, 'fields'>[]> {
    return (await this.all(office)).map(headOf);
  }

  /** @throws Rejection `E_NOT_FOUND` */
  async get(office: OfficeOfDrafts, id: string): Promise<OfficeDraft> {
    return sought(await this.all(office), id);
  }

  async keep(
    office: OfficeOfDrafts,
    draft: NewDraft,
    seen: number | undefined,
    by: Keeper,
  ): Promise<Omit<OfficeDraft, 'fields'>> {
    const [kept] = await this.change(office, (drafts) =>
      withOfficeDraft(drafts, draft, { seen, by, now: this.clock.now() }),
    );
    return headOf(kept!);
  }

  async remove(office: OfficeOfDrafts, id: string, seen: number): Promise<void> {
    await this.change(office, (drafts) => withoutOfficeDraft(drafts, id, seen, this.clock.now()));
  }

  async begin(office: OfficeOfDrafts, id: string, seen: number, userId: string): Promise<void> {
    await this.change(office, (drafts) =>
      withSending(drafts, id, { seen, by: senderOf(userId), now: this.clock.now() }),
    );
  }

  async end(office: OfficeOfDrafts, id: string, userId: string, sent: boolean): Promise<void> {
    await this.change(office, (drafts) => withEnd(drafts, id, senderOf(userId), sent));
  }

  private change(
    office: OfficeOfDrafts,
    next: (drafts: readonly OfficeEntry[]) => readonly OfficeEntry[],
  ): Promise<readonly OfficeEntry[]> {
    return this.entries.change('office-drafts', ownerOf(office), next);
  }

  private async all(office: OfficeOfDrafts): Promise<readonly OfficeDraft[]> {
    return shownOf(await this.entries.of<OfficeEntry>('office-drafts', ownerOf(office)), this.clock.now());
  }
}

/** Lists as each user wants to find them again. */
export class SavedViews {
  constructor(private readonly entries: DeskEntries) {}

  list(userId: string): Promise<readonly SavedView[]> {
    return this.entries.of('views', userId);
  }

  /** @returns its id. @throws Rejection of what is no view, or has no room. */
  async add(userId: string, view: Omit<SavedView, 'id'>): Promise<string> {
    const id = randomUUID();
    await this.entries.change<SavedView>('views', userId, (views) => withView(views, { id, ...view }));
    return id;
  }

  async remove(userId: string, id: string): Promise<void> {
    await this.entries.change<SavedView>('views', userId, (views) => withoutOne(views, id));
  }
}
