import type { LocalDate } from '#kernel';
import type { Sources } from '#runtime';
import type { PaperKind } from '../domain/numbering.codes.js';

/** A book: that of an office for one kind of paper and one year. */
export interface BookOf {
  readonly officeId: string;
  readonly kind: PaperKind;
  readonly year: number;
}

/** A number as it stands on a paper of that day. */
export interface WrittenNumber {
  readonly text: string;
  readonly on: LocalDate;
}

/**
 * What the books of an office say of a number that is written on a paper, by the year and month that the number itself
 * tells: for papers of which kind it was given, and of which record; it is void; it is written as the office's rule has
 * it, and was never given; or it is none of those that they give. Leading zeros make no other number.
 */
export type NumberStanding =
  | {
      readonly standing: 'GIVEN' | 'VOIDED';
      readonly kind: PaperKind;
      readonly record: string;
      /** The paper is of the year, and of the month, that the number tells. */
      readonly inPeriod: boolean;
      /** How the book has it, where it is spelled with other zeros. */
      readonly spelling?: string;
    }
  | { readonly standing: 'NEVER_GIVEN' | 'OTHER' };

/** The books in which offices have their papers numbered, for contexts whose papers bear numbers. */
export interface NumberBooks {
  /** Of each of the numbers, in their order. */
  standingsOf(
    numbers: readonly WrittenNumber[],
    officeId: string,
    sources: Sources,
  ): Promise<readonly NumberStanding[]>;
  /** Numbers that stand for a record, as they are written, in their order. */
  numbersOf(record: string, book: BookOf, sources: Sources): Promise<readonly string[]>;
}
