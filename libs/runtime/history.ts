import type { EventMetadata, Instant, Revision } from '#kernel';

/** One field that an event changed: a JSON pointer into the state, and its value before and after. */
export interface Change {
  readonly pointer: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** One step of an object's history, for officers and auditors. */
export interface HistoryEntry {
  readonly revision: Revision;
  readonly eventId: string;
  readonly type: string;
  readonly data: object;
  readonly metadata: EventMetadata;
  readonly changes: readonly Change[];
}

/** What the log itself tells of one object, current to the last event. */
export interface Histories {
  /** Steps in order; @throws Rejection `E_NOT_FOUND`. */
  of(category: string, id: string): Promise<readonly HistoryEntry[]>;
  /** A read model's document folded from the object's own stream, up to an instant inclusive; undefined before its first event. */
  documentAt(category: string, id: string, until: Instant): Promise<object | undefined>;
}
