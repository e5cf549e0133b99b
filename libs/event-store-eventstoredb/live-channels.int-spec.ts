import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NO_STREAM, UnavailableError, jsonEvent, type EventStoreDBClient } from '@eventstore/db-client';
import { EventStoreDBDouble } from '#testing/eventstoredb-double';
import { readConnectionString } from './connection-string.js';
import { discard } from './connection.js';

let double: EventStoreDBDouble;
let client: EventStoreDBClient;
beforeEach(async () => {
  double = await EventStoreDBDouble.start();
  client = readConnectionString(double.url).connect();
});
afterEach(async () => {
  await discard(client);
  await double.stop();
});

const append = (stream: string) =>
  client.appendToStream(stream, [jsonEvent({ type: 'Noted', data: {} })], {
    expectedRevision: NO_STREAM,
    credentials: { username: '', password: '' },
  });

/** What the client does when a call has failed. */
interface Inner {
  getChannel(): Promise<{ close(): void }>;
  handleError(calls: { getChannel(): unknown }, error: Error): Promise<void>;
}
const inner = (): Inner => client as unknown as Inner;
const channel = () => inner().getChannel();

describe('An append', () => {
  it('begun just when its connection is closed is refused where it was asked, and nothing is sent', async () => {
    await append('a-1');
    const open = await channel();
    const answer = append('a-2');
    open.close();
    await expect(answer).rejects.toThrow('the connection was closed before anything was sent');
    expect(double.calls.append).toBe(1);
  });

  it('begun just when the failure of another closes the connection is written over the next one', async () => {
    await append('a-1');
    const open = await channel();
    const answer = append('a-2');
    await inner().handleError({ getChannel: () => open }, new UnavailableError());
    expect((await answer).success).toBe(true);
    expect([double.calls.append, (await channel()) === open]).toEqual([2, false]);
  });
});
