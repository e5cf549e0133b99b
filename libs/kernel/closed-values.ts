import type { DocRef } from './actor.js';

/** References of persons, wherever they stand in a text (COM-11). */
export const PERSON_REFS = /sub_[a-z2-7]{26}/g;

const PREFIX = 'sub_';

/** The references of persons in a text; most texts have none. */
export const personRefs = (text: string): readonly string[] => (text.includes(PREFIX) ? (text.match(PERSON_REFS) ?? []) : []);

/** A document by reference, known by its form wherever it stands. */
export const isDocRef = (value: object): value is DocRef =>
  typeof (value as Partial<DocRef>).sha256 === 'string' && typeof (value as Partial<DocRef>).classification === 'string';

/** By what a document is told from others where somebody asks who filed it. */
export const docKey = ({ docId, sha256 }: DocRef): string => `${docId} ${sha256}`;

/** Tells of every reference of a person and every document in a value, by the key under which it is known. */
export const eachClosed = (value: unknown, tell: (key: string) => void): void => {
  if (typeof value === 'string') personRefs(value).forEach(tell);
  else if (Array.isArray(value)) for (const entry of value) eachClosed(entry, tell);
  else if (typeof value === 'object' && value !== null) {
    if (isDocRef(value)) tell(docKey(value));
    for (const [name, entry] of Object.entries(value)) {
      personRefs(name).forEach(tell);
      eachClosed(entry, tell);
    }
  }
};
