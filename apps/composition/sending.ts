import type { Logger } from 'pino';
import type { ConsumerBoard } from '#runtime';
import { accounts } from '#contexts/access';
import {
  openEmbeddedContacts,
  openNotifications,
  type NotificationSettings,
  type Notifications,
} from '#contexts/notifications';
import { placesOf } from './contexts.js';
import type { Settings } from './settings.js';
import type { System } from './system.js';

/** Of an installation that says nothing of it: no mail, webhooks to the internet alone. */
const NO_MAIL: NotificationSettings = { publicUrl: 'http://127.0.0.1:3000', allowedHosts: [], digestHour: 7 };

/**
 * What tells people. It runs in the api, where the contacts lie beside the other secrets, wherever the consumers run.
 */
export const openSending = async (
  { dataDir, readWait, notifications = NO_MAIL }: Pick<Settings, 'dataDir' | 'readWait'> & Partial<Settings>,
  { clock, eventStore, runtime, contexts, sources }: System,
  board: ConsumerBoard,
  logger: Logger,
): Promise<Notifications> => {
  if (!notifications.mail) logger.info('no SMTP_URL: nothing is sent by mail');
  return openNotifications(
    notifications,
    {
      clock,
      log: eventStore,
      board,
      reads: runtime.generations.reads,
      executor: runtime.executor,
      sources,
      contexts,
      accounts,
      contacts: await openEmbeddedContacts(dataDir),
      places: placesOf(contexts),
      patience: readWait,
    },
    {
      onFault: (error) => logger.error({ error: String(error) }, 'sending failed and will try again'),
      onMail: (away) =>
        away
          ? logger.warn('the mail server (SMTP_URL) does not take mail; what waits is sent later')
          : logger.info('the mail server takes mail again'),
    },
  );
};
