import type { Document, Field, Meaning, RecordKind, Schema } from '#kernel';
import type { QueryColumn } from './query-table.js';

type Leaf = string | number | boolean | readonly unknown[];
/** A field of a document, or of a record in it: `decree.number`. */
export type FieldPath<D> = { [Name in keyof D & string]: NonNullable<D[Name]> extends Leaf ? Name : Name | `${Name}.${FieldPath<NonNullable<D[Name]>>}` }[keyof D & string];

type Cell = ReturnType<QueryColumn<Document>['value']>;
type Type = NonNullable<QueryColumn<Document>['type']>;

const HIDDEN = { hidden: true } as const;

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
  return valueAt(name in value ? (value as Readonly<Record<string, unknown>>)[name] : 'hidden' in value ? HIDDEN : undefined, rest);
};

const TYPES: Readonly<Record<string, Type>> = { integer: 'number', boolean: 'boolean', date: 'date', rupiah: 'rupiah' };

const typeOf = ({ type, format }: Schema): Type | undefined => TYPES[format as string] ?? TYPES[type as string];

/** How a cell holds what the field holds, where it is not the same. */
const writingOf = ({ type, format, enum: codes, items }: Schema): { readonly how?: Meaning; readonly between?: string } => {
  if (type === 'array') {
    const { type: of, enum: listed, pattern } = items as Schema;
    if (listed) return { how: ['kode dipisah spasi', 'codes between spaces'], between: ' ' };
    if (of === 'integer' || pattern) return { how: ['dipisah spasi', 'between spaces'], between: ' ' };
    return { how: ['dipisah titik koma', 'between semicolons'], between: '; ' };
  }
  if (codes) return { how: ['sebagai kode', 'as a code'] };
  return format === 'rupiah' ? { how: ['rupiah penuh', 'whole rupiah'] } : {};
};

const meaningOf = (way: readonly Field[], ending: readonly [before: string, how: Meaning] | undefined): Meaning => {
  const said = (language: 0 | 1): string => `${way.map(({ label }) => label[language]).join(': ')}${ending ? `${ending[0]}${ending[1][language]}` : ''}`;
  return [said(0), said(1)];
};

/**
 * Columns that show fields of a document: what one means, and its type, are those of the field, so that an export and an answer say the same.
 * A list stands in its cell entry after entry.
 */
export const columnsOf = <D extends Document>(document: RecordKind<D>) =>
  /** @param as how the cell is written, where it is not as all of the field's kind are. */
  (title: string, path: FieldPath<D>, as?: { readonly how: Meaning; readonly value: (document: D) => Cell }): QueryColumn<D> => {
    const names = path.split('.');
    const way = wayTo(names, document);
    const { schema } = way.at(-1)!.kind;
    const type = as ? undefined : typeOf(schema);
    const { how, between } = writingOf(schema);
    const meaning = meaningOf(way, as ? [': ', as.how] : how && [', ', how]);
    const shown = (value: unknown): Cell => (Array.isArray(value) && between !== undefined ? value.join(between) || undefined : value as Cell);
    return { title, meaning, ...(type && { type }), value: as ? as.value : (entry) => shown(valueAt(entry, names)) };
  };
