import { randomUUID } from 'node:crypto';
import { addHours, reject, type Clock, type Scope } from '#kernel';
import { bySystem, grantsAt, type Executor, type Principal, type Sources } from '#runtime';
import type { preferenceCommandTable } from '../commands/preference.command-table.js';
import { preferenceDecider } from '../domain/preference.decider.js';
import { newSecret } from '../sending/signature.js';
import type { WebhookTransport } from '../sending/webhook-transport.js';
import type { ContactStore } from './contact-store.js';

export interface OwnWebhooksParts {
  readonly clock: Clock;
  readonly executor: Executor;
  readonly sources: Sources;
  readonly contacts: ContactStore;
  readonly preferences: ReturnType<typeof preferenceCommandTable>;
  readonly webhooks: Pick<WebhookTransport, 'allows'>;
}

export interface NewWebhook {
  readonly url: string;
  readonly kinds: readonly string[];
  readonly scopes: readonly Scope[];
}

/** Hours for which the former secret signs beside the new one. */
const OVERLAP = 24;

type OnWebhook = 'RecordSecretRotated' | 'EnableWebhook' | 'RemoveWebhook';

/** The webhooks of whoever is signed in; a secret is shown once, when it is made. */
export class OwnWebhooks {
  constructor(private readonly parts: OwnWebhooksParts) {}

  /** @throws Rejection `E_VALIDATION` an address that may not be called; `E_SCOPE`, `E_LIMIT`. */
  async register(
    principal: Principal,
    { url, kinds, scopes }: NewWebhook,
  ): Promise<{ webhookId: string; secret: string }> {
    const { clock, contacts, webhooks } = this.parts;
    if (!webhooks.allows(url)) {
      throw reject('E_VALIDATION', {
        field: '/url',
        messageId: 'Alamat harus https ke host di internet, tanpa nama pengguna dan kata sandi.',
        messageEn: 'The address must be https, of a host on the internet, without user name and password.',
      });
    }
    const { userId } = principal;
    const held = [...new Set(grantsAt(principal, clock.now()).map(({ scope }) => scope))];
    const [webhookId, secret] = [randomUUID(), newSecret()];
    await contacts.putWebhook({ webhookId, userId, url, secret });
    try {
      await this.give('RegisterWebhook', { userId, webhookId, kinds, scopes, held });
    } catch (error) {
      await contacts.removeWebhook(webhookId);
      throw error;
    }
    return { webhookId, secret };
  }

  /** A new secret; the former one signs beside it for a day. @throws Rejection `E_NOT_FOUND` */
  async rotate(userId: string, webhookId: string): Promise<{ secret: string }> {
    const { clock, contacts } = this.parts;
    const webhook = await this.own(userId, webhookId);
    await this.give('RecordSecretRotated', { userId, webhookId });
    const secret = newSecret();
    const former = { secret: webhook.secret, until: addHours(clock.now(), OVERLAP) };
    await contacts.putWebhook({ ...webhook, secret, former });
    return { secret };
  }

  /** @throws Rejection `E_NOT_FOUND` */
  async enable(userId: string, webhookId: string): Promise<void> {
    await this.give('EnableWebhook', { userId, webhookId });
  }

  /** @throws Rejection `E_NOT_FOUND` */
  async remove(userId: string, webhookId: string): Promise<void> {
    await this.give('RemoveWebhook', { userId, webhookId });
    await this.parts.contacts.removeWebhook(webhookId);
  }

  private async own(userId: string, webhookId: string) {
    const { webhooks } = await this.parts.sources.state(preferenceDecider, userId);
    const known = webhooks.some((each) => each.webhookId === webhookId);
    const webhook = known ? await this.parts.contacts.webhook(webhookId) : undefined;
    if (webhook) return webhook;
    throw reject('E_NOT_FOUND', { details: { id: webhookId } });
  }

  private async give(name: OnWebhook | 'RegisterWebhook', input: object): Promise<void> {
    await this.parts.executor.execute(bySystem(this.parts.preferences, name, { input }));
  }
}
