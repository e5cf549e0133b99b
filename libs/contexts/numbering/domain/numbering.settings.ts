import { boundSetting } from '#kernel';

/** COM-14: how often the numbering rules of one office may be set, all kinds together. */
export const NUMBERING_RULES = boundSetting('NUMBERING_RULES', 100, 500);
/** COM-14: numbers of one kind and year that one user has given to himself in the book of an office. */
export const BOOK_NUMBERS = boundSetting('BOOK_NUMBERS', 10_000, 50_000);

export const numberingSettings = [NUMBERING_RULES, BOOK_NUMBERS] as const;
