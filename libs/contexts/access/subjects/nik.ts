import { reject } from '#kernel';

/** A population number (NIK): 6 digits of place, birth as DDMMYY (a woman's day is raised by 40), 4 digits of sequence. */
export type Nik = string & { readonly __nik: unique symbol };

const FORM = /^\d{6}(\d{2})(\d{2})\d{2}(\d{4})$/;

/** @throws Rejection `E_VALIDATION`, which never repeats the number. */
export const nik = (text: unknown, field = '/nik'): Nik => {
  const [, day, month, sequence] = (typeof text === 'string' && FORM.exec(text)) || [];
  const plausible = inRange(Number(month), 1, 12) && (inRange(Number(day), 1, 31) || inRange(Number(day), 41, 71)) && sequence !== '0000';
  if (plausible) return text as Nik;
  throw reject('E_VALIDATION', {
    ruleId: 'COM-11', field, messageId: 'NIK harus 16 angka yang sah.', messageEn: 'A NIK is a valid number of 16 digits.',
  });
};

const inRange = (value: number, from: number, to: number): boolean => value >= from && value <= to;
