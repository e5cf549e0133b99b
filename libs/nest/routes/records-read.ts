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

/** Documents that are read at one go. */
const PAGE = 500;

/** The records of a list, for routes that make something else of them: what the reader sees in it, and no more. */
export const recordsRead = async <D extends Document>(
  query: ModelQuery<D>,
  principal: Principal,
  find: Pick<FindQuery, 'filter' | 'sort'>,
  most: number,
  options: HttpOptions,
): Promise<RecordsRead<D>> => {
  const items: Document[] = [];
  for (let cursor: string | undefined; ;) {
    const page = { ...find, limit: PAGE, bytes: LARGE, ...(cursor !== undefined && { cursor }) };
    const answer = await answerList(query as unknown as ModelQuery, { find: page, principal }, options);
    items.push(...answer.items);
    cursor = answer.nextCursor;
    if (cursor !== undefined && items.length <= most) continue;
    const { asOf, position } = answer;
    return { items: items.slice(0, most) as unknown as readonly D[], more: items.length > most, asOf, position };
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
