import type { Actor, EventMetadata, Instant, Position, RecordDocuments, Revision, Scope } from '#kernel';
import type { Party } from '../access/party.js';

/**
 * One place in which an event changed the state, by JSON pointer. Of a list only the entries that were added, removed
 * or altered are told, never the list as a whole: `/innovations/3` is the fourth entry; of one that was removed, the
 * place that it had.
 */
export type Change =
  | { readonly kind: 'ADDED'; readonly pointer: string; readonly after: unknown }
  | { readonly kind: 'REMOVED'; readonly pointer: string; readonly before: unknown }
  | { readonly kind: 'ALTERED'; readonly pointer: string; readonly before: unknown; readonly after: unknown };

/** Whose request for a repair a step decides: who asked, when and why, and the step that holds what was asked. */
export interface RequestTold {
  readonly revision: Revision;
  readonly id: string;
  readonly recordedAt: Instant;
  readonly actor: Actor;
  readonly reason?: string;
}

/** One step of an object's history, for officers and auditors: an event as the log holds it, and what it changed. */
export interface HistoryEntry {
  readonly revision: Revision;
  readonly id: string;
  readonly type: string;
  readonly data: object;
  readonly metadata: EventMetadata;
  readonly changes: readonly Change[];
  /** Of a correction or voiding that was confirmed, refused or withdrawn; those of the old form had no request. */
  readonly request?: RequestTold;
}

/** Consecutive steps. */
export interface HistoryPage {
  readonly items: readonly HistoryEntry[];
  /** Where the next page begins, when there are more. */
  readonly next?: Revision;
  /**
   * By whom references of persons and documents were entered first, by their keys; what only the system has entered is
   * missing.
   */
  readonly enteredBy: ReadonlyMap<string, Party>;
  /** The documents of the whole record, its later steps as well. */
  readonly documents: RecordDocuments;
  /** For which regions its acts were done, all of them; those of the system for the whole country. */
  readonly scopes: ReadonlySet<Scope>;
}

export interface HistoryQuery {
  /** First revision of the page; default the first of all. */
  readonly from?: Revision;
  /** Most steps of a page. It ends earlier when it has become large; one step is always on it. */
  readonly limit: number;
  /** Only steps behind it. */
  readonly after?: Moment;
  /** Only steps up to it, inclusive. */
  readonly until?: Moment;
}

/** Where a history is cut: at an instant of recording, or at a step. */
export type Moment = Instant | Revision;

export const isBehind = (
  { revision, metadata }: { readonly revision: Revision; readonly metadata: Pick<EventMetadata, 'recordedAt'> },
  moment: Moment,
): boolean => (typeof moment === 'number' ? revision > moment : metadata.recordedAt > moment);

/** A document as it was. */
export interface PastDocument {
  /** Undefined before the object's first event. */
  readonly document?: object;
  /** Of the last event of the object up to the moment; START before its first. */
  readonly position: Position;
  /** When the last event of the object up to the moment was recorded; absent before its first. */
  readonly recordedAt?: Instant;
  /** Of the last event of the record, as it is today. */
  readonly last: Revision;
  /** The documents of the whole record, as it is today. */
  readonly documents: RecordDocuments;
}

/** What the log itself tells of one object, current to the last event. */
export interface Histories {
  /** Steps in order, a page of them; @throws Rejection `E_NOT_FOUND`. */
  of(category: string, id: string, query: HistoryQuery): Promise<HistoryPage>;
  /**
   * A read model's document folded from the object's own stream, up to a moment inclusive; @throws Rejection
   * `E_NOT_FOUND`.
   */
  documentAt(category: string, id: string, until: Moment): Promise<PastDocument>;
}
