import { isBirthInNik, reject, type Rejection } from '#kernel';

/**
 * A population number (NIK): 6 digits of place, birth as DDMMYY (a woman's day is raised by 40), 4 digits of sequence.
 */
export type Nik = string & { readonly __nik: unique symbol };

const FORM = /^\d{6}(\d{6})(\d{4})$/;

/** @throws Rejection `E_VALIDATION`, which tells the part that is wrong and never repeats the number. */
export const nik = (text: unknown, field = '/nik'): Nik => {
  const [, birth, sequence] = (typeof text === 'string' && FORM.exec(text)) || [];
  if (birth === undefined)
    throw invalid(field, 'NIK terdiri atas 16 angka, tanpa spasi.', 'A NIK has 16 digits and no spaces.');
  if (!isBirthInNik(birth)) {
    throw invalid(
      field,
      'Angka ke-7 sampai ke-12 NIK ini bukan tanggal lahir (HHBBTT; hari perempuan ditambah 40).',
      "Digits 7 to 12 of this NIK are no date of birth (DDMMYY; a woman's day is raised by 40).",
    );
  }
  if (sequence === '0000')
    throw invalid(
      field,
      'Empat angka terakhir NIK ini, nomor urutnya, tidak boleh 0000.',
      'The last four digits of this NIK, its sequence, may not be 0000.',
    );
  return text as Nik;
};

const invalid = (field: string, messageId: string, messageEn: string): Rejection =>
  reject('E_VALIDATION', { ruleId: 'COM-11', field, messageId, messageEn });
