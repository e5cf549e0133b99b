import type { Checkpoint, EventStore, LogPage, Position, ReadStore, RecordedEvent } from '#kernel';
import { placeFrom, type Ahead } from '../log/ahead.js';
import type { FoldFailure, ParkingLot } from '../parking/parking-lot.js';
import type { Upcast } from '../log/upcasting.js';

/** What one turn of a consumer did. */
export interface Turn {
  readonly position: Position;
  readonly events: readonly RecordedEvent[];
  /** The log held nothing more when it was read. */
  readonly end: boolean;
  /** There is more to do all the same, which this turn left for the next. */
  readonly more?: boolean;
  /** Documents of the consumer that wait because a fold threw. */
  readonly parked?: number;
}

export type TurnTaker = () => Promise<Turn>;

export interface Reading {
  readonly log: Pick<EventStore, 'read' | 'readAll'>;
  /** Absent: every event counts. Where only some do, those read again for a correction are among them. */
  readonly sees?: (event: RecordedEvent) => boolean;
  readonly readStore: ReadStore;
  readonly upcast: Upcast;
  /** Where consumers stand that have found nothing for them; absent: every turn moves its checkpoint itself. */
  readonly ahead?: Ahead;
  /** Most events of one turn. */
  readonly batch?: number;
  /** No turn that begins a batch goes further than this. */
  readonly until?: Position;
  /** Absent: a fold that throws makes the whole consumer fail. */
  readonly parking?: Pick<ParkingLot, 'of' | 'waiting'> & { park(failures: readonly FoldFailure[]): Promise<void> };
}

/** As many as are folded and written without keeping the requests of the same process waiting. */
export const BATCH = 1_000;

/** A consumer as it looks for what is next. */
export interface Looking {
  /** By which its place is remembered in this process. */
  readonly key: string;
  /** The name of its checkpoint. */
  readonly consumer: string;
  concerns(event: RecordedEvent): boolean;
}

/**
 * The next page for a consumer with the checkpoint that it follows on; `passed` where nothing of it was for the
 * consumer.
 */
export interface Concern {
  readonly checkpoint: Checkpoint;
  readonly page: LogPage;
  readonly passed?: Turn;
}

/**
 * Looks on from where this process knows that the consumer stands, and asks the read store only when there is something
 * for it.
 */
export const nextConcern = async (reading: Reading, { key, consumer, concerns }: Looking): Promise<Concern> => {
  const { readStore, ahead } = reading;
  const pass = (checkpoint: Checkpoint, page: LogPage, from: Position, seen?: Position): Concern => {
    ahead?.moved(key, readStore, consumer, page.next, seen);
    return {
      checkpoint,
      page,
      passed: { position: page.next, events: page.next === from ? [] : page.events, end: page.end },
    };
  };
  const known = ahead?.of(key);
  if (known !== undefined) {
    const page = await nextPage(reading, known, undefined);
    if (!page.events.some(concerns)) return pass({ position: known }, page, known);
  }
  const place = ahead?.take(key);
  const checkpoint = await readStore.checkpoint(consumer);
  const from = placeFrom(place, checkpoint);
  const page = await nextPage(reading, from, checkpoint.pending);
  const nothing =
    checkpoint.pending === undefined && (page.next === from || (ahead !== undefined && !page.events.some(concerns)));
  return nothing ? pass(checkpoint, page, from, checkpoint.position) : { checkpoint, page };
};

/**
 * Events of the next turn: all those of a batch that someone announced and did not finish, whatever its size, or else
 * the next page.
 */
export const nextPage = async (
  { log, batch = BATCH, until }: Reading,
  position: Position,
  pending: Position | undefined,
): Promise<LogPage> => {
  if (pending === undefined) return pageUntil(until, position, () => log.readAll(position, batch));
  const events: RecordedEvent[] = [];
  for (let from = position; from < pending;) {
    const page = await log.readAll(from, batch);
    if (page.next <= from)
      throw new Error(`the log ends before ${pending}, up to which a batch was announced: is it another log?`);
    events.push(...page.events.filter((event) => event.position <= pending));
    from = page.next;
  }
  return { events, next: pending, end: false };
};

const pageUntil = async (
  until: Position | undefined,
  position: Position,
  read: () => Promise<LogPage>,
): Promise<LogPage> => {
  if (until !== undefined && position >= until) return { events: [], next: position, end: true };
  const page = await read();
  if (until === undefined || page.next <= until) return page;
  return { events: page.events.filter((event) => event.position <= until), next: until, end: true };
};
