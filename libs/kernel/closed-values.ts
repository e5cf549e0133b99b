import type { Actor, DocRef } from './actor.js';
import { pathOf, pointerWith, valueAt, type Pointer } from './json-pointer.js';

/** References of persons, wherever they stand in a text (COM-11). */
export const PERSON_REFS = /sub_[a-z2-7]{26}/g;

/** How events name a person. No name and no population number looks like it. */
export const SUBJECT_REF = new RegExp(`^${PERSON_REFS.source}$`);

/**
 * How a client names a person in a command: what `POST /v1/subjects` answers, for the own party and a day, never twice
 * the same.
 */
export const SUBJECT_HANDLE = /^trv_[A-Za-z0-9_-]{70,600}$/;

/** A value of a person's data as the log holds it: under the person's own key, and shown to nobody (COM-11). */
export const SEALED = /^pd1\.[A-Za-z0-9_-]{60,4000}$/;

const PREFIX = 'sub_';

/** The references of persons in a text; most texts have none. */
export const personRefs = (text: string): readonly string[] =>
  text.includes(PREFIX) ? (text.match(PERSON_REFS) ?? []) : [];

/** A document by reference, known by its form wherever it stands. */
export const isDocRef = (value: object): value is DocRef =>
  typeof (value as Partial<DocRef>).sha256 === 'string' &&
  typeof (value as Partial<DocRef>).classification === 'string';

/** By what a document is told from others where somebody asks who filed it. */
export const docKey = ({ docId, sha256 }: Pick<DocRef, 'docId' | 'sha256'>): string => `${docId} ${sha256}`;

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

const collectDocuments = (value: object, found: DocRef[]): readonly DocRef[] => {
  if (isDocRef(value)) found.push(value);
  for (const entry of Object.values(value) as readonly unknown[])
    if (typeof entry === 'object' && entry !== null) collectDocuments(entry, found);
  return found;
};

/** All documents in a value. */
export const documentsIn = (value: unknown): readonly DocRef[] =>
  typeof value === 'object' && value !== null ? collectDocuments(value, []) : [];

/** Documents in which a place lies, but not what stands at the place itself. */
export const documentsAround = (whole: object, place: Pointer): readonly DocRef[] => {
  const names = pathOf(place) ?? [];
  const holders = names.map((_name, depth) => valueAt(whole, names.slice(0, depth).reduce<Pointer>(pointerWith, '')));
  return [whole, ...holders].filter(
    (holder): holder is DocRef => typeof holder === 'object' && holder !== null && isDocRef(holder),
  );
};

/**
 * Of a value that stands by itself: how closed the documents are that it was taken from, and for whom they were
 * entered. Absent where that is not known any more.
 */
export interface Within {
  readonly classifications: readonly string[];
  readonly by?: Pick<Actor, 'scope' | 'officeId'>;
}

/** Members of a document that everybody sees, however closed it is: that something is there is never concealed. */
export const OPEN_MEMBERS = ['type', 'date', 'classification'] as const;

/** Members of a document that are hidden with it. */
const CLOSED_MEMBERS: readonly string[] = ['docId', 'number', 'issuer', 'sha256'];

/**
 * For a place in an event whose document is not known any more: a member by the name of one of a closed document's is
 * treated as the most closed.
 */
export const withinUnknown = (place: Pointer): Within | undefined => {
  const names = pathOf(place) ?? [];
  return names.length > 1 && CLOSED_MEMBERS.includes(names.at(-1)!) ? { classifications: ['SECRET'] } : undefined;
};

/** The same of a place in an event that is known, as it is and as it would be. */
export const withinOf = (
  was: { readonly data: object; readonly metadata: { readonly actor: Actor } },
  is: { readonly data: object },
  place: Pointer,
): Within | undefined => {
  const documents = [was, is].flatMap(({ data }) => documentsAround(data, place));
  const { scope, officeId } = was.metadata.actor;
  return documents.length
    ? { classifications: [...new Set(documents.map(({ classification }) => classification))], by: { scope, officeId } }
    : undefined;
};
