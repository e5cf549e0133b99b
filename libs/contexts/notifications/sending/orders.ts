import { NATIONAL, addHours, collectionOf, isRegionCode, withAncestors, type Instant, type ReadStore } from '#kernel';
import { derivedUuid, type NoticeModel, type OpenMatter } from '#runtime';
import { dayOf, isMailed, type PreferenceState, type Webhook } from '../domain/preference.state.js';
import { subscriberBoard, type Subscriber } from '../read/subscriber-board.model.js';
import type { Told } from './concerned.js';
import type { Addressed } from './delivery-log.js';
import { WINDOW, type FoundMatter } from './matter-walk.js';
import { MAIL_SERVER } from './sending-parts.js';

/** Something to be sent by itself, as soon as it can be. */
export interface Order extends Addressed {
  readonly model: NoticeModel;
  readonly told: Told;
  /** Absent: by mail. */
  readonly webhookId?: string;
}

/** Orders that wait in memory for one server; what is beyond waits in the read models. */
export const MOST_WAITING = { mail: 5_000, webhook: 1_000 } as const;
const PAGE = 100;

/** Nothing that began to wait before somebody chose to be told is sent to him by itself. */
const chosenBefore = (preference: PreferenceState, { kind, at }: OpenMatter): boolean => {
  const { choices, confirmedAt } = preference;
  const chosen = Object.hasOwn(choices, kind) ? choices[kind] : undefined;
  return isMailed(preference) && chosen?.choice === 'EMAIL' && chosen.since <= at && confirmedAt! <= at;
};

/** The present webhooks that were there when the matter began to wait. */
const heardBefore = ({ webhooks }: PreferenceState, { kind, at }: OpenMatter): readonly Webhook[] =>
  webhooks.filter(({ stage, since, kinds }) => stage === 'ACTIVE' && since <= at && kinds.includes(kind));

export const serverOf = ({ webhookId }: Pick<Order, 'webhookId'>): string =>
  webhookId ? `webhook ${webhookId}` : MAIL_SERVER;

/** What waits for one server, by the id of its notification. */
interface Queue {
  readonly orders: Map<string, { readonly order: Order; readonly notBefore?: Instant }>;
  readonly most: number;
}

/**
 * What must be sent, derived from what is open and from who chose to be told: the same, with the same ids, whoever
 * derives it. Each server has a queue of its own, so that one that takes nothing keeps nothing from the others.
 */
export class Orders {
  private readonly queues = new Map<string, Queue>();
  /** Nothing is left to do for these, until they fall out of the window. */
  private readonly over = new Map<string, Instant>();
  /** Since when the operator has something tried again, of those that were taken up again. */
  private readonly revived = new Map<string, Instant>();
  /** Servers whose queue was too full for all that waits for them. */
  private readonly crowded = new Set<string>();

  constructor(
    private readonly reads: Pick<ReadStore, 'find'>,
    /** In which ways something is sent from here: of others nothing waits. */
    private readonly channels: readonly ('EMAIL' | 'WEBHOOK')[],
    private readonly most: { readonly mail: number; readonly webhook: number } = MOST_WAITING,
  ) {}

  get count(): number {
    return [...this.queues.values()].reduce((sum, { orders }) => sum + orders.size, 0);
  }

  /** Servers for which something waits. */
  get servers(): readonly string[] {
    return [...this.queues.keys()];
  }

  /** What may be looked at by now, in the order in which it was found. */
  due(server: string, now: Instant): readonly Order[] {
    const waiting = [...(this.queues.get(server)?.orders.values() ?? [])];
    return waiting.flatMap(({ order, notBefore }) => (notBefore === undefined || notBefore <= now ? [order] : []));
  }

  /** Nothing is left to do for it. */
  done(order: Order): void {
    this.over.set(order.notification.notificationId, order.told.matter.at);
    this.leave(order);
  }

  /** It is not looked at again before that instant. */
  later(order: Order, notBefore: Instant): void {
    const waiting = this.queues.get(serverOf(order))?.orders;
    if (waiting?.has(order.notification.notificationId))
      waiting.set(order.notification.notificationId, { order, notBefore });
  }

  /** Nothing can be done for it here at present: it is found again when everything is looked through. */
  leave(order: Order): void {
    const server = serverOf(order);
    const queue = this.queues.get(server);
    if (queue?.orders.delete(order.notification.notificationId) && queue.orders.size === 0) this.queues.delete(server);
  }

  /** True, once for each: it is looked at again, though it was over or is not yet due. */
  revive(id: string, at: Instant): boolean {
    if (this.revived.get(id) === at) return false;
    this.revived.set(id, at);
    this.over.delete(id);
    for (const { orders } of this.queues.values()) {
      const waiting = orders.get(id);
      if (waiting) orders.set(id, { order: waiting.order });
    }
    return true;
  }

  /** Whether something was left out of which there is room for again; then everything is looked through once more. */
  takeRoom(): boolean {
    const roomy = [...this.crowded].filter((server) => {
      const queue = this.queues.get(server);
      return !queue || queue.orders.size <= queue.most / 2;
    });
    for (const server of roomy) this.crowded.delete(server);
    return roomy.length > 0;
  }

  /** Takes up whom that matter is to be told. */
  async add({ model, told }: FoundMatter): Promise<void> {
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

  /** Forgets what is over for so long that it is not found any more. */
  forget(now: Instant): void {
    const begins = addHours(now, -WINDOW);
    for (const past of [this.over, this.revived]) for (const [id, at] of past) if (at < begins) past.delete(id);
  }

  private order(model: NoticeModel, told: Told, userId: string, webhookId?: string): void {
    const { stream, matter } = told;
    const { kind, part, raisedBy, at } = matter;
    const channel = webhookId ? 'WEBHOOK' : 'EMAIL';
    const notificationId = derivedUuid('notification', channel, webhookId ?? '', kind, stream, part, raisedBy, userId);
    const server = serverOf(webhookId ? { webhookId } : {});
    const most = webhookId ? this.most.webhook : this.most.mail;
    const queue = this.queues.get(server) ?? { orders: new Map(), most };
    if (queue.orders.has(notificationId) || this.over.has(notificationId)) return;
    if (queue.orders.size >= most) {
      this.crowded.add(server);
      return;
    }
    const order: Order = {
      model,
      told,
      userId,
      day: dayOf(at),
      notification: { notificationId, channel, kind, record: stream, part, ...(webhookId && { webhookId }) },
      ...(webhookId && { webhookId }),
    };
    queue.orders.set(notificationId, { order });
    this.queues.set(server, queue);
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
