import { DAY, FLAG, INSTANT, INTEGER, field, listOf, optional, record, type Shape, type TypeOf } from '#kernel';

/** VIS-11: when the report is due. */
export const REPORT_TERM = {
  reportDueOn: field(['hari terakhir untuk laporan (VIS-11)', 'last day for the report (VIS-11)'], DAY),
  /** When that day has ended where the visitors live. */
  overdueFrom: field(['laporan lewat tenggat sejak', 'instant from which the report is overdue'], INSTANT),
  /** Version 1 of the events does not say it: a day from their entry. */
  graceUntil: optional(['belum disebut lewat tenggat sebelum', 'not called overdue before this instant'], INSTANT),
};
export type ReportTerm = Shape<typeof REPORT_TERM>;

/** Why it cannot be told yet. */
export const reportTermAwaits = record({
  calendars: field(['tahun kalender yang belum dimuat', 'years whose calendars are not loaded'], listOf(INTEGER)),
  workdays: field(['banyaknya hari kerja sesudah hari terakhir', 'working days after the last day'], INTEGER),
});
export type ReportTermAwaits = TypeOf<typeof reportTermAwaits>;

/** Absent while the due day is not known. */
export const LATENESS = {
  late: optional(['laporan terlambat', 'the report was late'], FLAG),
  daysLate: optional(['banyaknya hari keterlambatan laporan', 'days by which the report was late'], INTEGER),
};
