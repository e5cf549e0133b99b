import { reject } from '#kernel';
import type { StrayNumber } from './visit.facts.js';

const TEXTS: Readonly<Record<Exclude<StrayNumber['standing'], 'MISSPELLED'>, readonly [id: string, en: string]>> = {
  NEVER_GIVEN: [
    'Nomor ini tertulis menurut aturan penomoran kantor, tetapi belum pernah diberikan; minta nomornya dengan take-numbers.',
    "The number is written by the office's numbering rule but was never given; have it given by take-numbers.",
  ],
  VOIDED: [
    'Nomor ini sudah dinyatakan batal dalam buku agenda kantor; minta nomor lain dengan take-numbers.',
    'The number was declared void in the book of the office; have another one given by take-numbers.',
  ],
  OF_ANOTHER: [
    'Nomor ini diberikan buku agenda kantor kepada naskah lain; minta nomor untuk kunjungan ini dengan take-numbers.',
    'The book of the office gave this number to another paper; have one given to this visit by take-numbers.',
  ],
  OF_OTHER_KIND: [
    'Menurut buku agenda kantor nomor ini nomor naskah jenis lain; minta nomor untuk jenis ini dengan take-numbers.',
    'By the book of the office this is the number of a paper of another kind; have one given for this kind by take-numbers.',
  ],
  OF_OTHER_PERIOD: [
    'Nomor ini menyebut tahun atau bulan lain daripada tanggal naskahnya; perbaiki tanggalnya, atau minta nomor untuk hari itu dengan take-numbers.',
    'The number tells another year or month than the date of its paper; mend the date, or have a number given for that day by take-numbers.',
  ],
};

const textsOf = ({ standing, spelling }: StrayNumber): readonly [id: string, en: string] =>
  standing === 'MISSPELLED'
    ? [
        `Dalam buku agenda kantor nomor ini tertulis ${spelling}; tulis dengan angka nol yang sama.`,
        `In the book of the office this number is written ${spelling}; write it with the same zeros.`,
      ]
    : TEXTS[standing];

/**
 * NUM-07 [D]: who writes numbers as the office's rule has them takes them from its book. A number of that form that the
 * book does not know would be given to another paper later, and the book would have a number too many or a gap.
 */
export const requireOwnNumbers = ([stray]: readonly StrayNumber[]): void => {
  if (!stray) return;
  const [messageId, messageEn] = textsOf(stray);
  throw reject(stray.standing === 'OF_ANOTHER' ? 'E_NUMBER_TAKEN' : 'E_VALIDATION', {
    ruleId: 'NUM-07',
    field: stray.field,
    messageId,
    messageEn,
  });
};
