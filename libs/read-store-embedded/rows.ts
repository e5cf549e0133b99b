import type { Collection, Document, DocumentWrite, Position } from '#kernel/stores';
import { indexKeys, orderKey, type SortKey } from '#read-store-query';

/** A document on its way to the writer. */
export interface Row {
  readonly id: string;
  readonly expected: Position;
  readonly position: Position;
  readonly doc: string | null;
  readonly terms: string;
  /** Sort keys in the order of the collection's sorts. */
  readonly keys: readonly SortKey[];
}

/** The same few thousand values come again and again. */
const KNOWN_TOKENS = 20_000;
const tokens = new Map<string, string>();

/**
 * A term as one token of the full-text index, whose tokenizer splits at ASCII signs and takes no notice of ASCII case.
 * Of ASCII only small letters, digits and TOKEN_SIGNS stay as they are.
 */
const token = (text: string): string => {
  if (/^[a-z0-9.=-]*$/.test(text)) return text;
  const known = tokens.get(text);
  if (known !== undefined) return known;
  if (tokens.size >= KNOWN_TOKENS) tokens.clear();
  const made = text.replace(/[^a-z0-9.=\u0080-\uffff-]/g, (sign) => `_${sign.charCodeAt(0).toString(16)}_`);
  tokens.set(text, made);
  return made;
};

/** The signs that are part of tokens: the tokenizer is told. */
export const TOKEN_SIGNS = '_.=-';

/** The token under which a document with this value of a field is found. */
export const fieldTerm = (field: string, key: SortKey): string => token(`${field}=${key}`);

/** The token of a word; no field has an empty name. */
export const wordTerm = (word: string): string => token(`=${word}`);

/** Lengths of the beginnings of terms that the index knows by themselves: of words the first two and three letters. */
export const INDEXED_BEGINNINGS = [3, 4];

/** The words among the terms of a document. */
export const wordsAmong = (terms: string): readonly string[] => terms.split(' ').filter((term) => term.startsWith('='));

/** For the full-text index: one of these terms. */
export const quotedTerms = (terms: readonly string[]): string => `(${terms.map((term) => `"${term}"`).join(' OR ')})`;

/** Fields by which the list is also sorted have a column with an index, which answers equality and ranges alike. */
export const isTermField = ({ sorts }: Collection, field: string): boolean => !sorts.includes(field);

const fieldTerms = (collection: Collection, doc: Document): readonly string[] =>
  Object.entries(collection.fields).flatMap(([field, kind]) =>
    isTermField(collection, field) ? indexKeys(doc, field, kind).map((key) => fieldTerm(field, key)) : [],
  );

/** Every term between spaces, so that ` term ` and ` prefix` can be looked for in the text. */
const spaced = (terms: readonly string[]): string => (terms.length ? ` ${terms.join(' ')} ` : '');

export const sortKeys = (collection: Collection, doc: Document): readonly SortKey[] =>
  collection.sorts.map((sort) => orderKey(collection, doc, sort));

export const toRow = ({ collection, id, expected, position, doc, words }: DocumentWrite): Row => ({
  id,
  expected,
  position,
  doc: doc && JSON.stringify(doc),
  terms: doc ? spaced([...fieldTerms(collection, doc), ...new Set(words.map(wordTerm))]) : '',
  keys: doc ? sortKeys(collection, doc) : collection.sorts.map(() => ''),
});

/** The terms of a stored document under the fields declared now; its words are those it had. */
export const termsAnew = (collection: Collection, doc: Document, terms: string): string =>
  spaced([...fieldTerms(collection, doc), ...wordsAmong(terms)]);
