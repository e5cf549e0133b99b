import type { DocRef, Document } from '#kernel';
import { HIDDEN, isHidden, type Hidden } from '../access/hidden.js';
import type { QueryColumn } from './query-table.js';

type Shown = DocRef | (Omit<DocRef, 'docId' | 'sha256' | 'number'> & Hidden);

/** The number of a document as the reader sees it; hidden with the document where that is closed to him. */
export const documentNumber = (document: DocRef | undefined): string | Hidden | undefined => {
  const shown = document as Shown | undefined;
  return isHidden(shown) ? HIDDEN : shown?.number;
};

/** Number and date of a document, as a register on paper has them: `nomor_surat`, `tanggal_surat`. */
export const documentColumns = <D extends Document>(
  name: string,
  [id, en]: readonly [id: string, en: string],
  documentOf: (entry: D) => DocRef | undefined,
): readonly [QueryColumn<D>, QueryColumn<D>] => [
  {
    title: `nomor_${name}`,
    meaning: [`nomor ${id}`, `number of the ${en}`],
    value: (entry) => documentNumber(documentOf(entry)),
  },
  {
    title: `tanggal_${name}`,
    meaning: [`tanggal ${id}`, `date of the ${en}`],
    type: 'date',
    value: (entry) => documentOf(entry)?.date,
  },
];
