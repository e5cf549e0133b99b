import { NATIONAL, dayInLetter, inWords } from '#kernel';
import type { GridLine } from '#paper';
import { AGREEMENT_SCHEME_CODES, type AgreementRecord } from '#contexts/agreements/contract';
import type { AgreementsOnPaper, PaperMade } from './agreement-facts.js';
import {
  KEEPER,
  capitalised,
  howMany,
  instrumentInLetter,
  numbered,
  numbersOf,
  paragraph,
  partyInLetter,
  regionHead,
  seenBy,
  signedBy,
  stageInLetter,
  tableOrNil,
  termInLetter,
  valueLines,
} from './agreement-parts.js';

/** Where it stands, and what is to be known of it besides. */
const remarksOf = (agreement: AgreementRecord): readonly GridLine[] => {
  const { stage, addenda, children, termination, disputed, stalled, reportOverdue } = agreement;
  const signed = addenda.filter(({ signedOn }) => signedOn !== undefined).length;
  return [
    stageInLetter(stage),
    ...(termination ? [`diakhiri ${dayInLetter(termination.on)}`] : []),
    ...(signed > 0 ? [`${signed} adendum`] : []),
    ...(children.length > 0 ? [`${children.length} perjanjian pelaksana`] : []),
    ...(disputed ? ['dalam perselisihan'] : []),
    ...(stalled ? ['belum ditindaklanjuti PKS'] : []),
    ...(reportOverdue ? ['laporan lewat tenggat'] : []),
  ].map((text) => ({ text }));
};

/** Buku register kerja sama: every agreement signed in a year, one a row, to be bound. */
export const agreementRegisterForm = (
  { region, own, agreements, party }: AgreementsOnPaper,
  year: number,
): PaperMade => {
  const where = own || region.code === NATIONAL ? region.name : `${region.name} dan wilayah di dalamnya`;
  return {
    title: `Buku register kerja sama ${region.name} tahun ${year}`,
    blocks: [
      regionHead(region),
      { kind: 'naming', name: 'Buku Register Kerja Sama', beneath: [where, `TAHUN ${year}`] },
      tableOrNil(
        {
          widths: [0.5, 1.75, 2.4, 1.75, 2.8, 2.9, 1.3, 1.7, 1.7, 1.55],
          small: 'least',
          head: [
            'No.',
            'Nomor register tiap pihak',
            'Nomor naskah tiap pihak',
            'Bentuk dan skema',
            'Para pihak',
            'Judul dan objek',
            'Tanggal tanda tangan',
            'Berlaku',
            'Nilai',
            'Keadaan / keterangan',
          ],
          rows: agreements.map((agreement, index) => [
            `${index + 1}.`,
            numbersOf(agreement, 'registerNo'),
            numbersOf(agreement, 'documentNumber'),
            [
              { text: instrumentInLetter(agreement.instrument) },
              { text: capitalised(inWords(AGREEMENT_SCHEME_CODES, agreement.scheme)) },
            ],
            numbered(agreement.parties.map((each) => partyInLetter(each, party))),
            [{ text: agreement.title, bold: true }, { text: agreement.object }],
            agreement.signedOn ? dayInLetter(agreement.signedOn) : '–',
            termInLetter(agreement),
            valueLines(agreement),
            remarksOf(agreement),
          ]),
        },
        `NIHIL: tidak ada kerja sama yang ditandatangani dalam tahun ${year}.`,
      ),
      {
        kind: 'together',
        blocks: [
          paragraph(
            `Buku register tahun ${year} ini memuat ${howMany(agreements.length)} yang sudah ditandatangani semua pihak. Nomor ditulis menurut urutan para pihak; tanda – berarti tidak dicatat.`,
          ),
          signedBy(KEEPER, true, seenBy()),
        ],
      },
    ],
  };
};
