import {
  START,
  collectionOf,
  collectionsOf,
  type AnyReadModel,
  type Collection,
  type EventStore,
  type Position,
  type ReadStore,
  type RecordedEvent,
  type StoredDocument,
} from '#kernel';
import { memoryReadStore } from '#read-store-memory';
import { decidersOf, projectionTurn, upcasting, type ContextModule, type ProjectionGroup } from '#runtime';
import { allContexts } from '../../apps/composition/contexts.js';
import { recount } from '../../libs/testing/recount.js';

/** The visits, as in the whole system. */
export const visitsOn = (): ContextModule => allContexts().find(({ name }) => name === 'visits')!;

/** What visits wait for: the calendars, without anything that shows them. */
export const calendarsOn = (): ContextModule => ({
  ...allContexts().find(({ name }) => name === 'regions')!,
  queries: [],
  projections: [],
  deadlines: [],
});

/** Every event of the log, in order. */
export const wholeLog = async (store: Pick<EventStore, 'readAll'>): Promise<readonly RecordedEvent[]> => {
  const log: RecordedEvent[] = [];
  for (let after = START; ;) {
    const page = await store.readAll(after, 1_000);
    log.push(...page.events);
    if (page.end) return log;
    after = page.next;
  }
};

/** The same models folded anew from the log up to a position, into an empty store. */
export const rebuilt = async (
  group: ProjectionGroup,
  context: ContextModule,
  log: readonly RecordedEvent[],
  upTo: Position,
): Promise<ReadStore> => {
  const readStore = memoryReadStore();
  await readStore.prepare(group.models.flatMap(collectionsOf));
  const readAll = async (after: Position, limit: number) => {
    const events = log.filter(({ position }) => position > after && position <= upTo).slice(0, limit);
    return { events, next: events.at(-1)?.position ?? after, end: events.length < limit };
  };
  const read: EventStore['read'] = async (stream, { from = 0, limit = Infinity } = {}) =>
    log.filter((event) => event.stream === stream && event.position <= upTo && event.revision >= from).slice(0, limit);
  const turn = projectionTurn(group, {
    log: { read, readAll },
    readStore,
    upcast: upcasting(...decidersOf([context])),
  });
  while (!(await turn()).end);
  return readStore;
};

const documents = async (
  readStore: Pick<ReadStore, 'find'>,
  collection: Collection,
): Promise<readonly StoredDocument[]> => {
  const found: StoredDocument[] = [];
  let cursor: string | undefined;
  do {
    const page = await readStore.find(collection, { limit: 500, ...(cursor && { cursor }) });
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  return found;
};

const withoutZeros = (measures: object): object =>
  Object.fromEntries(Object.entries(measures).filter(([, value]) => value !== 0n));

/**
 * All that a read model shows: its documents, the totals that it keeps, listed rows of these, and the same totals
 * counted anew from the documents.
 */
export const shown = async (
  readStore: Pick<ReadStore, 'find' | 'totals'>,
  model: AnyReadModel,
  alsoKeys: readonly string[] = [],
) => {
  const found = await documents(readStore, collectionOf(model));
  const counted = recount(found.flatMap(({ doc }) => [...(model.contribute?.(doc!) ?? [])]));
  const keys = [...new Set([...counted.keys(), ...alsoKeys])].sort();
  const kept = await readStore.totals(keys);
  const rows: object[] = [];
  for (const list of collectionsOf(model).slice(1))
    for (const { id, doc } of await documents(readStore, list)) rows.push({ list: list.name, id, ...doc });
  return {
    documents: found,
    keys,
    rows,
    totals: Object.fromEntries(keys.map((key, index) => [key, withoutZeros(kept[index]!)])),
    counted: Object.fromEntries(keys.map((key) => [key, withoutZeros(counted.get(key) ?? {})])),
  };
};

/** How many visits are on the board. */
export const visitsShown = async (readStore: Pick<ReadStore, 'find'>): Promise<number> =>
  (await documents(readStore, collectionOf(visitsOn().projections[0]!.models[0]!))).length;
