import type { Sources } from '#runtime';
import type { PaperKind } from '../domain/numbering.codes.js';

/** A book: that of an office for one kind of paper and one year. */
export interface BookOf {
  readonly officeId: string;
  readonly kind: PaperKind;
  readonly year: number;
}

/**
 * What the book says of a number that is written on a paper: it was given to the papers of that record; it is void; it
 * is written as the office's rule has it, and was never given; or it is none of those that the book gives.
 */
export type NumberStanding =
  { readonly standing: 'GIVEN' | 'VOIDED'; readonly record: string } | { readonly standing: 'NEVER_GIVEN' | 'OTHER' };

/** The books in which offices have their papers numbered, for contexts whose papers bear numbers. */
export interface NumberBooks {
  /** Of each of the texts, in their order. */
  standingsOf(texts: readonly string[], book: BookOf, sources: Sources): Promise<readonly NumberStanding[]>;
  /** Numbers that stand for a record, as they are written, in their order. */
  numbersOf(record: string, book: BookOf, sources: Sources): Promise<readonly string[]>;
}
