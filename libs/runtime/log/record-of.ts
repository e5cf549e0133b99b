import { Slices, type EventStore, type RecordedEvent, type Revision } from '#kernel';
import type { Upcast } from './upcasting.js';

/** Events that are read at one go. */
const READ = 200;

/**
 * A stream from a revision on, up to another one or its end, piece by piece: however long it is, no answer is large. No
 * piece is empty.
 */
export async function* piecesOf(
  log: Pick<EventStore, 'read'>,
  stream: string,
  from = 0,
  upTo = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<readonly RecordedEvent[]> {
  for (let next = from; next <= upTo;) {
    const limit = Math.min(READ, upTo - next + 1);
    const events = await log.read(stream, { from: next as Revision, limit });
    if (events.length) yield events;
    if (events.length < limit) return;
    next += events.length;
  }
}

/** A stream from its beginning up to a revision, or all of it, its events in their present versions. */
export const recordOf = async (
  log: Pick<EventStore, 'read'>,
  upcast: Upcast,
  stream: string,
  upTo?: number,
): Promise<readonly RecordedEvent[]> => {
  const slices = new Slices();
  const record: RecordedEvent[] = [];
  for await (const events of piecesOf(log, stream, 0, upTo)) {
    record.push(...events.map(upcast));
    if (slices.due) await slices.pass();
  }
  return record;
};
