import { heldAsEver, type Document, type HeldClosed, type RecordDocuments } from '#kernel';
import type { ModelQuery } from '#runtime';
import type { HttpOptions } from './http-options.js';

export type Identified = Document & { readonly id: string };

/** Records that are looked up at one go; as many as a page has at most. */
const MOST = 1_000;

/**
 * How closed the documents of records are held in a list that tells of their past (COM-11): as closed as they ever were, up to today. One look-up for
 * all of them.
 * @param past whether the documents are as they were; some tell of the past whenever they are asked for.
 * @returns for each of them; undefined where it tells what is so now.
 */
export const heldInPast = async (
  { category, tellsPastOf }: ModelQuery, past: boolean, documents: readonly Identified[], { readStore, recordDocuments }: Pick<HttpOptions, 'readStore' | 'recordDocuments'>,
): Promise<(document: Identified) => HeldClosed | undefined> => {
  const streamOf = tellsPastOf ?? (past && category !== undefined ? ({ id }: Identified): string => `${category}-${id}` : undefined);
  if (!streamOf || !recordDocuments || documents.length === 0) return () => undefined;
  const streams = [...new Set(documents.map((document) => streamOf(document)))];
  const { items } = await readStore.find<RecordDocuments & { readonly record: string }>(recordDocuments, { filter: { record: { in: streams } }, limit: MOST });
  const held = new Map(items.flatMap(({ doc }) => (doc ? [[doc.record, heldAsEver(doc)] as const] : [])));
  return (document) => held.get(streamOf(document));
};
