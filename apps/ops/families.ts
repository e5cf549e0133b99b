import type { Family } from './command.js';
import { demoFamily } from './demo.js';
import { documentsFamily } from './documents/documents.js';
import { importsFamily } from './imports/imports.js';
import { logFamily } from './log/log.js';
import { notificationsFamily } from './notifications/notifications.js';
import { parkingFamily } from './parking/parking.js';
import { projectionFamily } from './projection/projection.js';
import { userFamily } from './user/user.js';

/** Everything that the operator can ask for. */
export const FAMILIES: readonly Family[] = [
  projectionFamily,
  parkingFamily,
  logFamily,
  documentsFamily,
  importsFamily,
  notificationsFamily,
  userFamily,
  demoFamily,
];
