import type { Instant, Position, StorageFault } from '#kernel';

/** Life of a consumer: behind the log, at its head, stopped on purpose, or failing and trying again. */
export type ConsumerState = 'catching-up' | 'live' | 'stopped' | 'failed';

export interface ConsumerStatus {
  readonly name: string;
  readonly state: ConsumerState;
  readonly position: Position;
  /** Age of the newest event seen and not yet folded; 0 at the head. */
  readonly lagSeconds: number;
  /** Events read from the log since start. */
  readonly processed: number;
  /**
   * Documents that wait because a fold threw, each alone; absent where there are none by nature, or it is not known.
   */
  readonly parked?: number;
  readonly error?: string;
  /** It does not merely wait for a store that is away: without somebody's help it fails for ever. */
  readonly broken?: boolean;
  /** What is wrong with the storage, where it fails because of that. */
  readonly fault?: StorageFault;
}

/** How far a read model has come, for the headers of an answer. */
export interface Freshness {
  readonly position: Position;
  /** The read model shows everything recorded up to this instant. */
  readonly asOf: Instant;
}

/** What queries, health and metrics may know of the consumers, wherever they run. */
export interface ConsumerBoard {
  statuses(): readonly ConsumerStatus[];
  freshness(consumer: string): Promise<Freshness>;
  /** The same as of the last look at it, without another; undefined before the first. */
  known(consumer: string): Freshness | undefined;
  /** True once the consumer has reached the position; false when the time limit (milliseconds) passed first. */
  reached(consumer: string, position: Position, within: number): Promise<boolean>;
}
