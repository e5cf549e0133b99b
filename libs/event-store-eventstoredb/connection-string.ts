import { StoreUnavailable } from '#kernel';
import { EventStoreDBClient, type Credentials } from '@eventstore/db-client';
import { onLiveChannels } from './live-channels.js';

/** How a connection begins: a new client each time it is called, and the account that the clients use. */
export interface Account {
  readonly connect: () => EventStoreDBClient;
  readonly credentials: Credentials;
}

const EXAMPLE = 'write esdb://user:password@host:2113?tls=true, or esdb+discover://… for a cluster';

/** A setting that cannot be used. The text never holds the connection string itself: it has a password in it. */
const refused = (why: string, cause?: unknown): StoreUnavailable =>
  new StoreUnavailable(`EVENTSTORE_URL ${why}`, { cause });

/**
 * What the client reads. It prints the whole connection string, with the password, at an option that it does not know.
 */
const OPTIONS = [
  'tls',
  'tlsCAFile',
  'nodePreference',
  'connectionName',
  'maxDiscoverAttempts',
  'discoveryInterval',
  'gossipTimeout',
  'defaultDeadline',
  'keepAliveInterval',
  'keepAliveTimeout',
  'userCertFile',
  'userKeyFile',
];

const checkOptions = (query: string): void => {
  const known = new Set(OPTIONS.map((name) => name.toLowerCase()));
  for (const [name] of new URLSearchParams(query)) {
    if (!known.has(name.replace(/[_-]/g, '').toLowerCase())) {
      throw refused(`has an option "${name}" that cannot be used here: remove it (known: ${OPTIONS.join(', ')})`);
    }
  }
};

/**
 * Reads the setting EVENTSTORE_URL: `esdb://[user:password@]host[:port][,host…][?option=value]`.
 * @throws StoreUnavailable naming the setting and the remedy.
 */
export const readConnectionString = (url: string): Account => {
  const [, user, password] = /^[^:]+:\/\/([^:@/?]+):([^@]+)@/.exec(url) ?? [];
  const query = url.split('?')[1] ?? '';
  checkOptions(query);
  if (!user && !/(^|&)tls=false(&|$)/i.test(query)) {
    throw refused('has no user and password: write esdb://user:password@…, or tls=false for a server without accounts');
  }
  const connect = (): EventStoreDBClient => {
    try {
      return onLiveChannels(EventStoreDBClient.connectionString(url));
    } catch (error) {
      const { message } = error as Error;
      throw /[Cc]ertificate|userCertFile/.test(message)
        ? refused(`names a certificate that cannot be used: ${message}`, error)
        : refused(`is no connection string of EventStoreDB: ${EXAMPLE}`);
    }
  };
  return {
    connect,
    credentials: { username: decodeURIComponent(user ?? ''), password: decodeURIComponent(password ?? '') },
  };
};
