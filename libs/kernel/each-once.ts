/** A page of a list, with where it goes on. */
export interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly cursor?: string | undefined;
}

/** In the order that was asked for, or by id, which never changes. */
export type PageOrder = 'sorted' | 'by-id';

/**
 * A whole list, page after page, while others write: everything that is in it all the while comes once. What changes
 * its place from behind to before would be skipped by the pages of the order asked for, and what changes it the other
 * way would come twice; so each comes where it is met first, and those skipped come last, by id. No item is held back,
 * ids alone are kept.
 * @param ask for a page, of which items whose ids have been met may be left out.
 */
export async function* eachOnce<Item extends { readonly id: string }>(
  ask: (order: PageOrder, met: ReadonlySet<string>, cursor?: string) => Promise<PageOf<Item>>,
): AsyncGenerator<readonly Item[]> {
  const met = new Set<string>();
  for (const order of ['sorted', 'by-id'] as const) {
    let cursor: string | undefined;
    do {
      const page = await ask(order, met, cursor);
      const fresh = page.items.filter(({ id }) => !met.has(id));
      for (const { id } of fresh) met.add(id);
      if (fresh.length > 0) yield fresh;
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
}
