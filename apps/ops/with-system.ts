import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareDataDir } from '../composition/data-dir.js';
import { readRuleBook } from '../composition/rule-book.js';
import type { Settings } from '../composition/settings.js';
import { openSystem, type System, type SystemOptions } from '../composition/system.js';
import { Failure } from './failure.js';

/** Every process declares its events in this stream before it does anything else. */
const FIRST_STREAM = 'eventNames-ID';

const noLog = (place: string): Failure =>
  new Failure(
    'E_NO_LOG',
    `belum ada log di ${place}; perbaiki pengaturan, atau mulai Sinergi di sana dahulu`,
    `there is no log at ${place}: correct the setting, or start Sinergi there first`,
  );

/** Opens the whole system, without its consumers, beside those that may be running on the same stores. */
export const withSystem = async <T>(
  settings: Settings,
  use: (system: System) => Promise<T>,
  hooks: Pick<SystemOptions, 'onFault' | 'look'> = {},
): Promise<T> => {
  await prepareDataDir(settings.dataDir);
  const system = await openSystem({
    stores: settings,
    ruleBook: await readRuleBook(settings.rulesFile),
    process: 'sinergi-ops',
    ...hooks,
  });
  try {
    return await use(system);
  } finally {
    await system.close();
  }
};

/**
 * The same, where somebody has begun a log.
 * @throws Failure `E_NO_LOG` nobody has begun one there; to look at it would begin one.
 */
export const withBegunSystem = async <T>(
  settings: Settings,
  use: (system: System) => Promise<T>,
  hooks: Pick<SystemOptions, 'onFault'> = {},
): Promise<T> => {
  const file = join(settings.dataDir, 'events.db');
  if (!settings.eventStoreUrl) await access(file).catch(() => Promise.reject(noLog(file)));
  return withSystem(settings, use, {
    ...hooks,
    look: async (log) => {
      if ((await log.read(FIRST_STREAM, { limit: 1 })).length === 0)
        throw noLog(settings.eventStoreUrl ? 'EVENTSTORE_URL' : file);
    },
  });
};
