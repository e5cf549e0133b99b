import { StoreUnavailable } from '#kernel';
import type { EventStoreDBClient } from '@eventstore/db-client';
import type { Connection } from './connection.js';
import { startFailure } from './failures.js';
import { lastRecord } from './reading.js';

/** The first version that tells each event's position in a stream read. */
const OLDEST = [22, 10] as const;

const versionOf = async (client: EventStoreDBClient): Promise<string> =>
  (await (client as unknown as { readonly capabilities: Promise<{ readonly serverVersion: string }> }).capabilities)
    .serverVersion;

const isSupported = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
};

/**
 * Makes sure at start that the server can be used: that it answers, is new enough, knows the account and lets it read
 * `$all`.
 * @throws StoreUnavailable naming the setting and the remedy.
 */
export const checkServer = async (connection: Connection, limit: number): Promise<void> => {
  try {
    const version = await connection.ask(limit, versionOf);
    if (!isSupported(version)) {
      throw new StoreUnavailable(
        `EVENTSTORE_URL names an EventStoreDB of version ${version}: use ${OLDEST.join('.')} or later`,
      );
    }
    await connection.ask(limit, lastRecord);
  } catch (error) {
    throw startFailure(error);
  }
};
