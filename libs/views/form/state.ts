import type { Meaning } from '#kernel';
import { capital, type Ui } from '../ui.js';
import type { VNode } from '../view.js';
import type { FieldWords, Option } from '../forms.js';
import { labelOf, type Description, type Schema } from '../schema/description.js';
import { registerOf, type Register } from '../schema/registers.js';

/** What a refusal says of one place in the input. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
  /** Which rule says so, and on what it rests. */
  readonly rule?: string | undefined;
  /** Regions or records of a register from which to choose. */
  readonly candidates?: readonly { readonly code: string; readonly path?: string }[] | undefined;
  /** How many there are, where that is more. */
  readonly total?: number | undefined;
  /** Warnings that are to be acknowledged. */
  readonly warnings?: readonly string[] | undefined;
}
export interface FormState {
  readonly ui: Ui;
  readonly open: Description['open'];
  /** The input as it was entered. */
  readonly value: unknown;
  readonly errors: readonly FieldError[];
  /** A list to which an empty entry is added, by its pointer. */
  readonly adding?: string | undefined;
  /** An entry of a long list that is open, by its pointer. */
  readonly editing?: string | undefined;
  /** What it begins with, by place of the list. */
  readonly added?: Readonly<Record<string, unknown>> | undefined;
  readonly words?: Readonly<Record<string, FieldWords>> | undefined;
  /** What there is to choose from, by place in the input, entries of lists without their number. */
  readonly choices?: Readonly<Record<string, readonly Option[] | undefined>> | undefined;
  /** Documents that are stored already. */
  readonly documents?: readonly Option[] | undefined;
  /** By code what a region is called. */
  readonly places?: Readonly<Record<string, string>> | undefined;
  /** What records are called that the input names by their ids. */
  readonly names?: ReadonlyMap<string, string> | undefined;
  /** List of the record that the form is about. */
  readonly list?: string | undefined;
  /** Files that were uploaded and wait to be stored, by the id of their document. */
  readonly uploads?: Readonly<Record<string, string>> | undefined;
}

export interface FieldOf {
  readonly state: FormState;
  readonly pointer: string;
  readonly name: string;
  readonly schema: Schema;
  readonly value: unknown;
  readonly required: boolean;
  /** In the place of that of the schema. */
  readonly label?: string | undefined;
}

/** How fields are drawn, and all members of an object. */
export interface Drawing {
  readonly Field: (of: FieldOf) => VNode | null;
  readonly Members: (
    of: Pick<FieldOf, 'state' | 'pointer' | 'schema' | 'value'> & { readonly only?: (name: string) => boolean },
  ) => VNode;
}

export const idOf = (pointer: string): string => `f${pointer.replaceAll('/', '-')}`;
/** What is said of each place, and below which places something is said; of thousands of places, too. */
interface Said {
  readonly at: ReadonlyMap<string, FieldError>;
  readonly below: ReadonlySet<string>;
}
const saidOf = new WeakMap<readonly FieldError[], Said>();
const said = ({ errors }: FormState): Said => {
  const known = saidOf.get(errors);
  if (known) return known;
  const below = new Set<string>();
  for (const { field } of errors) {
    if (field === '' || field.startsWith('/')) below.add('');
    for (let end = field.length; end > 0; end = field.lastIndexOf('/', end - 1)) below.add(field.slice(0, end));
  }
  const found = { at: new Map([...errors].reverse().map((error) => [error.field, error])), below };
  saidOf.set(errors, found);
  return found;
};

export const errorOf = (state: FormState, pointer: string): FieldError | undefined => said(state).at.get(pointer);
export const hasErrorBelow = (state: FormState, pointer: string): boolean => said(state).below.has(pointer);

/** The place of an entry, whichever of its list it is. */
const ofAny = (pointer: string): string => pointer.replace(/\/\d+(?=\/|$)/g, '');

export const wordsAt = ({ words }: Pick<FormState, 'words'>, pointer: string): FieldWords | undefined =>
  words?.[ofAny(pointer)];

/** In which register a field of a form looks for what it refers to; undefined where it refers to nothing there. */
export const referredBy = ({
  state,
  pointer,
  name,
  schema,
}: Pick<FieldOf, 'pointer' | 'name' | 'schema'> & { readonly state: Pick<FormState, 'list' | 'words'> }):
  Register | undefined => {
  if (schema.format !== 'id' || wordsAt(state, pointer)?.own) return undefined;
  return registerOf(name, state.list);
};

export const addedAt = ({ added }: Pick<FormState, 'added'>, pointer: string): unknown => added?.[ofAny(pointer)];

export const choicesAt = ({ choices }: Pick<FormState, 'choices'>, pointer: string): readonly Option[] | undefined =>
  choices?.[ofAny(pointer)];

const NAME_OR_ID: Meaning = [
  'Sebagian namanya, lalu pilih; yang belum tercatat ditulis dengan idnya',
  'Part of its name, then choose; what is not registered is written by its id',
];
const HINTS: Readonly<Record<string, Meaning>> = {
  nik: ['16 angka, seperti pada KTP', 'The 16 digits of the identity card (KTP)'],
  rupiah: ['Rupiah penuh, misalnya 62.500.000', 'Whole rupiah, like 62.500.000'],
  region: [
    'Nama atau kode wilayah, misalnya Mekar Jaya, Angsana',
    'Name or code of the region, like Mekar Jaya, Angsana',
  ],
};

/** A label as far as its first pause; what explains it comes below. */
const parted = (text: string): readonly [label: string, rest: string] => {
  const [, label = text, rest = ''] = /^(.+?)\s*(?:[;:]\s+(.+)|\((.+)\))?$/.exec(text) ?? [];
  return [label, rest || (/\((.+)\)$/.exec(text)?.[1] ?? '')];
};

export const labelIn = (
  state: Pick<FormState, 'ui' | 'words'>,
  pointer: string,
  schema: Schema,
  name: string,
): string => {
  const { say } = state.ui;
  const own = wordsAt(state, pointer)?.label;
  return capital(own ? say(own) : parted(say(labelOf(schema, name)))[0]);
};

export const hintOf = ({ state, pointer, schema, name, label }: FieldOf): string | undefined => {
  const { say } = state.ui;
  // Said once, of the list, not of each of its entries.
  const own = /\/\d+$/.test(pointer) ? undefined : wordsAt(state, pointer);
  if (own?.hint) return say(own.hint);
  // How something is written says nothing of a field in which one chooses.
  const choosing = choicesAt(state, pointer) !== undefined;
  const register = choosing ? undefined : referredBy({ state, pointer, name, schema });
  const format = register ? (register.hint ?? NAME_OR_ID) : choosing ? undefined : HINTS[schema.format ?? ''];
  if (format) return say(format);
  const rest = own?.label || label ? '' : parted(say(labelOf(schema, name)))[1];
  return rest ? capital(rest) : undefined;
};

/** A place of the input in words: `Tuan rumah 2 › Wilayah`. */
export const placeInWords = (
  state: Pick<FormState, 'ui' | 'words' | 'open'>,
  root: Schema,
  pointer: string,
): string => {
  let [schema, at, name] = [state.open(root), '', ''];
  const said: string[] = [];
  for (const segment of pointer.split('/').slice(1)) {
    at = `${at}/${segment}`;
    if (schema.type === 'array' && /^\d+$/.test(segment)) {
      schema = state.open(schema.items ?? {});
      said.push(`${said.pop() ?? ''} ${Number(segment) + 1}`.trim());
      continue;
    }
    name = segment;
    schema = state.open(schema.properties?.[segment] ?? {});
    said.push(labelIn(state, at, schema, name));
  }
  return said.join(' › ');
};
