import { PARKING, collectionOf, type Clock, type EventStore, type ReadStore } from '#kernel';
import { Aggregates, sourcesOf } from './aggregates.js';
import { Ahead } from './ahead.js';
import { realPause, type Pause } from './append-events.js';
import { ConsumerHost } from './consumer-host.js';
import { DEADLINES, requireDistinct } from './context-check.js';
import { decidersOf, type ContextModule } from './context-module.js';
import { DeadlineKeeper } from './deadlines.js';
import type { RuleBook } from './envelope.js';
import { createExecutor } from './execute-command.js';
import type { Executor } from './executor.js';
import { generationTurn } from './generation-turn.js';
import { Generations } from './generations.js';
import type { Histories } from './history.js';
import { ParkingLot } from './parking-lot.js';
import { projectionOperations, type ProjectionOperations } from './projection-operations.js';
import { checkpointName } from './projection.js';
import { processManagerTurn, type OnRefused } from './reactions.js';
import type { TurnTaker } from './reading.js';
import { sharedLog } from './shared-log.js';
import { streamHistories } from './stream-histories.js';
import { upcasting } from './upcasting.js';

export interface RuntimeOptions {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  /** Of that read store, where it was needed before there was a runtime. */
  readonly generations?: Generations;
  readonly clock: Clock;
  readonly ruleBook: RuleBook;
  readonly contexts: readonly ContextModule[];
  readonly pollEvery?: number;
  readonly pause?: Pause;
  readonly onConflict?: (category: string) => void;
  readonly onRefused?: OnRefused;
  readonly onFault?: (consumer: string, error: string) => void;
}

export interface Runtime {
  readonly executor: Executor;
  readonly aggregates: Aggregates;
  readonly consumers: ConsumerHost;
  /** Every consumer with the name under which the read store keeps its checkpoint. */
  readonly checkpoints: Readonly<Record<string, string>>;
  readonly histories: Histories;
  /** What queries read. */
  readonly generations: Generations;
  readonly projections: ProjectionOperations;
  /** What each consumer does when it is its turn: for a program that lets one of them go on. Others may take the same turns meanwhile. */
  readonly turns: Readonly<Record<string, TurnTaker>>;
  /** How many documents of a consumer wait because a fold threw, as the log tells now; undefined for what keeps no documents. */
  parked(consumer: string): Promise<number | undefined>;
  /** Absent where no context keeps what is parked. */
  readonly parking?: ParkingLot;
}

/**
 * Puts stores and contexts together. The consumers do nothing before `consumers.start()` (or `settle()` in a test).
 * @throws Error two contexts use one name for two things.
 */
export const createRuntime = async (options: RuntimeOptions): Promise<Runtime> => {
  const { eventStore, readStore, clock, ruleBook, contexts, onRefused = () => undefined, onFault = () => undefined, pause = realPause } = options;
  requireDistinct(contexts);
  const generations = options.generations ?? new Generations(readStore);
  const upcast = upcasting(...decidersOf(contexts));
  const aggregates = new Aggregates(eventStore, upcast);
  const executor = createExecutor({
    store: eventStore, aggregates, clock, ruleBook,
    pause, ...(options.onConflict && { onConflict: options.onConflict }),
  });

  const deadlines = contexts.flatMap((context) => context.deadlines);
  const groups = [...contexts.flatMap(({ projections }) => projections), { name: DEADLINES, models: deadlines }];
  await generations.add(groups);

  const parkingTable = contexts.flatMap(({ tables }) => tables).find(({ decider }) => decider.category === PARKING);
  const parking = parkingTable && new ParkingLot(eventStore, upcast, executor, parkingTable);
  const ahead = new Ahead();
  const reading = { log: sharedLog(eventStore), readStore, upcast, ahead, ...(parking && { parking }) };
  const managers = contexts.flatMap(({ processManagers }) => processManagers);
  const checkpoints = Object.fromEntries([...groups.map((group) => [group.name, checkpointName(group)]), ...managers.map(({ name }) => [name, name])]) as Record<string, string>;
  const turns: Record<string, TurnTaker> = Object.fromEntries(groups.map((group) => [group.name, generationTurn(group, reading, generations, onFault)]));
  for (const manager of managers) turns[manager.name] = processManagerTurn(manager, executor, sourcesOf(aggregates), reading, onRefused);
  const keeper = new DeadlineKeeper(deadlines, generations.reads, executor, clock, onRefused);
  const consumers = new ConsumerHost(turns, {
    log: eventStore, clock, ahead, tick: () => keeper.tick(), onFault, ...(options.pollEvery !== undefined && { pollEvery: options.pollEvery }),
  });

  const subjects = contexts.flatMap(({ tables, queries }) => tables.map(({ decider }) => {
    const query = queries.find(({ category }) => category === decider.category);
    return { decider, ...(query && { model: query.model }) };
  }));
  const parked = async (consumer: string): Promise<number | undefined> => {
    const group = groups.find(({ name }) => name === consumer);
    return group && parking?.waitingNow(group.models.map((model) => collectionOf(model).name));
  };
  return {
    executor, aggregates, consumers, checkpoints, turns, generations, histories: streamHistories(eventStore, upcast, subjects, parking), parked,
    projections: projectionOperations({ generations, readStore, log: eventStore, clock, pause }), ...(parking && { parking }),
  };
};
