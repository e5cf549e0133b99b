import type { Clock, EventStore, ReadStore } from '#kernel';
import type { ConsumerBoard, Executor, NoticeModel, Sources } from '#runtime';
import type { Accounts } from '#contexts/access/contract';
import type { preferenceCommandTable } from '../commands/preference.command-table.js';
import type { Contacts } from '../contacts/contacts.js';
import type { Away } from './away.js';
import type { Concerned } from './concerned.js';
import type { DeliveryLog } from './delivery-log.js';
import type { MailTransport } from './mail-transport.js';
import type { OpenMatters } from './open-matters.js';
import type { Texts } from './texts.js';
import type { WebhookTransport } from './webhook-transport.js';

/** What sending stands on. */
export interface SendingParts {
  readonly clock: Clock;
  readonly log: Pick<EventStore, 'head'>;
  readonly board: Pick<ConsumerBoard, 'reached'>;
  readonly reads: Pick<ReadStore, 'find' | 'get'>;
  readonly executor: Executor;
  readonly sources: Sources;
  readonly models: readonly NoticeModel[];
  readonly preferences: ReturnType<typeof preferenceCommandTable>;
  readonly accounts: Accounts;
  readonly contacts: Contacts;
  readonly concerned: Concerned;
  readonly matters: OpenMatters;
  readonly deliveries: DeliveryLog;
  readonly away: Away;
  readonly texts: Texts;
  readonly webhooks: WebhookTransport;
  /** Absent: nothing is sent by mail. */
  readonly mail?: MailTransport;
  /** Hour of the daily digest, of whoever chose no other. */
  readonly digestHour: number;
  /** Milliseconds for which a round waits for the read models to be at the end of the log. */
  readonly patience: number;
}

/** Under which name the mail server is away. */
export const MAIL_SERVER = 'mail';
