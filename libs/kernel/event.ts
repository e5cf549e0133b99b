import type { Actor, DocRef, Provenance } from './actor.js';
import type { Position, Revision } from './log-coordinates.js';
import type { WarningCode } from './warnings.js';
import type { Instant, LocalDate } from './time.js';

/** A fact of the domain, in the past tense. `data` is plain JSON: no Date, no bigint, no floats. */
export interface DomainEvent {
  readonly type: string;
  readonly data: object;
}

/** What every event carries beside its data (domain §3.0). */
export interface EventMetadata {
  readonly schemaVersion: number;
  /** Business date, in the zone of the obligated party; kept apart from `recordedAt`. */
  readonly occurredOn: LocalDate;
  readonly recordedAt: Instant;
  readonly actor: Actor;
  /** Name of the command that led to the event. */
  readonly command: string;
  readonly commandId: string;
  /** SHA-256 of the command's canonical content, by which an altered repetition is recognised. */
  readonly commandHash: string;
  readonly correlationId: string;
  /** Id of the event that caused the command, when no person did. */
  readonly causationId?: string;
  readonly ruleSet: string;
  readonly provenance: Provenance;
  readonly reason?: string;
  readonly warnings?: readonly WarningCode[];
  readonly evidence?: readonly DocRef[];
}

export interface EventToAppend {
  /** UUID, derived from (command id, index): a repeated append is recognised by it. */
  readonly id: string;
  readonly type: string;
  readonly data: object;
  readonly metadata: EventMetadata;
}

/** The envelope: an event at its place in its stream and in the whole log. */
export interface RecordedEvent extends EventToAppend {
  readonly stream: string;
  readonly revision: Revision;
  readonly position: Position;
}

/** An envelope whose type and data are known to the one who reads it. */
export type Recorded<Event extends DomainEvent> = Event extends DomainEvent
  ? Omit<RecordedEvent, 'type' | 'data'> & Event
  : never;
