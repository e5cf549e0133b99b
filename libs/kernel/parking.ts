import type { ErrorCode } from './errors.js';
import type { Position, Revision } from './log-coordinates.js';
import type { Instant } from './time.js';

/**
 * Category of the streams in which the parked keys of one read model, one process manager or one kind of deadline stand: `parking-visit_board@1`,
 * `parking-release-travel-days`, `parking-deadline_visit_report`.
 */
export const PARKING = 'parking';

interface OfKey {
  /** Id of the key's entry on the parking board, the same however often it is parked. */
  readonly parkingId: string;
  /** `visit_board@1`; the name of a process manager, or of a kind of deadline. */
  readonly model: string;
  /** Id of the document; of the event for a process manager, of the deadline for its kind. */
  readonly key: string;
}

/**
 * The fold of an event into a document threw, or the document cannot be counted since; or what the system was to do by itself threw or was refused:
 * from then on it waits, and it alone. The event is named by its place in its stream, which stays the same when a log is moved to another store. A
 * deadline has no event: it is named by an id of its own, its command, and the stream that the command was for, with the revision -1.
 */
export interface KeyParked extends OfKey {
  readonly eventId: string;
  readonly eventType: string;
  readonly stream: string;
  readonly revision: Revision;
  /** Id of the retry or drop by which the document went on and came no further than this; absent when the event had just come. */
  readonly releasedBy?: string;
  /**
   * FOLDING: the event is not in the document. COUNTING: it is, but then `contribute` or `words` threw. REACTING: what a process manager was to do
   * after it threw. REFUSED: it was done, but one of the commands, or that of the deadline, was refused.
   */
  readonly failed: 'FOLDING' | 'COUNTING' | 'REACTING' | 'REFUSED';
  /** Name and message of the program's error, or of the refusals, at most 300 characters. Events hold no personal data, so it holds none. */
  readonly error: string;
  /** The first command that was refused, and with which code. */
  readonly command?: string;
  readonly code?: ErrorCode;
}

/** The document takes in what it has waited with, from the event at which it stopped. */
export interface ParkedKeyRetried extends OfKey {
  readonly reason: string;
}

/** The same, but this event is never folded into this document. */
export interface ParkedKeyDropped extends OfKey {
  readonly eventId: string;
  readonly reason: string;
}

export type ParkingEvent =
  | { readonly type: 'KeyParked'; readonly data: KeyParked }
  | { readonly type: 'ParkedKeyRetried'; readonly data: ParkedKeyRetried }
  | { readonly type: 'ParkedKeyDropped'; readonly data: ParkedKeyDropped };

/** What a parked document shows under `parked`, beside its last good state. */
export interface ParkedMark {
  readonly since: Instant;
  /** The event at which it stopped. */
  readonly eventId: string;
  /** Position of the last event that it shows; all later ones wait. */
  readonly shows: Position;
  /** In this state it cannot be counted: it is missing in every total, and no words find it. */
  readonly uncounted?: true;
}
