import { dayInLetter, inRupiah, inWords } from '#kernel';
import type { FormPart } from '#paper';
import {
  AGREEMENT_CHANGED_PART_CODES,
  AGREEMENT_FACILITATOR_CODES,
  AGREEMENT_GROUND_CODES,
  AGREEMENT_SETTLED_CODES,
  type AgreementRecord,
} from '#contexts/agreements/contract';
import { NONE, paragraph, partyPlace, tableOrWords } from './agreement-parts.js';

const addenda = ({ addenda: all }: AgreementRecord): FormPart =>
  tableOrWords(
    {
      widths: [0.9, 2, 6.6, 2.5],
      head: ['Ke-', 'Diusulkan', 'Perubahan', 'Ditandatangani'],
      rows: all.map(({ addendumNo, on, changes, newTerm, signedOn }) => [
        String(addendumNo),
        dayInLetter(on),
        [
          ...changes.map(({ part, text }) => ({ text: `${inWords(AGREEMENT_CHANGED_PART_CODES, part)}: ${text}` })),
          ...(newTerm
            ? [{ text: `jangka waktu baru: ${newTerm.until ? `sampai ${dayInLetter(newTerm.until)}` : 'tanpa batas'}` }]
            : []),
        ],
        signedOn ? dayInLetter(signedOn) : 'belum',
      ]),
    },
    'Tidak ada adendum.',
  );

const activities = ({ activities: all }: AgreementRecord): FormPart =>
  tableOrWords(
    {
      widths: [0.7, 2.4, 9],
      head: ['No.', 'Tanggal', 'Kegiatan pelaksanaan'],
      rows: all.map(({ on, description }, index) => [`${index + 1}.`, dayInLetter(on), description]),
    },
    'Tidak ada kegiatan yang dicatat.',
  );

const reports = ({ reports: all, overdueYears }: AgreementRecord): readonly FormPart[] => [
  tableOrWords(
    {
      widths: [1.2, 2.4, 2.4, 6],
      head: ['Tahun', 'Disampaikan', 'Tenggat', 'Hasil'],
      rows: all.map(({ year, on, dueOn, late, outcome }) => [
        String(year),
        `${dayInLetter(on)}${late ? ' (terlambat)' : ''}`,
        dayInLetter(dueOn),
        outcome,
      ]),
    },
    'Belum ada laporan tahunan.',
  ),
  ...(overdueYears.length > 0 ? [paragraph(`Laporan yang lewat tenggat: tahun ${overdueYears.join(', ')}.`)] : []),
];

const breaches = ({ breaches: all }: AgreementRecord): readonly FormPart[] =>
  all.length === 0
    ? []
    : [
        tableOrWords(
          {
            widths: [0.9, 2.2, 3, 6],
            head: ['Teguran ke-', 'Tanggal', 'Pihak yang ditegur', 'Uraian'],
            rows: all.map(({ breachNo, on, inBreach, description }) => [
              String(breachNo),
              dayInLetter(on),
              partyPlace(inBreach),
              description,
            ]),
          },
          '',
        ),
      ];

const disputes = ({ disputes: all }: AgreementRecord): FormPart =>
  tableOrWords(
    {
      widths: [0.7, 2, 1.9, 3.9, 4],
      head: ['No.', 'Diajukan', 'Oleh', 'Pokok perselisihan', 'Penyelesaian'],
      rows: all.map(({ disputeNo, on, partyNo, subject, resolvedOn, facilitator, outcome }) => [
        `${disputeNo}.`,
        dayInLetter(on),
        partyPlace(partyNo),
        subject,
        resolvedOn
          ? `${dayInLetter(resolvedOn)}, ${facilitator ? `oleh ${inWords(AGREEMENT_FACILITATOR_CODES, facilitator)}` : ''}: ${outcome ?? NONE}`
          : 'belum diselesaikan',
      ]),
    },
    'Tidak ada perselisihan.',
  );

const end = ({ termination, settlements, endReason }: AgreementRecord): readonly FormPart[] => [
  paragraph(
    termination
      ? `Diakhiri ${dayInLetter(termination.on)}; alasan: ${inWords(AGREEMENT_GROUND_CODES, termination.ground)}. ${termination.explanation}`
      : (endReason ?? 'Tidak diakhiri sebelum waktunya.'),
  ),
  ...(settlements.length === 0
    ? []
    : [
        tableOrWords(
          {
            widths: [2.2, 2.2, 5.4, 2.4],
            head: ['Tanggal', 'Hal', 'Uraian', 'Jumlah'],
            rows: settlements.map(({ on, settled, description, amount }) => [
              dayInLetter(on),
              inWords(AGREEMENT_SETTLED_CODES, settled),
              description,
              amount === undefined ? NONE : inRupiah(amount),
            ]),
          },
          '',
        ),
      ]),
];

/** What became of an agreement since it was drafted: the sections VIII to XI of its sheet. */
export const historyParts = (agreement: AgreementRecord): readonly (readonly [title: string, ...FormPart[]])[] => [
  ['VIII. ADENDUM', addenda(agreement)],
  ['IX. PELAKSANAAN DAN LAPORAN TAHUNAN', activities(agreement), ...reports(agreement)],
  ['X. PERSELISIHAN DAN TEGURAN', disputes(agreement), ...breaches(agreement)],
  ['XI. PENGAKHIRAN DAN PENYELESAIAN', ...end(agreement)],
];
