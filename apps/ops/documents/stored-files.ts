import { categoryOf, type EventStore, type Position, type RecordedEvent } from '#kernel';
import { pagesAfter } from '../log/log-pages.js';

/** A file that the log tells of. */
export interface StoredFile {
  readonly docId: string;
  readonly sha256: string;
  readonly bytes: number;
}

const fileIn = ({ stream, type, data }: RecordedEvent): readonly StoredFile[] => {
  if (type !== 'DocumentStored' || categoryOf(stream) !== 'document') return [];
  const { docId, document, bytes } = data as { docId: string; document: { sha256: string }; bytes: number };
  return [{ docId, sha256: document.sha256, bytes }];
};

/**
 * All files of which the log tells, in its order, page after page: what a correction cannot change.
 * @param stopped ends it at the next page, with an AbortError.
 * @returns with each the position up to which all before it were told.
 */
export const storedFiles = async function* (
  log: Pick<EventStore, 'readAll'>,
  stopped: AbortSignal,
  after?: Position,
): AsyncGenerator<{ readonly file: StoredFile; readonly position: Position }> {
  for await (const { events } of pagesAfter(log, stopped, after))
    for (const event of events) for (const file of fileIn(event)) yield { file, position: event.position };
};
