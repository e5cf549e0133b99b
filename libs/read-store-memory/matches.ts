import type { Collection, DocumentWrite } from '#kernel';
import { compareText, indexKeys, type CheckedConditions, type Condition, type SortKey } from '#read-store-query';

const among = (condition: Condition, key: SortKey): boolean =>
  'anyOf' in condition
    ? condition.anyOf.includes(key)
    : compareText(condition.from, key) <= 0 && compareText(key, condition.to) <= 0;

/** Whether a document meets every condition and has, for every word asked for, a word that begins with it. */
export const matches = (
  { fields }: Collection,
  { conditions, words }: CheckedConditions,
  found: Pick<DocumentWrite, 'doc' | 'words'>,
): boolean => {
  const { doc } = found;
  return (
    doc !== null &&
    conditions.every((asked) =>
      indexKeys(doc, asked.field, fields[asked.field] ?? 'text').some((key) => among(asked, key)),
    ) &&
    words.every((asked) => found.words.some((word) => word.startsWith(asked)))
  );
};
