import { START, categoryOf, type EventStore } from '#kernel';

interface Import {
  readonly sha256: string;
  /** Somebody may go on with it. */
  open: boolean;
  /** Records name it as where they come from. */
  recorded: boolean;
}

const PAGE = 1_000;

/**
 * The files of imports that somebody may go on with, or of which anything is a record. @param stopped ends it at the
 * next page, with an AbortError.
 */
export const neededFiles = async function* (
  log: Pick<EventStore, 'readAll'>,
  stopped: AbortSignal,
): AsyncGenerator<string> {
  const imports = new Map<string, Import>();
  for (let from = START; ;) {
    stopped.throwIfAborted();
    const { events, next, end } = await log.readAll(from, PAGE);
    for (const { stream, type, data } of events) {
      if (categoryOf(stream) !== 'import') continue;
      const before = imports.get(stream);
      if (type === 'ImportStarted')
        imports.set(stream, {
          sha256: (data as { file: { sha256: string } }).file.sha256,
          open: true,
          recorded: before?.recorded ?? false,
        });
      if (before && (type === 'ImportAbandoned' || type === 'ImportExpired')) before.open = false;
      if (before && type === 'ImportRowsRecorded') {
        const { imported, already } = data as Record<'imported' | 'already', readonly object[]>;
        before.recorded ||= imported.length + already.length > 0;
      }
    }
    if (end) break;
    from = next;
  }
  for (const { sha256, open, recorded } of imports.values()) if (open || recorded) yield sha256;
};
