import { heldAsNow, type Document, type FindQuery, type Instant, type Position } from '#kernel';
import type { ModelQuery, Principal } from '#runtime';
import { documentFor } from '../answers/disclosed.js';
import { storedAmong } from '../answers/stored-documents.js';
import type { HttpOptions } from '../http-options.js';
import { LARGE } from '../input/query-parameters.js';
import { answerList } from './list-route.js';
import { readableItem, type RecordQuery } from './readable-item.js';

/** Records as a reader may see them, with what they tell up to where. */
export interface RecordsRead<D extends Document> {
  readonly items: readonly D[];
  /** There are more than were asked for. */
  readonly more: boolean;
  readonly asOf: Instant;
  readonly position: Position;
}

/** Documents that are read at one go, and that are looked at in all. */
const PAGE = 500;
const MOST_LOOKED_AT = 50_000;

/** What of a list is wanted: so many at most of those for which it holds, looked at page by page. */
export interface Wanted<D extends Document> {
  readonly most: number;
  readonly holds?: (document: D) => boolean;
}

/** The records of a list, for routes that make something else of them: what the reader sees in it, and no more. */
export const recordsRead = async <D extends Document>(
  query: ModelQuery<D>,
  principal: Principal,
  find: Pick<FindQuery, 'filter' | 'sort'>,
  { most, holds = () => true }: Wanted<D>,
  options: HttpOptions,
): Promise<RecordsRead<D>> => {
  const items: D[] = [];
  let looked = 0;
  for (let cursor: string | undefined; ;) {
    const page = { ...find, limit: PAGE, bytes: LARGE, ...(cursor !== undefined && { cursor }) };
    const answer = await answerList(query as unknown as ModelQuery, { find: page, principal }, options);
    items.push(...(answer.items as unknown as readonly D[]).filter(holds));
    looked += answer.items.length;
    cursor = answer.nextCursor;
    if (cursor !== undefined && items.length <= most && looked < MOST_LOOKED_AT) continue;
    const { asOf, position } = answer;
    // Whoever looked at so many without an end knows of no end.
    return { items: items.slice(0, most), more: items.length > most || cursor !== undefined, asOf, position };
  }
};

/** One record, as the log tells it by now. @throws Rejection `E_NOT_FOUND` also where the reader may not read it */
export const recordRead = async <D extends Document>(
  query: ModelQuery<D>,
  principal: Principal,
  id: string,
  options: HttpOptions,
): Promise<{ readonly item: D; readonly asOf: Instant; readonly position: Position }> => {
  const { category } = query as unknown as RecordQuery;
  const { document, recordedAt, position } = await options.histories.documentAt(category, id, options.clock.now());
  const { item, reader } = readableItem(query as unknown as ModelQuery, principal, id, document, options);
  const kept = await storedAmong([item], options);
  const shown = kept.seen(documentFor(reader, item, kept.hold(heldAsNow(item))));
  return { item: shown as unknown as D, asOf: recordedAt ?? options.clock.now(), position };
};
