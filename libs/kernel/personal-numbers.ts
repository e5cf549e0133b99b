import { reject } from './rejection.js';

/**
 * Numbers of population (16 digits), of service (18), of taxpayers (15, as they are printed), phones, e-mail: what no
 * record may hold (COM-11). A number of population in four groups of four is told from four years by the day and month
 * of birth in it (of women the day is 40 more). What stands in groups of three behind dots is an amount.
 */
const PERSONAL = [
  /(?<!\d)\d{6}[ .-]?\d{6}[ .-]?\d{4}(?!\d)/gu,
  /(?<!\d)\d{2}[ .-]\d{2}[ .-]\d{2}[ .-]\d{6}[ .-]\d{4}(?!\d)/gu,
  /(?<!\d)\d{4}([ .-])\d{2}(?:[04][1-9]|[1256]\d|[37][01])\1(?:0[1-9]|1[0-2])\d{2}\1\d{4}(?!\d)/gu,
  /(?<!\d)(?:19|20)\d{6}[ .-]?\d{6}[ .-]?[12][ .-]?\d{3}(?!\d)/gu,
  /(?<!\d)\d{2}\.\d{3}\.\d{3}\.\d[ .-]\d{3}\.\d{3}(?!\d)/gu,
  /(?<![\d+])(?!62(?:\.\d{3})+(?!\d))(?:\+?62|0)[ .-]?8\d{1,2}(?:[ .-]?\d{3,5}){2}(?!\d)/gu,
  /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,8}/gu,
];

/** What stands where personal data stood. */
export const WITHHELD = '[data pribadi]';

/** A text without what looks like personal data. */
export const withoutPersonal = (text: string): string =>
  PERSONAL.reduce((left, pattern) => left.replace(pattern, WITHHELD), text);

/** Whether a text holds no number of a person, in whatever digits it is written. */
export const isImpersonal = (text: string): boolean => {
  const plain = text.normalize('NFKC');
  return withoutPersonal(plain) === plain;
};

/** What is said of a text that holds one; the number itself never is. */
export const PERSONAL_TEXT = [
  'memuat NIK, NIP, NPWP, nomor telepon atau surel seseorang; tulis tanpa data itu',
  "holds somebody's NIK, NIP, NPWP, telephone number or e-mail address; write it without",
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
