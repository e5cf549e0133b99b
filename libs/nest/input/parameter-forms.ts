import {
  NATIONAL,
  REGION_CODE,
  REGION_CODE_FORM,
  isLocalDate,
  isRegionCode,
  type FieldKind,
  type Instant,
  type Scalar,
} from '#kernel';
import type { ParameterForm } from '#runtime';
import { ID } from './formats.js';
import { malformed } from '../refusals/problem.js';

/** How the value of a parameter is written: read, told to whoever got it wrong, described in OpenAPI. */
export interface Form {
  readonly read: (text: string) => Scalar | undefined;
  readonly meaning: readonly [id: string, en: string];
  readonly schema: object;
}

/** Characters of the longest text. */
export const LONGEST = 200;
const only =
  (holds: (text: string) => boolean) =>
  (text: string): Scalar | undefined =>
    holds(text) ? text : undefined;
const YEAR = /^(19|20|21)\d{2}$/;

const FORMS: Readonly<Record<Exclude<ParameterForm, readonly string[]>, Form>> = {
  text: {
    read: only((text) => text.length <= LONGEST && /\S/.test(text)),
    meaning: [`teks 1–${LONGEST} karakter, bukan spasi saja`, `a text of 1–${LONGEST} characters that is not blank`],
    schema: { type: 'string', minLength: 1, maxLength: LONGEST, pattern: '\\S' },
  },
  words: {
    read: only((text) => text.length <= LONGEST && /[\p{L}\p{N}]/u.test(text)),
    meaning: [
      `teks 1–${LONGEST} karakter dengan sedikitnya satu huruf atau angka`,
      `a text of 1–${LONGEST} characters with a letter or digit in it`,
    ],
    schema: { type: 'string', minLength: 1, maxLength: LONGEST, pattern: '[\\p{L}\\p{N}]' },
  },
  id: {
    read: only((text) => ID.test(text)),
    meaning: ['id: huruf, angka, titik, garis, 1–64 karakter', 'an id: letters, digits, dots, dashes, 1–64 characters'],
    schema: { type: 'string', pattern: ID.source },
  },
  integer: {
    read: (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : undefined),
    meaning: ['bilangan bulat', 'a whole number'],
    schema: { type: 'integer' },
  },
  boolean: {
    read: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
    meaning: ['true atau false', 'true or false'],
    schema: { type: 'boolean' },
  },
  date: {
    read: only(isLocalDate),
    meaning: [
      'tanggal yang ada, ditulis tahun-bulan-hari, seperti 2024-11-19',
      'a calendar date, written year-month-day, like 2024-11-19',
    ],
    schema: { type: 'string', format: 'date', examples: ['2024-11-19'] },
  },
  year: {
    read: (text) => (YEAR.test(text) ? Number(text) : undefined),
    meaning: ['tahun empat angka, 1900–2199, seperti 2024', 'a year of four digits, from 1900 to 2199, like 2024'],
    schema: { type: 'integer', minimum: 1900, maximum: 2199, examples: [2024] },
  },
  region: {
    read: only(isRegionCode),
    meaning: ['kode wilayah seperti 63.10', 'the code of a region, like 63.10'],
    schema: { type: 'string', pattern: REGION_CODE.source, examples: ['63.10'] },
  },
  scope: {
    read: only((text) => text === NATIONAL || isRegionCode(text)),
    meaning: ['kode wilayah seperti 63.10, atau ID', 'the code of a region, like 63.10, or ID'],
    schema: { type: 'string', pattern: `^(${NATIONAL}|${REGION_CODE_FORM})$`, examples: ['63.10'] },
  },
};

const OF_KIND: Readonly<Record<FieldKind, keyof typeof FORMS>> = {
  text: 'text',
  integer: 'integer',
  boolean: 'boolean',
  regions: 'region',
  sum: 'integer',
};

/** @param form absent: as the kind of the field has it. */
export const formOf = (form: ParameterForm | undefined, kind: FieldKind): Form => {
  const asked = form ?? OF_KIND[kind];
  if (typeof asked === 'string') return FORMS[asked];
  const values = asked.join(', ');
  return {
    read: only((text) => asked.includes(text)),
    meaning: [`salah satu dari ${values}`, `one of ${values}`],
    schema: { type: 'string', enum: asked },
  };
};

/** @throws Rejection `E_MALFORMED` that names the parameter and its form */
export const valueOf = (name: string, { read, meaning: [id, en] }: Form, text: string): Scalar => {
  const value = read(text);
  if (value !== undefined) return value;
  throw malformed(name, `Parameter ${name} harus berupa ${id}.`, `The parameter ${name} must be ${en}.`);
};

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/** The instant, when there is such a one: no 30 February, no 24 o'clock. */
export const instantFrom = (text: string): Instant | undefined =>
  isLocalDate(INSTANT.exec(text)?.[1]) ? (new Date(text).toISOString() as Instant) : undefined;
