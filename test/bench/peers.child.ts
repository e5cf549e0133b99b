import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  rulesOn,
  type DecisionContext,
  type EventMetadata,
  type EventStore,
  type Instant,
  type LocalDate,
} from '#kernel';
import { Aggregates, createExecutor, upcasting, type CommandTable, type CommonInput, type Principal } from '#runtime';
import { openEmbeddedEventStore } from '#event-store-embedded';
import { memoryEventStore } from '../../libs/testing/memory-event-store.js';
import type { VisitCommand } from '../../libs/contexts/visits/domain/visit.commands.js';
import { visitDecider } from '../../libs/contexts/visits/domain/visit.decider.js';
import { visitCatalogue, type VisitEvent } from '../../libs/contexts/visits/domain/visit.events.js';
import type { VisitFacts } from '../../libs/contexts/visits/domain/visit.facts.js';
import type { VisitState } from '../../libs/contexts/visits/domain/visit.state.js';
import { answering } from './children.js';
import { alternate, perSecond } from './measure.js';
import type { Contender } from './peers.section.js';
import { randomFrom } from './random.js';
import { visitMaker, type Step } from './visit-log.js';

const [logFile, packages] = process.argv.slice(2) as [string, string];
const AT_ONCE = 64;
const DAY = '2026-09-01' as LocalDate;
const NOW = '2026-09-20T03:00:00.000Z' as Instant;
const { steps, facts } = visitMaker();

/** Carries out one command on the visit of that id, the way its library does it. */
type Handle = (id: string, step: Step, commandId: string) => Promise<unknown>;

let made = 0;
/** Every run has visits of its own: proposed, accepted by their hosts, approved. */
const visits = (
  count: number,
): readonly (readonly [id: string, steps: readonly Step[], commandIds: readonly string[]])[] =>
  Array.from({ length: count }, () => {
    made += 1;
    const random = randomFrom(made);
    const id = random.uuid();
    const life = steps(made, id, DAY, random).filter(([{ type }]) =>
      ['ProposeVisit', 'AcceptHosting', 'ApproveVisit'].includes(type),
    );
    return [id, life, life.map(() => random.uuid())];
  });

const carryOut = async (handle: Handle, count: number): Promise<number> => {
  const work = visits(count);
  return perSecond(async () => {
    let done = 0;
    const next = work.values();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (const [id, life, commandIds] of next) {
          for (const [index, step] of life.entries()) await handle(id, step, commandIds[index]!);
          done += life.length;
        }
      }),
    );
    return done;
  });
};

const contextOf = ([, on, actor]: Step, commandId: string): DecisionContext<VisitFacts> => ({
  now: NOW,
  today: on,
  occurredOn: on,
  actor,
  commandId,
  rules: rulesOn('default', [], on),
  acknowledged: [],
  facts,
});

const metadataOf = ([{ type }, on, actor]: Step, commandId: string): EventMetadata => ({
  schemaVersion: 1,
  occurredOn: on,
  recordedAt: NOW,
  actor,
  command: type,
  commandId,
  commandHash: '',
  correlationId: commandId,
  ruleSet: 'default',
  provenance: { source: 'OFFICIAL', dateConfidence: 'EXACT' },
});

const each = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, () => fact as unknown]));

/** All that Sinergi does for a command: authority, business date, repetition, envelope, expected revision. */
const bySinergi = (store: EventStore): Handle => {
  const table: CommandTable = {
    path: 'visits',
    decider: visitDecider,
    obligated: (command: VisitCommand) => (command.type === 'ProposeVisit' ? command.origin.region?.code : undefined),
    rows: (['ProposeVisit', 'AcceptHosting', 'ApproveVisit'] as const).map((name) => ({
      name,
      summary: ['', ''] as const,
      input: Object as never,
      creates: name === 'ProposeVisit',
      roles: ['VILLAGE_HEAD', 'REGENCY_PMD', 'REGENCY_HEAD'] as const,
      idOf: name === 'ProposeVisit' ? ({ command }: { command: { visitId: string } }) => command.visitId : undefined,
      parties: () => [],
      prepare: ({ command }: { command: VisitCommand }) => command,
      facts: each,
    })) as CommandTable['rows'],
  };
  const executor = createExecutor({
    store,
    aggregates: new Aggregates(store, upcasting(visitDecider)),
    clock: { now: () => NOW },
    ruleBook: { version: 'default', values: [] },
  });
  return (id, [command, on, { role, scope, userId, officeId }], commandId) => {
    const principal: Principal = { userId, grants: [{ role, scope, officeId, validFrom: '2024-01-01' as LocalDate }] };
    const input = { command, occurredOn: on } as CommonInput;
    return executor.execute({
      table,
      row: table.rows.find(({ name }) => name === command.type)!,
      id,
      input,
      principal,
      commandId,
      correlationId: commandId,
    });
  };
};

interface Emmett {
  getInMemoryEventStore(): object;
  CommandHandler(options: {
    evolve(state: VisitState, event: VisitEvent & { metadata: EventMetadata }): VisitState;
    initialState(): VisitState;
  }): (store: object, stream: string, handle: (state: VisitState) => readonly object[]) => Promise<unknown>;
}

const byEmmett = async (): Promise<Handle> => {
  const { getInMemoryEventStore, CommandHandler } = await load<Emmett>('@event-driven-io/emmett');
  const store = getInMemoryEventStore();
  const handle = CommandHandler({
    evolve: (state, event) => visitDecider.evolve(state, event, event.metadata),
    initialState: () => visitDecider.initialState,
  });
  return (id, step, commandId) =>
    handle(store, `studyVisit-${id}`, (state) => {
      const metadata = metadataOf(step, commandId);
      return visitDecider.decide(step[0], state, contextOf(step, commandId)).map((event) => ({ ...event, metadata }));
    });
};

interface CastoreEvent {
  readonly aggregateId: string;
  readonly version: number;
  readonly type: string;
  readonly payload: object;
  readonly metadata: EventMetadata;
}
interface CastoreAggregate {
  readonly aggregateId: string;
  readonly version: number;
  readonly state: VisitState;
}
interface CastoreStore {
  getAggregate(id: string): Promise<{ aggregate?: CastoreAggregate }>;
  pushEvent(event: CastoreEvent): Promise<unknown>;
}
interface CastoreHandler {
  handler(input: { id: string; step: Step; commandId: string }, stores: readonly [CastoreStore]): Promise<void>;
}
interface Castore {
  EventStore: new (options: object) => CastoreStore;
  EventType: new (options: { type: string }) => object;
  Command: new (
    options: { commandId: string; requiredEventStores: readonly CastoreStore[] } & CastoreHandler,
  ) => CastoreHandler;
}

const byCastore = async (): Promise<Handle> => {
  const { EventStore, EventType, Command } = await load<Castore>('@castore/core');
  const { InMemoryEventStorageAdapter } = await load<{ InMemoryEventStorageAdapter: new () => object }>(
    '@castore/event-storage-adapter-in-memory',
  );
  const store = new EventStore({
    eventStoreId: 'VISITS',
    eventTypes: Object.keys(visitCatalogue).map((type) => new EventType({ type })),
    eventStorageAdapter: new InMemoryEventStorageAdapter(),
    reducer: (
      aggregate: CastoreAggregate | undefined,
      { aggregateId, version, type, payload, metadata }: CastoreEvent,
    ): CastoreAggregate => ({
      aggregateId,
      version,
      state: visitDecider.evolve(
        aggregate?.state ?? visitDecider.initialState,
        { type, data: payload } as VisitEvent,
        metadata,
      ),
    }),
  });
  const command = new Command({
    commandId: 'VISIT',
    requiredEventStores: [store],
    handler: async ({ id, step, commandId }, [visitStore]) => {
      const { aggregate } = await visitStore.getAggregate(id);
      const events = visitDecider.decide(
        step[0],
        aggregate?.state ?? visitDecider.initialState,
        contextOf(step, commandId),
      );
      for (const [index, { type, data }] of events.entries()) {
        await visitStore.pushEvent({
          aggregateId: id,
          version: (aggregate?.version ?? 0) + 1 + index,
          type,
          payload: data,
          metadata: metadataOf(step, commandId),
        });
      }
    },
  });
  return (id, step, commandId) => command.handler({ id, step, commandId }, [store]);
};

const load = async <Module>(name: string): Promise<Module> =>
  (await import(pathToFileURL(createRequire(join(packages, 'package.json')).resolve(name)).href)) as Module;

answering(async ({ visits: count, rounds }: { visits: number; rounds: number }) => {
  const embedded = await openEmbeddedEventStore({ file: logFile });
  const handles: Partial<Record<Contender, Handle>> = {
    memory: bySinergi(memoryEventStore()),
    embedded: bySinergi(embedded),
    ...(packages && { emmett: await byEmmett(), castore: await byCastore() }),
  };
  const contenders = Object.fromEntries(
    Object.entries(handles).map(([name, handle]) => [name, () => carryOut(handle, count)]),
  );
  const results = await alternate(rounds, contenders);
  await embedded.close();
  return results;
});
process.once('disconnect', () => process.exit(0));
process.send!({});
