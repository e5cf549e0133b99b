import { NATIONAL, amount, totalKey, withAncestors, yearOf, type Contribution, type Scope } from '#kernel';
import { FUNDING_SOURCES, type FundingSource } from '../domain/visit.codes.js';
import { CALLED_OFF, type VisitStage } from '../domain/visit.state.js';
import type { VisitBoardEntry } from './visit-board.document.js';
import { jointContribution } from './visit-board.joint.js';
import { BOARD, listedContribution } from './visit-board.lists.js';

/** The kernel's key with two gaps, split once: a visit contributes to some twenty totals at every change. */
const keyOf = (total: string): ((region: Scope, year: number) => string) => {
  const [head, middle] = totalKey(BOARD, total, { region: '?', year: '?' }).split('?');
  return (region, year) => `${head}${region}${middle}${year}`;
};

/**
 * The key scheme of the board's kept totals, beside those that are listed (`VISIT_LISTS`):
 *
 * | key | measures |
 * |---|---|
 * | `visits`, region, year of the planned start | counts, one per status among them |
 * | `funding`, region, fiscal year of the money | sum in rupiah per source (`ADD`), and `total` |
 * | `jointOrigins`, `jointMoney`, region, joint visit | origins, persons, travellers; budgets (`JOINT_MEASURES`) |
 *
 * `region` is `ID` for the country, or any region that the origin or a host is or lies in, unless it stays away.
 * A visit counts once in each of them, however many of its parties lie there. What each measure counts is said in
 * `VISIT_MEASURES` and `FUNDING_MEASURES`; what a visit no longer is at its stage counts in none of them.
 */
export const visitsTotal = keyOf('visits');
export const fundingTotal = keyOf('funding');

type Meaning = readonly [id: string, en: string];
type CountedStage = Exclude<VisitStage, 'NONE' | 'VOIDED'>;
export type VisitMeasure =
  'visits' | CountedStage | 'reportsOnTime' | 'reportsLate' | 'overdue' | 'repeats' | 'travellers';
export type FundingMeasure = FundingSource | 'total';

const stage = (id: string, en: string): Meaning => [`Kunjungan yang kini ${id}`, `Visits that are now ${en}`];

/** What each count of visits counts. */
export const VISIT_MEASURES: Readonly<Record<VisitMeasure, Meaning>> = {
  visits: [
    'Kunjungan yang rencana mulainya dalam tahun ini, apa pun tahapnya kini; catatan yang dibatalkan karena salah (VOIDED) tidak dihitung',
    'Visits planned to start in this year, whatever stage they are at now; records voided as wrong do not count',
  ],
  PROPOSED: stage('diajukan dan menunggu tuan rumah', 'proposed and waiting for their hosts'),
  ACCEPTED: stage('diterima semua tuan rumah wajib', 'accepted by all required hosts'),
  APPROVED: stage('disetujui', 'approved'),
  TASKED: stage('sudah ber-Surat Tugas', 'under a travel order, not yet begun'),
  UNDERWAY: stage('berlangsung', 'under way'),
  COMPLETED: stage('selesai dan menunggu laporan', 'completed and waiting for the report'),
  REPORTED: stage('sudah dilaporkan', 'reported'),
  CLOSED: stage('ditutup', 'closed'),
  DECLINED: stage('ditolak tuan rumah wajib', 'declined by a required host'),
  CANCELLED: stage('dibatalkan sebelum mulai', 'cancelled before the start'),
  reportsOnTime: [
    'Laporan yang masuk sampai hari tenggatnya; tidak selama hari itu belum diketahui',
    'Reports that came by their due day; not while that day is unknown',
  ],
  reportsLate: ['Laporan yang masuk sesudah hari tenggatnya', 'Reports that came after their due day'],
  overdue: [
    'Laporan yang sudah lewat tenggat dan belum masuk; paling cepat sehari (REPORT_GRACE_HOURS) sesudah kunjungan selesainya dicatat atau tenggatnya diketahui',
    'Reports that are past their due day and have not come; not before a day (REPORT_GRACE_HOURS) after the completed visit was entered or its due day became known',
  ],
  repeats: [
    'Kunjungan berperingatan W_REPEAT_VISIT yang tidak ditolak atau dibatalkan',
    'Visits with the warning W_REPEAT_VISIT that were not declined or cancelled',
  ],
  travellers: [
    'Orang dalam Surat Tugas yang berlaku; kunjungan yang dibatalkan tidak dihitung',
    'Persons on travel orders that stand; cancelled visits do not count',
  ],
};

const money = (source: string): Meaning => [
  `Rupiah rencana dari ${source} untuk tahun anggaran ini, dari kunjungan yang tidak ditolak, dibatalkan, atau dibatalkan karena salah`,
  `Planned rupiah from ${source} of this fiscal year, of visits that were not declined, cancelled or voided`,
];

/** What each sum of money counts. */
export const FUNDING_MEASURES: Readonly<Record<FundingMeasure, Meaning>> = {
  ...(Object.fromEntries(FUNDING_SOURCES.map((source) => [source, money(source)])) as Record<FundingSource, Meaning>),
  total: [
    'Rupiah rencana dari semua sumber untuk tahun anggaran ini, dari kunjungan yang tidak ditolak, dibatalkan, atau dibatalkan karena salah',
    'Planned rupiah from all sources of this fiscal year, of visits that were not declined, cancelled or voided',
  ],
};

/**
 * What will not take place is counted as proposed once, and with what became of it, and with nothing else; what was
 * voided not even so.
 */
export const contribute = (visit: VisitBoardEntry): readonly Contribution[] => {
  if (visit.status === 'VOIDED') return [];
  const year = yearOf(visit.plannedStart);
  const { originRegion, hostRegions } = visit;
  const parties = [...(originRegion ? [originRegion] : []), ...hostRegions];
  const areas: readonly Scope[] = [NATIONAL, ...new Set(parties.flatMap(withAncestors))];
  const sums = CALLED_OFF.has(visit.status) ? [] : [...fundingByYear(visit)];
  return [
    { totals: areas.map((region) => visitsTotal(region, year)), measures: visitCounts(visit) },
    ...sums.map(([fiscalYear, measures]) => ({
      totals: areas.map((region) => fundingTotal(region, fiscalYear)),
      measures,
    })),
    ...(CALLED_OFF.has(visit.status) ? [] : [listedContribution(visit), ...jointContribution(visit, areas)]),
  ];
};

const visitCounts = (visit: VisitBoardEntry): Partial<Record<VisitMeasure, bigint>> => ({
  visits: 1n,
  [visit.status]: 1n,
  ...(!CALLED_OFF.has(visit.status) && {
    ...(visit.travellers && { travellers: BigInt(visit.travellers) }),
    ...(visit.late !== undefined && { [visit.late ? 'reportsLate' : 'reportsOnTime']: 1n }),
    ...(visit.overdue && { overdue: 1n }),
    ...(visit.warnings.includes('W_REPEAT_VISIT') && { repeats: 1n }),
  }),
});

const fundingByYear = ({ fundingSources }: VisitBoardEntry): Map<number, Record<string, bigint>> => {
  const years = new Map<number, Record<string, bigint>>();
  for (const { source, fiscalYear, amount: value } of fundingSources) {
    const sums = years.get(fiscalYear) ?? { total: 0n };
    sums[source] = (sums[source] ?? 0n) + amount(value);
    sums['total'] = sums['total']! + amount(value);
    years.set(fiscalYear, sums);
  }
  return years;
};
