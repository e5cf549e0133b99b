import { labelled, type Meaning, type Schema } from '#kernel';

export interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
}

/** What a field is called, and where it is one of some codes, what these mean. */
interface Called {
  readonly label: Meaning;
  readonly kind?: { readonly schema: Schema };
}
type Fields = Readonly<Record<string, Called>>;
type Class = abstract new (...values: never[]) => object;

const fieldsOf = new Map<unknown, Fields>();

/**
 * What the fields of an input class are called: as the fields of the same names in which events and documents hold
 * them, so that one declaration names both; `@Labelled(visitOrigin.fields)`. What a class extends keeps its own.
 */
export const Labelled =
  (fields: Fields) =>
  (target: Class): void =>
    void fieldsOf.set(target, fields);

const calledAs = (input: unknown, name: string): Called | undefined => {
  for (let known: unknown = input; known; known = Object.getPrototypeOf(known)) {
    const called = fieldsOf.get(known)?.[name];
    if (called) return called;
  }
  return undefined;
};

/** Keywords by which schemas tell people what is meant; nothing is checked by them. */
export const LABEL_KEYWORDS = ['x-label', 'x-enum-labels'];

const codesIn = ({ enum: codes }: JsonSchema, meanings: unknown): object | undefined => {
  if (!Array.isArray(codes) || !meanings) return undefined;
  return { 'x-enum-labels': Object.fromEntries(codes.map((code) => [code, (meanings as Schema)[code]])) };
};

/** The properties of a class, each with what it is called in both languages. */
export const withLabels = (
  input: unknown,
  properties: Readonly<Record<string, JsonSchema>>,
): Readonly<Record<string, JsonSchema>> =>
  Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => {
      const called = calledAs(input, name);
      if (!called) return [name, schema];
      return [name, { ...labelled(called.label), ...schema, ...codesIn(schema, called.kind?.schema['x-enum-labels']) }];
    }),
  );
