import { NATIONAL, amount, totalKey, withAncestors, yearOf, type Contribution, type Scope } from '#kernel';
import type { FundingSource } from '../domain/visit.events.js';
import type { VisitStage } from '../domain/visit.state.js';
import type { VisitBoardEntry } from './visit-board.document.js';

export const BOARD = { name: 'visit_board', version: 2 } as const;

/** The kernel's key with two gaps, split once: a visit contributes to some twenty totals at every change. */
const keyOf = (total: string): ((region: Scope, year: number) => string) => {
  const [head, middle] = totalKey(BOARD, total, { region: '?', year: '?' }).split('?');
  return (region, year) => `${head}${region}${middle}${year}`;
};

/**
 * The key scheme of the board's kept totals, all of it:
 *
 * | key | measures |
 * |---|---|
 * | `visits`, region, year of the planned start | `visits`, one count per status (`CLOSED`), `reportsOnTime`, `reportsLate`, `overdue`, `repeats`, `travellers` |
 * | `funding`, region, fiscal year of the money | sum in rupiah per source (`ADD`), and `total` |
 *
 * `region` is `ID` for the country, or any region that the origin or a host is or lies in. A visit counts once in each of
 * them, however many of its parties lie there. Visits that did not and will not take place have no funding.
 */
export const visitsTotal = keyOf('visits');
export const fundingTotal = keyOf('funding');

export type VisitMeasure = 'visits' | VisitStage | 'reportsOnTime' | 'reportsLate' | 'overdue' | 'repeats' | 'travellers';
export type FundingMeasure = FundingSource | 'total';

const NO_FUNDING: ReadonlySet<VisitStage> = new Set(['DECLINED', 'CANCELLED', 'VOIDED']);

export const contribute = (visit: VisitBoardEntry): readonly Contribution[] => {
  const year = yearOf(visit.plannedStart);
  const areas: readonly Scope[] = [NATIONAL, ...new Set(visit.regions.flatMap(withAncestors))];
  const money = NO_FUNDING.has(visit.status) ? [] : [...fundingByYear(visit)];
  return [
    { totals: areas.map((region) => visitsTotal(region, year)), measures: visitCounts(visit) },
    ...money.map(([fiscalYear, sums]) => ({ totals: areas.map((region) => fundingTotal(region, fiscalYear)), measures: sums })),
  ];
};

const visitCounts = (visit: VisitBoardEntry): Partial<Record<VisitMeasure, bigint>> => ({
  visits: 1n,
  [visit.status]: 1n,
  ...(visit.travellers && { travellers: BigInt(visit.travellers) }),
  ...(visit.reportedOn && { [visit.late ? 'reportsLate' : 'reportsOnTime']: 1n }),
  ...(visit.overdue && { overdue: 1n }),
  ...(visit.warnings.includes('W_REPEAT_VISIT') && { repeats: 1n }),
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
