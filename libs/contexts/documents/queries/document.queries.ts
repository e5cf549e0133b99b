import { CLASSIFICATIONS } from '#kernel';
import { columnsOf, documentColumns, regionWithin, type ModelQuery } from '#runtime';
import { RECORD_READERS } from '#contexts/access/contract';
import { DOCUMENT_STAGES, MEDIA_TYPES } from '../domain/document.codes.js';
import { storedDocument, type StoredDocumentEntry } from '../read/document-board.document.js';
import { DOCUMENTS, documentBoard } from '../read/document-board.model.js';

const column = columnsOf(storedDocument);

/** Documents kept here, for the region of whoever stored them. */
export const documentList: ModelQuery<StoredDocumentEntry> = {
  path: 'documents',
  summary: ['Dokumen yang disimpan', 'Documents kept here'],
  model: documentBoard,
  consumer: DOCUMENTS,
  roles: RECORD_READERS,
  scopeField: 'regions',
  category: 'document',
  enteredBy: ({ keptBy }) => keptBy,
  fileOf: ({ document, mediaType, keptBy, stage }) => ({ document, mediaType, keptBy, stands: stage === 'STORED' }),
  parameters: {
    region: regionWithin(['Wilayah yang menyimpan', 'Region that stored it']),
    type: { field: 'type', kind: 'in', summary: ['Jenis dokumen', 'Kind of document'] },
    classification: {
      field: 'classification',
      kind: 'in',
      form: CLASSIFICATIONS,
      summary: ['Klasifikasi', 'Classification'],
    },
    mediaType: { field: 'mediaType', kind: 'in', form: MEDIA_TYPES, summary: ['Jenis berkas', 'Kind of file'] },
    stage: { field: 'stage', kind: 'in', form: DOCUMENT_STAGES, summary: ['Tahap dokumen', 'Stage of the document'] },
    from: { field: 'date', kind: 'from', form: 'date', summary: ['Bertanggal mulai', 'Dated from'] },
    to: { field: 'date', kind: 'to', form: 'date', summary: ['Bertanggal sampai', 'Dated up to'] },
  },
  defaultSort: { field: 'storedOn', descending: true },
  document: storedDocument,
  columns: [
    ...column('jenis', 'type'),
    ...documentColumns<StoredDocumentEntry>('dokumen', ['dokumen', 'document'], ({ document }) => document),
    ...column('klasifikasi', 'classification'),
    ...column('jenis_berkas', 'mediaType'),
    ...column('bita', 'bytes'),
    ...column('wilayah', 'keptBy.scope'),
    ...column('disimpan', 'storedOn'),
    ...column('tahap', 'stage'),
    ...column('id', 'docId', { forPrograms: true }),
  ],
};
