import { createHash } from 'node:crypto';
import type { DocRef, LocalDate } from '#kernel';
import { plainPdf } from '#paper';

/** The file of a document that exists only for the demonstration: the same bytes each time. */
export const demoFile = ({ docId, type, date }: Pick<DocRef, 'docId' | 'type' | 'date'>): Buffer =>
  plainPdf([type.toUpperCase(), `Tanggal ${date}`, '', `Dokumen contoh ${docId}: tidak ada surat aslinya.`]);

/** A document that exists only for the demonstration: its number begins with DEMO, its SHA-256 is that of its file. */
export const demoDocument = (
  docId: string,
  type: string,
  date: string,
  classification: DocRef['classification'] = 'INTERNAL',
): DocRef => {
  const named = { docId, type, date: date as LocalDate };
  return {
    ...named,
    number: `DEMO/${docId}`,
    sha256: createHash('sha256').update(demoFile(named)).digest('hex'),
    classification,
  };
};
