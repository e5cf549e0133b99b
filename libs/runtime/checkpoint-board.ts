import { START, type Clock, type EventStore, type Instant, type Position, type ReadStore } from '#kernel';
import type { ConsumerBoard, ConsumerStatus, Freshness } from './consumer-status.js';

const LOOK_EVERY = 25;
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
      const parked = await this.options.parked?.(name);
      if (parked !== undefined) this.parked.set(name, parked);
    }
  }

  async freshness(name: string): Promise<Freshness> {
    const { readStore, log, clock } = this.options;
    const now = clock.now();
    const { position } = await readStore.checkpoint(this.checkpointOf(name));
    const { events: [waiting] } = await log.readAll(position, 1);
    // What has been folded ends right before the first event that waits.
    const asOf = waiting ? waiting.metadata.recordedAt : now;
    const lagSeconds = waiting ? Math.max(0, (Date.parse(now) - Date.parse(asOf)) / 1000) : 0;
    this.seen.set(name, { name, state: waiting ? 'catching-up' : 'live', position, processed: 0, lagSeconds });
    return { position, asOf: position === START && waiting ? EPOCH : asOf };
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

  private checkpointOf(name: string): string {
    const checkpoint = this.options.checkpoints[name];
    if (!checkpoint) throw new Error(`no consumer ${name}`);
    return checkpoint;
  }
}
