import { timingSafeEqual } from 'node:crypto';
import type { PrivateEntries, Instant, LocalDate } from '#kernel';

/** A code that was sent to an address, as it is kept. */
export interface SentCode {
  readonly hash: string;
  readonly until: Instant;
}

export interface MailContact {
  /** Confirmed: mail goes there. */
  readonly address?: string;
  /** Entered, and not confirmed yet: nothing but the code goes there. */
  readonly pending?: string;
}

interface KeptMail extends MailContact {
  readonly code?: SentCode;
  /** Of that code. */
  readonly tries?: number;
}

export interface WebhookContact {
  readonly webhookId: string;
  readonly userId: string;
  readonly url: string;
  /** `whsec_…` */
  readonly secret: string;
  /** Signs beside the present one until then. */
  readonly former?: { readonly secret: string; readonly until: Instant };
}

/** NTF-07: tries of one code. */
const MOST_TRIES = 5;

const same = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

const ofMail = (userId: string): string => `mail ${userId}`;
const ofWebhook = (webhookId: string): string => `webhook ${webhookId}`;

/**
 * Where people are reached: the only place that knows addresses of mail, of webhooks, and their secrets. Nothing of it
 * stands in the log (COM-11), so what is removed here is gone.
 */
export class Contacts {
  constructor(private readonly store: PrivateEntries) {}

  async mail(userId: string): Promise<MailContact> {
    const { address, pending } = (await this.get<KeptMail>(ofMail(userId))) ?? {};
    return { ...(address !== undefined && { address }), ...(pending !== undefined && { pending }) };
  }

  /** An address to be confirmed by the code, in place of an earlier one that was not. */
  propose(userId: string, pending: string, code: SentCode): Promise<void> {
    return this.change<KeptMail>(ofMail(userId), (mail) => ({
      ...(mail?.address !== undefined && { address: mail.address }),
      pending,
      code,
      tries: 0,
    }));
  }

  /**
   * Counts one more try and tells whether the code fits, was not tried too often, and holds at that instant; then its
   * address is confirmed.
   */
  async confirm(userId: string, hash: string, now: Instant): Promise<boolean> {
    let fits = false;
    await this.change<KeptMail>(ofMail(userId), (mail) => {
      fits = false;
      if (!mail?.code || mail.pending === undefined) return undefined;
      const { pending, code, tries = 0 } = mail;
      if (tries >= MOST_TRIES) return undefined;
      fits = same(code.hash, hash) && now < code.until;
      return fits ? { address: pending } : { ...mail, tries: tries + 1 };
    });
    return fits;
  }

  /** Forgets all addresses of mail of the user. */
  removeMail(userId: string): Promise<void> {
    return this.store.remove(ofMail(userId));
  }

  /** Counts one more under that key on that day: false where there were `most` already. */
  async count(key: string, day: LocalDate, most: number): Promise<boolean> {
    await this.store.forgetBefore(day);
    let counted = false;
    const one = (count = 0): number | undefined => ((counted = count < most) ? count + 1 : undefined);
    await this.change<number>(`count ${day} ${key}`, one, day);
    return counted;
  }

  addWebhook(webhook: WebhookContact): Promise<void> {
    return this.change<WebhookContact>(ofWebhook(webhook.webhookId), () => webhook);
  }

  webhook(webhookId: string): Promise<WebhookContact | undefined> {
    return this.get(ofWebhook(webhookId));
  }

  /** The present secret signs beside the new one until then. False: there is no such webhook any more. */
  async rotateSecret(webhookId: string, secret: string, until: Instant): Promise<boolean> {
    let rotated = false;
    await this.change<WebhookContact>(ofWebhook(webhookId), (webhook) => {
      rotated = webhook !== undefined;
      return webhook && { ...webhook, secret, former: { secret: webhook.secret, until } };
    });
    return rotated;
  }

  removeWebhook(webhookId: string): Promise<void> {
    return this.store.remove(ofWebhook(webhookId));
  }

  close(): Promise<void> {
    return this.store.close();
  }

  private async get<Entry>(id: string): Promise<Entry | undefined> {
    const kept = await this.store.get(id);
    return kept === undefined ? undefined : (JSON.parse(kept) as Entry);
  }

  /** Puts what `change` makes of an entry in its place; whoever is overtaken looks again. Undefined: it stays. */
  private async change<Entry>(
    id: string,
    change: (former: Entry | undefined) => Entry | undefined,
    day?: LocalDate,
  ): Promise<void> {
    for (;;) {
      const former = await this.store.get(id);
      const entry = change(former === undefined ? undefined : (JSON.parse(former) as Entry));
      if (entry === undefined || (await this.store.put(id, JSON.stringify(entry), former, day))) return;
    }
  }
}
