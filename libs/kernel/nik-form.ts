const BIRTH = /^(?:0[1-9]|[12]\d|3[01]|4[1-9]|[56]\d|7[01])(?:0[1-9]|1[0-2])\d{2}$/;
const REGENCY = /^(?:1[1-9]|[2-8]\d|9[0-6])(?:0[1-9]|[12]\d|7[1-9])$/;

/** Digits 7 to 12 of a number of population (NIK): the day of birth as DDMMYY, a woman's day raised by 40. */
export const isBirthInNik = (digits: string): boolean => BIRTH.test(digits);

/**
 * Whether 16 digits read as a number of population: a province and a regency (up to 29) or city (from 71), a district,
 * a day of birth, a sequence.
 */
export const readsAsNik = (digits: string): boolean =>
  /^\d{16}$/.test(digits) &&
  REGENCY.test(digits.slice(0, 4)) &&
  isBirthInNik(digits.slice(6, 12)) &&
  !digits.endsWith('0000');
