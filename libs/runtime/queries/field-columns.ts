import {
  isGovernment,
  partyName,
  type Document,
  type Field,
  type Meaning,
  type RecordKind,
  type Schema,
  type PartyRef,
} from '#kernel';
import { HIDDEN, isHidden } from '../access/hidden.js';
import type { Places, QueryColumn } from './query-table.js';

type Leaf = string | number | boolean | readonly unknown[];
/** A field of a document, or of a record in it: `decree.number`. */
export type FieldPath<D> = {
  [Name in keyof D & string]: NonNullable<D[Name]> extends Leaf
    ? Name
    : Name | `${Name}.${FieldPath<NonNullable<D[Name]>>}`;
}[keyof D & string];

type Cell = ReturnType<QueryColumn<Document>['value']>;
type Type = NonNullable<QueryColumn<Document>['type']>;

const fieldsOf = (kind: object): Readonly<Record<string, Field>> => (kind as Partial<RecordKind>).fields ?? {};

/** The fields on the way to the one that is meant. @throws Error there is none */
const wayTo = (path: readonly string[], kind: object): readonly Field[] => {
  const [name, ...rest] = path;
  if (name === undefined) return [];
  const found = fieldsOf(kind)[name];
  if (!found) throw new Error(`No document has a field ${path.join('.')} there`);
  return [found, ...wayTo(rest, found.kind)];
};

/** What stands in the document there; of a part that is hidden from the reader, that it is. */
const valueAt = (value: unknown, [name, ...rest]: readonly string[]): unknown => {
  if (name === undefined || typeof value !== 'object' || value === null) return value;
  return valueAt(
    name in value ? (value as Readonly<Record<string, unknown>>)[name] : isHidden(value) ? HIDDEN : undefined,
    rest,
  );
};

const TYPES: Readonly<Record<string, Type>> = {
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  'date-time': 'instant',
  rupiah: 'rupiah',
};

const typeOf = ({ type, format }: Schema): Type | undefined => TYPES[format as string] ?? TYPES[type as string];

/** How a cell holds what the field holds, where it is not the same. */
const writingOf = ({ type, format, items }: Schema): { readonly how?: Meaning; readonly between?: string } => {
  if (type === 'array') {
    const { type: of, pattern } = items as Schema;
    if (of === 'integer' || pattern) return { how: ['dipisah spasi', 'between spaces'], between: ' ' };
    return { how: ['dipisah titik koma', 'between semicolons'], between: '; ' };
  }
  return format === 'rupiah' ? { how: ['rupiah penuh', 'whole rupiah'] } : {};
};

const meaningOf = (way: readonly Field[], ending: readonly [before: string, how: Meaning] | undefined): Meaning => {
  const said = (language: 0 | 1): string =>
    `${way.map(({ label }) => label[language]).join(': ')}${ending ? `${ending[0]}${ending[1][language]}` : ''}`;
  return [said(0), said(1)];
};

type Labels = Readonly<Record<string, { readonly id: string }>>;

/** What the codes mean that stand there: one, or several. */
const labelsOf = (schema: Schema): Labels | undefined =>
  ((schema['items'] as Schema | undefined) ?? schema)['x-enum-labels'] as Labels | undefined;

/**
 * Codes are told in words, several between semicolons, and beside these stand for programs, several between spaces:
 * `tahap`, `kode_tahap`.
 */
const codeColumns = <D extends Document>(
  title: string,
  way: readonly Field[],
  labels: Labels,
  at: (entry: D) => unknown,
): readonly QueryColumn<D>[] => {
  const cell =
    (write: (code: string) => string, between: string) =>
    (entry: D): Cell => {
      const value = at(entry);
      return isHidden(value)
        ? value
        : ([value ?? []].flat() as unknown as readonly string[]).map(write).join(between) || undefined;
    };
  return [
    { title, meaning: meaningOf(way, undefined), value: cell((code) => labels[code]?.id ?? code, '; ') },
    {
      title: `kode_${title}`,
      meaning: meaningOf(way, [', ', ['sebagai kode', 'as a code']]),
      forPrograms: true,
      value: cell((code) => code, ' '),
    },
  ];
};

type Written<D extends Document> = Pick<QueryColumn<D>, 'forPrograms'> &
  /** As all of the field's kind are. */
  (
    | { readonly how?: never; readonly value?: never }
    | { readonly how: Meaning; readonly value: (document: D, places: Places) => Cell }
  );

/** Of a place: its name then, and what it lies in. */
export const AS_ADDRESS: Meaning = [
  'dengan nama saat dicatat, kecamatan dan kabupaten/kotanya',
  'with its name when it was recorded, district and regency or city',
];
export const AS_ADDRESSES: Meaning = [
  `masing-masing ${AS_ADDRESS[0]}, dipisah titik koma`,
  `each ${AS_ADDRESS[1]}, between semicolons`,
];

/** A party as an address has it: a government by its place, a body before the place in which it sits. */
export const partyAddress = (party: PartyRef, places: Places): string =>
  [
    ...(isGovernment(party) ? [] : [partyName(party)]),
    ...(party.region ? [places.address(party.region.code, party.region.nameAtTime)] : []),
  ].join(', ');

/**
 * Columns that show fields of a document: what one means, its type and the words of its codes are those of the field,
 * so that an export and an answer say the same. A list stands in its cell entry after entry; a code gets a column
 * beside it.
 */
export const columnsOf =
  <D extends Document>(document: RecordKind<D>) =>
  (title: string, path: FieldPath<D>, { how, value, ...more }: Written<D> = {}): readonly QueryColumn<D>[] => {
    const names = path.split('.');
    const way = wayTo(names, document);
    const { schema } = way.at(-1)!.kind;
    if (value) return [{ title, meaning: meaningOf(way, [': ', how]), ...more, value }];
    const labels = labelsOf(schema);
    if (labels) return codeColumns(title, way, labels, (entry) => valueAt(entry, names));
    const type = typeOf(schema);
    const writing = writingOf(schema);
    const shown = (found: unknown): Cell =>
      Array.isArray(found) && writing.between !== undefined
        ? found.join(writing.between) || undefined
        : (found as Cell);
    return [
      {
        title,
        meaning: meaningOf(way, writing.how && [', ', writing.how]),
        ...(type && { type }),
        ...more,
        value: (entry) => shown(valueAt(entry, names)),
      },
    ];
  };
