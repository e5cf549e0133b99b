import type { Logger } from 'pino';
import { officeNames } from '#contexts/offices';
import { openDesk, takeOverFiles, type Desk } from '#contexts/desk';
import { placesOf } from './contexts.js';
import { openPrivateEntries, type StoreSettings } from './stores.js';
import type { System } from './system.js';

/**
 * What lies on people's desks, for the api alone; what files of the first version held is taken over.
 * @param keyId of the key of references, by which a server keeps the entries of installations apart.
 */
export const openDesks = async (
  stores: StoreSettings,
  { clock, sources, contexts }: Pick<System, 'clock' | 'sources' | 'contexts'>,
  keyId: string,
  logger: Pick<Logger, 'warn'>,
): Promise<Desk> => {
  const entries = await openPrivateEntries('desk', stores, 'sinergi-api', keyId);
  try {
    await takeOverFiles(stores.dataDir, entries, (file) =>
      logger.warn({ file }, 'drafts or views of the version before cannot be read; the file stays where it is'),
    );
    return openDesk({
      entries,
      clock,
      sources,
      places: placesOf(contexts),
      offices: officeNames,
      tables: contexts.flatMap(({ tables }) => tables),
      queries: contexts.flatMap(({ queries }) => queries),
      totals: contexts.flatMap(({ totals }) => totals),
    });
  } catch (error) {
    await entries.close();
    throw error;
  }
};
