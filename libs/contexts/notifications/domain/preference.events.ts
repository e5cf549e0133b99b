import {
  INTEGER,
  SCOPE,
  TEXT,
  allHolding,
  codeOf,
  field,
  listOf,
  optional,
  record,
  type DeclaredEvent,
  type EventCatalogue,
  type TypeOf,
} from '#kernel';
import { NOTIFICATION_CHOICE_CODES } from './preference.codes.js';

/** How to tell of the matters of one kind. */
export const kindChoice = record({
  kind: field(['jenis hal', 'kind of matter'], TEXT),
  choice: field(['cara pemberitahuan', 'how one is told'], codeOf(NOTIFICATION_CHOICE_CODES)),
});
export type KindChoice = TypeOf<typeof kindChoice>;

const WEBHOOK = { webhookId: field(['id webhook', 'id of the webhook'], TEXT) };

/**
 * What a user chose to be told of, and how. Addresses of mail and of webhooks, and their secrets, stand in the store of
 * contacts alone; the log tells that there is one (COM-11).
 */
export const preferenceCatalogue = allHolding({ userId: field(['id akun', 'id of the account'], TEXT) }, {
  NotificationsChosen: {
    version: 1,
    label: ['pemberitahuan dipilih', 'notifications chosen'],
    data: {
      choices: field(['pilihan menurut jenis', 'choice by kind'], listOf(kindChoice)),
      /** Absent: the hour of the installation. */
      digestHour: optional(['jam ringkasan harian', 'hour of the daily digest'], INTEGER),
    },
  },
  NotificationAddressSet: { version: 1, label: ['alamat surel diisi', 'mail address entered'] },
  NotificationAddressConfirmed: { version: 1, label: ['alamat surel dipastikan', 'mail address confirmed'] },
  NotificationAddressRemoved: { version: 1, label: ['alamat surel dihapus', 'mail address removed'] },
  WebhookRegistered: {
    version: 1,
    label: ['webhook didaftarkan', 'webhook registered'],
    data: {
      ...WEBHOOK,
      kinds: field(['jenis hal', 'kinds of matters'], listOf(TEXT)),
      scopes: field(['wilayah', 'regions'], listOf(SCOPE)),
    },
  },
  WebhookSecretRotated: {
    version: 1,
    label: ['rahasia webhook diganti', 'secret of a webhook replaced'],
    data: WEBHOOK,
  },
  WebhookDisabled: {
    version: 1,
    label: ['webhook dihentikan karena gagal', 'webhook stopped because it failed'],
    data: WEBHOOK,
  },
  WebhookEnabled: { version: 1, label: ['webhook dipakai lagi', 'webhook in use again'], data: WEBHOOK },
  WebhookRemoved: { version: 1, label: ['webhook dihapus', 'webhook removed'], data: WEBHOOK },
} as const satisfies EventCatalogue);

export type PreferenceEvent = DeclaredEvent<typeof preferenceCatalogue>;
