import { readsAsNik } from './nik-form.js';
import { reject } from './rejection.js';
import { textAsRead, type TextAsRead } from './text-as-read.js';

/**
 * Numbers of population (NIK, 16 digits), of service (NIP, 18), of taxpayers (NPWP, 15), phones, e-mail: what no record
 * may hold (COM-11). All is looked for in the text as it reads, however it is written.
 */
type Span = readonly [from: number, until: number];
type Find = (text: string) => Span[];

/** No part of a longer number, nor of an id or a link in which digits and letters take turns. */
const BEGIN = String.raw`(?<!\p{N}\p{L}{0,20})`;
const END = String.raw`(?!\p{L}{0,20}\p{N})`;
/** What may stand between two digits of one number. */
const GAP = String.raw`(?: ?[-./,_]{1,2} ?| )`;

const matches = (pattern: RegExp, text: string): Span[] =>
  [...text.matchAll(pattern)].map(({ 0: found, index }) => [index, index + found.length]);

/** A place of so many digits that reads as such a number; other places may begin within one that does not. */
const numbers = (length: number, holds: (digits: string, written: string, before: string) => boolean): Find => {
  const pattern = new RegExp(String.raw`${BEGIN}\d(?:${GAP}?\d){${length - 1}}${END}`, 'gu');
  return (text) => {
    const found: Span[] = [];
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const { 0: written, index } = match;
      if (holds(written.replace(/\D/g, ''), written, text.slice(Math.max(0, index - 8), index)))
        found.push([index, index + written.length]);
      else pattern.lastIndex = index + 1;
    }
    return found;
  };
};

/**
 * Whether a number is written in groups as people write it: in one or two, in groups of one size, or between its parts.
 * One or three digits before a sign are whole degrees, and groups of three an amount.
 */
const isGrouped = (written: string, parts: readonly number[]): boolean => {
  const sizes = written.split(/\D+/).map((group) => group.length);
  const cuts = sizes.slice(0, -1).map((_, index) => sizes.slice(0, index + 1).reduce((sum, size) => sum + size, 0));
  const alike = sizes[0] !== 3 && sizes.slice(0, -1).every((size) => size === sizes[0]) && sizes.at(-1)! <= sizes[0]!;
  return cuts.length === 1
    ? ![1, 3].includes(cuts[0]!)
    : cuts.length === 0 || alike || cuts.every((cut) => parts.includes(cut));
};

const DEGREES_BEFORE = /(?:-\d{1,2}|(?<!\d)(?:9[5-9]|1[0-4]\d))\.$/;
const isFraction = (written: string, before: string): boolean => /^\d+$/.test(written) && DEGREES_BEFORE.test(before);

/** A district and a village of one regency: no NIK has so high a sequence, and that regency for a day of birth. */
const OF_REGIONS = /^(\d{2})\D?(\d{2})\D?\d{2}\D+\1\D?\2\D?\d{2}\D?[123]\d{3}$/;

const niks = numbers(
  16,
  (digits, written, before) =>
    readsAsNik(digits) &&
    isGrouped(written, [2, 4, 6, 8, 10, 12]) &&
    !isFraction(written, before) &&
    !OF_REGIONS.test(written),
);
/** With a digit too many before or behind. */
const misspeltNiks = numbers(
  17,
  (digits, written, before) =>
    /^\d+$/.test(written) &&
    (readsAsNik(digits.slice(1)) || readsAsNik(digits.slice(0, 16))) &&
    !isFraction(written, before),
);
const NIP = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:19|20)\d{4}[12]\d{3}$/;
const nips = numbers(18, (digits, written) => NIP.test(digits) && isGrouped(written, [4, 6, 8, 12, 14, 15]));

const PHONE_GAP = String.raw`(?: ?[-.()]{1,2} ?| )`;
const PHONE = new RegExp(
  String.raw`(?<!\+)${BEGIN}(?!62(?:\.\d{3})+(?!\d))\(?(?:\+?62${PHONE_GAP}?(?:0${PHONE_GAP})?|0${PHONE_GAP}?)8(?:` +
    String.raw`\d{1,2}(?:${PHONE_GAP}| ?/ ?)?\d{3,5}${PHONE_GAP}?\d{3,5}(?:${PHONE_GAP}\d{3,4})?|` +
    String.raw`\d{2}(?:${PHONE_GAP}\d{2}){3,5}|(?:${PHONE_GAP}\d){7,11})${END}`,
  'gu',
);

/** Whether a place is one part of the number of a paper, as in `800.1.11.1/0812345678/2026`. */
const isInPaperNumber = (text: string, [from, until]: Span): boolean => {
  const before = /(?:^|\S*\/|\s)$/u.exec(text.slice(Math.max(0, from - LONGEST_PAPER), from));
  const behind = /^(?:$|\s|\/\S*)/u.exec(text.slice(until, until + LONGEST_PAPER));
  const others = [before, behind].flatMap((side) => side?.[0].split(/[/\s]/) ?? []).filter((part) => part !== '');
  return (
    before !== null &&
    behind !== null &&
    others.length > 1 &&
    others.some((part) => /\d/.test(part)) &&
    others.some((part) => /\p{L}|\d\.\d/u.test(part))
  );
};
const LONGEST_PAPER = 120;
const phones: Find = (text) => matches(PHONE, text).filter((place) => !isInPaperNumber(text, place));

/** As it is printed, and in any way behind its name. */
const TAXPAYER = new RegExp(
  String.raw`(?<!\d)\d{2}\.\d{3}\.\d{3}\.\d[ .-]\d{3}\.\d{3}(?!\d)|` +
    String.raw`(?<=NPWP\D{0,30})(?<!\d)\d(?:${GAP}?\d){14}(?!\d)`,
  'giu',
);

/** Mail of an office of the state or of a village is nobody's own. */
const OF_OFFICE = String.raw`(?! ?[\p{L}\d.-]{0,200}\.(?:go|desa)\.id(?!\.?[\p{L}\d-]))`;
const MAIL = new RegExp(
  String.raw`(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}(?:@${OF_OFFICE}[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){0,7}\.\p{L}{2,24}|` +
    String.raw` ?@${OF_OFFICE} ?[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){0,7}\.(?:com|net|org|id|info|me|io)(?![\p{L}\d]))`,
  'giu',
);

/** What consists of many digits and is of nobody: days, codes of villages and lists of codes, UUIDs. */
const OF_NOBODY = new RegExp(
  [
    String.raw`(?<!\d)(?:\d{1,2}([-./ ])\d{1,2}\1(?:19|20)\d{2}|(?:19|20)\d{2}([-./])\d{1,2}\2\d{1,2})(?!\d)`,
    String.raw`(?<![\d.])[1-9]\d\.\d{2}\.\d{2}\.[12]\d{3}(?!\.?\d)`,
    String.raw`(?<![\d.])[1-9]\d\.\d{2}(?:\.\d{2})?(?:(?: ?[,;/-] ?| )[1-9]\d\.\d{2}(?:\.\d{2})?(?!\.?\d))+`,
    String.raw`(?<![\p{L}\p{N}])[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}(?![\p{L}\p{N}])`,
  ].join('|'),
  'giu',
);

const NUMBERS: readonly Find[] = [niks, misspeltNiks, nips, phones];

/** What can hold nothing of the kind: no sign of mail, and too few numerals, of which none stands for several. */
const isHarmless = (text: string): boolean => !/[@＠﹫\p{No}\p{Nl}]|(?:\p{N}\P{N}*){9}/u.test(text);

const personalIn = ({ text }: TextAsRead): readonly Span[] => {
  const rest = text.replace(OF_NOBODY, (found) => '\u0001'.repeat(found.length));
  const found = [...NUMBERS.flatMap((find) => find(rest)), ...matches(TAXPAYER, text), ...matches(MAIL, text)];
  const apart: Span[] = [];
  for (const [from, until] of found.sort(([one], [other]) => one - other)) {
    const last = apart.at(-1);
    if (last && from < last[1]) apart[apart.length - 1] = [last[0], Math.max(last[1], until)];
    else apart.push([from, until]);
  }
  return apart;
};

/** What stands where personal data stood. */
export const WITHHELD = '[data pribadi]';

/**
 * A text without what looks like personal data; the rest of it stays as it was written. What is withheld parts its
 * neighbours, so that what is left is looked at again.
 */
export const withoutPersonal = (text: string): string => {
  if (isHarmless(text)) return text;
  const read = textAsRead(text);
  let left = '';
  let after = 0;
  for (const place of personalIn(read)) {
    const [from, until] = read.written(...place);
    left += text.slice(after, from) + WITHHELD;
    after = until;
  }
  return after === 0 ? text : withoutPersonal(left + text.slice(after));
};

/** Whether a text holds no number of a person, however it is written. */
export const isImpersonal = (text: string): boolean => isHarmless(text) || personalIn(textAsRead(text)).length === 0;

/** Whether a text is a number of population and nothing else. */
export const isNothingButNik = (text: string): boolean => {
  const { text: read } = textAsRead(text);
  return /^[\d\W_]+$/u.test(read) && niks(read).length > 0 && read.replace(/\D/g, '').length === 16;
};

/** What is said of a text that holds one; the number itself never is. */
export const PERSONAL_TEXT = [
  'memuat NIK, NIP, NPWP, nomor telepon atau surel seseorang, atau nomor yang berbentuk sama; tulis tanpa nomor itu. Data orang disimpan dengan POST /v1/subjects; telepon, WhatsApp, atau rekening kantor cukup ada dalam berkas suratnya',
  "holds somebody's NIK, NIP, NPWP, telephone number or e-mail address, or a number of that form; write it without. Data of a person are kept by POST /v1/subjects; the telephone, WhatsApp or bank account of an office stays in the file of its letter",
] as const;

/** COM-11: no number of a person gets into a record by what somebody writes. @throws Rejection naming the field */
export const requireNothingPersonal = (text: string | undefined, field: string): void => {
  if (text === undefined || isImpersonal(text)) return;
  const [id, en] = PERSONAL_TEXT;
  throw reject('E_VALIDATION', {
    ruleId: 'COM-11',
    field,
    messageId: `Tulisan ini ${id}.`,
    messageEn: `The text ${en}.`,
  });
};
