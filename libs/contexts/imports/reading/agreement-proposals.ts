import type { Meaning } from '#kernel';
import type { AgreementReading, Flag } from '#import';
import { INSTRUMENT_WORDS } from '../domain/register-words.codes.js';
import type { Proposal } from './register-kind.js';

/** What is written for an instrument, so that it is read as that one. */
const WRITTEN = {
  KESEPAKATAN_BERSAMA: 'KB',
  NOTA_KESEPAKATAN: 'Nota Kesepakatan',
  PKS: 'PKS',
  PERATURAN_BERSAMA: 'Peraturan Bersama',
  FOREIGN_MOU: 'MSP',
} as const;

/** By its row: serial numbers are left out in some registers, and begin anew in others. */
const asRow = ({ details }: Flag): Proposal => {
  const [row, no] = [details?.['row'], String(details?.['no'] ?? '')];
  const at: Meaning = no
    ? [`nomor urut ${no} (baris ${row})`, `serial number ${no} (row ${row})`]
    : [`baris ${row}`, `row ${row}`];
  return { text: `baris ${row}`, label: [`Ya, perjanjian pada ${at[0]}`, `Yes, the agreement at ${at[1]}`] };
};

/** The numbers as they are written, with what a scanner misread put right. */
const asScanned = ({ cells: { numbers } }: AgreementReading): readonly Proposal[] => {
  const text = (numbers.value ?? []).map(({ number, proposed }) => proposed ?? number).join('; ');
  return [{ text, label: [`Seharusnya ${text}`, `It should be ${text}`] }];
};

/** What a row asks, with the answers that it may have. */
export const agreementProposals = (flag: Flag, read: AgreementReading): readonly Proposal[] => {
  const { kind, parties } = read.cells;
  switch (flag.code) {
    case 'BILATERAL_OR_JOINT': {
      const others = (parties.value?.length ?? 1) - 1;
      return [
        {
          text: 'bersama',
          label: [`Satu perjanjian dengan ${others + 1} pihak`, `One agreement of ${others + 1} parties`],
        },
        {
          text: 'bilateral',
          label: [
            `${others} perjanjian dua pihak, masing-masing dengan pihak pertama`,
            `${others} bilateral agreements, each with the first party`,
          ],
        },
      ];
    }
    case 'SEVERAL_RECORDS': {
      const instruments = kind.value?.instruments ?? [];
      const [first] = instruments;
      const alone = instruments.map((each): Proposal => {
        const [id, en] = INSTRUMENT_WORDS[each];
        return { text: WRITTEN[each], label: [`Satu dokumen saja: ${id}`, `One document only: ${en}`] };
      });
      const both: Proposal = {
        text: 'KB & PKS',
        label: ['Dua dokumen: Kesepakatan Bersama dan PKS', 'Two documents: a memorandum and a PKS'],
      };
      return first === undefined ? [] : [both, ...alone];
    }
    case 'PARENT_PROPOSED':
    case 'ENDS_ANOTHER':
    case 'CHANGES_ANOTHER':
      return [asRow(flag)];
    case 'LOOKS_SCANNED':
      return asScanned(read);
    default:
      return [];
  }
};
