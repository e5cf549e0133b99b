import { OF_SYSTEM, ownInput, rowsFor, type CommandTable } from '#runtime';
import {
  notificationDecider,
  type NotificationCommand,
  type NotificationState,
} from '../domain/notification.decider.js';
import { FailedNotificationDto, NotificationDto, RescheduledNotificationDto } from './notification.dto.js';

const withoutDay = <Input extends NotificationDto>(input: Input) => {
  const { day: _day, ...own } = ownInput(input);
  return own as Omit<Input, 'day'>;
};

const ofDay = { ...OF_SYSTEM, idOf: ({ userId, day }: NotificationDto) => `${userId}.${day}` } as const;

/** What is sent to users, and what came of it: said by whoever sends, and by the operator. */
export const notificationCommandTable = (() => {
  const row = rowsFor<NotificationState, NotificationCommand>();
  return {
    path: 'sent-notifications',
    decider: notificationDecider,
    obligated: () => undefined,
    rows: [
      row({
        ...ofDay,
        name: 'BeginNotification',
        summary: ['Mulai mengirim pemberitahuan', 'Begin to send a notification'],
        input: NotificationDto,
        prepare: (input: NotificationDto) => ({ type: 'BeginNotification', ...withoutDay(input) }),
      }),
      row({
        ...ofDay,
        name: 'RecordNotificationSent',
        summary: ['Catat pemberitahuan terkirim', 'Record that a notification was sent'],
        input: NotificationDto,
        prepare: (input: NotificationDto) => ({ type: 'RecordNotificationSent', ...withoutDay(input) }),
      }),
      row({
        ...ofDay,
        name: 'PutOffNotification',
        summary: ['Tunda pemberitahuan', 'Put a notification off'],
        input: FailedNotificationDto,
        prepare: (input: FailedNotificationDto) => ({ type: 'PutOffNotification', ...withoutDay(input) }),
      }),
      row({
        ...ofDay,
        name: 'FailNotification',
        summary: ['Catat pemberitahuan gagal', 'Record that a notification failed'],
        input: FailedNotificationDto,
        prepare: (input: FailedNotificationDto) => ({ type: 'FailNotification', ...withoutDay(input) }),
      }),
      row({
        ...ofDay,
        name: 'RescheduleNotification',
        summary: ['Jadwalkan pemberitahuan lagi', 'Schedule a notification anew'],
        input: RescheduledNotificationDto,
        prepare: (input: RescheduledNotificationDto) => ({ type: 'RescheduleNotification', ...withoutDay(input) }),
      }),
      row({
        ...ofDay,
        name: 'DropNotification',
        summary: ['Hentikan pemberitahuan', 'Stop a notification'],
        input: NotificationDto,
        prepare: (input: NotificationDto) => ({ type: 'DropNotification', ...withoutDay(input) }),
      }),
    ],
  } satisfies CommandTable;
})();
