import type { Collection } from '#kernel/stores';
import type { CheckedConditions, Condition, SortKey } from '#read-store-query';
import { INDEXED_BEGINNINGS, fieldTerm, isTermField, quotedTerms, wordTerm } from './rows.js';
import { namesOf, type Prepared } from './tables.js';

/** What is asked of the terms: of every group one must be there. */
export interface TermGroup {
  /** Pieces of the text of terms, one of which must be in it. */
  readonly pieces: readonly string[];
  /** For the full-text index, which then reads no further than needed. */
  readonly match?: string;
  /** For the full-text index, which then reads all that it could find; many different words begin so. */
  readonly slowMatch?: string;
  /** The only term of the group, which may have lists. */
  readonly value?: string;
}

/**
 * A word is replaced by the words that begin with it, up to so many: these are looked up one by one as far as needed.
 */
const EXPANDED = 64;

export const isRange = (condition: Condition): condition is Extract<Condition, { from: SortKey }> =>
  !('anyOf' in condition);

const wordGroup = (prepared: Prepared, collection: Collection, asked: string): TermGroup => {
  const beginning = wordTerm(asked);
  const pieces = [` ${beginning}`];
  const open = `"${beginning}"*`;
  if (INDEXED_BEGINNINGS.includes(beginning.length)) return { pieces, match: open };
  // Nearly every document has a word that begins with this letter.
  if (beginning.length < INDEXED_BEGINNINGS[0]!) return { pieces };
  const known = prepared<{ word: string }>(
    `SELECT word FROM ${namesOf(collection).words} WHERE word >= ?1 AND word < ?1 || char(0x10ffff) LIMIT ${EXPANDED + 1}`,
  )
    .all(beginning)
    .map(({ word }) => word);
  return known.length > EXPANDED
    ? { pieces, slowMatch: open }
    : { pieces, match: quotedTerms(known.length ? known : [beginning]) };
};

export const termGroups = (
  prepared: Prepared,
  collection: Collection,
  { conditions, words }: CheckedConditions,
): readonly TermGroup[] => [
  ...conditions.flatMap((condition) => {
    if (isRange(condition) || !isTermField(collection, condition.field)) return [];
    const terms = condition.anyOf.map((key) => fieldTerm(condition.field, key));
    return {
      match: quotedTerms(terms),
      pieces: terms.map((term) => ` ${term} `),
      ...(terms.length === 1 && { value: terms[0]! }),
    };
  }),
  ...words.map((word) => wordGroup(prepared, collection, word)),
];
