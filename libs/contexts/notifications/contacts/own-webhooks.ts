import { randomUUID } from 'node:crypto';
import { addHours, reject, type Clock, type Scope } from '#kernel';
import { bySystem, grantsAt, type Executor, type Principal } from '#runtime';
import type { preferenceCommandTable } from '../commands/preference.command-table.js';
import { newSecret } from '../sending/signature.js';
import type { WebhookTransport } from '../sending/webhook-transport.js';
import type { Contacts } from './contacts.js';

export interface OwnWebhooksParts {
  readonly clock: Clock;
  readonly executor: Executor;
  readonly contacts: Contacts;
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
        messageId:
          'Alamat harus https ke host di internet, tanpa nama pengguna dan kata sandi; host lain harus diizinkan lebih dahulu oleh pengelola server dalam WEBHOOK_ALLOWED_HOSTS.',
        messageEn:
          'The address must be https, of a host on the internet, without user name and password; whoever runs the server must first allow any other host in WEBHOOK_ALLOWED_HOSTS.',
      });
    }
    const { userId } = principal;
    const held = [...new Set(grantsAt(principal, clock.now()).map(({ scope }) => scope))];
    const [webhookId, secret] = [randomUUID(), newSecret()];
    await contacts.addWebhook({ webhookId, userId, url, secret });
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
    // Refuses what is another's.
    await this.give('RecordSecretRotated', { userId, webhookId });
    const secret = newSecret();
    if (await contacts.rotateSecret(webhookId, secret, addHours(clock.now(), OVERLAP))) return { secret };
    throw reject('E_NOT_FOUND', { details: { id: webhookId } });
  }

  /** @throws Rejection `E_NOT_FOUND` */
  async enable(userId: string, webhookId: string): Promise<void> {
    await this.give('EnableWebhook', { userId, webhookId });
  }

  /** @throws Rejection `E_NOT_FOUND` */
  async remove(userId: string, webhookId: string): Promise<void> {
    const { contacts } = this.parts;
    // Its address and secret first: of a webhook that is gone nobody could have them removed any more.
    if ((await contacts.webhook(webhookId))?.userId === userId) await contacts.removeWebhook(webhookId);
    await this.give('RemoveWebhook', { userId, webhookId });
  }

  private async give(name: OnWebhook | 'RegisterWebhook', input: object): Promise<void> {
    await this.parts.executor.execute(bySystem(this.parts.preferences, name, { input }));
  }
}
