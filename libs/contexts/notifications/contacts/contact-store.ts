import type { Instant } from '#kernel';

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

export interface WebhookContact {
  readonly webhookId: string;
  readonly userId: string;
  readonly url: string;
  /** `whsec_…` */
  readonly secret: string;
  /** Signs beside the present one until then. */
  readonly former?: { readonly secret: string; readonly until: Instant };
}

/**
 * Where people are reached: the only place that knows addresses of mail, of webhooks, and their secrets. Nothing of it
 * stands in the log (COM-11), so what is removed here is gone.
 */
export interface ContactStore {
  mail(userId: string): Promise<MailContact>;
  /** An address to be confirmed by the code, in place of an earlier one that was not. */
  propose(userId: string, address: string, code: SentCode): Promise<void>;
  /**
   * Counts one more try and tells whether the code fits, was not tried too often, and holds at that instant; then its
   * address is confirmed.
   */
  confirm(userId: string, hash: string, now: Instant): Promise<boolean>;
  /** Forgets all addresses of mail of the user. */
  removeMail(userId: string): Promise<void>;
  /** Counts one more under that key on that day: false where there were `most` already. */
  count(key: string, day: string, most: number): Promise<boolean>;
  putWebhook(webhook: WebhookContact): Promise<void>;
  webhook(webhookId: string): Promise<WebhookContact | undefined>;
  removeWebhook(webhookId: string): Promise<void>;
  close(): Promise<void>;
}
