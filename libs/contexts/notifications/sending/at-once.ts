import { addHours, collectionOf } from '#kernel';
import { bySystem, type Notice, type Principal } from '#runtime';
import { GIVEN_UP_AFTER, isOver } from '../domain/notification.decider.js';
import { preferenceDecider } from '../domain/preference.decider.js';
import { choiceOf, type PreferenceState } from '../domain/preference.state.js';
import { notificationBoard } from '../read/notification-board.model.js';
import { attempt } from './attempt.js';
import type { Outcome } from './mail-transport.js';
import { Orders, type Order } from './orders.js';
import { MAIL_SERVER, type SendingParts } from './sending-parts.js';

/** Attempts of one round. */
const AT_ONCE = 50;

const serverOf = ({ webhookId }: Order): string => (webhookId ? `webhook ${webhookId}` : MAIL_SERVER);

/** Mails and calls about single matters, each as soon as it waits. */
export class AtOnce {
  readonly orders: Orders;

  constructor(private readonly parts: SendingParts) {
    this.orders = new Orders(parts.reads, parts.models, parts.mail ? ['EMAIL', 'WEBHOOK'] : ['WEBHOOK']);
  }

  /** @param mailReady the mail server takes mail in this round. @returns how many attempts there were. */
  async round(mailReady: () => Promise<boolean>): Promise<number> {
    const { clock, away } = this.parts;
    await this.orders.collect(clock.now());
    let attempts = 0;
    for (const order of this.orders.all) {
      if (attempts >= AT_ONCE) break;
      const expired = clock.now() > addHours(order.told.matter.at, GIVEN_UP_AFTER);
      if (!expired && away.isAway(serverOf(order))) continue;
      const delivery = await this.parts.deliveries.of(order);
      const waits = !isOver(delivery) && delivery?.until !== undefined && clock.now() < delivery.until;
      // What was put off is given up in time; what somebody sends at this moment is not.
      if (waits && !(expired && delivery.stage === 'PUT_OFF')) continue;
      if (isOver(delivery) || !(await this.stillTold(order))) {
        this.orders.done(order);
        continue;
      }
      const send = expired ? undefined : await this.sending(order);
      if (expired) await this.giveUp(order);
      else if (!send || (!order.webhookId && !(await mailReady()))) continue;
      else if (await attempt(order, serverOf(order), send, this.parts)) this.orders.done(order);
      attempts += 1;
    }
    return attempts;
  }

  /** What was settled meanwhile, or is no business of the user any more, is not sent. */
  private async stillTold({ model, told, userId, webhookId }: Order): Promise<boolean> {
    const { reads, sources, accounts, concerned } = this.parts;
    const { kind, part, raisedBy } = told.matter;
    const notice = await reads.get<Notice>(collectionOf(model), told.stream);
    const open = notice?.doc?.open ?? [];
    if (!open.some((each) => each.kind === kind && each.part === part && each.raisedBy === raisedBy)) return false;
    const preference: PreferenceState = await sources.state(preferenceDecider, userId);
    const principal: Principal = await accounts.principalOf(userId, sources);
    if (!webhookId) return choiceOf(preference, kind) === 'EMAIL' && concerned.by(told, principal);
    const webhook = preference.webhooks.find((each) => each.webhookId === webhookId);
    return webhook?.stage === 'ACTIVE' && concerned.hears(told, webhook, principal);
  }

  /** How it is sent; undefined where its contact is not known here: whoever knows it sends, on another host. */
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
