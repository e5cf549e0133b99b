import { eventsOf, isRegionCode, laterDay, searching, streamId, type Collection, type ReadModel } from '#kernel';
import { documentDecider } from '../domain/document.decider.js';
import type { RecordedDocumentEvent, StoredDocumentEntry } from './document-board.document.js';

/** Consumer that keeps the context's read model. */
export const DOCUMENTS = 'documents';

/** Every document whose bytes are kept here, as its corrections leave it. */
export const documentBoard: ReadModel<StoredDocumentEntry, RecordedDocumentEvent> = {
  name: 'document_board',
  version: 1,
  ofOneStream: true,
  events: eventsOf(documentDecider),
  fields: {
    docId: 'text',
    stage: 'text',
    type: 'text',
    classification: 'text',
    mediaType: 'text',
    regions: 'regions',
    date: 'text',
    storedOn: 'text',
    updatedOn: 'text',
  },
  sorts: ['storedOn', 'date', 'updatedOn'],
  keys: ({ stream }) => [streamId(stream)],
  fold: (before, { type, data, metadata: { occurredOn, actor } }) => {
    if (type === 'DocumentStored') {
      const { document } = data;
      return {
        ...data,
        stage: 'STORED',
        type: document.type,
        date: document.date,
        classification: document.classification,
        keptBy: { scope: actor.scope, officeId: actor.officeId },
        regions: [actor.scope].filter(isRegionCode),
        storedOn: occurredOn,
        updatedOn: occurredOn,
      };
    }
    if (!before) return undefined;
    const entry = { ...before, updatedOn: laterDay(before.updatedOn, occurredOn) };
    return type === 'RecordVoided' ? { ...entry, stage: 'VOIDED' } : entry;
  },
  ...searching<StoredDocumentEntry>({ label: ['jenis dokumen', 'kind of document'], texts: ({ type }) => [type] }),
};

/** Where it lies that a document is kept here, for whoever shows records that refer to it. */
export const STORED_DOCUMENTS: { readonly collection: Collection; readonly consumer: string } = {
  collection: {
    name: `${documentBoard.name}@${documentBoard.version}`,
    fields: documentBoard.fields,
    sorts: documentBoard.sorts,
  },
  consumer: DOCUMENTS,
};
