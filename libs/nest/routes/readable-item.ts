import { collectionOf, reject, rulesOn, type Document, type Instant, type ReadStore } from '#kernel';
import type { ModelQuery, OnlyFilter, Principal } from '#runtime';
import { isReadable, readableOf } from '../access/reader-scope.js';
import { readerOf } from '../answers/disclosed.js';
import type { Identified } from '../answers/held-in-past.js';
import type { HttpOptions } from '../http-options.js';

/** A query whose documents are records with a history of their own. */
export type RecordQuery = ModelQuery & { readonly category: string };
export const isOfRecords = (query: ModelQuery): query is RecordQuery => query.category !== undefined;

type Shows = Pick<ModelQuery, 'only'>;

/** Whether the document is one of those that the query shows at that instant. */
export const isShown = ({ only }: Shows, document: Document, now: Instant): boolean =>
  Object.entries(only?.(now) ?? {}).every(([field, filter]: readonly [string, OnlyFilter]) => {
    const value = (document as Readonly<Record<string, unknown>>)[field];
    if ('eq' in filter) return value === filter.eq;
    return value !== undefined && (value as typeof filter.to) <= filter.to;
  });

/** The document, where this reader may read it. */
export const readable = (
  query: ModelQuery,
  principal: Principal,
  document: Document | null | undefined,
  { clock }: HttpOptions,
): Document | undefined => {
  const regions = readableOf(query, principal, clock.now());
  return document && isReadable(document, query.scopeField, regions) && isShown(query, document, clock.now())
    ? document
    : undefined;
};

/** What the reader may not read is answered like what does not exist. */
export const readableItem = (
  query: ModelQuery,
  principal: Principal,
  id: string,
  document: Document | null | undefined,
  options: HttpOptions,
) => {
  const found = readable(query, principal, document, options);
  if (!found) throw reject('E_NOT_FOUND', { details: { id } });
  const item: Identified = { id, ...found };
  return { item, reader: readerOf(query, principal, options.clock.now()) };
};

/** What the query shows beside the document itself, from these read models as of that instant. */
export const beside = async (
  query: ModelQuery,
  principal: Principal,
  document: Document,
  models: Pick<ReadStore, 'find' | 'totals'>,
  now: Instant,
  options: HttpOptions,
): Promise<object> => {
  const { rulesOn: inForce = (day) => rulesOn('default', [], day) } = options;
  return query.beside ? query.beside(document, principal, now, { models, rulesOn: inForce }) : {};
};

/**
 * The record as it is today, where this reader may read it: whoever may not read it now learns nothing of its past.
 * @throws Rejection `E_NOT_FOUND`
 */
export const readableToday = async (
  query: RecordQuery,
  principal: Principal,
  id: string,
  options: HttpOptions,
): Promise<Document> => {
  const stored = await options.readStore.get(collectionOf(query.model), id);
  const today =
    readable(query, principal, stored?.doc, options) ??
    readable(
      query,
      principal,
      (await options.histories.documentAt(query.category, id, options.clock.now())).document,
      options,
    );
  if (!today) throw reject('E_NOT_FOUND', { details: { id } });
  return today;
};
