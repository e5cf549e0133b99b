import type { EventStore, LogPage, Position } from '#kernel';

/**
 * One pull for many: consumers that stand at the same place share the page that was read. A full page never changes, so
 * the last few are kept. A page at the end of the log is shared by those who asked before its reading began, because it
 * lacks what was appended since, of which the others may just have been told.
 */
export const sharedLog = (
  store: Pick<EventStore, 'read' | 'readAll'>,
  pagesKept = 16,
): Pick<EventStore, 'read' | 'readAll'> => {
  const pages = new Map<string, Promise<LogPage>>();

  const begin = (key: string, after: Position, limit: number): Promise<LogPage> => {
    const page = store.readAll(after, limit);
    pages.set(key, page);
    page.then(
      ({ end }) => end && pages.delete(key),
      () => pages.delete(key),
    );
    for (const oldest of pages.keys()) {
      if (pages.size <= pagesKept) break;
      pages.delete(oldest);
    }
    return page;
  };

  return {
    read: (stream, options) => store.read(stream, options),
    readAll: async (after, limit) => {
      const key = `${after}/${limit}`;
      const earlier = await pages.get(key);
      return earlier && !earlier.end ? earlier : (pages.get(key) ?? begin(key, after, limit));
    },
  };
};
