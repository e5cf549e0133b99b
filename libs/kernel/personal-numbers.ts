import { reject } from './rejection.js';

/** Numbers of population (16 digits), of service (18), phones, e-mail: what no record may hold (COM-11). */
const PERSONAL = [
  /(?<!\d)\d{6}[ .-]?\d{6}[ .-]?\d{4}(?!\d)/gu,
  /(?<!\d)(?:19|20)\d{6}[ .-]?\d{6}[ .-]?[12][ .-]?\d{3}(?!\d)/gu,
  /(?<![\d+])(?:\+?62|0)[ .-]?8\d{1,2}(?:[ .-]?\d{3,5}){2}(?!\d)/gu,
  /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,8}/gu,
];

/** What stands where personal data stood. */
export const WITHHELD = '[data pribadi]';

/** A text without what looks like personal data. */
export const withoutPersonal = (text: string): string =>
  PERSONAL.reduce((left, pattern) => left.replace(pattern, WITHHELD), text);

/** COM-11: no number of a person gets into a record by what somebody writes. @throws Rejection naming the field */
export const requireNothingPersonal = (text: string | undefined, field: string): void => {
  if (text === undefined || withoutPersonal(text) === text) return;
  throw reject('E_VALIDATION', {
    ruleId: 'COM-11',
    field,
    messageId: 'Tulisan ini memuat NIK, NIP, nomor telepon atau surel seseorang; tulis tanpa data itu.',
    messageEn: "The text holds somebody's NIK, NIP, telephone number or e-mail address; write it without.",
  });
};
