import {
  NO_DOCUMENTS,
  documentsAfter,
  eventsOf,
  tellsOfDocuments,
  type AnyDecider,
  type Collection,
  type ReadModel,
  type RecordDocuments,
  type Subscription,
} from '#kernel';

/** The documents of the record that has this stream. */
export interface RecordDocumentsEntry extends RecordDocuments {
  readonly record: string;
}

const MODEL = { name: 'record_documents', version: 1, fields: { record: 'text' }, sorts: [] } as const;

/**
 * Where it lies, and the consumer that keeps it. No list shows it: it tells how closed the past of a record is held
 * (COM-11).
 */
export const RECORD_DOCUMENTS: { readonly collection: Collection; readonly consumer: string } = {
  collection: { ...MODEL, name: `${MODEL.name}@${MODEL.version}` },
  consumer: 'record-documents',
};

/** How closed each document of a record ever was, over the records of all these. */
export const recordDocuments = (deciders: readonly AnyDecider[]): ReadModel<RecordDocumentsEntry> => ({
  ...MODEL,
  events: Object.assign({}, ...deciders.map(eventsOf)) as Subscription,
  keys: (event) => (tellsOfDocuments(event) ? [event.stream] : []),
  fold: (entry, event, record) => ({ record, ...documentsAfter(entry ?? NO_DOCUMENTS, event) }),
});
