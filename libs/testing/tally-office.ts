import { collectionOf, type EventStore, type Position, type ReadStore } from '#kernel';
import { CheckpointBoard, Generations, createRuntime, type ContextModule, type Runtime } from '#runtime';
import { memoryEventStore } from './memory-event-store.js';
import { VILLAGE, fixedClock, tallyBoard, tallyRequest, tallyTable, type TallyDocument } from './tally.js';

/** A board of tallies, perhaps one with something wrong. */
export type Board = typeof tallyBoard;

/** Lets everything else go on for a moment, without a clock. */
export const moment = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const contextOf = (...models: readonly Board[]): ContextModule => ({
  name: 'tally',
  tables: [tallyTable],
  queries: [],
  totals: [],
  processManagers: [],
  deadlines: [],
  projections: [{ name: 'boards', models: models.length > 0 ? models : [tallyBoard] }],
});

/** The board's total of all tallies that an office opens. */
export const TALLY_TOTAL = `tally_board@1|${VILLAGE}`;

/** A log and a read store, with processes that share them. */
export class TallyOffice {
  readonly eventStore: EventStore = memoryEventStore();
  readonly clock = fixedClock();
  readonly faults: string[] = [];
  private writer: Runtime | undefined;
  private tallies = 0;
  private commands = 0;
  /** How many tallies had been opened at each position of the log. */
  private readonly openedAt: { readonly position: Position; readonly opened: number }[] = [];

  constructor(readonly readStore: ReadStore) {}

  process({
    readStore = this.readStore,
    models = [tallyBoard],
    beside = [],
  }: {
    readonly readStore?: ReadStore;
    readonly models?: readonly Board[];
    readonly beside?: readonly ContextModule[];
  } = {}): Promise<Runtime> {
    return createRuntime({
      eventStore: this.eventStore,
      readStore,
      clock: this.clock,
      ruleBook: { version: 'spec', values: [] },
      contexts: [contextOf(...models), ...beside],
      pollEvery: 5,
      pause: moment,
      generations: new Generations(readStore, 0),
      onFault: (consumer, error) => void this.faults.push(`${consumer}: ${error}`),
    });
  }

  /** Opens tallies and raises each once. */
  async write(count: number): Promise<void> {
    this.writer ??= await this.process();
    const { executor } = this.writer;
    for (let n = 0; n < count; n += 1) {
      this.commands += 1;
      const { id, position } = await executor.execute(
        tallyRequest('OpenTally', `open-${this.commands}`, { region: VILLAGE }),
      );
      this.tallies += 1;
      this.openedAt.push({ position, opened: this.tallies });
      await executor.execute(tallyRequest('RaiseTally', `raise-${this.commands}`, { by: 1 + (n % 3) }, { id }));
    }
  }

  openedUpTo(position: Position): number {
    return this.openedAt.findLast((each) => each.position <= position)?.opened ?? 0;
  }

  get opened(): number {
    return this.tallies;
  }
}

/** How an api asks: what is new enough first, then the list and a total. */
export const askingTallies = (runtime: Runtime, office: TallyOffice, consumers: 'here' | 'elsewhere') => {
  const { reads } = runtime.generations;
  const board =
    consumers === 'here'
      ? runtime.consumers
      : new CheckpointBoard({
          checkpoints: runtime.checkpoints,
          readStore: reads,
          log: office.eventStore,
          clock: office.clock,
        });
  return {
    board,
    ask: async () => {
      const { position } = await board.freshness('boards');
      const ids: string[] = [];
      for (let cursor: string | undefined, first = true; first || cursor; first = false) {
        const page = await reads.find<TallyDocument>(collectionOf(tallyBoard), {
          sort: { field: 'sum' },
          limit: 7,
          ...(cursor && { cursor }),
        });
        ids.push(...page.items.map(({ id }) => id));
        cursor = page.cursor;
      }
      const [total] = await reads.totals([TALLY_TOTAL]);
      return { position, ids, count: Number(total!['count'] ?? 0n) };
    },
  };
};

/** All that is shown, whichever generation shows it. */
export const shownTallies = async ({ generations: { reads } }: Pick<Runtime, 'generations'>) => {
  const items: object[] = [];
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const page = await reads.find<TallyDocument>(collectionOf(tallyBoard), { limit: 100, ...(cursor && { cursor }) });
    items.push(...page.items);
    cursor = page.cursor;
  }
  return { items, totals: await reads.totals([TALLY_TOTAL]) };
};
