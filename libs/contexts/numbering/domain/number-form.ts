import { paperNumberSpelling, reject, type Rejection } from '#kernel';

/** How the numbers of one kind of paper are written: `090/{number}/{kind}/{office}/{month}/{year}`. */
export interface NumberForm {
  readonly template: string;
  /** Digits to which the running number is filled up with zeros. */
  readonly digits: number;
  readonly kindCode?: string;
  readonly officeCode?: string;
}

/** A place in a template that is filled in for each number. */
export type Filled = 'number' | 'month' | 'year';
/** A template with the codes of kind and office in their places. */
export type Pattern = readonly (Filled | { readonly text: string })[];

const FIELDS = ['number', 'kind', 'office', 'month', 'year'] as const;
type Field = (typeof FIELDS)[number];
const MONTHS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] as const;
/** Of a number on paper wherever one is asked for. */
const LONGEST = 120;
/** More digits than any book has. */
const MOST_DIGITS = 7;

const wrong = (field: string, messageId: string, messageEn: string): Rejection =>
  reject('E_VALIDATION', { ruleId: 'NUM-01', field, messageId, messageEn });

const isField = (name: string): name is Field => (FIELDS as readonly string[]).includes(name);

/** Texts and fields of a template in their order. @throws Rejection on `/template` for any other use of braces */
const partsOf = (template: string): readonly (Field | { readonly text: string })[] =>
  template.split(/(\{[^{}]*\})/u).flatMap((part): readonly (Field | { readonly text: string })[] => {
    if (part === '') return [];
    const name = /^\{(.*)\}$/u.exec(part)?.[1];
    if (name !== undefined && isField(name)) return [name];
    if (name === undefined && !/[{}]/u.test(part)) return [{ text: part }];
    throw wrong(
      '/template',
      `Pola memuat ${part}, yang tidak dikenal; isian dalam kurung kurawal: ${FIELDS.map((each) => `{${each}}`).join(', ')}.`,
      `The template holds ${part}, which is not known; fields in braces are ${FIELDS.map((each) => `{${each}}`).join(', ')}.`,
    );
  });

const codeFor = (form: NumberForm, field: 'kind' | 'office'): string => {
  const [name, code] = field === 'kind' ? ['kindCode', form.kindCode] : ['officeCode', form.officeCode];
  if (code !== undefined) return code;
  throw wrong(
    `/${name}`,
    `Pola memakai {${field}}; isi ${name}.`,
    `The template uses {${field}}; give ${name} as well.`,
  );
};

/** The same without what fills no place, where two texts beside each other are one. */
const joined = (parts: Pattern): Pattern =>
  parts.reduce<Pattern>((done, part) => {
    const last = done.at(-1);
    return typeof part === 'object' && typeof last === 'object'
      ? [...done.slice(0, -1), { text: last.text + part.text }]
      : [...done, part];
  }, []);

/** @throws Rejection where a code is given for which the template has no place, or has one and no code is given */
export const patternOf = (form: NumberForm): Pattern => {
  const parts = partsOf(form.template);
  for (const [field, name] of [
    ['kind', 'kindCode'],
    ['office', 'officeCode'],
  ] as const) {
    if (form[name] === undefined || parts.includes(field)) continue;
    throw wrong(
      `/${name}`,
      `Pola tidak memuat {${field}}, jadi ${name} tidak terpakai.`,
      `The template has no {${field}}, so ${name} is not used.`,
    );
  }
  return joined(parts.map((part) => (part === 'kind' || part === 'office' ? { text: codeFor(form, part) } : part)));
};

const touchesDigits = (part: Pattern[number] | undefined, end: 'first' | 'last'): boolean =>
  part === 'year' ||
  (typeof part === 'object' && (end === 'first' ? /^\d/u : /\d$/u).test(paperNumberSpelling(part.text)));

/**
 * NUM-01 [D]: the running number and the year stand in it once each, since the count begins anew with the year; the
 * running number can be told from what stands beside it; the longest text fits where a number is written.
 * @throws Rejection `E_VALIDATION`
 */
export const requireWholeForm = (form: NumberForm): void => {
  const pattern = patternOf(form);
  const times = (field: Filled): number => pattern.filter((part) => part === field).length;
  for (const field of ['number', 'year'] as const) {
    if (times(field) === 1) continue;
    throw wrong(
      '/template',
      `Pola harus memuat {${field}} tepat satu kali: hitungan mulai lagi setiap tahun.`,
      `The template must hold {${field}} exactly once: the count begins anew each year.`,
    );
  }
  if (times('month') > 1)
    throw wrong(
      '/template',
      'Pola memuat {month} paling banyak satu kali.',
      'The template holds {month} once at most.',
    );
  const at = pattern.indexOf('number');
  if (touchesDigits(pattern[at - 1], 'last') || touchesDigits(pattern[at + 1], 'first'))
    throw wrong(
      '/template',
      'Nomor urut harus dipisahkan dari angka lain, misalnya dengan garis miring.',
      'The running number must be set apart from other digits, with a slash for instance.',
    );
  const length = pattern.reduce(
    (sum, part) =>
      sum + (typeof part === 'object' ? part.text.length : { number: MOST_DIGITS, month: 4, year: 4 }[part]),
    0,
  );
  if (length > LONGEST)
    throw wrong(
      '/template',
      `Nomor menurut pola ini dapat sampai ${length} karakter; paling panjang ${LONGEST}.`,
      `Numbers of this template may have ${length} characters; ${LONGEST} is the most.`,
    );
};

/** The text of one number. @param on day of the paper as `YYYY-MM-DD` */
export const numberText = (form: NumberForm, number: number, on: string): string =>
  patternOf(form)
    .map((part) => {
      if (typeof part === 'object') return part.text;
      if (part === 'number') return String(number).padStart(form.digits, '0');
      return part === 'year' ? on.slice(0, 4) : MONTHS[Number(on.slice(5, 7)) - 1]!;
    })
    .join('');

/** A text of a template, of whose digits leading zeros may be left out or be more. */
const escaped = (text: string): string =>
  paperNumberSpelling(text)
    .replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')
    .replace(/(?<!\d)0*(?=\d)/gu, '0*');
const IN_TEXT = { number: '(?<number>\\d+)', month: `(?<month>${MONTHS.join('|')})`, year: '(?<year>\\d{4})' } as const;

/** What a text tells by a form. */
export interface ReadNumber {
  readonly number: number;
  readonly year: number;
  /** 1 to 12, where the form has it. */
  readonly month?: number;
}

/** What a text tells by that form, however it is spelled, leading zeros aside; undefined where it is not of it. */
export const readNumber = (form: NumberForm, text: string): ReadNumber | undefined => {
  const shape = patternOf(form).map((part) => (typeof part === 'object' ? escaped(part.text) : IN_TEXT[part]));
  const found = new RegExp(`^${shape.join('')}$`, 'u').exec(paperNumberSpelling(text))?.groups;
  if (!found?.['number'] || !found['year']) return undefined;
  const { number: digits, year, month } = found as { number: string; year: string; month?: (typeof MONTHS)[number] };
  return { number: Number(digits), year: Number(year), ...(month && { month: MONTHS.indexOf(month) + 1 }) };
};
