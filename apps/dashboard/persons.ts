import { createHash } from 'node:crypto';
import {
  refusalIn,
  Refused,
  UNTYPED,
  capital,
  changingPersons,
  isPast,
  knownPerson,
  maskedNik,
  personsIn,
  tellKnown,
  type AskedPerson,
  type Description,
  type FieldError,
  type Problem,
  type Schema,
  type Ui,
} from '#views';
import { sending, type Asker, type Calling } from './call.js';

/** Persons that the API takes at once. */
const AT_ONCE = 100;

export interface Exchanging {
  readonly calling: Calling;
  readonly asker: Asker;
  readonly open: Description['open'];
  readonly ui: Ui;
  readonly now: string;
  /** Regions of the office for which one acts: of several that might keep the data the one that does. */
  readonly scopes: readonly string[];
}

export interface Exchanged {
  /** The input, in which each person whom the API knows now bears a reference. */
  readonly value: unknown;
  readonly errors: readonly FieldError[];
  /** Why persons could not be asked for at all. */
  readonly problem?: Problem;
}

/** What a person is to the API: what was typed, and of the number its digits alone. */
const typedOf = (person: AskedPerson): Readonly<Record<string, string>> => {
  const nik = person.nik?.replace(/[\s.-]/g, '') ?? '';
  const rest = Object.entries(person).filter(([name]) => name !== 'nik' && name !== 'kept' && !UNTYPED.has(name));
  // Whoever takes what is kept types the number alone; a name that stands there all the same is the newer.
  return { nik, ...Object.fromEntries(rest.filter((entry): entry is [string, string] => Boolean(entry[1]))) };
};
const digestOf = (typed: Readonly<Record<string, string>>): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(typed).sort(([one], [other]) => (one < other ? -1 : 1))))
    .digest('base64url')
    .slice(0, 22);

const isTyped = ({ nik, ...others }: Readonly<Record<string, string>>): boolean =>
  nik !== '' || Object.keys(others).length > 0;

/** A person who waits to be exchanged. */
interface Waiting {
  readonly pointer: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly digest: string;
}

const ASKED_AGAIN = [
  'Pengenalan orang ini sudah lewat sehari; ketik lagi NIK dan namanya.',
  'This person has been known for more than a day; type the NIK and the name again.',
] as const;
export const WORDS_OF_PERSONS = {
  again: ASKED_AGAIN,
  noNik: ['Isi NIK orang ini, 16 angka.', 'Give the NIK of this person, 16 digits.'],
  digits: ['NIK terdiri atas 16 angka; periksa lagi.', 'A NIK has 16 digits; look at it again.'],
  noName: [
    'Isi nama orang ini, atau centang bahwa datanya sudah tersimpan.',
    'Give the name of this person, or tick that the data are kept already.',
  ],
  twice: ['Orang ini sudah disebut di atasnya.', 'This person is named above already.'],
} as const;

/** A list that names each person once: of it the entries are persons themselves. */
const listOf = (pointer: string): string | undefined => /^(.+)\/\d+\/[^/]+$/.exec(pointer)?.[1];

/** By which one finds who is named twice. */
const inList = ({ pointer, typed }: Waiting): string => `${listOf(pointer) ?? pointer} ${typed['nik']!}`;

/** What is to be mended before the API is asked. */
const faultOf = (
  { pointer, typed }: Waiting,
  person: AskedPerson,
  /** Whether the list names somebody of this number before. */
  named: boolean,
): readonly [member: string, words: readonly [string, string]] | undefined => {
  const known = knownPerson(person.known);
  if (!isTyped(typed)) return [known ? '' : '/nik', known ? WORDS_OF_PERSONS.again : WORDS_OF_PERSONS.noNik];
  if (!typed['nik']) return ['/nik', WORDS_OF_PERSONS.noNik];
  if (!/^\d{16}$/.test(typed['nik'])) return ['/nik', WORDS_OF_PERSONS.digits];
  if (!typed['name'] && person.kept !== 'true') return ['/name', WORDS_OF_PERSONS.noName];
  return listOf(pointer) !== undefined && named ? ['/nik', WORDS_OF_PERSONS.twice] : undefined;
};

/** Whether the reference that a form holds is still that of whom it names. */
const isKnown = (person: AskedPerson, { typed, digest }: Waiting, now: string): boolean => {
  const known = knownPerson(person.known);
  if (!person.reference || !known || isPast(known, now)) return false;
  return isTyped(typed) ? known.digest === digest : true;
};

const batchesOf = <Entry>(entries: readonly Entry[]): readonly (readonly Entry[])[] =>
  Array.from({ length: Math.ceil(entries.length / AT_ONCE) }, (_, index) =>
    entries.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );

const refusalsOf = ({ field = '', details, messageId, messageEn }: Problem) =>
  (details?.['errors'] as readonly (Problem & { readonly field: string })[] | undefined) ?? [
    { field, messageId, messageEn },
  ];

/** Those refusals that name a person, at the places of the form. */
const placed = (problem: Problem, batch: readonly Waiting[], { ui }: Exchanging): readonly FieldError[] =>
  refusalsOf(problem).flatMap(({ field, messageId, messageEn }) => {
    const [, index, member = ''] = /^\/(?:persons|niks)\/(\d+)(\/\w+)?$/.exec(field) ?? [];
    const asked = index === undefined ? undefined : batch[Number(index)];
    if (!asked) return [];
    // The API names the place by its own pointer first.
    const said = refusalIn({ messageId, messageEn }, {}, ui).replace(/^(?:persons|niks)\/\d+(?:\/\w+)?: /, '');
    return [{ field: `${asked.pointer}${member || '/nik'}`, message: capital(said) }];
  });

/** References of persons, for the region of the acting office where several might keep their data. @throws Refused */
const referencesOf = async (
  batch: readonly Waiting[],
  { calling, asker, scopes }: Exchanging,
): Promise<readonly string[]> => {
  const withData = batch[0]!.typed['name'] !== undefined;
  const body = withData
    ? { persons: batch.map(({ typed }) => typed) }
    : { niks: batch.map(({ typed }) => typed['nik']) };
  const post = async (party?: string): Promise<readonly string[]> => {
    const given = { ...body, ...(party !== undefined && { party }) };
    const told = await sending(calling, asker)<{ subjectRefs: readonly string[] }>('subjects', { input: given });
    return told.subjectRefs;
  };
  try {
    return await post();
  } catch (error) {
    if (!(error instanceof Refused) || error.problem.field !== '/party') throw error;
    const parties = (error.problem.details?.['parties'] ?? []) as readonly string[];
    const party = scopes.find((scope) => parties.includes(scope));
    if (party === undefined) throw error;
    return post(party);
  }
};

/**
 * Exchanges persons whom a form names by their numbers for references, which alone go on. Whoever is known already is
 * not asked for again. Nothing of it is kept here.
 * @throws Refused nobody is signed in any more.
 */
export const exchangePersons = async (value: unknown, schema: Schema, how: Exchanging): Promise<Exchanged> => {
  const errors: FieldError[] = [];
  const waiting: Waiting[] = [];
  const seen = new Set<string>();
  const order = new Map<string, number>();
  for (const [pointer, person] of personsIn(value, schema, how.open)) {
    const typed = typedOf(person);
    const asked = { pointer, typed, digest: digestOf(typed) };
    const known = isKnown(person, asked, how.now);
    const fault = known && !isTyped(typed) ? undefined : faultOf(asked, person, seen.has(inList(asked)));
    if (fault) errors.push({ field: `${pointer}${fault[0]}`, message: how.ui.say(fault[1]) });
    else if (!known) waiting.push(asked);
    seen.add(inList(asked));
    order.set(pointer, order.size);
  }
  const given = new Map<string, string>();
  let problem: Problem | undefined;
  // The same words mean the same person, wherever they stand.
  const firsts = new Map([...waiting].reverse().map(({ digest, pointer }) => [digest, pointer]));
  const distinct = waiting.filter(({ digest, pointer }) => firsts.get(digest) === pointer);
  const [named, unnamed] = [true, false].map((whether) =>
    distinct.filter(({ typed }) => (typed['name'] !== undefined) === whether),
  ) as [Waiting[], Waiting[]];
  for (const batch of [...batchesOf(unnamed), ...batchesOf(named)])
    try {
      const references = await referencesOf(batch, how);
      for (const [index, { digest }] of batch.entries()) given.set(digest, references[index]!);
    } catch (error) {
      if (!(error instanceof Refused) || error.problem.status === 401) throw error;
      const found = placed(error.problem, batch, how);
      errors.push(...found);
      if (found.length > 0) continue;
      problem = error.problem;
      break;
    }
  // By maps alone: a form may name thousands of persons.
  const waits = new Map(waiting.map((each) => [each.pointer, each]));
  const placeOf = ({ field }: FieldError): string =>
    order.has(field) ? field : field.slice(0, field.lastIndexOf('/'));
  const wrong = new Set(errors.map(placeOf));
  const changed = changingPersons(value, schema, how.open, (person, pointer) => {
    const asked = waits.get(pointer);
    const reference = asked && given.get(asked.digest);
    if (asked && reference) {
      const known = { masked: maskedNik(asked.typed['nik']!), since: how.now, digest: asked.digest };
      return { ...person, reference, known: tellKnown(known) };
    }
    // What a form holds of somebody else than it names now is forgotten.
    const { reference: _, known, ...others } = person;
    if (asked || wrong.has(pointer)) return { ...others, ...(known && !isTyped(typedOf(person)) && { known }) };
    return person;
  });
  const rank = (error: FieldError): number => order.get(placeOf(error)) ?? -1;
  const sorted = [...errors].sort((one, other) => rank(one) - rank(other));
  return { value: changed, errors: sorted, ...(problem && { problem }) };
};

/** The input as a command takes it: references in the place of persons. */
export const withReferences = (value: unknown, schema: Schema, open: Description['open']): unknown =>
  changingPersons(value, schema, open, ({ reference }) => reference);

/** A kept form in which references of more than a day are no more; and how many they were. */
export const withoutPast = (
  value: unknown,
  schema: Schema,
  open: Description['open'],
  now: string,
): { readonly value: unknown; readonly past: number } => {
  let past = 0;
  const left = changingPersons(value, schema, open, (person) => {
    const known = knownPerson(person.known);
    if (!known || !isPast(known, now)) return person;
    past += 1;
    return { known: person.known };
  });
  return { value: left, past };
};
