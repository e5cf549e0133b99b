import { dayInLetter, inWords } from '#kernel';
import type { PaperBlock } from '#paper';
import { AGREEMENT_GROUND_CODES, type AgreementRecord } from '#contexts/agreements/contract';
import { BLANK } from './form-parts.js';
import { heading, paragraph, tableOrWords } from './agreement-parts.js';
import type { ReportYear } from './cooperation-counts.js';

/** What the record of one agreement tells of a year that stood in its way. */
const toldOf = (agreement: AgreementRecord, { year, from, until }: ReportYear): readonly string[] => {
  const { disputes, breaches, termination, stalledOn, stalledUntil, overdueYears } = agreement;
  const within = ({ on }: { readonly on: string }): boolean => on >= from && on <= until;
  const waited = stalledOn !== undefined && stalledOn <= until && (stalledUntil === undefined || stalledUntil > until);
  return [
    ...disputes
      .filter((each) => each.on <= until && (each.resolvedOn === undefined || each.resolvedOn >= from))
      .map(
        ({ subject, resolvedOn }) =>
          `perselisihan: ${subject} (${resolvedOn && resolvedOn <= until ? `selesai ${dayInLetter(resolvedOn)}` : 'belum selesai'})`,
      ),
    ...breaches.filter(within).map(({ breachNo, description }) => `teguran ke-${breachNo}: ${description}`),
    ...(termination && within(termination)
      ? [`diakhiri ${dayInLetter(termination.on)}: ${inWords(AGREEMENT_GROUND_CODES, termination.ground)}`]
      : []),
    ...(waited ? ['belum ditindaklanjuti dengan perjanjian kerja sama'] : []),
    ...(overdueYears.includes(year) ? [`laporan pelaksanaan tahun ${year} belum disampaikan`] : []),
  ];
};

/** IV. Kendala: what records tell, and room for what only the office knows. */
export const obstaclesOf = (agreements: readonly AgreementRecord[], year: ReportYear): readonly PaperBlock[] => {
  const rows = agreements.flatMap((agreement) =>
    toldOf(agreement, year).map((told) => [agreement.title, told] as const),
  );
  return [
    heading('IV. KENDALA'),
    tableOrWords(
      {
        widths: [0.7, 5, 6.6],
        head: ['No.', 'Kerja sama', 'Kendala menurut catatan'],
        rows: rows.map(([title, told], index) => [`${index + 1}.`, title, told]),
      },
      'Nihil: tidak ada kendala yang dicatat dalam tahun ini.',
    ),
    paragraph(`Kendala lain dan usul tindak lanjut: ${BLANK}${BLANK}${BLANK}`),
  ];
};
