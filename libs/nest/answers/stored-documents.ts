import { HELD_UNKNOWN, StoreUnavailable, documentsIn, isDocRef, type DocRef, type HeldClosed } from '#kernel';
import { isParty, type Party } from '#runtime';
import type { HttpOptions } from '../http-options.js';

/** Documents that are looked up at one go. */
const MOST = 500;

/** What lies in the read store of a document whose bytes are kept here. */
interface Kept {
  readonly docId: string;
  readonly stage: string;
  readonly document: DocRef;
  readonly keptBy: Party;
}

/** What is kept here of the documents of an answer. */
export interface StoredAmong {
  /**
   * The same, with each document at least as closed as where it is kept: what was raised there holds in every record
   * that its keeper named it in. What others keep closes nothing: else whoever holds a file could hide it from those
   * for whom another party had entered it. Where nobody knows who entered it, it is closed.
   * @param voidedAs how closed it is where its keeper voided it. Absent: as the record says.
   */
  hold(held: HeldClosed, voidedAs?: DocRef['classification']): HeldClosed;
  /** Says of each document that is shown whether its file is kept here. */
  seen<T>(shown: T): T;
}

const NOTHING: StoredAmong = { hold: (held) => held, seen: (shown) => shown };
/** While the read store is away, what the log tells is told all the same, with its documents closed. */
const UNKNOWN: StoredAmong = { hold: () => HELD_UNKNOWN, seen: (shown) => shown };

/** Looks up all documents that stand in these values, before anything of them is hidden. */
export const storedAmong = async (
  values: readonly object[],
  { readStore, storedDocuments }: Pick<HttpOptions, 'readStore' | 'storedDocuments'>,
): Promise<StoredAmong> => {
  if (!storedDocuments) return NOTHING;
  const ids = [...new Set(documentsIn(values).map(({ docId }) => docId))];
  const kept = new Map<string, Kept>();
  try {
    for (let from = 0; from < ids.length; from += MOST) {
      const { items } = await readStore.find<Kept & Readonly<Record<string, unknown>>>(storedDocuments.collection, {
        filter: { docId: { in: ids.slice(from, from + MOST) } },
        limit: MOST,
      });
      for (const { doc } of items) if (doc) kept.set(doc.docId, doc);
    }
  } catch (error) {
    if (error instanceof StoreUnavailable) return UNKNOWN;
    throw error;
  }
  const keptOf = ({ docId, sha256 }: DocRef): Kept | undefined => {
    const found = kept.get(docId);
    return found?.document.sha256 === sha256 ? found : undefined;
  };
  const seen = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(seen);
    const shown = Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, seen(entry)]));
    return isDocRef(value) ? { ...shown, seen: keptOf(value)?.stage === 'STORED' } : shown;
  };
  return {
    hold: (held, voidedAs) => ({
      ...held,
      document: (document, enteredBy = [undefined]) => {
        const found = keptOf(document);
        const closes = found && enteredBy.some((party) => !party || isParty(found.keptBy, party));
        const as = found?.stage === 'STORED' ? found.document.classification : voidedAs;
        return [...held.document(document, enteredBy), ...(closes && as ? [as] : [])];
      },
    }),
    seen: (shown) => seen(shown) as typeof shown,
  };
};
