import { docKey, isDocRef, pointerWith, type DocRef, type Pointer } from '#kernel';
import { isHidden, type Hidden, type HistoryEntry } from '#runtime';

/** A document as the reader may see it. */
export type ShownDocument = DocRef | (Pick<DocRef, 'type' | 'date' | 'classification'> & Hidden);

/** Where a record refers to a document: in a step, or, without one, in the record as it is. */
export interface Mention {
  readonly revision?: number;
  readonly pointer: Pointer;
}

export interface ToldDocument {
  readonly document: ShownDocument;
  readonly at: readonly Mention[];
}

export const isShownDocument = (value: unknown): value is ShownDocument =>
  typeof value === 'object' && value !== null && (isDocRef(value) || (isHidden(value) && 'classification' in value));

const mentionsIn = (value: unknown, pointer: Pointer): readonly (readonly [ShownDocument, Pointer])[] => {
  if (typeof value !== 'object' || value === null) return [];
  return [
    ...(isShownDocument(value) ? [[value, pointer] as const] : []),
    ...Object.entries(value).flatMap(([name, entry]) => mentionsIn(entry, pointerWith(pointer, name))),
  ];
};

/**
 * The documents of a record, each once, with every place that refers to it. Of those that are hidden from the reader
 * nobody can tell whether two are the same: each place stands by itself.
 */
export class ToldDocuments {
  private readonly told = new Map<string, { document: ShownDocument; readonly at: Mention[] }>();

  record(record: object): void {
    for (const [document, pointer] of mentionsIn(record, '')) this.add(document, { pointer });
  }

  step({ revision, data, metadata, request }: HistoryEntry): void {
    for (const [document, pointer] of mentionsIn({ data, metadata, request }, ''))
      this.add(document, { revision, pointer });
  }

  all(): readonly ToldDocument[] {
    return [...this.told.values()];
  }

  private add(document: ShownDocument, mention: Mention): void {
    const key = isDocRef(document) ? docKey(document) : `hidden ${mention.revision} ${mention.pointer}`;
    const known = this.told.get(key);
    if (!known) this.told.set(key, { document, at: [mention] });
    else {
      known.document = document;
      known.at.push(mention);
    }
  }
}
