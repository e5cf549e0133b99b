import {
  DOC_REF,
  INTEGER,
  TEXT,
  allHolding,
  codeOf,
  field,
  repairCatalogue,
  type DeclaredEvent,
  type EventCatalogue,
} from '#kernel';
import { MEDIA_TYPE_CODES } from './document.codes.js';

export const DOCUMENT = { docId: field(['id dokumen', 'id of the document'], TEXT) };

export const documentCatalogue = allHolding(DOCUMENT, {
  /** Its bytes lie outside the log, under the hash that the system itself computed. */
  DocumentStored: {
    version: 1,
    label: ['dokumen disimpan', 'document stored'],
    data: {
      document: field(['dokumen', 'document'], DOC_REF),
      bytes: field(['besar berkas (bita)', 'size of the file (bytes)'], INTEGER),
      mediaType: field(['jenis berkas menurut isinya', 'kind of file by its content'], codeOf(MEDIA_TYPE_CODES)),
    },
  },
  ...repairCatalogue,
} as const satisfies EventCatalogue);

export type DocumentEvent = DeclaredEvent<typeof documentCatalogue>;
