import {
  collectionOf,
  type EventStore,
  type Measures,
  type ReadModel,
  type ReadStore,
  type RecordedEvent,
  type Revision,
} from '#kernel';
import { memoryReadStore } from '#read-store-memory';
import { checkpointName, projectionTurn, upcasting, type ProjectionGroup } from '#runtime';
import { memoryEventStore } from './memory-event-store.js';
import { specMetadata } from './spec-metadata.js';
import type { Random } from './seeded.js';

/** Its state depends on the order and number of all the events folded, so that none can be lost or doubled unseen. */
interface Account {
  readonly state: number;
  readonly moves: number;
}

const STATES = [0, 1, 2];

const accounts = (name: string, keys: (event: RecordedEvent) => readonly string[]): ReadModel<Account> => ({
  name,
  version: 1,
  events: { account: ['Moved', 'Closed'] },
  fields: {},
  sorts: [],
  keys,
  fold: (account, { type, data }) =>
    type === 'Closed'
      ? undefined
      : {
          state: ((account?.state ?? 0) + (data as { by: number }).by) % STATES.length,
          moves: (account?.moves ?? 0) + 1,
        },
  contribute: ({ state, moves }) => [
    { totals: [`${name}@1|state=${state}`], measures: { accounts: 1n } },
    { totals: [`${name}@1|all`], measures: { accounts: 1n, moves: BigInt(moves) } },
  ],
});

/** Two read models behind one checkpoint: accounts, and pairs of accounts. */
export const accountGroup = (name: string): ProjectionGroup => ({
  name,
  models: [
    accounts(`${name}_one`, ({ stream }) => [stream]),
    accounts(`${name}_two`, ({ stream }) => [stream < 'account-c' ? 'ab' : 'cd', 'all']),
  ],
});

/** A log of up to 12 events on four accounts. */
export const randomLog = async (random: Random): Promise<EventStore> => {
  const log = memoryEventStore();
  const revisions = new Map<string, number>();
  const length = 1 + random(12);
  for (let n = 0; n < length; n++) {
    const stream = `account-${'abcd'[random(4)]}`;
    const revision = revisions.get(stream) ?? -1;
    revisions.set(stream, revision + 1);
    const [type, data] = random(8) === 0 ? ['Closed', {}] : ['Moved', { by: random(3) }];
    await log.append(stream, revision as Revision, [
      { id: `00000000-0000-8000-8000-${String(n).padStart(12, '0')}`, type, data, metadata: specMetadata() },
    ]);
  }
  return log;
};

const IDS = ['account-a', 'account-b', 'account-c', 'account-d', 'ab', 'cd', 'all'];

const settled = (totals: readonly Measures[]) =>
  totals.map((measures) => Object.fromEntries(Object.entries(measures).filter(([, value]) => value !== 0n)));

/** All that a read store holds of the group. */
export const holdings = async (group: ProjectionGroup, store: ReadStore) => {
  const documents = await Promise.all(
    group.models.map(async (model) =>
      [...(await store.load(collectionOf(model), IDS))].sort((a, b) => (a.id < b.id ? -1 : 1)),
    ),
  );
  const keys = group.models.flatMap((model) => [
    ...STATES.map((state) => `${model.name}@1|state=${state}`),
    `${model.name}@1|all`,
  ]);
  return {
    checkpoint: await store.checkpoint(checkpointName(group)),
    documents,
    totals: settled(await store.totals(keys)),
  };
};

/** What folding the log once, from its beginning to its end, comes to. */
export const foldedOnce = async (group: ProjectionGroup, log: EventStore) => {
  const store = memoryReadStore();
  const turn = projectionTurn(group, { log, readStore: store, upcast: upcasting() });
  while (!(await turn()).end);
  return holdings(group, store);
};
