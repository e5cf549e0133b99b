import {
  NO_STREAM,
  Rejection,
  collectionOf,
  type Clock,
  type FieldKind,
  type Instant,
  type Position,
  type ReadModel,
  type ReadStore,
} from '#kernel';
import { bySystem } from '../commands/by-system.js';
import type { CommandTable } from '../commands/command-table.js';
import { derivedUuid } from '../log/derived-ids.js';
import type { Executor } from '../commands/executor.js';
import { asRefused, issue, streamOf, tryTwice, type OnRefused, type Refused } from './issue.js';
import { waitingKeys, waitsAt, type KeyHistory } from '../parking/parked-keys.js';
import type { ParkingLot } from '../parking/parking-lot.js';
import type { IssuedCommand } from './process-manager.js';
import type { TurnTaker } from '../consumers/reading.js';

/** Something that falls due by itself: derived from events, so a restart loses none. */
export interface Deadline {
  readonly dueAt: Instant;
  readonly command: string;
  readonly id: string;
  readonly input: object;
}

/**
 * A read model of open deadlines of one aggregate's commands: a fold that returns undefined once the matter is settled.
 */
export interface DeadlineModel extends ReadModel<Deadline> {
  readonly table: CommandTable;
}

/** Indexes that every deadline model declares. */
export const DEADLINE_INDEXES: {
  readonly fields: Readonly<Record<string, FieldKind>>;
  readonly sorts: readonly string[];
} = { fields: { dueAt: 'text' }, sorts: ['dueAt'] };

const AT_ONCE = 100;
/** Given at one go, so that they share an append to the log; no more, so that others have their turn. */
const TOGETHER = 25;

/**
 * Of one kind of deadline, how many that were answered and still stand are not asked again at each tick. Asking again
 * changes nothing.
 */
const REMEMBERED = 10_000;

const SETTLED = 'Tenggat ini berubah atau selesai. / The deadline has changed or is settled.';

/** A deadline that has passed, as it stands. */
interface Due {
  readonly id: string;
  readonly position: Position;
  readonly doc: Deadline;
}

export interface KeeperWorld {
  readonly readStore: Pick<ReadStore, 'find'>;
  readonly executor: Executor;
  readonly clock: Clock;
  readonly parking: Pick<ParkingLot, 'of' | 'park' | 'remember' | 'table'>;
  readonly onRefused: OnRefused;
}

/** One that is given now: by which command, at which place, and what was parked of it before. */
interface Open {
  readonly due: Due;
  readonly command: IssuedCommand;
  readonly commandId: string;
  readonly place: string;
  readonly history: KeyHistory | undefined;
}

type Outcome = 'CHANGED' | 'NOTHING' | 'PARKED';

const opened = (model: DeadlineModel, due: Due, place: string, history: KeyHistory | undefined): Open => {
  const { command: name, id, input, dueAt } = due.doc;
  const command = { table: model.table, name, id, input };
  return { due, command, commandId: derivedUuid(model.name, due.id, name, dueAt), place, history };
};

/** Whether it waits just as it stands. */
const waitsAs = (history: KeyHistory | undefined, place: string | undefined): boolean =>
  history?.parkings.some(({ event, until }) => until === undefined && event.id === place) ?? false;

/** Issues the commands of deadlines that have passed. Ids follow from the deadline, so several keepers do no harm. */
export class DeadlineKeeper {
  /** By kind: those that were answered and stand still, by the position of their document. */
  private readonly answered = new Map<DeadlineModel, ReadonlyMap<string, Position>>();
  /** Kinds of which nothing waited when it was last looked at. */
  private readonly free = new Set<DeadlineModel>();

  constructor(
    private readonly models: readonly DeadlineModel[],
    private readonly world: KeeperWorld,
  ) {}

  /** Number of commands that changed something or were parked. What goes wrong with one kind holds up no other. */
  async tick(): Promise<number> {
    let count = 0;
    let failure: { readonly error: unknown } | undefined;
    for (const model of this.models) {
      try {
        count += await this.keep(model);
      } catch (error) {
        failure ??= { error };
      }
    }
    if (failure) throw failure.error;
    return count;
  }

  private async keep(model: DeadlineModel): Promise<number> {
    const { parking } = this.world;
    const former = this.answered.get(model);
    const answered = new Map<string, Position>();
    /** Those that were parked once, with the place at which they stand now: of others nothing is remembered. */
    const standing = new Map<string, string>();
    let parked = this.free.has(model) ? undefined : await parking.of(model.name);
    let count = 0;
    for await (const page of this.due(model)) {
      const open: Open[] = [];
      for (const due of page) {
        if (former?.get(due.id) === due.position) {
          if (answered.size < REMEMBERED) answered.set(due.id, due.position);
          continue;
        }
        const place = derivedUuid(model.name, due.id, due.position);
        parked ??= await parking.of(model.name);
        const history = parked.histories.get(due.id);
        if (history) standing.set(due.id, place);
        if (!waitsAs(history, place) && !history?.dropped.includes(place))
          open.push(opened(model, due, place, history));
      }
      for (let from = 0; from < open.length; from += TOGETHER) {
        for (const [{ due, place }, outcome] of await this.ask(model, open.slice(from, from + TOGETHER))) {
          if (outcome !== 'NOTHING') count += 1;
          if (outcome === 'PARKED') standing.set(due.id, place);
          else if (answered.size < REMEMBERED) answered.set(due.id, due.position);
        }
      }
    }
    this.answered.set(model, answered);
    if (parked) await this.tidy(model, standing);
    return count;
  }

  /** Lets go what waits and does not stand any more as it was refused, and forgets what does not matter any more. */
  private async tidy(model: DeadlineModel, standing: ReadonlyMap<string, string>): Promise<void> {
    const { parking } = this.world;
    const parked = await parking.of(model.name);
    for (const key of waitingKeys(parked)) {
      const history = parked.histories.get(key)!;
      if (!waitsAs(history, standing.get(key))) await this.letGo(model, key, history);
    }
    parking.remember(model.name, new Set(standing.keys()));
    if (waitingKeys(parked).length === 0) this.free.add(model);
    else this.free.delete(model);
  }

  private async *due(model: DeadlineModel): AsyncGenerator<readonly Due[]> {
    const now = this.world.clock.now();
    let cursor: string | undefined;
    do {
      const page = await this.world.readStore.find<Deadline>(collectionOf(model), {
        filter: { dueAt: { to: now } },
        sort: { field: 'dueAt' },
        limit: AT_ONCE,
        ...(cursor && { cursor }),
      });
      yield page.items.flatMap(({ id, position, doc }) => (doc ? [{ id, position, doc }] : []));
      cursor = page.cursor;
    } while (cursor);
  }

  /**
   * Of all that are given together what became of each. What could not be carried out is parked, one after the other.
   * @throws what passes, once the others of them are done
   */
  private async ask(model: DeadlineModel, together: readonly Open[]): Promise<readonly (readonly [Open, Outcome])[]> {
    const { executor } = this.world;
    const issued = await Promise.allSettled(
      together.map(({ command, commandId }) =>
        tryTwice(() => issue(executor, command, { commandId, correlationId: commandId })),
      ),
    );
    const outcomes: (readonly [Open, Outcome])[] = [];
    let passing: { readonly error: unknown } | undefined;
    for (const [index, each] of issued.entries()) {
      const open = together[index]!;
      if (each.status === 'rejected') passing ??= { error: each.reason };
      else if ('changed' in each.value) outcomes.push([open, each.value.changed ? 'CHANGED' : 'NOTHING']);
      else {
        await this.park(model, open, each.value);
        outcomes.push([open, 'PARKED']);
      }
    }
    if (passing) throw passing.error;
    return outcomes;
  }

  private async park(
    model: DeadlineModel,
    { due, command, commandId, place, history }: Open,
    outcome: { readonly refused: Refused } | { readonly error: unknown },
  ): Promise<void> {
    const { parking, onRefused } = this.world;
    if ('refused' in outcome) onRefused(model.name, command, outcome.refused.rejection);
    await parking.park([
      {
        model: model.name,
        key: due.id,
        ...(history?.released && { releasedBy: history.released }),
        event: {
          id: place,
          type: command.name,
          stream: streamOf(command),
          revision: NO_STREAM,
          metadata: { correlationId: commandId },
        },
        ...('refused' in outcome ? asRefused([outcome.refused]) : { failed: 'REACTING', error: outcome.error }),
      },
    ]);
  }

  private async letGo(model: DeadlineModel, key: string, history: KeyHistory): Promise<void> {
    const commandId = derivedUuid(SETTLED, model.name, key, waitsAt(history)!.event.id, history.released ?? '');
    const input = { model: model.name, key, reason: SETTLED };
    await this.world.executor
      .execute(bySystem(this.world.parking.table, 'RetryParkedKey', { input, commandId }))
      .catch((error: unknown) => {
        // Somebody else has let it go, or it was let go as often as can be and waits for an operator.
        if (!(error instanceof Rejection)) throw error;
      });
  }
}

/**
 * Deadlines are as old as what is known of them: none is issued before their read models have been at the end of the
 * log once.
 */
export const onceCaughtUp = (
  take: TurnTaker,
  tick: () => Promise<number>,
): { readonly turn: TurnTaker; readonly tick: () => Promise<number> } => {
  let caughtUp = false;
  return {
    turn: async () => {
      const turn = await take();
      caughtUp ||= turn.end;
      return turn;
    },
    tick: async () => (caughtUp ? tick() : 0),
  };
};
