import type { RuleBook } from '#runtime';

/** The rules of the systems under test: those that the program brings along. */
export const RULE_BOOK: RuleBook = { version: 'e2e', values: [] };
