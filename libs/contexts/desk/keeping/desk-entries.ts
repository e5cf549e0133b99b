import { createHash } from 'node:crypto';
import { addDays, type Clock, type Instant, type LocalDate, type PrivateEntries } from '#kernel';
import { DRAFT_DAYS, youngAt } from '../domain/drafts.js';

/** What lies on desks, each kind by the user or the office whose it is. */
export type DeskKind = 'drafts' | 'office-drafts' | 'views';

/** The key of an owner's entries; it does not tell who he is. */
export const hashOf = (owner: string): string => createHash('sha256').update(owner).digest('hex');
export const keyOf = (kind: DeskKind, hash: string): string => `${kind} ${hash}`;

/** A day that is over for good: what is put with it is forgotten the next time. */
const OVER = '1970-01-01' as LocalDate;

/** What has been kept at some time is too old after another; the rest stays. */
interface Kept {
  readonly id?: string;
  readonly savedAt?: Instant;
}

/** The day after which the oldest of these is too old; none where they do not age. */
export const lastDayOf = (entries: readonly Kept[]): LocalDate | undefined => {
  if (entries.length === 0) return OVER;
  const [oldest] = entries.flatMap(({ savedAt }) => savedAt ?? []).sort();
  return oldest && addDays(oldest.slice(0, 10) as LocalDate, DRAFT_DAYS);
};

/** What lies on all desks, of each owner a few entries under one key, which change together. */
export class DeskEntries {
  private pruned: LocalDate | undefined;

  constructor(
    private readonly store: PrivateEntries,
    private readonly clock: Clock,
  ) {}

  async of<Entry>(kind: DeskKind, owner: string): Promise<readonly Entry[]> {
    return entriesIn<Entry>(await this.store.get(keyOf(kind, hashOf(owner))));
  }

  /** One change of an owner's entries at a time. @param next what they are after it; the same: nothing changes. */
  async change<Entry extends Kept>(
    kind: DeskKind,
    owner: string,
    next: (entries: readonly Entry[]) => readonly Entry[],
  ): Promise<readonly Entry[]> {
    await this.prune();
    return this.changeAt(keyOf(kind, hashOf(owner)), next);
  }

  close(): Promise<void> {
    return this.store.close();
  }

  private async changeAt<Entry extends Kept>(
    key: string,
    next: (entries: readonly Entry[]) => readonly Entry[],
  ): Promise<readonly Entry[]> {
    for (;;) {
      const former = await this.store.get(key);
      const before = entriesIn<Entry>(former);
      const after = next(before);
      if (after === before || (await this.store.put(key, JSON.stringify(after), former, lastDayOf(after))))
        return after;
    }
  }

  /** Once a day what is too old goes from the disk, also of whoever never comes back. */
  private async prune(): Promise<void> {
    const today = this.clock.now().slice(0, 10) as LocalDate;
    if (this.pruned === today) return;
    for (const key of await this.store.dueBefore(today))
      await this.changeAt<{ readonly savedAt: Instant }>(key, (entries) => youngAt(entries, this.clock.now()));
    await this.store.forgetBefore(today);
    this.pruned = today;
  }
}

const entriesIn = <Entry>(text: string | undefined): readonly Entry[] =>
  text === undefined ? [] : (JSON.parse(text) as readonly Entry[]);
