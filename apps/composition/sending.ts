import type { Logger } from 'pino';
import type { ConsumerBoard } from '#runtime';
import { accounts } from '#contexts/access';
import { openNotifications, type NotificationSettings, type Notifications } from '#contexts/notifications';
import { placesOf } from './contexts.js';
import type { Settings } from './settings.js';
import { openPrivateEntries } from './stores.js';
import type { System } from './system.js';

/** Of an installation that says nothing of it: no mail, webhooks to the internet alone. */
const NO_MAIL: NotificationSettings = { publicUrl: 'http://127.0.0.1:3000', allowedHosts: [], digestHour: 7 };

/**
 * What tells people. It runs in the api, wherever the consumers run.
 * @param keyId of the key of references, by which a server keeps the contacts of installations apart.
 */
export const openSending = async (
  { readWait, notifications = NO_MAIL, ...stores }: Pick<Settings, 'dataDir' | 'readWait'> & Partial<Settings>,
  { clock, eventStore, runtime, contexts, sources }: System,
  keyId: string,
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
      contacts: await openPrivateEntries('contacts', stores, 'sinergi-api', keyId),
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
