import {
  INSTANT,
  INTEGER,
  TEXT,
  allHolding,
  codeList,
  codeOf,
  field,
  optional,
  record,
  type DeclaredEvent,
  type EventCatalogue,
  type TypeOf,
} from '#kernel';

export const CHANNELS = ['EMAIL', 'DIGEST', 'WEBHOOK'] as const;

export const CHANNEL_CODES = codeList(['Saluran pemberitahuan', 'Channel of a notification'], CHANNELS, {
  EMAIL: ['surel tentang satu hal', 'mail about one matter'],
  DIGEST: ['ringkasan harian lewat surel', 'daily digest by mail'],
  WEBHOOK: ['panggilan ke webhook', 'call of a webhook'],
});

const FAILURES = [
  'DEFERRED',
  'REFUSED',
  'NO_ANSWER',
  'HTTP_ERROR',
  'REDIRECTED',
  'FORBIDDEN_ADDRESS',
  'EXPIRED',
  'DROPPED',
] as const;
export type NotificationFailureCode = (typeof FAILURES)[number];

export const NOTIFICATION_FAILURE_CODES = codeList(
  ['Mengapa pemberitahuan belum atau tidak sampai', 'Why a notification has not arrived'],
  FAILURES,
  {
    DEFERRED: ['ditunda server surel (4xx)', 'put off by the mail server (4xx)'],
    REFUSED: ['ditolak server surel (5xx)', 'refused by the mail server (5xx)'],
    NO_ANSWER: ['tidak ada jawaban', 'no answer came'],
    HTTP_ERROR: ['penerima webhook menjawab kesalahan', 'the receiver of the webhook answered with an error'],
    REDIRECTED: ['penerima webhook mengalihkan; tidak diikuti', 'the receiver redirected, which is not followed'],
    FORBIDDEN_ADDRESS: ['alamat webhook tidak boleh dituju', 'the address of the webhook may not be called'],
    EXPIRED: ['tidak sampai dalam tiga hari', 'did not arrive within three days'],
    DROPPED: ['dihentikan pengelola', 'stopped by the operator'],
  },
);

/** What is sent: to whose account, through which channel, about what. It names records, never persons (COM-11). */
export const notification = record({
  notificationId: field(['id pemberitahuan', 'id of the notification'], TEXT),
  channel: field(['saluran', 'channel'], codeOf(CHANNEL_CODES)),
  kind: optional(['jenis hal', 'kind of matter'], TEXT),
  webhookId: optional(['id webhook', 'id of the webhook'], TEXT),
  /** Name of the record's stream. */
  record: optional(['catatan', 'record'], TEXT),
  part: optional(['bagian catatan itu', 'part of that record'], TEXT),
});
export type Notification = TypeOf<typeof notification>;

const ID = { notificationId: notification.fields.notificationId! };
const CODE = { code: field(['sebab', 'cause'], codeOf(NOTIFICATION_FAILURE_CODES)) };
const UNTIL = { until: field(['sampai', 'until'], INSTANT) };

export const notificationCatalogue = allHolding({ userId: field(['id akun', 'id of the account'], TEXT) }, {
  /** Somebody sends it now: nobody else does before `until`, unless the outcome is known. */
  NotificationBegun: {
    version: 1,
    label: ['pengiriman pemberitahuan dimulai', 'sending of a notification began'],
    data: { ...notification.fields, ...UNTIL, attempt: field(['percobaan ke', 'number of the attempt'], INTEGER) },
  },
  NotificationSent: { version: 1, label: ['pemberitahuan terkirim', 'notification sent'], data: ID },
  NotificationPutOff: {
    version: 1,
    label: ['pemberitahuan ditunda', 'notification put off'],
    data: { ...ID, ...CODE, ...UNTIL },
  },
  NotificationFailed: {
    version: 1,
    label: ['pemberitahuan gagal', 'notification failed'],
    data: { ...notification.fields, ...CODE },
  },
  /** The operator has it tried at another time; also one that nobody began, or that had failed. */
  NotificationRescheduled: {
    version: 1,
    label: ['pemberitahuan dijadwalkan lagi', 'notification scheduled anew'],
    data: { ...notification.fields, ...UNTIL },
  },
} as const satisfies EventCatalogue);

export type NotificationEvent = DeclaredEvent<typeof notificationCatalogue>;
