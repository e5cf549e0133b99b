import { START, type EventStore, type Position, type RecordedEvent } from '#kernel';

const PAGE = 1_000;

/** The log up to a position (default: where it ends now), page by page: what is appended meanwhile is left out. */
export async function* logPages(
  log: Pick<EventStore, 'readAll' | 'head'>,
  stopped: AbortSignal,
  upTo?: Position,
): AsyncGenerator<readonly RecordedEvent[]> {
  const last = upTo ?? (await log.head());
  for (let after = START; ;) {
    stopped.throwIfAborted();
    const { events, next, end } = await log.readAll(after, PAGE);
    yield next <= last ? events : events.filter(({ position }) => position <= last);
    if (end || next >= last) return;
    after = next;
  }
}
