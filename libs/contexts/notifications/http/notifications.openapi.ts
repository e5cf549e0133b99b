import {
  DAY,
  FLAG,
  INSTANT,
  INTEGER,
  SCOPE,
  TEXT,
  codeOf,
  field,
  listOf,
  optional,
  record,
  type Meaning,
} from '#kernel';
import { formOf, parameter, problems, answerOf, bodyOf, inQuery } from '#nest';
import { ADDRESS_STAGE_CODES, WEBHOOK_STAGE_CODES } from '../domain/preference.codes.js';
import { kindChoice, preferenceCatalogue } from '../domain/preference.events.js';
import { notification } from '../domain/notification.events.js';
import { NOTIFICATION_STATE_CODES, notificationDocument } from '../read/notification-board.model.js';

const KIND = field(['jenis hal', 'kind of matter'], TEXT);
const SECRET = field(['rahasia, ditunjukkan sekali ini saja', 'the secret, shown this once'], TEXT);
const URL_OF_RECORD = optional(['alamat catatan', 'address of the record'], TEXT);

const sent = record({
  items: field(['pemberitahuan', 'notifications'], listOf(notificationDocument)),
  nextCursor: optional(['lanjutan; tanpa = tidak ada lagi', 'where it goes on; absent = nothing more'], TEXT),
});

const open = record({
  items: field(
    ['hal yang menunggu', 'matters that wait'],
    listOf(
      record({
        kind: KIND,
        record: field(['catatan', 'record'], TEXT),
        part: optional(notification.fields.part!.label, TEXT),
        regions: field(['wilayah', 'regions'], listOf(SCOPE)),
        since: field(['sejak', 'since'], INSTANT),
        dueOn: optional(['hari terakhir', 'last day'], DAY),
        url: URL_OF_RECORD,
      }),
    ),
  ),
  more: field(['ada lagi selain ini', 'there are others'], FLAG),
});

const preferences = record({
  sendsMail: field(['Sinergi ini mengirim surel', 'this Sinergi sends mail'], FLAG),
  addressState: field(['keadaan alamat surel', 'state of the mail address'], codeOf(ADDRESS_STAGE_CODES)),
  address: optional(['alamat surel yang dipakai', 'mail address in use'], TEXT),
  pendingAddress: optional(['alamat yang menunggu kode', 'address that waits for its code'], TEXT),
  digestHour: field(['jam ringkasan harian', 'hour of the daily digest'], INTEGER),
  choices: field(['pilihan menurut jenis', 'choice by kind'], listOf(kindChoice)),
  webhooks: field(
    ['webhook', 'webhooks'],
    listOf(
      record({
        webhookId: preferenceCatalogue.WebhookRegistered.data.webhookId,
        url: optional(['alamat webhook', 'address of the webhook'], TEXT),
        kinds: preferenceCatalogue.WebhookRegistered.data.kinds,
        scopes: preferenceCatalogue.WebhookRegistered.data.scopes,
        stage: field(['keadaan', 'state'], codeOf(WEBHOOK_STAGE_CODES)),
      }),
    ),
  ),
});

const notSentYet = record({
  sendsMail: preferences.fields.sendsMail,
  messageId: field(['pesan dalam bahasa Indonesia', 'the message in Indonesian'], TEXT),
  messageEn: field(['pesan dalam bahasa Inggris', 'the message in English'], TEXT),
});

const registered = record({ webhookId: preferenceCatalogue.WebhookRegistered.data.webhookId, secret: SECRET });

const DONE = { 204: { description: 'Tersimpan / Kept' } };
const input = (name: string, example: object) => ({ requestBody: bodyOf(name, example) });

const operation = (tag: string, name: string, summary: string, responses: object, more: object = {}) => ({
  tags: [tag],
  operationId: `${tag}.${name}`,
  summary,
  ...more,
  responses: { ...responses, ...problems(400, 401, 422, 429, 500, 503) },
});

const ID = { parameters: [parameter('Id')] };

/** What those routes are about, by tag. */
export const notificationGroups: Readonly<Record<string, Meaning>> = {
  notifications: ['Pemberitahuan sendiri', "One's own notifications"],
  'notification-preferences': ['Pilihan pemberitahuan sendiri', "One's own choice of notifications"],
  webhooks: ['Webhook sendiri (Standard Webhooks)', "One's own webhooks (Standard Webhooks)"],
};

/** OpenAPI of the routes by which everybody reads and chooses his own notifications. */
export const notificationPaths = {
  '/v1/notifications': {
    get: operation(
      'notifications',
      'list',
      'Pemberitahuan kepada saya / Notifications to me',
      answerOf('Terbaru dahulu / The latest first', sent),
      {
        parameters: [
          inQuery('state', formOf(Object.keys(NOTIFICATION_STATE_CODES.codes), 'text').schema, 'Keadaan / State'),
          inQuery('limit', { type: 'integer', minimum: 1, maximum: 100, default: 50 }, 'Paling banyak / At most'),
          inQuery(
            'cursor',
            { type: 'string', maxLength: 2_000 },
            '`nextCursor` jawaban sebelumnya / of the answer before',
          ),
        ],
      },
    ),
  },
  '/v1/notifications/open': {
    get: operation(
      'notifications',
      'open',
      'Yang menunggu saya atau jatuh tempo / What waits for me or falls due',
      answerOf('Yang paling mendesak dahulu / The most urgent first', open),
    ),
  },
  '/v1/notification-preferences': {
    get: operation(
      'notification-preferences',
      'read',
      'Pilihan saya / My choice',
      answerOf('Pilihan, alamat, webhook / Choice, address, webhooks', preferences),
    ),
    put: operation(
      'notification-preferences',
      'choose',
      'Pilih pemberitahuan / Choose notifications',
      {
        ...answerOf(
          'Tersimpan, tetapi Sinergi ini belum mengirim surel / Kept, but this Sinergi sends no mail yet',
          notSentYet,
        ),
        ...DONE,
      },
      input('NotificationChoicesDto', { choices: [{ kind: 'HOSTING_TO_ANSWER', choice: 'EMAIL' }], digestHour: 7 }),
    ),
  },
  '/v1/notification-preferences/address': {
    put: operation(
      'notification-preferences',
      'address',
      'Isi alamat surel; sebuah kode dikirim ke sana / Enter a mail address; a code is sent there',
      DONE,
      input('MailAddressDto', { address: 'pemdes@sei-asam.example' }),
    ),
    delete: operation('notification-preferences', 'remove-address', 'Hapus alamat surel / Remove the address', DONE),
  },
  '/v1/notification-preferences/address/confirm': {
    post: operation(
      'notification-preferences',
      'confirm-address',
      'Pastikan alamat dengan kode / Confirm the address by the code',
      DONE,
      input('MailCodeDto', { code: '01234567' }),
    ),
  },
  '/v1/webhooks': {
    post: operation(
      'webhooks',
      'register',
      'Daftarkan webhook / Register a webhook',
      {
        ...answerOf('Rahasianya ditunjukkan sekali / Its secret is shown once', registered, 201),
        ...problems(403, 409),
      },
      input('WebhookDto', { url: 'https://sistem.example/sinergi', kinds: ['REPORT_DUE'], scopes: ['62.03'] }),
    ),
  },
  '/v1/webhooks/{id}/rotate-secret': {
    post: operation(
      'webhooks',
      'rotate-secret',
      'Ganti rahasia; yang lama ikut menandatangani sehari lagi / Replace the secret; the former one signs for a day more',
      { ...answerOf('Rahasia baru / The new secret', record({ secret: SECRET })), ...problems(404) },
      ID,
    ),
  },
  '/v1/webhooks/{id}/enable': {
    post: operation(
      'webhooks',
      'enable',
      'Pakai lagi webhook yang dihentikan / Use a webhook again that was stopped',
      { ...DONE, ...problems(404) },
      ID,
    ),
  },
  '/v1/webhooks/{id}': {
    delete: operation('webhooks', 'remove', 'Hapus webhook / Remove a webhook', { ...DONE, ...problems(404) }, ID),
  },
};
