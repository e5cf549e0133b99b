import {
  START,
  StoreUnavailable,
  type Clock,
  type EventStore,
  type Instant,
  type Position,
  type ReadStore,
  type RecordedEvent,
} from '#kernel';
import type { ConsumerBoard, ConsumerStatus, Freshness } from './consumer-status.js';

const LOOK_EVERY = 25;
const LOOK_AHEAD = 20;
const EPOCH = '1970-01-01T00:00:00.000Z' as Instant;

export interface CheckpointBoardOptions {
  /** Consumers by name, with the name under which the store keeps their checkpoint. */
  readonly checkpoints: Readonly<Record<string, string>>;
  readonly readStore: Pick<ReadStore, 'checkpoint'>;
  readonly log: Pick<EventStore, 'readAll'>;
  readonly clock: Clock;
  /** How many documents of a consumer are parked. */
  readonly parked?: (consumer: string) => Promise<number | undefined>;
}

/** How far consumers of other processes have come, read from their checkpoints: for an api that runs none itself. */
export class CheckpointBoard implements ConsumerBoard {
  private readonly seen = new Map<string, ConsumerStatus>();
  private readonly parked = new Map<string, number>();
  private readonly last = new Map<string, Freshness>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: CheckpointBoardOptions) {}

  /** Looks at all of them again and again. A look that fails leaves what the last one saw. */
  start(every = 1_000): void {
    const look = (): void => void this.look().catch(() => undefined);
    look();
    this.timer = setInterval(look, every);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** As of the last look at each; those never looked at are left out. */
  statuses(): readonly ConsumerStatus[] {
    return [...this.seen.values()].map((status) => {
      const parked = this.parked.get(status.name);
      return parked === undefined ? status : { ...status, parked };
    });
  }

  /** Looks at all of them. */
  async look(): Promise<void> {
    for (const name of Object.keys(this.options.checkpoints)) {
      await this.freshness(name);
      // While the log is away the number last seen stays.
      const parked = await this.options.parked?.(name).catch(() => undefined);
      if (parked !== undefined) this.parked.set(name, parked);
    }
  }

  async freshness(name: string): Promise<Freshness> {
    const { readStore, clock } = this.options;
    const now = clock.now();
    const { position } = await readStore.checkpoint(this.checkpointOf(name));
    const { behind, since } = await this.shownUpTo(name, position, now);
    const lagSeconds = (Date.parse(now) - Date.parse(since)) / 1000;
    this.seen.set(name, { name, state: behind ? 'catching-up' : 'live', position, processed: 0, lagSeconds });
    const freshness = { position, asOf: behind && position === START ? EPOCH : since };
    this.last.set(name, freshness);
    return freshness;
  }

  known(name: string): Freshness | undefined {
    return this.last.get(name);
  }

  async reached(name: string, position: Position, within: number): Promise<boolean> {
    const { readStore } = this.options;
    const checkpoint = this.checkpointOf(name);
    for (let waited = 0; ; waited += LOOK_EVERY) {
      if ((await readStore.checkpoint(checkpoint)).position >= position) return true;
      if (waited >= within) return false;
      await new Promise((resolve) => setTimeout(resolve, Math.min(LOOK_EVERY, within - waited)));
    }
  }

  /** While the log is away: what is shown is at least as new as when the log was last asked. */
  private async shownUpTo(
    name: string,
    position: Position,
    now: Instant,
  ): Promise<{ readonly behind: boolean; readonly since: Instant }> {
    try {
      const waiting = await this.firstAfter(position);
      // What has been folded ends right before the first event that waits; the clock that recorded it may be ahead of
      // this one.
      return {
        behind: waiting !== undefined,
        since: waiting && waiting.metadata.recordedAt < now ? waiting.metadata.recordedAt : now,
      };
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      const last = this.last.get(name);
      return { behind: true, since: last && last.position <= position ? last.asOf : EPOCH };
    }
  }

  /** A log shared with others can have whole pages without an event of ours. */
  private async firstAfter(position: Position): Promise<RecordedEvent | undefined> {
    for (let from = position; ;) {
      const {
        events: [first],
        next,
        end,
      } = await this.options.log.readAll(from, LOOK_AHEAD);
      if (first || end) return first;
      from = next;
    }
  }

  private checkpointOf(name: string): string {
    const checkpoint = this.options.checkpoints[name];
    if (!checkpoint) throw new Error(`no consumer ${name}`);
    return checkpoint;
  }
}
