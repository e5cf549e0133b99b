import { SUBJECT_HANDLE, type Meaning } from '#kernel';
import type { Open, Schema } from '../schema/schema.js';

/** A person as a form asks for one, where a command takes a reference. */
export interface AskedPerson {
  readonly nik?: string;
  readonly name?: string;
  /** `true`: what is kept of the person already counts; nothing but the number is typed. */
  readonly kept?: string;
  /** What the API gave for the number. */
  readonly reference?: string;
  /** Of the reference: which number it stands for, masked, and since when; see `knownPerson`. */
  readonly known?: string;
  /** What else is kept of a person. */
  readonly [field: string]: string | undefined;
}

/** What a form knows of a person beside what is typed: never the number itself. */
export interface KnownPerson {
  readonly masked: string;
  /** When the reference was given. */
  readonly since: string;
  /** Of what was typed for it; absent in what is kept. */
  readonly digest?: string | undefined;
}

/** Hours for which a reference is good, as the API gives it. */
export const REFERENCE_HOURS = 24;

/** A number of which one sees where it was given and its end, as other papers mask it. */
export const maskedNik = (nik: string): string => `${nik.slice(0, 4)}••••••••${nik.slice(-4)}`;

export const tellKnown = ({ masked, since, digest }: KnownPerson): string =>
  [masked, since, ...(digest ? [digest] : [])].join(' ');
export const knownPerson = (told: string | undefined): KnownPerson | undefined => {
  const [, masked, since, digest] =
    /^(\d{4}•{8}\d{4}) (\d{4}-\d\d-\d\dT[\d:.]+Z)(?: ([\w-]{22}))?$/.exec(told ?? '') ?? [];
  return masked && since ? { masked, since, ...(digest && { digest }) } : undefined;
};

/** Whether a reference is too old to be sent, a few minutes before the API says so. */
export const isPast = ({ since }: KnownPerson, now: string): boolean =>
  Date.parse(now) >= Date.parse(since) + REFERENCE_HOURS * 3_600_000 - 300_000;

/** Members that nobody types. */
export const UNTYPED: ReadonlySet<string> = new Set(['reference', 'known']);

const label = ([id, en]: Meaning): Pick<Schema, 'x-label'> => ({ 'x-label': { id, en } });
const text = (meaning: Meaning): Schema => ({ type: 'string', ...label(meaning) });

/**
 * In the place of a reference the person: the members by which the API takes one.
 * @param person the person of `POST /v1/subjects`
 */
export const askedAsPerson = (schema: Schema, person: Schema): Schema => ({
  ...(schema['x-label'] && { 'x-label': schema['x-label'] }),
  type: 'object',
  format: PERSON,
  required: ['nik'],
  properties: {
    nik: { ...text(['NIK', 'NIK']), format: 'nik' },
    name: { ...person.properties?.['name'], ...label(['nama lengkap', 'full name']) },
    ...Object.fromEntries(
      Object.entries(person.properties ?? {}).filter(([name]) => name !== 'nik' && name !== 'name'),
    ),
    kept: text(['data tersimpan dipakai', 'data that are kept count']),
    reference: text(['rujukan orang', 'reference to the person']),
    known: text(['orang', 'person']),
  },
});
const PERSON = 'person';

export const takesReference = ({ pattern }: Schema): boolean => pattern === SUBJECT_HANDLE.source;
export const asksForPerson = ({ format, properties }: Schema): boolean => format === PERSON && properties !== undefined;

/** An input with every person that it names changed; what becomes undefined is left out. */
export const changingPersons = (
  value: unknown,
  asked: Schema,
  open: Open,
  change: (person: AskedPerson, pointer: string) => unknown,
  pointer = '',
): unknown => {
  const schema = open(asked);
  if (Array.isArray(value))
    return value.map((entry, index) => changingPersons(entry, schema.items ?? {}, open, change, `${pointer}/${index}`));
  if (typeof value !== 'object' || value === null) return value;
  if (asksForPerson(schema)) return change(value as AskedPerson, pointer);
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, member]) => [
        name,
        changingPersons(member, schema.properties?.[name] ?? {}, open, change, `${pointer}/${name}`),
      ])
      .filter(([, member]) => member !== undefined),
  );
};

/** Every person that an input names, by place. */
export const personsIn = (
  value: unknown,
  schema: Schema,
  open: Open,
): readonly (readonly [pointer: string, person: AskedPerson])[] => {
  const found: (readonly [string, AskedPerson])[] = [];
  changingPersons(value, schema, open, (person, pointer) => (found.push([pointer, person]), person));
  return found;
};

/** A form as it is kept: of each person the reference and the masked number, of nobody what was typed. */
export const withoutTyped = (value: unknown, schema: Schema, open: Open): unknown =>
  changingPersons(value, schema, open, ({ reference, known: told }) => {
    const known = knownPerson(told);
    if (!known) return undefined;
    const { masked, since } = known;
    // Whatever else stands in its place may be the number itself.
    return { ...(reference && /^trv_[\w-]+$/.test(reference) && { reference }), known: tellKnown({ masked, since }) };
  });
