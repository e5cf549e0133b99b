import type { ErrorObject } from 'ajv';
import { PERSONAL_TEXT, pointerWith, reject, type ErrorCode, type Rejection } from '#kernel';
import { FORMATS } from './formats.js';
import { nearestName } from './nearest-name.js';
import { LINES, ONE_LINE } from './visible-text.js';

/** One thing wrong with an input. `field` is a JSON pointer into the body. */
export interface InputError {
  readonly field: string;
  readonly code: ErrorCode;
  readonly messageId: string;
  readonly messageEn: string;
  readonly ruleId?: string;
}

const MOST_SHOWN = 50;

type Texts = readonly [id: string, en: string];

/**
 * Name of the check of a text of a form of its own, whose description tells the form in words: `Indonesian / English`.
 */
export const OF_FORM = 'ofForm';

/** Keyword and check of a text that holds no number of a person (COM-11). */
export const IMPERSONAL = 'x-impersonal';

/** Keyword and check of the number of a paper: it is no number of population. */
export const NO_NIK = 'x-no-nik';

/** Whether a pattern is told in words to whoever got it wrong. */
export const isTold = (schema: Readonly<Record<string, unknown>>): boolean =>
  schema['pattern'] === undefined ||
  String(schema['pattern']) in WRITTEN ||
  String(schema['description']).includes(' / ');

const TYPES: Readonly<Record<string, Texts>> = {
  string: ['teks', 'a text'],
  integer: ['bilangan bulat', 'a whole number'],
  number: ['bilangan', 'a number'],
  boolean: ['true atau false', 'true or false'],
  array: ['daftar', 'a list'],
  object: ['objek', 'an object'],
};

/** How much there is of what is too long or too short. */
const now = (value: unknown): Texts => {
  if (typeof value !== 'string' && !Array.isArray(value)) return ['', ''];
  const count = [...value].length;
  return [`; yang ada ${count}`, `; there are ${count}`];
};

/** How a number is written as the text that is asked for. */
const quoted = (type: unknown, value: unknown): string =>
  type === 'string' && typeof value === 'number' ? `, "${value}"` : '';

/** What an Ajv keyword means to the reader, Indonesian and English; `limit` is the keyword's value. */
const MEANINGS: Readonly<Record<string, (limit: unknown, value?: unknown) => Texts>> = {
  required: () => ['wajib diisi', 'is required'],
  additionalProperties: () => ['tidak dikenal', 'is not a known field'],
  type: (type, value) => [
    `harus berupa ${TYPES[String(type)]?.[0] ?? type}${quoted(type, value)}`,
    `must be ${TYPES[String(type)]?.[1] ?? type}${quoted(type, value)}`,
  ],
  enum: (values) => [
    `harus salah satu dari ${(values as unknown[]).join(', ')}`,
    `must be one of ${(values as unknown[]).join(', ')}`,
  ],
  minLength: (n, value) => [
    `sedikitnya ${n} karakter${now(value)[0]}`,
    `must have at least ${n} characters${now(value)[1]}`,
  ],
  maxLength: (n, value) => [
    `paling banyak ${n} karakter${now(value)[0]}`,
    `must have at most ${n} characters${now(value)[1]}`,
  ],
  minItems: (n, value) =>
    n === 1
      ? ['sebutkan sedikitnya satu butir', 'name at least one item']
      : [`sedikitnya ${n} butir${now(value)[0]}`, `must have at least ${n} items${now(value)[1]}`],
  maxItems: (n, value) => [`paling banyak ${n} butir${now(value)[0]}`, `must have at most ${n} items${now(value)[1]}`],
  uniqueItems: () => ['tidak boleh memuat butir yang sama', 'must not repeat an item'],
  minimum: (n) => [`paling kecil ${n}`, `must be at least ${n}`],
  maximum: (n) => [`paling besar ${n}`, `must be at most ${n}`],
  exclusiveMinimum: (n) => [`harus lebih dari ${n}`, `must be greater than ${n}`],
  exclusiveMaximum: (n) => [`harus kurang dari ${n}`, `must be less than ${n}`],
  multipleOf: (n) => [`harus kelipatan ${n}`, `must be a multiple of ${n}`],
  pattern: (pattern) => WRITTEN[String(pattern)] ?? INVALID,
};

const INVALID: Texts = ['tidak sah', 'is not valid'];

const WRITTEN: Readonly<Record<string, Texts>> = {
  [LINES.source]: ['tidak boleh kosong', 'must not be blank'],
  [ONE_LINE.source]: ['harus satu baris dan tidak kosong', 'must be one line that is not blank'],
};

/**
 * The refusal of an input: the first error speaks for it, all are in `details.errors`, each once. A field that is
 * written almost like a known one speaks before what it leaves missing.
 */
export const inputRejection = (found: readonly ErrorObject[]): Rejection => {
  const shown = found.slice(0, MOST_SHOWN);
  const misspelt = shown.find((error) => meantBy(error) !== undefined);
  return refusalOf((misspelt ? [misspelt, ...shown] : shown).map(inputError));
};

/** The known field that an unknown one was most likely meant to be. */
const meantBy = ({ keyword, params, parentSchema }: ErrorObject): string | undefined =>
  keyword === 'additionalProperties'
    ? nearestName(String(params['additionalProperty']), Object.keys((parentSchema?.['properties'] as object) ?? {}))
    : undefined;

const once = (errors: readonly InputError[]): readonly InputError[] =>
  errors.filter(
    ({ field, messageId }, index) =>
      errors.findIndex((other) => other.field === field && other.messageId === messageId) === index,
  );

/** @param errors at least one */
export const refusalOf = (found: readonly InputError[]): Rejection => {
  const errors = once(found.slice(0, MOST_SHOWN));
  const first = errors[0]!;
  const place = first.field.slice(1) || 'isian/input';
  return reject(first.code, {
    field: first.field,
    messageId: `${place}: ${first.messageId}.`,
    messageEn: `${place}: ${first.messageEn}.`,
    details: { errors },
    ...(first.code === 'E_AMOUNT' && { ruleId: 'COM-03' }),
    ...(first.ruleId && { ruleId: first.ruleId }),
  });
};

const inputError = (error: ErrorObject): InputError => {
  const { keyword, params, instancePath, parentSchema, data } = error;
  const within: unknown = params['missingProperty'] ?? params['additionalProperty'];
  const field = within === undefined ? instancePath : pointerWith(instancePath, String(within));
  const format = FORMATS[String(parentSchema?.['format'])];
  if (keyword === IMPERSONAL || keyword === NO_NIK) {
    const [messageId, messageEn] = PERSONAL_TEXT;
    return { field, code: 'E_VALIDATION', messageId, messageEn, ruleId: 'COM-11' };
  }
  if (format) return { field, code: format.code, messageId: format.messageId, messageEn: format.messageEn };
  const form =
    (keyword === 'pattern' || keyword === 'type') && parentSchema?.['pattern'] !== undefined
      ? inWords(parentSchema['description'])
      : undefined;
  const meant = meantBy(error);
  if (meant !== undefined)
    return {
      field,
      code: 'E_VALIDATION',
      messageId: `tidak dikenal; mungkin maksudnya ${meant}`,
      messageEn: `is not a known field; perhaps ${meant} is meant`,
    };
  const [messageId, messageEn] = form ?? MEANINGS[keyword]?.(limitOf(keyword, params), data) ?? INVALID;
  return { field, code: 'E_VALIDATION', messageId, messageEn };
};

/** The form of a text, from its description. */
const inWords = (description: unknown): Texts | undefined => {
  const [id, en] = typeof description === 'string' ? description.split(' / ') : [];
  return id && en ? [`harus berupa ${id}`, `must be ${en}`] : undefined;
};

const limitOf = (keyword: string, params: Readonly<Record<string, unknown>>): unknown =>
  keyword === 'enum' ? params['allowedValues'] : (params['limit'] ?? params[keyword]);
