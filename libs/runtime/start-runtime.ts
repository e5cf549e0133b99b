import { PARKING, PROCESS_MANAGER, collectionOf, type Clock, type EventStore, type ReadStore } from '#kernel';
import { createActions, type Actions } from './commands/actions.js';
import { Aggregates, sourcesOf, type OutsideLog } from './commands/aggregates.js';
import { Ahead } from './log/ahead.js';
import { realPause, type Pause } from './log/append-events.js';
import { ConsumerHost } from './consumers/consumer-host.js';
import type { CommandTable, Sources } from './commands/command-table.js';
import { DEADLINES, requireDistinct } from './context-check.js';
import { decidersOf, type ContextModule } from './context-module.js';
import { DeadlineKeeper, onceCaughtUp } from './processes/deadlines.js';
import type { RuleBook } from './commands/envelope.js';
import { createExecutor } from './commands/execute-command.js';
import type { Executor } from './commands/executor.js';
import { generationTurn } from './rebuild/generation-turn.js';
import { Generations } from './rebuild/generations.js';
import type { Histories } from './queries/history.js';
import { ParkingLot } from './parking/parking-lot.js';
import { projectionOperations, type ProjectionOperations } from './rebuild/projection-operations.js';
import { checkpointName } from './projections/projection.js';
import type { OnRefused } from './processes/issue.js';
import { processManagerTurn } from './processes/process-manager-turn.js';
import { checkManagers } from './processes/process-manager.js';
import type { TurnTaker } from './consumers/reading.js';
import { sharedLog } from './log/shared-log.js';
import { streamHistories } from './queries/stream-histories.js';
import { upcasting } from './log/upcasting.js';

export interface RuntimeOptions extends OutsideLog {
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
  /** Which commands are open to whom. */
  readonly actions: Actions;
  readonly aggregates: Aggregates;
  /** What facts are read from. */
  readonly sources: Sources;
  readonly consumers: ConsumerHost;
  /** Every consumer with the name under which the read store keeps its checkpoint. */
  readonly checkpoints: Readonly<Record<string, string>>;
  readonly histories: Histories;
  /** What queries read. */
  readonly generations: Generations;
  readonly projections: ProjectionOperations;
  /**
   * What each consumer does when it is its turn: for a program that lets one of them go on. Others may take the same
   * turns meanwhile. Who waits for its checkpoint saves where it stands (`ahead`).
   */
  readonly turns: Readonly<Record<string, TurnTaker>>;
  readonly ahead: Pick<Ahead, 'save'>;
  /**
   * How much of a consumer waits because the program threw or a command was refused, as the log tells now; undefined
   * where nothing can.
   */
  parked(consumer: string): Promise<number | undefined>;
  /** Absent where no context keeps what is parked. */
  readonly parking?: ParkingLot;
}

/**
 * Puts stores and contexts together. The consumers do nothing before `consumers.start()` (or `settle()` in a test).
 * @throws Error two contexts use one name for two things.
 */
export const createRuntime = async (options: RuntimeOptions): Promise<Runtime> => {
  const {
    eventStore,
    readStore,
    clock,
    ruleBook,
    contexts,
    onRefused = () => undefined,
    onFault = () => undefined,
    pause = realPause,
  } = options;
  requireDistinct(contexts);
  const generations = options.generations ?? new Generations(readStore);
  const upcast = upcasting(...decidersOf(contexts));
  const aggregates = new Aggregates(eventStore, upcast);
  const stored = contexts.find(({ storedReference }) => storedReference)?.storedReference;
  const sources = sourcesOf(aggregates, options);
  const executor = createExecutor({
    store: eventStore,
    aggregates,
    clock,
    ruleBook,
    pause,
    ...(stored && { stored }),
    sources,
    ...(options.onConflict && { onConflict: options.onConflict }),
  });

  const deadlines = contexts.flatMap((context) => context.deadlines);
  const groups = [...contexts.flatMap(({ projections }) => projections), { name: DEADLINES, models: deadlines }];
  await generations.add(groups);

  const tables = contexts.flatMap((context) => context.tables);
  const tableOf = (category: string): CommandTable | undefined =>
    tables.find(({ decider }) => decider.category === category);
  const [parkingTable, starts] = [tableOf(PARKING), tableOf(PROCESS_MANAGER)];
  const parking = parkingTable && new ParkingLot(eventStore, upcast, executor, parkingTable);
  const ahead = new Ahead();
  const reading = { log: sharedLog(eventStore), readStore, upcast, ahead, ...(parking && { parking }) };
  const managers = contexts.flatMap(({ processManagers }) => processManagers);
  const checkpoints = Object.fromEntries([
    ...groups.map((group) => [group.name, checkpointName(group)]),
    ...managers.map(({ name }) => [name, name]),
  ]) as Record<string, string>;
  const turns: Record<string, TurnTaker> = Object.fromEntries(
    groups.map((group) => [group.name, generationTurn(group, reading, generations, onFault)]),
  );
  checkManagers(managers, tables);
  let tick: (() => Promise<number>) | undefined;
  if (parking && starts) {
    const world = { executor, sources, reading, parking, starts, onRefused };
    for (const manager of managers) turns[manager.name] = processManagerTurn(manager, world);
    const keeper = new DeadlineKeeper(deadlines, { readStore: generations.reads, executor, clock, parking, onRefused });
    ({ turn: turns[DEADLINES], tick } = onceCaughtUp(turns[DEADLINES]!, () => keeper.tick()));
  } else if (managers.length + deadlines.length > 0) {
    throw new Error(
      'Process managers and deadlines need the context that keeps where they began and what they could not do (operations): it is missing.',
    );
  }
  const consumers = new ConsumerHost(turns, {
    log: eventStore,
    clock,
    ahead,
    ...(tick && { tick }),
    onFault,
    ...(options.pollEvery !== undefined && { pollEvery: options.pollEvery }),
  });

  const subjects = contexts.flatMap(({ tables, queries }) =>
    tables.map(({ decider }) => {
      const query = queries.find(({ category }) => category === decider.category);
      return { decider, ...(query && { model: query.model }) };
    }),
  );
  const parked = async (consumer: string): Promise<number | undefined> => {
    const group = groups.find(({ name }) => name === consumer);
    if (!group) return managers.some(({ name }) => name === consumer) ? parking?.waitingNow([consumer]) : undefined;
    return parking?.waitingNow([
      ...group.models.map((model) => collectionOf(model).name),
      ...(consumer === DEADLINES ? deadlines.map(({ name }) => name) : []),
    ]);
  };
  return {
    executor,
    actions: createActions({ aggregates, clock, heldFor: contexts.find(({ heldFor }) => heldFor)?.heldFor }),
    aggregates,
    sources,
    consumers,
    checkpoints,
    turns,
    ahead,
    generations,
    histories: streamHistories(eventStore, upcast, subjects, parking),
    parked,
    projections: projectionOperations({ generations, readStore, log: eventStore, clock, pause }),
    ...(parking && { parking }),
  };
};
