import { Slices, type EventStore, type RecordedEvent, type Revision } from '#kernel';
import type { Upcast } from './upcasting.js';

/** Events that are read at one go. */
const READ = 200;

/** A stream from its beginning up to a revision, or all of it, its events in their present versions. */
export const recordOf = async (
  log: Pick<EventStore, 'read'>, upcast: Upcast, stream: string, upTo = Number.MAX_SAFE_INTEGER,
): Promise<readonly RecordedEvent[]> => {
  const slices = new Slices();
  const record: RecordedEvent[] = [];
  for (;;) {
    const events = await log.read(stream, { from: record.length as Revision, limit: Math.min(READ, upTo - record.length + 1) });
    record.push(...events.map(upcast));
    if (events.length < READ || record.length > upTo) return record;
    if (slices.due) await slices.pass();
  }
};
