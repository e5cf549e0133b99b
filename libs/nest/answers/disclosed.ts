import { heldAsEver, heldAsNow, type Actor, type Document, type HeldClosed, type Instant } from '#kernel';
import {
  HIDDEN,
  grantsAt,
  mayKnow,
  partyOf,
  type HistoryEntry,
  type HistoryPage,
  type MayKnow,
  type ModelQuery,
  type Party,
  type Principal,
} from '#runtime';
import { masked } from '../refusals/masking.js';

/** Who reads, and whose the records of the query are. */
export interface RecordReader {
  readonly know: MayKnow;
  readonly enteredBy: NonNullable<ModelQuery['enteredBy']>;
}

export const readerOf = (
  { enteredBy = () => undefined }: Pick<ModelQuery, 'enteredBy'>,
  principal: Principal,
  now: Instant,
): RecordReader => ({ know: mayKnow(grantsAt(principal, now)), enteredBy });

/** @param held how closed documents are held where the document tells of the past; absent: it is so now. */
export const documentFor = (
  { know, enteredBy }: RecordReader,
  document: Document,
  held: HeldClosed = heldAsNow(document),
): Document => masked(document, know, (_key, place) => [enteredBy(document, place)], held);

/**
 * The steps of a record as the reader may see them. What an event holds was entered by whoever acted, and by whoever
 * had entered it before: an event also tells of what was there already. The system acts for the party whose record it
 * is.
 */
export const historyFor = (
  { know, enteredBy }: RecordReader,
  document: Document,
  { items, enteredBy: first, documents }: HistoryPage,
): readonly HistoryEntry[] => {
  const owner = enteredBy(document, []);
  const held = heldAsEver(documents);
  return items.map((entry) => {
    const { actor } = entry.metadata;
    const partyIn = (acted: Actor): Party | undefined => (acted.role === 'SYSTEM' ? owner : partyOf(acted));
    const [by, asker] = [partyIn(actor), entry.request && partyIn(entry.request.actor)];
    const shown = masked(
      entry,
      know,
      (key, [part]) => [part === 'request' ? asker : by, first.get(key) ?? owner],
      held,
    );
    // The hash of the whole command would confirm whoever guesses what is hidden.
    return shown === entry ? entry : { ...shown, metadata: { ...shown.metadata, commandHash: HIDDEN as never } };
  });
};
