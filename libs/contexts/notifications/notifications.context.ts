import { codeList, type CodeList } from '#kernel';
import type { ContextModule, NoticeKind, NoticeModel } from '#runtime';
import { notificationCommandTable } from './commands/notification.command-table.js';
import { preferenceCommandTable } from './commands/preference.command-table.js';
import { CHANNEL_CODES, NOTIFICATION_FAILURE_CODES } from './domain/notification.events.js';
import { ADDRESS_STAGE_CODES, NOTIFICATION_CHOICE_CODES, WEBHOOK_STAGE_CODES } from './domain/preference.codes.js';
import { notificationGroups, notificationPaths } from './http/notifications.openapi.js';
import { preferenceNotices } from './processes/preference.notices.js';
import { NOTIFICATIONS } from './queries/notification.consumer.js';
import { NOTIFICATION_STATE_CODES, notificationBoard } from './read/notification-board.model.js';
import { subscriberBoard } from './read/subscriber-board.model.js';

/** All of which people are told, over all contexts. */
export const noticesOf = (contexts: readonly Pick<ContextModule, 'notices'>[]): readonly NoticeModel[] =>
  contexts.flatMap(({ notices = [] }) => notices);

export const kindsIn = (models: readonly NoticeModel[]): readonly NoticeKind[] =>
  models.flatMap(({ kindsOf }) => kindsOf);

const kindCodes = (kinds: readonly NoticeKind[]): CodeList =>
  codeList(
    ['Jenis hal yang diberitahukan', 'Kind of matter of which one is told'],
    kinds.map(({ code }) => code),
    Object.fromEntries(kinds.map(({ code, label }) => [code, label])),
  );

/** Telling people what waits for them and what falls due in the records of all contexts: by mail, and to webhooks. */
export const notificationsContext = (contexts: readonly Pick<ContextModule, 'notices'>[]): ContextModule => {
  const notices = [preferenceNotices];
  const models = noticesOf([...contexts, { notices }]);
  const kinds = kindsIn(models);
  return {
    name: 'notifications',
    tables: [preferenceCommandTable(kinds), notificationCommandTable],
    queries: [],
    totals: [],
    projections: [{ name: NOTIFICATIONS, models: [...models, subscriberBoard, notificationBoard] }],
    processManagers: [],
    deadlines: [],
    notices,
    codeLists: [
      kindCodes(kinds),
      NOTIFICATION_CHOICE_CODES,
      ADDRESS_STAGE_CODES,
      WEBHOOK_STAGE_CODES,
      CHANNEL_CODES,
      NOTIFICATION_STATE_CODES,
      NOTIFICATION_FAILURE_CODES,
    ],
    // Their classes need what only the program has that sends: contacts and the mail server.
    routes: { paths: notificationPaths, groups: notificationGroups },
  };
};
