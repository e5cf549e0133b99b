import { codeList, type Meaning } from '#kernel';

/** What a file may be (COM-10). */
export const MEDIA_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

export const MEDIA_TYPE_CODES = codeList(['Jenis berkas', 'Kind of file'], MEDIA_TYPES, {
  'application/pdf': ['dokumen PDF', 'PDF document'],
  'image/jpeg': ['gambar JPEG', 'JPEG image'],
  'image/png': ['gambar PNG', 'PNG image'],
});

/** COM-10: the most bytes of one file. */
export const LARGEST_FILE = 20 * 1_048_576;

/** Where a document that was stored can stand. */
export const DOCUMENT_STAGES = ['STORED', 'VOIDED'] as const;

export const DOCUMENT_STAGE_WORDS: Readonly<Record<(typeof DOCUMENT_STAGES)[number], Meaning>> = {
  STORED: ['tersimpan; isinya tetap', 'stored; its content is fixed'],
  VOIDED: ['dibatalkan', 'voided'],
};

export const DOCUMENT_STAGE_CODES = codeList(
  ['Tahap dokumen', 'Stage of a document'],
  DOCUMENT_STAGES,
  DOCUMENT_STAGE_WORDS,
);
