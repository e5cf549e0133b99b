import {
  DAY,
  INSTANT,
  INTEGER,
  codeList,
  codeOf,
  eventsOf,
  field,
  optional,
  record,
  streamId,
  type LocalDate,
  type ReadModel,
  type Recorded,
  type TypeOf,
} from '#kernel';
import { notificationDecider } from '../domain/notification.decider.js';
import { NOTIFICATION_FAILURE_CODES, notification, type NotificationEvent } from '../domain/notification.events.js';

const STATES = ['SENDING', 'WAITING', 'SCHEDULED', 'SENT', 'FAILED'] as const;

export const NOTIFICATION_STATE_CODES = codeList(['Keadaan pemberitahuan', 'State of a notification'], STATES, {
  SENDING: ['sedang dikirim', 'being sent'],
  WAITING: ['ditunda, dicoba lagi', 'put off, tried again'],
  SCHEDULED: ['dijadwalkan lagi oleh pengelola', 'scheduled anew by the operator'],
  SENT: ['diterima server tujuan', 'taken by the receiving server'],
  FAILED: ['tidak sampai', 'did not arrive'],
});

/** A notification and what became of it. */
export const notificationDocument = record({
  ...notification.fields,
  day: field(['hari hal atau ringkasan itu', 'day of the matter, or of the digest'], DAY),
  state: field(['keadaan', 'state'], codeOf(NOTIFICATION_STATE_CODES)),
  at: field(['waktu keadaan itu dicatat', 'instant at which that state was recorded'], INSTANT),
  attempts: field(['banyaknya percobaan', 'number of attempts'], INTEGER),
  code: optional(['sebab', 'cause'], codeOf(NOTIFICATION_FAILURE_CODES)),
  until: optional(['dicoba lagi sesudah', 'tried again after'], INSTANT),
});
export type NotificationEntry = TypeOf<typeof notificationDocument> & { readonly userId: string };

export const notificationBoard: ReadModel<NotificationEntry, Recorded<NotificationEvent>> = {
  name: 'notification_board',
  version: 2,
  events: eventsOf(notificationDecider),
  fields: { userId: 'text', state: 'text', channel: 'text', webhookId: 'text', at: 'text' },
  sorts: ['at'],
  keys: ({ data }) => [data.notificationId],
  fold: (before, event) => {
    const at = event.metadata.recordedAt;
    const day = streamId(event.stream).split('.').at(-1) as LocalDate;
    switch (event.type) {
      case 'NotificationBegun': {
        const { attempt, until: _until, ...sent } = event.data;
        return { ...sent, day, state: 'SENDING', at, attempts: attempt };
      }
      case 'NotificationSent': {
        const { code: _code, until: _until, ...sent } = before!;
        return { ...sent, state: 'SENT', at };
      }
      case 'NotificationPutOff': {
        const { code, until } = event.data;
        return { ...before!, state: 'WAITING', at, code, until };
      }
      case 'NotificationFailed': {
        const { until: _until, ...failed } = before ?? { attempts: 0 };
        return { ...failed, ...event.data, day, state: 'FAILED', at };
      }
      case 'NotificationRescheduled': {
        const { code, attempts = 0 } = before ?? {};
        return { ...event.data, day, state: 'SCHEDULED', at, attempts, ...(code && { code }) };
      }
    }
  },
};
