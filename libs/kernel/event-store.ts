import type { EventToAppend, RecordedEvent } from './event.js';
import type { Position, Revision } from './log-coordinates.js';

export interface AppendResult {
  /** Revision of the last event appended. */
  readonly revision: Revision;
  /** Position of the last event appended. */
  readonly position: Position;
}

export interface ReadOptions {
  /** First revision to read (forwards: default 0; backwards: default the last). */
  readonly from?: Revision;
  readonly direction?: 'forwards' | 'backwards';
  /** Most events to read; default all. */
  readonly limit?: number;
}

export interface LogPage {
  readonly events: readonly RecordedEvent[];
  /**
   * Where the next page begins: the position up to which the log was looked at, whether or not that held an event of
   * ours.
   */
  readonly next: Position;
  /** Nothing more was there at the time of reading. */
  readonly end: boolean;
}

/** The log: append-only streams and one order over all of them. Every store passes the kit in `libs/testing`. */
export interface EventStore {
  /**
   * Appends all the events or none. Repeating an append with the same ids and the same expected revision gives the
   * first result, also after the stream has moved on. An empty list is a programming error.
   * @throws RevisionConflict the stream is elsewhere. Nothing was written.
   * @throws OutcomeUnknown the answer was lost. The events may or may not be there: repeat with the same ids and
   * revision.
   * @throws StoreUnavailable the store did not take the request. Nothing was written.
   */
  append(stream: string, expected: Revision, events: readonly EventToAppend[]): Promise<AppendResult>;

  /** The stream's events in order; empty for a stream that does not exist. */
  read(stream: string, options?: ReadOptions): Promise<readonly RecordedEvent[]>;

  /**
   * At most `limit` events after a position, in the order of the log. Never skips an event that a later call could
   * still show.
   */
  readAll(after: Position, limit: number): Promise<LogPage>;

  /** Calls back, soon and at least once, after something was appended, by any process. A hint: pulling is the truth. */
  wake(onAppended: () => void): () => void;

  /**
   * Writes as an append does and leaves nothing behind, where a store can do that: whether its storage takes anything
   * again.
   * @throws StoreUnavailable, OutcomeUnknown as an append would.
   */
  tryWriting?(): Promise<void>;

  /** Position of the last event; START for an empty log. */
  head(): Promise<Position>;

  close(): Promise<void>;
}

export class RevisionConflict extends Error {
  override readonly name = 'RevisionConflict';
  constructor(
    readonly stream: string,
    readonly expected: Revision,
    readonly actual: Revision,
  ) {
    super(`${stream} is at revision ${actual}, not ${expected}`);
  }
}

/** What is wrong with the storage below a store. It does not pass by asking again; somebody has to see to it. */
export interface StorageFault {
  readonly code: 'DAMAGED' | 'FULL' | 'DISK_ERROR' | 'READ_ONLY';
  /** What to do, for operators. Names no path. */
  readonly remedy: string;
  /** The same in Indonesian, where the store has it. */
  readonly remedyId?: string;
}

interface StoreErrorOptions extends ErrorOptions {
  readonly fault?: StorageFault | undefined;
}

/** The request was sent and no answer came: it may have taken effect. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
  readonly fault: StorageFault | undefined;
  constructor(message?: string, { fault, ...options }: StoreErrorOptions = {}) {
    super(message, options);
    this.fault = fault;
  }
}

/** The store could not be asked; nothing took effect. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly fault: StorageFault | undefined;
  constructor(message?: string, { fault, ...options }: StoreErrorOptions = {}) {
    super(message, options);
    this.fault = fault;
  }
}
