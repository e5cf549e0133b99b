import { createHash } from 'node:crypto';
import type { DocRef, LocalDate } from '#kernel';

/** A document that exists only for the demonstration: its number begins with DEMO, its SHA-256 is that of its id. */
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
