import { addHours, collectionOf, type Instant, type Position } from '#kernel';
import { bySystem } from '#runtime';
import { GIVEN_UP_AFTER, isOver } from '../domain/notification.decider.js';
import { notificationBoard, type NotificationEntry } from '../read/notification-board.model.js';
import { attempt } from './attempt.js';
import type { Outcome } from './mail-transport.js';
import { stillTold } from './still-told.js';
import { MatterWalk } from './matter-walk.js';
import { Orders, type Order } from './orders.js';
import { MAIL_SERVER, type SendingParts } from './sending-parts.js';

/** Attempts at one server in one round, and the milliseconds after which none is begun in it any more. */
const AT_ONCE = 50;
const WHILE = 1_000;
/** Of those that the operator scheduled, the latest. */
const MOST_REVIVED = 500;
/** Webhooks that are called beside one another: one that is slow to answer keeps none but itself waiting. */
const LANES = 16;

const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other);

/** Mails and calls about single matters, each as soon as it waits. */
export class AtOnce {
  readonly orders: Orders;
  private readonly walk: MatterWalk;

  constructor(private readonly parts: SendingParts) {
    this.orders = new Orders(parts.reads, parts.mail ? ['EMAIL', 'WEBHOOK'] : ['WEBHOOK']);
    this.walk = new MatterWalk(parts.reads, parts.models, (matter) => this.orders.add(matter));
  }

  /**
   * Takes up what people are to be told of by now.
   * @param head up to which the read models are.
   */
  async collect(head: Position): Promise<void> {
    const now = this.parts.clock.now();
    if ((await this.reviveScheduled()) || this.orders.takeRoom()) this.walk.again();
    if (await this.walk.turn(now, head)) this.orders.forget(now);
  }

  /** What the operator has tried at another time is looked at again, though it may have been over. */
  private async reviveScheduled(): Promise<boolean> {
    const { items } = await this.parts.reads.find<NotificationEntry>(collectionOf(notificationBoard), {
      filter: { state: { eq: 'SCHEDULED' } },
      sort: { field: 'at', descending: true },
      limit: MOST_REVIVED,
    });
    const revived = items.map(({ id, doc }) => this.orders.revive(id, doc!.at));
    return revived.some(Boolean);
  }

  /**
   * @param mailReady the mail server takes mail in this round.
   * @returns how many attempts there were.
   */
  mails(mailReady: () => Promise<boolean>): Promise<number> {
    return this.serve(MAIL_SERVER, mailReady);
  }

  /** @returns how many attempts there were. */
  async calls(): Promise<number> {
    const servers = this.orders.servers.filter((server) => server !== MAIL_SERVER);
    let attempts = 0;
    const lane = async (): Promise<void> => {
      for (let server = servers.shift(); server !== undefined; server = servers.shift()) {
        const made = await this.serve(server, async () => true);
        attempts += made;
      }
    };
    const ended = await Promise.allSettled(Array.from({ length: LANES }, lane));
    for (const each of ended) if (each.status === 'rejected') throw each.reason;
    return attempts;
  }

  private async serve(server: string, ready: () => Promise<boolean>): Promise<number> {
    const { clock } = this.parts;
    const began = performance.now();
    let attempts = 0;
    for (const order of this.orders.due(server, clock.now())) {
      if (attempts >= AT_ONCE || performance.now() - began > WHILE) break;
      attempts += await this.serveOne(order, server, ready);
    }
    return attempts;
  }

  private async serveOne(order: Order, server: string, ready: () => Promise<boolean>): Promise<0 | 1> {
    const { clock, away, deliveries } = this.parts;
    const until = addHours(order.told.matter.at, GIVEN_UP_AFTER);
    const expired = clock.now() > until;
    if (!expired && away.isAway(server)) return 0;
    const delivery = await deliveries.of(order);
    const waits = !isOver(delivery) && delivery?.until !== undefined && clock.now() < delivery.until;
    // What was put off is given up in time; what somebody sends at this moment is not.
    if (waits && !(expired && delivery.stage === 'PUT_OFF')) {
      this.orders.later(order, expired ? delivery.until : earlier(delivery.until, until));
      return 0;
    }
    if (isOver(delivery) || !(await stillTold(order, this.parts))) {
      this.orders.done(order);
      return 0;
    }
    if (expired) {
      await this.giveUp(order);
      return 1;
    }
    const send = await this.sending(order);
    if (!send) {
      this.orders.leave(order);
      return 0;
    }
    if (!(await ready())) return 0;
    if (await attempt(order, server, send, this.parts)) this.orders.done(order);
    return 1;
  }

  /** How it is sent; undefined where its contact is not known here, but perhaps on another host. */
  private async sending({
    userId,
    told,
    notification,
    webhookId,
  }: Order): Promise<(() => Promise<Outcome>) | undefined> {
    const { contacts, mail, texts, webhooks, clock, away } = this.parts;
    const { notificationId } = notification;
    if (!webhookId) {
      const { address: to } = await contacts.mail(userId);
      return to === undefined ? undefined : () => mail!.send({ to, ...texts.one(told), messageId: notificationId });
    }
    const webhook = await contacts.webhook(webhookId);
    if (!webhook) return undefined;
    return async () => {
      const outcome = await webhooks.call(webhook, notificationId, texts.call(notificationId, told), clock.now());
      if (outcome.outcome !== 'SENT') away.failed(`webhook ${webhookId}`);
      return outcome;
    };
  }

  private async giveUp(order: Order): Promise<void> {
    await this.parts.deliveries.tell({ ...order, command: 'FailNotification', code: 'EXPIRED' });
    this.orders.done(order);
    if (order.webhookId) await this.disableSilent(order, order.webhookId);
  }

  /** NTF-06: a webhook that took nothing for as long as one call waited is called no more until its owner says so. */
  private async disableSilent({ userId, told }: Order, webhookId: string): Promise<void> {
    const { reads, executor, preferences } = this.parts;
    const taken = await reads.find(collectionOf(notificationBoard), {
      filter: { webhookId: { eq: webhookId }, state: { eq: 'SENT' }, at: { from: told.matter.at } },
      limit: 1,
    });
    if (taken.items.length > 0) return;
    await executor.execute(bySystem(preferences, 'DisableWebhook', { input: { userId, webhookId } }));
  }
}
