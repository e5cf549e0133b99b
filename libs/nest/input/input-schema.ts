import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
// @ts-expect-error -- the package declares no types for the storage that class-validator-jsonschema asks for
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage } from 'class-validator';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import { isImpersonal, isNothingButNik } from '#kernel';
import { FORMATS } from './formats.js';
import { IMPERSONAL, NO_NIK, OF_FORM, inputRejection, isTold, refusalOf } from './input-errors.js';
import { LABEL_KEYWORDS, withLabels, type JsonSchema } from './input-labels.js';
import { faultyTexts } from './input-texts.js';

export type InputClass<T> = new () => T;

const converters = {
  ...Object.fromEntries(
    Object.entries(FORMATS).map(([format, { maxLength, examples }]) => [
      format,
      { type: 'string' as const, format, maxLength, examples: [...examples] },
    ]),
  ),
  [IMPERSONAL]: () => ({ [IMPERSONAL]: true }),
  [NO_NIK]: () => ({ [NO_NIK]: true }),
  [OF_FORM]: ({ constraints: [pattern, description] }: { readonly constraints: readonly string[] }) => ({
    type: 'string' as const,
    pattern: pattern!,
    description: description!,
  }),
};

/**
 * Schemas of all decorated classes by class name: what class-validator knows, what each field is called, and that
 * unknown fields are refused.
 * @throws Error two classes share a name, a text or list has no greatest size, or a pattern would be shown to whoever
 * got it wrong.
 */
export const inputSchemas = (refPointerPrefix: string): Readonly<Record<string, JsonSchema>> => {
  const classes = inputClasses();
  const schemas = validationMetadatasToSchemas({
    classTransformerMetadataStorage: defaultMetadataStorage,
    refPointerPrefix,
    additionalConverters: converters,
  }) as Record<string, JsonSchema>;
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const { properties = {} } = schema;
      for (const [field, property] of Object.entries(properties)) requireBounds(`${name}.${field}`, property);
      return [name, { ...schema, properties: withLabels(classes.get(name), properties), additionalProperties: false }];
    }),
  );
};

const decorated = (): ReadonlyMap<{ readonly name: string }, unknown> =>
  (getMetadataStorage() as unknown as { readonly validationMetadatas: ReadonlyMap<{ readonly name: string }, unknown> })
    .validationMetadatas;

/** The decorated classes by name. */
const inputClasses = (): ReadonlyMap<string, unknown> => {
  const classes = [...decorated().keys()];
  const byName = new Map(classes.map((each) => [each.name, each]));
  const shared = classes.find((each) => byName.get(each.name) !== each);
  if (shared) {
    throw new Error(`Two input classes are named ${shared.name}: schemas are known by the name of their class.`);
  }
  return byName;
};

const requireBounds = (place: string, schema: JsonSchema): void => {
  if (schema.items) requireBounds(`${place}[]`, schema.items);
  if (schema['type'] === 'array' && schema['maxItems'] === undefined)
    throw new Error(`${place} is a list without a greatest size.`);
  const bounded = ['maxLength', 'enum', 'pattern'].some((keyword) => schema[keyword] !== undefined);
  if (schema['type'] === 'string' && !bounded) throw new Error(`${place} is a text without a greatest length.`);
  if (!isTold(schema)) throw new Error(`${place} has a pattern that is not told in words.`);
};

/** The schema of a class that adds no field of its own is that of the class it extends. */
export const schemaName = (schemas: Readonly<Record<string, JsonSchema>>, input: InputClass<unknown>): string => {
  for (let known: { readonly name: string } = input; known.name; known = Object.getPrototypeOf(known)) {
    if (schemas[known.name]) return known.name;
  }
  throw new Error(`${input.name} has no class-validator decorators.`);
};

/**
 * That the schemas are valid ones themselves is left to the specs: to look at every start took as long as to compile
 * them.
 */
const ajvFor = (schema: object, allErrors: boolean): Ajv2020 => {
  const ajv = new Ajv2020({ allErrors, verbose: true, strictTypes: false, meta: false, validateSchema: false });
  ajv.addVocabulary(LABEL_KEYWORDS);
  ajv.addKeyword({ keyword: IMPERSONAL, type: 'string', validate: (_on: true, text: string) => isImpersonal(text) });
  ajv.addKeyword({ keyword: NO_NIK, type: 'string', validate: (_on: true, text: string) => !isNothingButNik(text) });
  for (const [name, { holds }] of Object.entries(FORMATS)) ajv.addFormat(name, holds);
  return ajv.addSchema(schema, 'inputs');
};

/**
 * Values of an input of which all errors are told; of a larger one, which may hold hundreds of thousands, the first
 * alone.
 */
const EXPLAINED = 10_000;

/** However deeply nested, it is not looked at further than need be. */
const isLarge = (content: unknown): boolean => {
  const open: unknown[] = [content];
  for (let seen = 1; open.length > 0;) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    const within: unknown[] = Object.values(value);
    seen += within.length;
    if (seen > EXPLAINED) return true;
    open.push(...within);
  }
  return false;
};

/**
 * The input as the class declares it, its texts spelled alike (NFC). What lies in it is checked by the class; no text
 * whatever holds signs that nobody sees.
 * @throws Rejection `E_VALIDATION` or `E_AMOUNT`, with every error in `details`.
 */
export type InputCheck<T> = (body: unknown) => T;

/**
 * Makes checks for input classes, each compiled when it is first used. The check stops at the first error, so that no
 * input can make it slow; only then are all errors of an input of usual size gathered, without the comparison of list
 * items, whose time grows with the square of the list.
 */
export const inputChecks = (): InputChecks => {
  const classes = decorated().size;
  if (known?.classes !== classes) known = { classes, checks: checksOfAll() };
  return known.checks;
};

type InputChecks = <T extends object>(input: InputClass<T>) => InputCheck<T>;

/** Shared by all who check inputs, until other classes are there. */
let known: { readonly classes: number; readonly checks: InputChecks } | undefined;

const checksOfAll = (): InputChecks => {
  const $defs = inputSchemas('#/$defs/');
  const quick = madeOnce(() => ajvFor({ $defs }, false));
  const thorough = madeOnce(() =>
    ajvFor(
      { $defs: JSON.parse(JSON.stringify($defs, (key, value) => (key === 'uniqueItems' ? undefined : value))) },
      true,
    ),
  );
  return <T extends object>(input: InputClass<T>): InputCheck<T> => {
    const pointer = `inputs#/$defs/${schemaName($defs, input)}`;
    const compiled = madeOnce(() => quick().getSchema(pointer) as ValidateFunction<T>);
    return (body) => {
      const content = body ?? {};
      const accepts = compiled();
      if (accepts(content)) {
        const faulty = faultyTexts(content);
        if (faulty.length > 0) throw refusalOf(faulty);
        return content;
      }
      const first = accepts.errors!;
      throw inputRejection(isLarge(content) ? first : (allErrors(thorough(), pointer, content) ?? first));
    };
  };
};

const madeOnce = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

const allErrors = (thorough: Ajv2020, pointer: string, content: unknown): readonly ErrorObject[] | undefined => {
  const explains = thorough.getSchema(pointer)!;
  return explains(content) ? undefined : explains.errors!;
};
