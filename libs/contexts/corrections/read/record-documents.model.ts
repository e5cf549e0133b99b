import { NO_DOCUMENTS, documentsAfter, tellsOfDocuments, type Collection, type ReadModel, type RecordDocuments } from '#kernel';

/** The documents of the record that has this stream. */
export interface RecordDocumentsEntry extends RecordDocuments {
  readonly record: string;
}

const MODEL = { name: 'record_documents', version: 1, fields: { record: 'text' }, sorts: [] } as const;

/** Where it lies, and the consumer that keeps it. No list shows it: it tells how closed the past of a record is held (COM-11). */
export const RECORD_DOCUMENTS: { readonly collection: Collection; readonly consumer: string } = { collection: { ...MODEL, name: `${MODEL.name}@${MODEL.version}` }, consumer: 'record-documents' };

/**
 * How closed each document of a record ever was, over the records of all contexts that have a history.
 * @param categories theirs, @param events the types of all events that they may hold.
 */
export const recordDocuments = (categories: readonly string[], events: readonly string[]): ReadModel<RecordDocumentsEntry> => ({
  ...MODEL,
  events,
  keys: (event) => (categories.includes(event.stream.slice(0, event.stream.indexOf('-'))) && tellsOfDocuments(event) ? [event.stream] : []),
  fold: (entry, event, record) => ({ record, ...documentsAfter(entry ?? NO_DOCUMENTS, event) }),
});
