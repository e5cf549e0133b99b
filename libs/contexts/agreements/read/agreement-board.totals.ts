import { NATIONAL, totalKey, withAncestors, type Contribution, type Meaning, type Scope } from '#kernel';
import { AGREEMENT_STAGES, INSTRUMENTS, INSTRUMENT_CODES, STAGE_WORDS } from '../domain/agreement.codes.js';
import type { AgreementBoardEntry } from './agreement-board.document.js';

/** Name and version of the board, which its totals bear, too. */
export const AGREEMENT_BOARD = { name: 'agreements_register', version: 2 } as const;

/**
 * The kept totals of the board: `agreements`, region, year of signing (or of the beginning, until it is signed).
 * `region` is `ID` for the country, or any region in which a party sits or that lies around it; an agreement counts
 * once in each of them, however many of its parties lie there. What was voided counts nowhere.
 */
export const agreementsTotal = (region: Scope, year: number): string =>
  totalKey(AGREEMENT_BOARD, 'agreements', { region, year: String(year) });

const COUNTED = AGREEMENT_STAGES.filter((stage) => stage !== 'VOIDED');

/** What each count counts. */
export const AGREEMENT_MEASURES: Readonly<Record<string, Meaning>> = {
  agreements: [
    'Kerja sama yang ditandatangani dalam tahun ini, atau diprakarsai dan belum ditandatangani; yang dibatalkan karena salah tidak dihitung',
    'Cooperation signed in this year, or begun and not yet signed; records voided as wrong do not count',
  ],
  ...Object.fromEntries(
    COUNTED.map((stage) => [
      stage,
      [`Kerja sama yang kini ${STAGE_WORDS[stage][0]}`, `Cooperation that is now ${STAGE_WORDS[stage][1]}`],
    ]),
  ),
  ...Object.fromEntries(
    INSTRUMENTS.map((instrument) => [
      `signed_${instrument}`,
      [
        `${INSTRUMENT_CODES.codes[instrument][0]} yang ditandatangani`,
        `${INSTRUMENT_CODES.codes[instrument][1]}, signed`,
      ],
    ]),
  ),
  reportsOverdue: ['Perjanjian dengan laporan lewat tenggat', 'Agreements with an overdue report'],
  stalled: ['Kesepakatan tanpa tindak lanjut PKS', 'Memoranda that no PKS has followed'],
  disputed: ['Perjanjian dalam perselisihan', 'Agreements in dispute'],
};

export const contribute = (entry: AgreementBoardEntry): readonly Contribution[] => {
  if (entry.stage === 'VOIDED') return [];
  const areas: readonly Scope[] = [NATIONAL, ...new Set(entry.regions.flatMap(withAncestors))];
  return [
    {
      totals: areas.map((region) => agreementsTotal(region, entry.year)),
      measures: {
        agreements: 1n,
        [entry.stage]: 1n,
        ...(entry.signedOn && { [`signed_${entry.instrument}`]: 1n }),
        ...(entry.reportOverdue && { reportsOverdue: 1n }),
        ...(entry.stalled && { stalled: 1n }),
        ...(entry.disputed && { disputed: 1n }),
      },
    },
  ];
};
