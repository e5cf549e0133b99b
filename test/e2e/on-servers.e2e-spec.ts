import { afterAll, describe, expect, it } from '@jest/globals';
import { EventStoreDBDouble } from '#testing/eventstoredb-double';
import { MongoDouble } from '#testing/mongodb-double';

/** The same tests on EventStoreDB and MongoDB, through their real clients, on servers that speak their protocols in this process. */
const [eventStore, readStore] = await Promise.all([EventStoreDBDouble.start(), MongoDouble.start()]);
Object.assign(process.env, { EVENTSTORE_URL: eventStore.url, MONGODB_URL: readStore.url });
await import('./s0-kaji-banding.e2e-spec.js');
await import('./access.e2e-spec.js');
await import('./bad-input.e2e-spec.js');
await import('./by-itself.e2e-spec.js');
await import('./parking.e2e-spec.js');
await import('./past-and-rebuilt.e2e-spec.js');

describe('All of that', () => {
  it('was kept in EventStoreDB and MongoDB', () => {
    expect([eventStore.calls.append > 100, readStore.counts['update']! > 100]).toEqual([true, true]);
  });
});

afterAll(async () => {
  await readStore.stop();
  await eventStore.stop();
});
