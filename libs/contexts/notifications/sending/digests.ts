import {
  ZONES,
  addHours,
  collectionOf,
  localDateAt,
  localTimeAt,
  zoneOf,
  type Instant,
  type LocalDate,
  type Zone,
} from '#kernel';
import { derivedUuid, grantsAt } from '#runtime';
import { isOver } from '../domain/notification.decider.js';
import { preferenceDecider } from '../domain/preference.decider.js';
import { isMailed } from '../domain/preference.state.js';
import { subscriberBoard, type Subscriber } from '../read/subscriber-board.model.js';
import { attempt } from './attempt.js';
import type { Addressed } from './delivery-log.js';
import { MAIL_SERVER, type SendingParts } from './sending-parts.js';

const PAGE = 100;
/** Hours between two looks at whose morning it is. */
const LOOKED_EVERY = 1 / 60;

const hourAt = (now: Instant, zone: Zone): number => Number(localTimeAt(now, zone).slice(11, 13));

/** Whether the hour is past anywhere in the country: before that nothing of the user need be read. */
export const mayBeMorning = (now: Instant, hour: number): boolean => ZONES.some((zone) => hourAt(now, zone) >= hour);

/** One mail a day to everybody for whom something waits, in the morning of his office. */
export class Digests {
  /** Of which day each has had his digest, or needs none. */
  private readonly days = new Map<string, { readonly day: LocalDate; readonly zone: Zone }>();
  private next: Instant | undefined;

  constructor(private readonly parts: SendingParts) {}

  /** @returns how many attempts there were. */
  async round(mailReady: () => Promise<boolean>): Promise<number> {
    const { clock, digestHour, mail } = this.parts;
    const now = clock.now();
    if (!mail || (this.next !== undefined && now < this.next)) return 0;
    let attempts = 0;
    let cursor: string | undefined;
    do {
      const page = await this.parts.reads.find<Subscriber>(collectionOf(subscriberBoard), {
        filter: { mailed: { eq: true } },
        limit: PAGE,
        ...(cursor && { cursor }),
      });
      for (const { id, doc } of page.items)
        if (doc && mayBeMorning(now, doc.preference.digestHour ?? digestHour))
          attempts += await this.of(id, now, mailReady);
      cursor = page.cursor;
    } while (cursor);
    this.next = addHours(now, LOOKED_EVERY);
    return attempts;
  }

  private async of(userId: string, now: Instant, mailReady: () => Promise<boolean>): Promise<0 | 1> {
    const had = this.days.get(userId);
    if (had && localDateAt(now, had.zone) === had.day) return 0;
    const { sources, accounts, digestHour, matters, deliveries, away, contacts, texts, mail } = this.parts;
    const principal = await accounts.principalOf(userId, sources);
    const [grant] = grantsAt(principal, now);
    if (!grant) return 0;
    const preference = await sources.state(preferenceDecider, userId);
    const zone = zoneOf(grant.scope);
    if (!isMailed(preference) || hourAt(now, zone) < (preference.digestHour ?? digestHour)) return 0;
    const day = localDateAt(now, zone);
    const addressed: Addressed = {
      userId,
      day,
      notification: { notificationId: derivedUuid('digest', userId, day), channel: 'DIGEST' },
    };
    const delivery = await deliveries.of(addressed);
    const { told, more } = isOver(delivery) ? { told: [], more: false } : await matters.of(principal, preference);
    if (told.length === 0) {
      this.days.set(userId, { day, zone });
      return 0;
    }
    if (delivery?.until !== undefined && now < delivery.until) return 0;
    if (away.isAway(MAIL_SERVER) || !(await mailReady())) return 0;
    const { address: to } = await contacts.mail(userId);
    if (to === undefined) return 0;
    const content = { to, ...texts.digest(day, told, more), messageId: addressed.notification.notificationId };
    if (await attempt(addressed, MAIL_SERVER, () => mail!.send(content), this.parts))
      this.days.set(userId, { day, zone });
    return 1;
  }
}
