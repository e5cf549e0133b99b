import type { CodeList, Meaning } from './code-lists.js';
import { REGION_CODE, REGION_CODE_FORM, NATIONAL, type RegionCode, type Scope } from './region-code.js';
import type { Rupiah } from './rupiah.js';
import type { Instant, LocalDate } from './time.js';

/** JSON Schema, 2020-12. */
export type Schema = Readonly<Record<string, unknown>>;

/** What a value can be: its JSON Schema, and `T` for the compiler alone. */
export interface Kind<T = unknown> {
  readonly schema: Schema;
  readonly of?: T;
}

/** A member of a record: what it is called, what stands in it, and whether it is always there. */
export interface Field<T = unknown, Needed extends boolean = boolean> {
  readonly label: Meaning;
  readonly kind: Kind<T>;
  readonly needed: Needed;
}
export type Fields = Readonly<Record<string, Field>>;

/** A record with its members, which another one may have, too. */
export interface RecordKind<T = unknown, F extends Fields = Fields> extends Kind<T> {
  readonly fields: F;
}

type Valued<F> = F extends Field<infer T> ? T : never;

/** The type of a record, from its members. */
export type Shape<F extends Fields> = {
  readonly [Name in keyof F as F[Name]['needed'] extends true ? Name : never]: Valued<F[Name]>;
} & { readonly [Name in keyof F as F[Name]['needed'] extends true ? never : Name]?: Valued<F[Name]> };

/** The type that a kind declares: `type VisitBoardEntry = TypeOf<typeof visitDocument>`. */
export type TypeOf<K extends Kind> = K extends Kind<infer T> ? T : never;

export const TEXT: Kind<string> = { schema: { type: 'string' } };
export const INTEGER: Kind<number> = { schema: { type: 'integer' } };
export const FLAG: Kind<boolean> = { schema: { type: 'boolean' } };
export const DAY: Kind<LocalDate> = { schema: { type: 'string', format: 'date' } };
export const INSTANT: Kind<Instant> = { schema: { type: 'string', format: 'date-time' } };
export const RUPIAH: Kind<Rupiah> = { schema: { type: 'string', format: 'rupiah' } };
export const REGION: Kind<RegionCode> = { schema: { type: 'string', pattern: REGION_CODE.source } };
export const SCOPE: Kind<Scope> = { schema: { type: 'string', pattern: `^(${NATIONAL}|${REGION_CODE_FORM})$` } };
/** A place in a document (RFC 6901). */
export const PLACE: Kind<string> = { schema: { type: 'string', format: 'json-pointer' } };
/** Whatever JSON holds. */
export const ANYTHING: Kind<unknown> = { schema: {} };
/** Whatever an object holds. */
export const OBJECT: Kind<object> = { schema: { type: 'object' } };

export const field = <T>(label: Meaning, kind: Kind<T>): Field<T, true> => ({ label, kind, needed: true });
/** A member that may be missing. */
export const optional = <T>(label: Meaning, kind: Kind<T>): Field<T, false> => ({ label, kind, needed: false });

/** A label as schemas publish it: `title` in English for tools, `x-label` in both languages for pages. */
export const labelled = ([id, en]: Meaning): Schema => ({ title: en, 'x-label': { id, en } });

/** A record whose type follows from its members: the one declaration of a document. */
export const record = <F extends Fields>(fields: F): RecordKind<Shape<F>, F> => ({
  fields,
  schema: {
    type: 'object',
    required: Object.entries(fields).flatMap(([name, { needed }]) => (needed ? [name] : [])),
    properties: Object.fromEntries(
      Object.entries(fields).map(([name, { label, kind }]) => [name, { ...labelled(label), ...kind.schema }]),
    ),
  },
});

/**
 * A record of a type that is declared elsewhere, as what events hold is: the compiler sees to it that no member is
 * missing here or is of another kind.
 */
export const recordOf = <T extends object>(fields: {
  readonly [Name in keyof T]-?: Field<NonNullable<T[Name]>, undefined extends T[Name] ? false : true>;
}): RecordKind<T> => record(fields as unknown as Fields) as RecordKind<T>;

export const listOf = <T>(kind: Kind<T>): Kind<readonly T[]> => ({ schema: { type: 'array', items: kind.schema } });

/** One of the codes that the labels tell; a code without a label is told by itself. */
export const coded = (labels: Readonly<Record<string, Meaning | undefined>>): Schema => ({
  type: 'string',
  enum: Object.keys(labels),
  'x-enum-labels': Object.fromEntries(
    Object.entries(labels).flatMap(([code, label]) => (label ? [[code, { id: label[0], en: label[1] }]] : [])),
  ),
});

/** One of the codes of a list, which says what each is called. */
export const codeOf = <Code extends string>({ codes }: CodeList<Code>): Kind<Code> => ({ schema: coded(codes) });
