import type { Actor, DocRef } from './actor.js';
import { docKey, documentsIn, isDocRef, withinUnknown } from './closed-values.js';
import { isCorrection, type Correctable } from './effective-events.js';
import { overlaps, pointerWith, type Pointer } from './json-pointer.js';
import type { FieldChange } from './field-change.js';
import { isRepair, type Correction } from './record-repair.js';

/**
 * One form in which a document stood at a place of an event's data; of several at one place the last one stands there
 * now.
 */
interface DocumentPlace extends Pick<DocRef, 'docId' | 'sha256'> {
  /** Id of the event. */
  readonly event: string;
  readonly at: Pointer;
  /** Which of the record's documents it is: an index in `classifications`. */
  readonly document: number;
}

/**
 * The documents of one record, and how closed each of them was or is there. A document is the same wherever its id and
 * hash are, and stays the same when a correction changes them or puts another in its place: what was entered wrongly
 * tells of the right one.
 */
export interface RecordDocuments {
  readonly places: readonly DocumentPlace[];
  /** Of each document all classifications that it ever had in the record. */
  readonly classifications: readonly (readonly string[])[];
}

export const NO_DOCUMENTS: RecordDocuments = { places: [], classifications: [] };

type Standing = Pick<DocumentPlace, 'event' | 'at' | 'docId' | 'sha256'> & { readonly classification: string };

const standingIn = (event: string, value: unknown, at: Pointer): readonly Standing[] => {
  if (typeof value !== 'object' || value === null) return [];
  const { docId, sha256, classification } = value as DocRef;
  return [
    ...(isDocRef(value) ? [{ event, at, docId, sha256, classification }] : []),
    ...Object.entries(value).flatMap(([name, entry]) => standingIn(event, entry, pointerWith(at, name))),
  ];
};

const sameDocument =
  (a: Pick<DocRef, 'docId' | 'sha256'>) =>
  (b: Pick<DocRef, 'docId' | 'sha256'>): boolean =>
    a.sha256 === b.sha256 && a.docId === b.docId;

/** Notes where a document stands now. */
const noted = (
  { places, classifications }: RecordDocuments,
  { classification, ...place }: Standing,
): RecordDocuments => {
  const document = places.find(sameDocument(place))?.document ?? classifications.length;
  const had = classifications[document] ?? [];
  const others = places.filter(
    (other) => other.event !== place.event || other.at !== place.at || !sameDocument(place)(other),
  );
  return {
    places: [...others, { ...place, document }],
    classifications: had.includes(classification)
      ? classifications
      : classifications.toSpliced(document, 1, [...had, classification]),
  };
};

/** Takes these for one document. */
const joined = ({ places, classifications }: RecordDocuments, documents: readonly number[]): RecordDocuments => {
  const [one, ...others] = [...new Set(documents)];
  if (one === undefined || others.length === 0) return { places, classifications };
  const all = [...new Set([one, ...others].flatMap((document) => classifications[document]!))];
  return {
    places: places.map((place) => (others.includes(place.document) ? { ...place, document: one } : place)),
    classifications: classifications.map((had, document) => (document === one ? all : had)),
  };
};

/** Members by which a document is told from others, or how closed it is. */
const MEMBERS = ['docId', 'sha256', 'classification'] as const;

/** The document with another value in one of these members; none where the place is another. */
const withMember = (
  record: RecordDocuments,
  { document, ...form }: DocumentPlace,
  place: Pointer,
  value: unknown,
): readonly Standing[] => {
  const member = MEMBERS.find((name) => place === `${form.at}/${name}`);
  return member
    ? record.classifications[document]!.map((classification) => ({ ...form, classification, [member]: String(value) }))
    : [];
};

/** What a correction takes away, and what it puts there instead, is one document. */
const changed = (record: RecordDocuments, { targetEventId, field, new: value }: FieldChange): RecordDocuments => {
  const now = [
    ...new Map(record.places.filter(({ event }) => event === targetEventId).map((place) => [place.at, place])).values(),
  ];
  const touched = now.filter(
    (place) =>
      overlaps(place.at, field) &&
      (!field.startsWith(`${place.at}/`) || withMember(record, place, field, value).length > 0),
  );
  const after = [
    ...touched.flatMap((place) => withMember(record, place, field, value)),
    ...standingIn(targetEventId, value, field),
  ];
  const moved = [
    ...touched.filter((place) => !after.some(sameDocument(place))),
    ...after.filter((place) => !touched.some(sameDocument(place))),
  ];
  const next = after.reduce(noted, record);
  return joined(
    next,
    moved.map((place) => next.places.find(sameDocument(place))!.document),
  );
};

/**
 * The documents of the record after one more of its events, as the log holds it. What is only asked for makes nothing
 * more closed.
 */
export const documentsAfter = (record: RecordDocuments, event: Correctable): RecordDocuments => {
  if (isCorrection(event)) return (event.data as Correction).changes.reduce(changed, record);
  return isRepair(event) ? record : standingIn(event.id, event.data, '').reduce(noted, record);
};

/** Whether an event can change what is known of its record's documents. */
export const tellsOfDocuments = (event: Pick<Correctable, 'type' | 'data'>): boolean =>
  isCorrection(event) || (!isRepair(event) && documentsIn(event.data).length > 0);

/** For whom a reference was entered: the government of a region, or at the national level one office. */
export type EnteringParty = Pick<Actor, 'scope'> & Partial<Pick<Actor, 'officeId'>>;

/**
 * How closed documents are held, beside what is written in them: by all these classifications, of which the most closed
 * decides.
 */
export interface HeldClosed {
  /** @param enteredBy for whom this reference to it was entered. */
  document(document: DocRef, enteredBy?: readonly (EnteringParty | undefined)[]): readonly string[];
  /** The documents in which a place of an event lies. */
  around(event: string, place: Pointer): readonly string[];
  /** The documents that stand at the place or within. */
  within(event: string, place: Pointer): readonly string[];
}

const NONE: readonly string[] = [];

/** Nothing is held more closed than it is written. */
export const AS_WRITTEN: HeldClosed = { document: () => NONE, around: () => NONE, within: () => NONE };

const MOST_CLOSED: readonly string[] = ['SECRET'];

/**
 * While nobody knows how closed a document ever was, it is held for the most closed, and so is a field named like a
 * hidden member of one.
 */
export const HELD_UNKNOWN: HeldClosed = {
  document: () => MOST_CLOSED,
  around: (_event, place) => withinUnknown(place)?.classifications ?? NONE,
  within: () => MOST_CLOSED,
};

/** For what tells of a record's past: each document is held as closed as it ever was there. */
export const heldAsEver = ({ places, classifications }: RecordDocuments): HeldClosed => {
  const byKey = new Map(places.map((place) => [docKey(place), classifications[place.document]!]));
  const of = (event: string, holds: (at: Pointer) => boolean): readonly string[] =>
    places.flatMap((place) => (place.event === event && holds(place.at) ? classifications[place.document]! : []));
  return {
    document: (document) => byKey.get(docKey(document)) ?? NONE,
    around: (event, place) => of(event, (at) => place.startsWith(`${at}/`)),
    within: (event, place) => of(event, (at) => overlaps(at, place) && !place.startsWith(`${at}/`)),
  };
};

/** For a record as it is: a document that stands in it twice is held as closed as it is at either place. */
export const heldAsNow = (record: object): HeldClosed => {
  const byKey = new Map<string, readonly string[]>();
  for (const document of documentsIn(record)) {
    const known = byKey.get(docKey(document)) ?? NONE;
    if (!known.includes(document.classification)) byKey.set(docKey(document), [...known, document.classification]);
  }
  return { ...AS_WRITTEN, document: (document) => byKey.get(docKey(document)) ?? NONE };
};
