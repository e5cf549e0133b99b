import type { EventStoreDBClient } from '@eventstore/db-client';

/** The connection was closed before the call was begun: nothing was sent. */
export class ChannelClosed extends Error {
  override readonly name = 'ChannelClosed';
}

interface Calls {
  getChannel(): { getConnectivityState(connect: boolean): number };
}
type Execute = <T>(service: unknown, name: string, action: (calls: Calls) => Promise<T>) => Promise<T>;

const SHUT_DOWN = 4;

/**
 * Between choosing a connection and beginning an append on it the client leaves time for the failure of another call to
 * close that connection. What it then throws nobody can catch, and it would end the process. Here such a call is begun
 * again, on the connection that comes after it.
 */
export const onLiveChannels = (client: EventStoreDBClient): EventStoreDBClient => {
  const inner = client as unknown as { execute: Execute };
  const { execute } = inner;
  const checked: Execute = (service, name, action) =>
    execute(service, name, async (calls) => {
      if (calls.getChannel().getConnectivityState(false) === SHUT_DOWN)
        throw new ChannelClosed('the connection was closed before anything was sent');
      return action(calls);
    });
  inner.execute = (service, name, action) =>
    checked(service, name, action).catch((error: unknown) => {
      if (!(error instanceof ChannelClosed)) throw error;
      return checked(service, name, action);
    });
  return client;
};
