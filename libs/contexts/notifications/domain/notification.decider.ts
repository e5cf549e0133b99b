import { addHours, reject, requireReason, type Decider, type Instant } from '#kernel';
import {
  notificationCatalogue,
  type Notification,
  type NotificationEvent,
  type NotificationFailureCode,
} from './notification.events.js';

/** Hours for which who has begun alone may send: longer than any attempt lasts. */
export const LEASE = 1 / 4;
/** NTF-05: mails and calls to one user about matters of one day; what comes after is in the digest. */
const MOST_A_DAY = 200;
/** Hours between attempts that were put off, the last one for all that follow. */
const AGAIN_AFTER: readonly number[] = [1 / 12, 1 / 4, 1, 3, 6, 12, 24];
/** NTF-06: hours after which it is given up. */
export const GIVEN_UP_AFTER = 72;

interface Of {
  readonly userId: string;
  readonly notification: Notification;
}

/** SYSTEM: whoever sends, and the operator. */
export type NotificationCommand =
  | (Of & { readonly type: 'BeginNotification' })
  | (Of & { readonly type: 'RecordNotificationSent' })
  | (Of & { readonly type: 'PutOffNotification'; readonly code: NotificationFailureCode })
  | (Of & { readonly type: 'FailNotification'; readonly code: NotificationFailureCode })
  | OperatorsCommand;

/** The operator's. */
type OperatorsCommand =
  /** Without hours: as soon as it can be. */
  | (Of & { readonly type: 'RescheduleNotification'; readonly hours?: number })
  | (Of & { readonly type: 'DropNotification' });

export interface Delivery {
  readonly stage: 'BEGUN' | 'PUT_OFF' | 'SENT' | 'FAILED';
  readonly attempts: number;
  /** Nobody sends it before. */
  readonly until?: Instant;
}

/** By id of the notification. */
export type NotificationState = Readonly<Record<string, Delivery>>;

export const deliveryOf = (state: NotificationState, id: string): Delivery | undefined =>
  Object.hasOwn(state, id) ? state[id] : undefined;

/** Whether nothing is left to do for it. */
export const isOver = (delivery: Delivery | undefined): boolean =>
  delivery?.stage === 'SENT' || delivery?.stage === 'FAILED';

const evolve = (state: NotificationState, event: NotificationEvent): NotificationState => {
  const { notificationId } = event.data;
  const attempts = deliveryOf(state, notificationId)?.attempts ?? 0;
  const now = (delivery: Delivery): NotificationState => ({ ...state, [notificationId]: delivery });
  switch (event.type) {
    case 'NotificationBegun':
      return now({ stage: 'BEGUN', attempts: event.data.attempt, until: event.data.until });
    case 'NotificationSent':
      return now({ stage: 'SENT', attempts });
    case 'NotificationPutOff':
      return now({ stage: 'PUT_OFF', attempts, until: event.data.until });
    case 'NotificationFailed':
      return now({ stage: 'FAILED', attempts });
    case 'NotificationRescheduled':
      return now({ stage: 'PUT_OFF', attempts, until: event.data.until });
  }
};

/** NTF-01: of several who would send the same, one does. */
const requireFree = (delivery: Delivery | undefined, now: Instant): void => {
  if (!isOver(delivery) && (delivery?.until === undefined || now >= delivery.until)) return;
  throw reject('E_STATE', {
    ruleId: 'NTF-01',
    messageId: 'Pemberitahuan ini sudah dikirim, atau sedang dikirim.',
    messageEn: 'This notification was sent, or is being sent.',
  });
};

const requireFewer = (state: NotificationState, { channel }: Notification): void => {
  if (channel === 'DIGEST' || Object.keys(state).length < MOST_A_DAY) return;
  throw reject('E_LIMIT', {
    ruleId: 'NTF-05',
    details: { most: MOST_A_DAY },
    messageId: `Paling banyak ${MOST_A_DAY} pemberitahuan sehari; selebihnya ada dalam ringkasan.`,
    messageEn: `There are at most ${MOST_A_DAY} notifications a day; the rest is in the digest.`,
  });
};

/** NTF-08: the operator takes away nothing that arrived, and nothing that somebody sends at this moment. */
const requireTouchable = (delivery: Delivery | undefined, now: Instant, but: readonly Delivery['stage'][]): void => {
  const sending = delivery?.stage === 'BEGUN' && now < delivery.until!;
  if (!sending && !(delivery && but.includes(delivery.stage))) return;
  throw reject('E_STATE', {
    ruleId: 'NTF-08',
    messageId: 'Pemberitahuan ini sudah selesai, atau sedang dikirim.',
    messageEn: 'This notification is over, or is being sent.',
  });
};

/** The digest of the next day tells the same. */
const requireNoDigest = ({ channel }: Notification): void => {
  if (channel !== 'DIGEST') return;
  throw reject('E_STATE', {
    ruleId: 'NTF-08',
    messageId: 'Ringkasan harian tidak dijadwalkan lagi; yang berikutnya memberi tahu hal yang sama.',
    messageEn: 'A daily digest is not scheduled anew; the next one tells the same.',
  });
};

const byOperator = (
  command: OperatorsCommand,
  delivery: Delivery | undefined,
  now: Instant,
  reason: string | undefined,
): readonly NotificationEvent[] => {
  requireReason(reason, { ruleId: 'NTF-08' });
  const { userId, notification } = command;
  if (command.type === 'DropNotification') {
    requireTouchable(delivery, now, ['SENT', 'FAILED']);
    return [{ type: 'NotificationFailed', data: { userId, ...notification, code: 'DROPPED' } }];
  }
  requireTouchable(delivery, now, ['SENT']);
  requireNoDigest(notification);
  const until = addHours(now, command.hours ?? 0);
  return [{ type: 'NotificationRescheduled', data: { userId, ...notification, until } }];
};

/** What is sent to one user about one day's matters. Stream `notification-{userId}.{day}`. */
export const notificationDecider: Decider<NotificationState, NotificationCommand, NotificationEvent> = {
  category: 'notification',
  catalogue: notificationCatalogue,
  initialState: {},
  evolve,
  decide: (command, state, { now, reason }) => {
    const { userId, notification } = command;
    const { notificationId } = notification;
    const delivery = deliveryOf(state, notificationId);
    if (command.type === 'BeginNotification') {
      requireFree(delivery, now);
      if (!delivery) requireFewer(state, notification);
      const data = { userId, ...notification, until: addHours(now, LEASE), attempt: (delivery?.attempts ?? 0) + 1 };
      return [{ type: 'NotificationBegun', data }];
    }
    if (command.type === 'RescheduleNotification' || command.type === 'DropNotification')
      return byOperator(command, delivery, now, reason);
    if (isOver(delivery)) return [];
    if (command.type === 'RecordNotificationSent')
      return [{ type: 'NotificationSent', data: { userId, notificationId } }];
    const { code } = command;
    if (command.type === 'FailNotification')
      return [{ type: 'NotificationFailed', data: { userId, ...notification, code } }];
    const after = AGAIN_AFTER[Math.max(0, (delivery?.attempts ?? 1) - 1)] ?? AGAIN_AFTER.at(-1)!;
    return [{ type: 'NotificationPutOff', data: { userId, notificationId, code, until: addHours(now, after) } }];
  },
};
