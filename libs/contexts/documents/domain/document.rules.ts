import { changeAt, reject, type FieldChange } from '#kernel';

/** What tells the document from others, or follows from its bytes. */
const FIXED: readonly string[] = ['/document', '/document/docId', '/document/sha256'];

/**
 * COM-10: another content is another document; only what is said of it can be corrected.
 * @throws Rejection `E_VALIDATION` on the change.
 */
export const requireSameContent = (changes: readonly Pick<FieldChange, 'field'>[]): void => {
  const index = changes.findIndex(({ field }) => FIXED.includes(field));
  if (index < 0) return;
  throw reject('E_VALIDATION', {
    ruleId: 'COM-10',
    field: `${changeAt(index)}/field`,
    details: { fixed: changes[index]!.field },
    messageId: 'Isi dokumen tetap: berkas lain disimpan sebagai dokumen lain, dan yang salah dibatalkan.',
    messageEn:
      'The content of a document is fixed: another file is stored as another document, and a wrong one voided.',
  });
};
