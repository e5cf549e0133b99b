export * from './notifications.context.js';
export * from './open-notifications.js';
export type { Sender } from './sending/sender.js';
