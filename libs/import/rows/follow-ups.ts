import { percentOf } from '#kernel';
import { readAmount, type Amount } from '../cells/amounts.js';
import { readFollowUp, type FollowUp } from '../cells/code-words.js';
import { readDate, type PartialDate } from '../cells/dates.js';
import { flag, type Flag } from '../flags.js';
import { hasFlag, readText, type Reading } from '../reading.js';
import type { TableRow } from '../table/table-row.js';
import { cellOf, rowReading, textOf, type RowReading } from './row-reading.js';

export interface Payment {
  readonly row: number;
  readonly amount: Reading<Amount>;
  readonly paidOn: Reading<PartialDate>;
  readonly status: Reading<FollowUp>;
}

export interface FollowUpCells {
  readonly report: Reading<string>;
  readonly reportedOn: Reading<PartialDate>;
  readonly receivedOn: Reading<PartialDate>;
  readonly object: Reading<string>;
  readonly recommendation: Reading<string>;
  readonly amount: Reading<Amount>;
  readonly status: Reading<FollowUp>;
}

export type FollowUpReading = RowReading<FollowUpCells> & {
  /** Instalments: of the row itself and of the rows without number below it. */
  readonly payments: readonly Payment[];
  /** In rupiah; missing where nothing was paid or an amount cannot be read. */
  readonly paid?: string;
  readonly remaining?: string;
  /** The status after the last instalment. */
  readonly finalStatus?: FollowUp['status'];
  /** Percent of the recommendations by status, two decimals, half up; by value it is another figure. */
  readonly percentByCount?: Readonly<Record<string, number>>;
  readonly percentByValue?: number;
};

export const readFollowUps = (rows: readonly TableRow[]): readonly FollowUpReading[] => rows.map(readRecommendation);

const readRecommendation = (row: TableRow): FollowUpReading => {
  const cells: FollowUpCells = {
    report: cellOf(row, 'report', readText),
    reportedOn: cellOf(row, 'reportedOn', readDate),
    receivedOn: cellOf(row, 'receivedOn', readDate),
    object: cellOf(row, 'object', readText),
    recommendation: cellOf(row, 'recommendation', readText),
    amount: cellOf(row, 'amount', readAmount),
    status: cellOf(row, 'status', readFollowUp),
  };
  const payments = [row, ...row.continuations]
    .map(paymentOf)
    .filter(({ amount, paidOn }) => amount.value !== undefined || paidOn.value !== undefined || amount.quarantine);
  const aggregate = isAggregate(row, cells);
  const paid =
    payments.length > 0 && payments.every(({ amount }) => amount.value)
      ? payments.reduce((sum, { amount }) => sum + BigInt(amount.value?.rupiah ?? 0), 0n)
      : undefined;
  const owed = cells.amount.value && !cells.amount.value.per ? BigInt(cells.amount.value.rupiah) : undefined;
  const finalStatus = payments.at(-1)?.status.value?.status ?? cells.status.value?.status;
  const byCount = percentByCount(cells);
  const flags: readonly Flag[] = [
    ...(aggregate && !hasFlag(cells.status, 'AGGREGATE') ? [flag('AGGREGATE')] : []),
    ...(!aggregate && cells.receivedOn.value === undefined ? [flag('NOT_RECEIVED')] : []),
    ...(paid !== undefined && owed !== undefined && paid > owed
      ? [flag('OVER_RESTITUTION', { owed: owed.toString(), paid: paid.toString() })]
      : []),
    ...instalmentFlags(textOf(row, 'remark'), owed, payments),
    ...percentFlags(cells, byCount),
    ...row.continuations.flatMap(({ flags: of }) => of),
    ...payments.slice(1).flatMap(({ amount, paidOn, status }) => [...amount.flags, ...paidOn.flags, ...status.flags]),
  ];
  return {
    ...rowReading(row, cells, flags),
    payments,
    ...(paid !== undefined && { paid: paid.toString() }),
    ...(paid !== undefined && owed !== undefined && { remaining: (owed > paid ? owed - paid : 0n).toString() }),
    ...(finalStatus !== undefined && { finalStatus }),
    ...(byCount && { percentByCount: byCount }),
    ...(aggregate && paid !== undefined && owed ? { percentByValue: percentOf(paid, owed)! } : {}),
  };
};

const paymentOf = (row: TableRow): Payment => ({
  row: row.row,
  amount: cellOf(row, 'paid', readAmount),
  paidOn: cellOf(row, 'paidOn', readDate),
  status: cellOf(row, 'status', readFollowUp),
});

/** Several objects or recommendations at once: context, never one recommendation. */
const isAggregate = (row: TableRow, { status }: FollowUpCells): boolean =>
  hasFlag(status, 'AGGREGATE') ||
  /\b(?:agregat|rekap|gabungan|se-?kab|dkk)\b|\b\d+ (?:desa|pekon|pemda|kampung|opd|rekomendasi)\b/iu.test(
    `${textOf(row, 'report')} ${textOf(row, 'object')} ${textOf(row, 'recommendation')}`,
  ) ||
  /^\s*(?:desa|pekon|opd\/desa|kampung)?\s*$/iu.test(textOf(row, 'object'));

const percentByCount = ({ status, recommendation }: FollowUpCells): Readonly<Record<string, number>> | undefined => {
  const counts = status.value?.counts;
  if (!counts) return undefined;
  const figures = Object.values(counts);
  const told = [...(recommendation.value ?? '').matchAll(/(\d{1,3}(?:\.\d{3})+|\d+)\s*(rekomendasi|temuan)/giu)]
    .map(([, digits = '']) => Number(digits.replaceAll('.', '')))
    .at(-1);
  const of = told ?? (figures.length > 1 ? figures.reduce((sum, count) => sum + count, 0) : undefined);
  return of
    ? Object.fromEntries(Object.entries(counts).map(([code, count]) => [code, percentOf(count, of)!]))
    : undefined;
};

const percentFlags = (
  { status }: FollowUpCells,
  byCount: Readonly<Record<string, number>> | undefined,
): readonly Flag[] => {
  const { percent: written } = status.value ?? {};
  return written !== undefined && byCount && byCount['1'] !== written
    ? [flag('PERCENT_DIFFERS', { written, computed: byCount['1'] })]
    : [];
};

/** `SKTJM 12x`: each instalment is a twelfth. */
const instalmentFlags = (remark: string, owed: bigint | undefined, payments: readonly Payment[]): readonly Flag[] => {
  const times = /\b(\d{1,3})\s*(?:x|kali)\b/iu.exec(remark)?.[1];
  if (times === undefined || owed === undefined || BigInt(times) === 0n || owed % BigInt(times) !== 0n) return [];
  const each = owed / BigInt(times);
  return payments
    .filter(({ amount }) => amount.value && BigInt(amount.value.rupiah) !== each)
    .map(({ row, amount }) =>
      flag('INSTALMENT_DIFFERS', { row, paid: amount.value?.rupiah, scheduled: each.toString() }),
    );
};
