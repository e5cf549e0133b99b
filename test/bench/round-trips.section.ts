import { collectionsOf, type EventStore } from '#kernel';
import { projectionTurn } from '#runtime';
import { openEventStoreDB } from '#event-store-eventstoredb';
import { openMongoReadStore } from '#read-store-mongodb';
import { EventStoreDBDouble } from '#testing/eventstoredb-double';
import { MongoDouble } from '#testing/mongodb-double';
import { visitBoard } from '../../libs/contexts/visits/read/visit-board.model.js';
import { figure } from './figures.js';
import type { Section } from './section.js';
import { visitLog, type LogEvent } from './visit-log.js';

const write = async (store: EventStore, days: Iterable<readonly LogEvent[]>): Promise<number> => {
  let count = 0;
  for (const day of days) {
    for (const { stream, revision, id, type, data, metadata } of day) {
      await store.append(stream, (revision - 1) as never, [{ id, type, data, metadata }]);
      count += 1;
    }
  }
  return count;
};

/** How often the servers are asked while the board catches up, counted by doubles that speak their protocols. */
export const roundTrips: Section = async ({ quick }) => {
  const [eventStoreDB, mongo] = [await EventStoreDBDouble.start(), await MongoDouble.start()];
  const [log, readStore] = [
    await openEventStoreDB({ url: eventStoreDB.url, readLimit: 60_000 }),
    await openMongoReadStore({ url: mongo.url, limits: { write: 120_000 } }),
  ];
  const events = await write(log, visitLog(quick ? 4_000 : 12_000));
  await readStore.prepare(collectionsOf(visitBoard));
  const readBefore = eventStoreDB.calls.read;
  mongo.recount();
  const turn = projectionTurn({ name: 'visits', models: [visitBoard] }, { log, readStore, upcast: (event) => event });
  while (!(await turn()).end);
  const trips = [
    eventStoreDB.calls.read - readBefore,
    Object.values(mongo.counts).reduce((sum, count) => sum + count, 0),
  ] as const;
  await Promise.all([log.close(), readStore.close()]);
  await Promise.all([eventStoreDB.stop(), mongo.stop()]);
  const [ofLog, ofModels] = trips.map((count) => (count / events) * 1_000) as [number, number];
  const budget = { of: 'value', atMost: 20 } as const;
  return [
    figure('catching up through EventStoreDB: round trips for 1,000 events', ofLog, 'round trips', { budget }),
    figure('catching up through MongoDB: round trips for 1,000 events', ofModels, 'round trips', { budget }),
  ];
};
