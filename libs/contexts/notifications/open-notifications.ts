import type { Type } from '@nestjs/common';
import type { Clock, PrivateEntries, EventStore, ReadStore } from '#kernel';
import type { ConsumerBoard, ContextModule, Executor, Places, Sources } from '#runtime';
import type { Accounts } from '#contexts/access/contract';
import type { preferenceCommandTable } from './commands/preference.command-table.js';
import { Contacts } from './contacts/contacts.js';
import { OwnAddress } from './contacts/own-address.js';
import { OwnWebhooks } from './contacts/own-webhooks.js';
import { preferenceDecider } from './domain/preference.decider.js';
import { NotificationReads } from './http/notification-reads.js';
import { notificationsController } from './http/notifications.controller.js';
import { kindsIn, noticesOf } from './notifications.context.js';
import type { AllowedHosts } from './sending/address-guard.js';
import { Away } from './sending/away.js';
import { Concerned } from './sending/concerned.js';
import { DeliveryLog } from './sending/delivery-log.js';
import { smtpTransport, type MailSettings, type MailTransport } from './sending/mail-transport.js';
import { OpenMatters } from './sending/open-matters.js';
import { Sender, type SenderHooks } from './sending/sender.js';
import { Texts } from './sending/texts.js';
import { webhookTransport } from './sending/webhook-transport.js';

/** How this installation tells people. */
export interface NotificationSettings {
  /** Absent: nothing is sent by mail. */
  readonly mail?: MailSettings;
  /** Where people reach this installation, without a slash at the end. */
  readonly publicUrl: string;
  /** Hosts that webhooks may call although they are not on the internet. */
  readonly allowedHosts: AllowedHosts;
  /** Hour of the daily digest in the zone of each one's office. */
  readonly digestHour: number;
}

export interface NotificationParts {
  readonly clock: Clock;
  readonly log: Pick<EventStore, 'head'>;
  readonly board: Pick<ConsumerBoard, 'reached'>;
  readonly reads: Pick<ReadStore, 'find' | 'get'>;
  readonly executor: Executor;
  readonly sources: Sources;
  readonly contexts: readonly ContextModule[];
  readonly accounts: Accounts;
  readonly contacts: PrivateEntries;
  readonly places: Places;
  /** Milliseconds for which a round waits for the read models. */
  readonly patience: number;
}

export interface Notifications {
  readonly sender: Sender;
  readonly controller: Type;
  /** Lets the round that runs end, then closes what it stood on. */
  close(): Promise<void>;
}

/** Puts together what tells people: the routes by which they choose, and who sends. */
export const openNotifications = (
  { mail: smtp, publicUrl, allowedHosts, digestHour }: NotificationSettings,
  parts: NotificationParts,
  hooks: SenderHooks,
): Notifications => {
  const { clock, sources, contexts, executor, reads } = parts;
  const contacts = new Contacts(parts.contacts);
  const mail: MailTransport | undefined = smtp && smtpTransport(smtp);
  const tables = contexts.flatMap((context) => context.tables);
  const models = noticesOf(contexts);
  const kinds = kindsIn(models);
  const preferences = tables.find(({ decider }) => decider === preferenceDecider) as ReturnType<
    typeof preferenceCommandTable
  >;
  const concerned = new Concerned({ clock, sources, tables });
  const texts = new Texts({ kinds, places: parts.places, publicUrl, pathOf: (stream) => concerned.pathOf(stream) });
  const matters = new OpenMatters({ clock, reads, models, concerned });
  const webhooks = webhookTransport(allowedHosts);
  const common = {
    ...parts,
    contacts,
    models,
    preferences,
    concerned,
    matters,
    texts,
    webhooks,
    ...(mail && { mail }),
  };
  const sender = new Sender(
    { ...common, deliveries: new DeliveryLog({ executor, sources }), away: new Away(clock), digestHour },
    hooks,
  );
  return {
    sender,
    controller: notificationsController({
      executor,
      preferences,
      address: new OwnAddress(common),
      webhooks: new OwnWebhooks(common),
      reads: new NotificationReads({ ...common, kinds, digestHour, sendsMail: mail !== undefined }),
    }),
    close: async () => {
      await sender.stop();
      mail?.close();
      await contacts.close();
    },
  };
};
