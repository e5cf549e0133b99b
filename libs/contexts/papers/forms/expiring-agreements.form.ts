import { NATIONAL, dayInLetter, daysBetween, inLetters, type LocalDate } from '#kernel';
import type { AgreementsOnPaper, PaperMade } from './agreement-facts.js';
import {
  KEEPER,
  howMany,
  instrumentInLetter,
  lastDayOf,
  numbered,
  numbersOf,
  paragraph,
  partyInLetter,
  regionHead,
  signedBy,
  tableOrNil,
  weekdayInLetter,
} from './agreement-parts.js';

/** The days that a list of what ends looks at: from a day on, some months. */
export interface Span {
  readonly on: LocalDate;
  readonly months: number;
  readonly until: LocalDate;
}

/** Daftar kerja sama yang akan berakhir: what is in force on a day and ends within some months of it. */
export const expiringAgreementsForm = (
  { region, own, agreements, party }: AgreementsOnPaper,
  { on, months, until }: Span,
): PaperMade => {
  const where = own || region.code === NATIONAL ? region.name : `${region.name} dan wilayah di dalamnya`;
  const within = `${months} (${inLetters(months)}) bulan`;
  return {
    title: `Kerja sama ${region.name} yang akan berakhir dalam ${months} bulan sejak ${dayInLetter(on)}`,
    blocks: [
      regionHead(region),
      {
        kind: 'naming',
        name: 'Daftar Kerja Sama yang Akan Berakhir',
        beneath: [where, `dalam ${within}: ${dayInLetter(on)} s.d. ${dayInLetter(until)}`],
      },
      tableOrNil(
        {
          widths: [0.5, 3.2, 3.1, 2.6, 1.6, 2, 0.9, 2.4, 2],
          small: 'least',
          head: [
            'No.',
            'Judul dan bentuk',
            'Para pihak',
            'Nomor naskah tiap pihak',
            'Mulai berlaku',
            'Hari terakhir berlaku',
            'Sisa hari',
            'Klausul perpanjangan',
            'Tindak lanjut',
          ],
          rows: agreements.map((agreement, index) => {
            const last = lastDayOf(agreement)!;
            return [
              `${index + 1}.`,
              [{ text: agreement.title, bold: true }, { text: instrumentInLetter(agreement.instrument) }],
              numbered(agreement.parties.map((each) => partyInLetter(each, party))),
              numbersOf(agreement, 'documentNumber'),
              agreement.validFrom ? dayInLetter(agreement.validFrom) : '–',
              weekdayInLetter(last),
              String(daysBetween(on, last)),
              agreement.term?.extensionClause ?? 'tidak ada',
              '',
            ];
          }),
        },
        `NIHIL: tidak ada kerja sama yang berakhir antara ${dayInLetter(on)} dan ${dayInLetter(until)}.`,
      ),
      {
        kind: 'together',
        blocks: [
          paragraph(
            `Daftar ini memuat ${howMany(agreements.length)}. Adendum dan perpanjangan hanya dapat disepakati sebelum hari terakhir berlaku lewat; sesudahnya diperlukan perjanjian baru.`,
          ),
          signedBy(KEEPER),
        ],
      },
    ],
  };
};
