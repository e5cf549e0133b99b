import {
  CLASSIFICATION_CODES,
  DAY,
  REGION,
  SCOPE,
  TEXT,
  codeOf,
  field,
  listOf,
  record,
  type Recorded,
  type TypeOf,
} from '#kernel';
import { DOCUMENT_STAGE_CODES } from '../domain/document.codes.js';
import { DOCUMENT, documentCatalogue, type DocumentEvent } from '../domain/document.events.js';

/** A document whose bytes are kept here, with who stored it for whom. */
export const storedDocument = record({
  ...DOCUMENT,
  stage: field(['tahap dokumen', 'stage of the document'], codeOf(DOCUMENT_STAGE_CODES)),
  ...documentCatalogue.DocumentStored.data,
  /** Those of the document itself, by which lists are asked. */
  type: field(['jenis dokumen', 'kind of document'], TEXT),
  date: field(['tanggal dokumen', 'date of the document'], DAY),
  classification: field(['klasifikasi', 'classification'], codeOf(CLASSIFICATION_CODES)),
  keptBy: field(
    ['disimpan untuk', 'stored for'],
    record({ scope: field(['wilayah', 'region'], SCOPE), officeId: field(['id kantor', 'id of the office'], TEXT) }),
  ),
  regions: field(['kode wilayah (Kepmendagri)', 'code of the region (Kepmendagri)'], listOf(REGION)),
  storedOn: field(['hari disimpan', 'day on which it was stored'], DAY),
  updatedOn: field(['hari perubahan terakhir', 'day of the last change'], DAY),
});
export type StoredDocumentEntry = TypeOf<typeof storedDocument>;
export type RecordedDocumentEvent = Recorded<DocumentEvent>;
