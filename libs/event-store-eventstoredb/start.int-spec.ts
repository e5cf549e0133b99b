import { afterEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '#kernel';
import { EventStoreDBDouble, type DoubleOptions } from '#testing/eventstoredb-double';
import { openEventStoreDB } from './index.js';

let double: EventStoreDBDouble | undefined;
const serverWith = async (options: DoubleOptions = {}): Promise<EventStoreDBDouble> =>
  (double = await EventStoreDBDouble.start(options));
afterEach(async () => {
  await double?.stop();
  double = undefined;
});

const refusalOf = async (url: string, startLimit = 20_000): Promise<string> => {
  const error = await openEventStoreDB({ url, startLimit }).then(
    (store) => store.close(),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StoreUnavailable);
  expect((error as Error).message).not.toContain('s3cret');
  return (error as Error).message;
};

describe('Sinergi does not start, and names the setting and the remedy,', () => {
  it.each(['21.10.9', '22.6.0', 'none'])('on EventStoreDB %s', async (version) => {
    const { url } = await serverWith({ version });
    expect(await refusalOf(url)).toBe(
      `EVENTSTORE_URL names an EventStoreDB of version ${version === 'none' ? 'unknown' : version}: use 22.10 or later`,
    );
  });

  it.each(['unauthenticated', 'accessDenied'] as const)('with an account that is refused (%s)', async (refuses) => {
    const { url } = await serverWith({ refuses });
    expect(await refusalOf(url.replace('esdb://', 'esdb://admin:s3cret@'))).toMatch(
      /^EVENTSTORE_URL has a user or password that EventStoreDB refuses.*correct them/,
    );
  });

  it('where nothing listens', async () => {
    const { url } = await serverWith();
    await double!.goAway();
    expect(await refusalOf(url)).toMatch(
      /^EVENTSTORE_URL names no EventStoreDB that answers: .*ECONNREFUSED.*Start it, or correct address and port/,
    );
  });

  it('where something listens that does not answer', async () => {
    const { url } = await serverWith();
    double!.freeze();
    expect(await refusalOf(url, 300)).toMatch(
      /^EVENTSTORE_URL names no EventStoreDB that answers: EventStoreDB did not answer within 300 ms/,
    );
  });

  it('with TLS towards a server without', async () => {
    const { url } = await serverWith();
    expect(
      await refusalOf(
        url.replace('esdb://127.0.0.1', 'esdb://admin:s3cret@localhost').replace('tls=false', 'tls=true'),
      ),
    ).toMatch(/^EVENTSTORE_URL names no .*write tls=false/);
  });

  it.each([
    [
      'http://admin:s3cret@localhost:2113?tls=false',
      /^EVENTSTORE_URL is no connection string of EventStoreDB: write esdb:\/\//,
    ],
    ['localhost:2113', /^EVENTSTORE_URL has no user and password/],
    ['', /^EVENTSTORE_URL has no user and password/],
    ['esdb://localhost:2113', /^EVENTSTORE_URL has no user and password: write esdb:\/\/user:password@…, or tls=false/],
    ['esdb://admin:s3cret@localhost:port', /^EVENTSTORE_URL is no connection string/],
    ['esdb://admin:s3cret@localhost:2113?tls=perhaps', /^EVENTSTORE_URL is no connection string/],
    [
      'esdb://admin:s3cret@localhost:2113?tlsVerifyCert=false',
      /^EVENTSTORE_URL has an option "tlsVerifyCert" that cannot be used here: remove it \(known: tls, /,
    ],
    [
      'esdb://admin:s3cret@localhost:2113?throwOnAppendFailure=false',
      /^EVENTSTORE_URL has an option "throwOnAppendFailure"/,
    ],
    [
      'esdb://admin:s3cret@localhost:2113?tlsCAFile=nowhere.crt',
      /^EVENTSTORE_URL names a certificate that cannot be used/,
    ],
  ])('with EVENTSTORE_URL="%s"', async (url, message) => {
    expect(await refusalOf(url)).toMatch(message);
  });
});

describe('Sinergi starts', () => {
  it.each(['22.10.0', '23.10.6', '24.2.0', '25.0.1'])('on EventStoreDB %s', async (version) => {
    const { url } = await serverWith({ version });
    await (await openEventStoreDB({ url })).close();
  });

  it('with a cluster, at whichever node it asks first', async () => {
    await serverWith({ nodes: 2 });
    double!.elect(1);
    await (await openEventStoreDB({ url: double!.url })).close();
  });
});
