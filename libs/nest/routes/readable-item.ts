import { reject, type Document } from '#kernel';
import type { ModelQuery, Principal } from '#runtime';
import { isReadable, readableOf } from '../access/reader-scope.js';
import { readerOf } from '../answers/disclosed.js';
import type { Identified } from '../answers/held-in-past.js';
import type { HttpOptions } from '../http-options.js';

/** The document, where this reader may read it. */
export const readable = (
  query: ModelQuery,
  principal: Principal,
  document: Document | null | undefined,
  { clock }: HttpOptions,
): Document | undefined => {
  const regions = readableOf(query, principal, clock.now());
  return document && isReadable(document, query.scopeField, regions) ? document : undefined;
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

/** What the query shows beside the document itself. */
export const beside = async (
  query: ModelQuery,
  principal: Principal,
  document: Document,
  { clock }: HttpOptions,
): Promise<object> => (query.beside ? query.beside(document, principal, clock.now()) : {});
