import type { LocalDate } from '#kernel';
import type { AgreementRecord } from '#contexts/agreements/contract';
import { lastDayOf } from './agreement-parts.js';

/** A year of a report, as far as it has gone by. */
export interface ReportYear {
  readonly year: number;
  readonly from: LocalDate;
  /** Its last day, or in a year that is not over the day of the report. */
  readonly until: LocalDate;
  readonly over: boolean;
}

export const reportYear = (year: number, today: LocalDate): ReportYear => {
  const last = `${year}-12-31` as LocalDate;
  return { year, from: `${year}-01-01` as LocalDate, until: today < last ? today : last, over: today >= last };
};

/** How many ran when the year began, were signed in it, ended in it, and run at its end. */
export interface Counts {
  readonly before: number;
  readonly signed: number;
  readonly ended: number;
  readonly running: number;
}

type Dated = Pick<AgreementRecord, 'signedOn' | 'termination' | 'validUntil'>;

/** Where an agreement that is signed stands to the year; undefined: it had ended before, or was signed later. */
export const inYear = (
  agreement: Dated,
  { from, until, over }: ReportYear,
): { readonly signed: boolean; readonly ended: boolean } | undefined => {
  const { signedOn, termination } = agreement;
  if (signedOn === undefined || signedOn > until) return undefined;
  const last = lastDayOf(agreement);
  // What was signed when its term was over already ended with its signing.
  const end = last !== undefined && last < signedOn ? signedOn : last;
  if (end !== undefined && end < from) return undefined;
  const onLast = end === until && (over || termination?.on === end);
  return { signed: signedOn >= from, ended: end !== undefined && (end < until || onLast) };
};

export const countsOf = (agreements: readonly Dated[], year: ReportYear): Counts => {
  const told = agreements.flatMap((each) => inYear(each, year) ?? []);
  const signed = told.filter((each) => each.signed).length;
  const ended = told.filter((each) => each.ended).length;
  return { before: told.length - signed, signed, ended, running: told.length - ended };
};
