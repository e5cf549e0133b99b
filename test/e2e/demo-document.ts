import { createHash } from 'node:crypto';
import type { DocRef, LocalDate } from '#kernel';

/** A document that nobody uploads: its SHA-256 is that of its id, as in the frozen folders. */
export const demoDocument = (
  docId: string,
  type: string,
  date: string,
  classification: DocRef['classification'] = 'INTERNAL',
): DocRef => ({
  docId,
  type,
  number: `DEMO/${docId}`,
  date: date as LocalDate,
  sha256: createHash('sha256').update(docId).digest('hex'),
  classification,
});
