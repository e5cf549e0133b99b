export * from './notifications.context.js';
export * from './open-notifications.js';
export * from './outstanding.js';
export { notificationCommandTable } from './commands/notification.command-table.js';
export { NOTIFICATION_STATE_CODES } from './read/notification-board.model.js';
export type { Sender } from './sending/sender.js';
