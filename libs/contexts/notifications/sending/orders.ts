import { NATIONAL, addHours, collectionOf, isRegionCode, withAncestors, type Instant, type ReadStore } from '#kernel';
import { derivedUuid, type Notice, type NoticeModel, type OpenMatter } from '#runtime';
import { GIVEN_UP_AFTER } from '../domain/notification.decider.js';
import { dayOf, type PreferenceState, type Webhook } from '../domain/preference.state.js';
import { subscriberBoard, type Subscriber } from '../read/subscriber-board.model.js';
import type { Told } from './concerned.js';
import type { Addressed } from './delivery-log.js';

/** Something to be sent by itself, as soon as it can be. */
export interface Order extends Addressed {
  readonly model: NoticeModel;
  readonly told: Told;
  /** Absent: by mail. */
  readonly webhookId?: string;
}

/** Orders that wait in memory; what is beyond waits in the read models. */
const MOST_WAITING = 5_000;
const PAGE = 100;
/** Hours for which matters are looked at again: what has waited too long is told to have failed. */
const WINDOW = GIVEN_UP_AFTER + 24;
/** Hours by which a look overlaps with the one before: a clock of another process may go behind. */
const OVERLAP = 1;

const later = (one: Instant, other: Instant): Instant => (one > other ? one : other);

/** Nothing that began to wait before somebody chose to be told is sent to him by itself. */
const chosenBefore = ({ choices, confirmedAt, mailed }: PreferenceState, { kind, at }: OpenMatter): boolean => {
  const chosen = Object.hasOwn(choices, kind) ? choices[kind] : undefined;
  return mailed && chosen?.choice === 'EMAIL' && chosen.since <= at && confirmedAt !== undefined && confirmedAt <= at;
};

/** The present webhooks that were there when the matter began to wait. */
const heardBefore = ({ webhooks }: PreferenceState, { kind, at }: OpenMatter): readonly Webhook[] =>
  webhooks.filter(({ stage, since, kinds }) => stage === 'ACTIVE' && since <= at && kinds.includes(kind));

/**
 * What must be sent, derived from what is open and from who chose to be told: the same, with the same ids, whoever
 * derives it.
 */
export class Orders {
  private readonly waiting = new Map<string, Order>();
  /** Nothing is left to do for these, until they fall out of the window. */
  private readonly over = new Map<string, Instant>();
  private scanned: Instant | undefined;

  constructor(
    private readonly reads: Pick<ReadStore, 'find'>,
    private readonly models: readonly NoticeModel[],
    /** In which ways something is sent from here: of others nothing waits. */
    private readonly channels: readonly ('EMAIL' | 'WEBHOOK')[],
  ) {}

  get all(): readonly Order[] {
    return [...this.waiting.values()];
  }

  get count(): number {
    return this.waiting.size;
  }

  done({ notification: { notificationId }, told: { matter } }: Order): void {
    this.waiting.delete(notificationId);
    this.over.set(notificationId, matter.at);
  }

  /** Takes up what people are to be told of by now. */
  async collect(now: Instant): Promise<void> {
    const begins = addHours(now, -WINDOW);
    const from = this.scanned ? later(begins, addHours(this.scanned, -OVERLAP)) : begins;
    for (const [id, at] of this.over) if (at < begins) this.over.delete(id);
    for (const model of this.models) {
      let cursor: string | undefined;
      do {
        const page = await this.reads.find<Notice>(collectionOf(model), {
          filter: { times: { from, to: now } },
          limit: PAGE,
          ...(cursor && { cursor }),
        });
        for (const { id: stream, doc } of page.items) {
          for (const matter of doc?.open ?? []) {
            if (matter.at < from || matter.at > now) continue;
            await this.add(model, { stream, matter });
            if (this.waiting.size >= MOST_WAITING) return;
          }
        }
        cursor = page.cursor;
      } while (cursor);
    }
    this.scanned = now;
  }

  private async add(model: NoticeModel, told: Told): Promise<void> {
    for (const channel of this.channels) {
      for await (const { userId, preference } of this.subscribers(`${channel}/${told.matter.kind}`, told.matter)) {
        if (channel === 'EMAIL') {
          if (chosenBefore(preference, told.matter)) this.order(model, told, userId);
        } else {
          for (const { webhookId } of heardBefore(preference, told.matter)) this.order(model, told, userId, webhookId);
        }
      }
    }
  }

  private order(model: NoticeModel, told: Told, userId: string, webhookId?: string): void {
    const { stream, matter } = told;
    const { kind, part, raisedBy, at } = matter;
    const channel = webhookId ? 'WEBHOOK' : 'EMAIL';
    const notificationId = derivedUuid('notification', channel, webhookId ?? '', kind, stream, part, raisedBy, userId);
    if (this.waiting.has(notificationId) || this.over.has(notificationId)) return;
    this.waiting.set(notificationId, {
      model,
      told,
      userId,
      day: dayOf(at),
      notification: { notificationId, channel, kind, record: stream, part, ...(webhookId && { webhookId }) },
      ...(webhookId && { webhookId }),
    });
  }

  /** Who wants to be told of such a matter in that way, and ever held a right around one of its regions. */
  private async *subscribers(
    wants: string,
    { regions, only }: OpenMatter,
  ): AsyncGenerator<Subscriber & { readonly userId: string }> {
    const around = regions.flatMap((region) => (isRegionCode(region) ? withAncestors(region) : []));
    const scopes = [...new Set([NATIONAL, ...around])];
    let cursor: string | undefined;
    do {
      const page = await this.reads.find<Subscriber>(collectionOf(subscriberBoard), {
        filter: { wants: { eq: wants }, ...(!only && { scopes: { in: scopes } }) },
        limit: PAGE,
        ...(cursor && { cursor }),
      });
      for (const { id: userId, doc } of page.items)
        if (doc && (!only || only.includes(userId))) yield { ...doc, userId };
      cursor = page.cursor;
    } while (cursor);
  }
}
