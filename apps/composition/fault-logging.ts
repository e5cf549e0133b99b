import type { Logger } from 'pino';
import type { RuntimeOptions } from '#runtime';

/** What goes wrong by itself is written to the logs, without personal data. */
export const faultLogging = (logger: Logger): Required<Pick<RuntimeOptions, 'onRefused' | 'onFault'>> => ({
  onRefused: (source, { name, id }, { code }) =>
    logger.warn({ source, command: name, id, code }, 'a command of the system was refused'),
  onFault: (consumer, error) => logger.error({ consumer, error }, 'a consumer failed and will try again'),
});
