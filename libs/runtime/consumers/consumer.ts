import {
  OutcomeUnknown,
  START,
  StoreUnavailable,
  latest,
  type StorageFault,
  type Clock,
  type Instant,
  type Position,
} from '#kernel';
import type { ConsumerState, ConsumerStatus, Freshness } from './consumer-status.js';
import type { Turn, TurnTaker } from './reading.js';
import { storageFaultOf } from '../log/watched-stores.js';

/** A turn that has failed so often, and not for want of a store, will not succeed by itself. */
const ENOUGH = 3;

/** One consumer: takes its turns until the log is at its end, then waits to be woken. */
export class Consumer {
  private state: ConsumerState = 'catching-up';
  private position: Position = START;
  private processed = 0;
  private parked: number | undefined;
  private asOf: Instant;
  private error: string | undefined;
  private fault: StorageFault | undefined;
  /** Turns in a row that failed although the stores answered. */
  private failures = 0;
  private readonly waiting = new Set<() => void>();

  constructor(
    readonly name: string,
    private readonly takeTurn: TurnTaker,
    private readonly clock: Clock,
  ) {
    this.asOf = '1970-01-01T00:00:00.000Z' as Instant;
  }

  /**
   * @returns whether there is nothing left to do. Never throws: a fault is a state, and the turn is taken again later.
   */
  async turn(): Promise<boolean> {
    const now = this.clock.now();
    try {
      const turn = await this.takeTurn();
      this.took(turn, now);
      return turn.end && !turn.more;
    } catch (error) {
      this.state = 'failed';
      this.fault = storageFaultOf(error);
      this.failures = error instanceof StoreUnavailable || error instanceof OutcomeUnknown ? 0 : this.failures + 1;
      this.error = String(error);
      return true;
    }
  }

  private took({ position, events, end, parked }: Turn, now: Instant): void {
    this.position = latest(this.position, position);
    this.processed += events.length;
    this.parked = parked ?? this.parked;
    this.state = end ? 'live' : 'catching-up';
    [this.error, this.fault, this.failures] = [undefined, undefined, 0];
    if (end) this.asOf = now;
    else this.asOf = events.at(-1)?.metadata.recordedAt ?? this.asOf;
    for (const check of this.waiting) check();
  }

  get failed(): boolean {
    return this.state === 'failed';
  }

  stop(): void {
    this.state = 'stopped';
  }

  get status(): ConsumerStatus {
    const { name, state, position, processed, parked, error, fault } = this;
    const broken = fault !== undefined || this.failures >= ENOUGH;
    const lagSeconds =
      state === 'live' || processed === 0
        ? 0
        : Math.max(0, (Date.parse(this.clock.now()) - Date.parse(this.asOf)) / 1000);
    return {
      name,
      state,
      position,
      processed,
      lagSeconds,
      ...(parked !== undefined && { parked }),
      ...(error !== undefined && { error }),
      ...(broken && { broken }),
      ...(fault && { fault }),
    };
  }

  get freshness(): Freshness {
    return { position: this.position, asOf: this.asOf };
  }

  async reached(position: Position, within: number): Promise<boolean> {
    if (this.position >= position) return true;
    return new Promise((resolve) => {
      const done = (answer: boolean): void => {
        clearTimeout(timer);
        this.waiting.delete(check);
        resolve(answer);
      };
      const check = (): void => void (this.position >= position && done(true));
      const timer = setTimeout(() => done(false), within);
      this.waiting.add(check);
    });
  }
}
