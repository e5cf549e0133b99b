import type { EventStore } from '#kernel';
import { visitLog, type LogEvent } from './visit-log.js';

/** Several days at once, so that thousands of appends wait together; the events of one stream go in one append. */
export const writeLog = async (store: EventStore, count: number, seconds: number): Promise<number> => {
  const until = performance.now() + seconds * 1_000;
  let waiting: LogEvent[] = [];
  let written = 0;
  const write = async (): Promise<void> => {
    await Promise.all(
      [...byStream(waiting)].map(([stream, events]) =>
        store.append(
          stream,
          (events[0]!.revision - 1) as never,
          events.map(({ id, type, data, metadata }) => ({ id, type, data, metadata })),
        ),
      ),
    );
    written += waiting.length;
    waiting = [];
  };
  for (const day of visitLog(count)) {
    waiting.push(...day);
    if (waiting.length >= 2_000) await write();
    if (performance.now() > until) break;
  }
  if (waiting.length > 0) await write();
  return written;
};

const byStream = (events: readonly LogEvent[]): ReadonlyMap<string, readonly LogEvent[]> => {
  const streams = new Map<string, LogEvent[]>();
  for (const event of events) {
    const list = streams.get(event.stream);
    if (list) list.push(event);
    else streams.set(event.stream, [event]);
  }
  return streams;
};
