import type { EventStore, LogPage, Position } from '#kernel';

/**
 * One pull for many: consumers that stand at the same place share the page that was read. A full page never changes, so the
 * last few are kept; a page at the end of the log is shared only while it is being read.
 */
export const sharedLog = (store: Pick<EventStore, 'readAll'>, pagesKept = 4): Pick<EventStore, 'readAll'> => {
  const pages = new Map<string, Promise<LogPage>>();
  return {
    readAll: (after: Position, limit: number) => {
      const key = `${after}/${limit}`;
      const known = pages.get(key);
      if (known) return known;
      const page = store.readAll(after, limit);
      pages.set(key, page);
      page.then(({ end }) => end && pages.delete(key), () => pages.delete(key));
      for (const oldest of pages.keys()) {
        if (pages.size <= pagesKept) break;
        pages.delete(oldest);
      }
      return page;
    },
  };
};
