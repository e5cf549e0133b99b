import type { Document, FindQuery, FoundPage } from '#kernel';

type Find = (query: FindQuery) => Promise<FoundPage>;

/** What both lists have under one id, in the order of ids. */
export interface Pair {
  readonly id: string;
  readonly before?: Document;
  readonly after?: Document;
  /** Leads on behind this pair, in both lists. */
  readonly place: Place;
}

/** Where the pages begin in which the walk stands, and the last id that it has passed. */
export interface Place {
  readonly before?: string;
  readonly after?: string;
  readonly passed: string;
}

interface Head {
  readonly id: string;
  readonly doc: Document;
  /** Cursor of the page in which it stands. */
  readonly page?: string;
}

/** Documents of one page. */
const PAGE = 500;

const compareIds = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

async function* walk(find: Find, query: FindQuery, from: string | undefined, passed: string): AsyncGenerator<Head> {
  let page = from;
  do {
    const { items, cursor } = await find({ ...query, limit: PAGE, ...(page !== undefined && { cursor: page }) });
    for (const { id, doc } of items)
      if (doc && compareIds(id, passed) > 0) yield { id, doc, ...(page !== undefined && { page }) };
    page = cursor;
  } while (page !== undefined);
}

/**
 * Two lists side by side, both by id: each id once, with what each of them has under it. Neither is held as a whole.
 * @param query the same of both, without sort, limit and cursor. @param from where an earlier walk ended.
 */
export async function* mergedById(
  [before, after]: readonly [Find, Find],
  query: FindQuery,
  from: Place = { passed: '' },
): AsyncGenerator<Pair> {
  const walks = [walk(before, query, from.before, from.passed), walk(after, query, from.after, from.passed)] as const;
  const next = async (which: 0 | 1): Promise<Head | undefined> => (await walks[which].next()).value as Head | undefined;
  let [old, now] = [await next(0), await next(1)];
  let pages: Omit<Place, 'passed'> = from;
  while (old || now) {
    const turn = !old ? 1 : !now ? -1 : compareIds(old.id, now.id);
    const [was, is] = [turn <= 0 ? old : undefined, turn >= 0 ? now : undefined];
    pages = {
      ...(old
        ? old.page !== undefined && { before: old.page }
        : pages.before !== undefined && { before: pages.before }),
      ...(now ? now.page !== undefined && { after: now.page } : pages.after !== undefined && { after: pages.after }),
    };
    const { id } = (was ?? is)!;
    yield { id, ...(was && { before: was.doc }), ...(is && { after: is.doc }), place: { ...pages, passed: id } };
    if (was) old = await next(0);
    if (is) now = await next(1);
  }
}
