import {
  HELD_UNKNOWN,
  heldAsEver,
  streamName,
  type Document,
  type HeldClosed,
  type Position,
  type RecordDocuments,
} from '#kernel';
import type { ModelQuery } from '#runtime';
import type { HttpOptions } from '../http-options.js';

export type Identified = Document & { readonly id: string };

/** Records that are looked up at one go; as many as a page has at most. */
const MOST = 1_000;

type Options = Pick<HttpOptions, 'readStore' | 'recordDocuments' | 'board' | 'readWait'>;

/** What the log says up to there is known, at once or in a moment. */
const isKnown = async (upTo: Position, consumer: string, { board, readWait }: Options): Promise<boolean> =>
  (await board.freshness(consumer)).position >= upTo || board.reached(consumer, upTo, readWait);

/**
 * How closed the documents of records are held in a list that tells of their past (COM-11): as closed as they ever
 * were, up to today. One look-up for all of them. As long as that is not known up to what the list shows, they are held
 * for the most closed.
 * @param past whether the documents are as they were; some tell of the past whenever they are asked for. @param upTo
 * how far the log was looked at for them.
 * @returns for each of them; undefined where it tells what is so now.
 */
export const heldInPast = async (
  { category, tellsPastOf }: Pick<ModelQuery, 'category' | 'tellsPastOf'>,
  { past, upTo }: { readonly past: boolean; readonly upTo: Position },
  documents: readonly Identified[],
  options: Options,
): Promise<(document: Identified) => HeldClosed | undefined> => {
  const { readStore, recordDocuments } = options;
  const streamOf =
    tellsPastOf ??
    (past && category !== undefined ? ({ id }: Identified): string => streamName({ category }, id) : undefined);
  if (!streamOf || !recordDocuments || documents.length === 0) return () => undefined;
  const { collection, consumer } = recordDocuments;
  if (!(await isKnown(upTo, consumer, options))) return () => HELD_UNKNOWN;
  const streams = [...new Set(documents.map((document) => streamOf(document)))];
  const { items } = await readStore.find<RecordDocuments & { readonly record: string }>(collection, {
    filter: { record: { in: streams } },
    limit: MOST,
  });
  const held = new Map(items.flatMap(({ doc }) => (doc ? [[doc.record, heldAsEver(doc)] as const] : [])));
  return (document) => held.get(streamOf(document));
};
