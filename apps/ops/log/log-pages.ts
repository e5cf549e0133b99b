import { START, type EventStore, type Position, type RecordedEvent } from '#kernel';

const PAGE = 1_000;

/**
 * The log from a position on, page by page, to its end.
 * @param stopped ends it at the next page, with an AbortError.
 */
export async function* pagesAfter(
  log: Pick<EventStore, 'readAll'>,
  stopped: AbortSignal,
  after: Position = START,
): AsyncGenerator<{ readonly events: readonly RecordedEvent[]; readonly next: Position }> {
  for (let from = after; ;) {
    stopped.throwIfAborted();
    const { events, next, end } = await log.readAll(from, PAGE);
    yield { events, next };
    if (end) return;
    from = next;
  }
}

/** The log up to a position (default: where it ends now), page by page: what is appended meanwhile is left out. */
export async function* logPages(
  log: Pick<EventStore, 'readAll' | 'head'>,
  stopped: AbortSignal,
  upTo?: Position,
): AsyncGenerator<readonly RecordedEvent[]> {
  const last = upTo ?? (await log.head());
  for await (const { events, next } of pagesAfter(log, stopped)) {
    yield next <= last ? events : events.filter(({ position }) => position <= last);
    if (next >= last) return;
  }
}
