import { boundSetting, oneOf, wholeNumber, type Setting } from '#kernel';

/** VIS-11: working days after the last day within which report and SPJ are due. */
export const VISIT_REPORT_WORKDAYS: Setting<number> = {
  name: 'VISIT_REPORT_WORKDAYS',
  tag: 'K',
  legalBasis: 'PMK 113/PMK.05/2012; Perkada',
  initial: 5,
  parse: wholeNumber(1, 30),
};

/**
 * VIS-11: hours from the moment at which a completed visit was entered, or its due day became known, before its report
 * is called overdue: it can be entered right after.
 */
export const REPORT_GRACE_HOURS: Setting<number> = {
  name: 'REPORT_GRACE_HOURS',
  tag: 'D',
  legalBasis: 'VIS-11',
  initial: 24,
  parse: wholeNumber(0, 720),
};

/** VIS-04: travel outside the regency on Dana Desa of a fiscal year before the ban. */
export const DANA_DESA_EARLIER_TA: Setting<'WARN' | 'REJECT' | 'ALLOW'> = {
  name: 'DANA_DESA_EARLIER_TA',
  tag: 'K',
  legalBasis: 'Permendesa tentang prioritas penggunaan Dana Desa tahun tersebut',
  initial: 'WARN',
  parse: oneOf('WARN', 'REJECT', 'ALLOW'),
};

/** VIS-05: per cent of the travel budget that may be spent where a ceiling is entered. */
export const TRAVEL_CEILING_PERCENT: Setting<number> = {
  name: 'TRAVEL_CEILING_PERCENT',
  tag: 'D',
  legalBasis: 'Inpres 1/2025',
  initial: 50,
  parse: wholeNumber(0, 100),
};

/** COM-05: days that a visit may last, its first and last day included. */
export const VISIT_LONGEST_DAYS: Setting<number> = {
  name: 'VISIT_LONGEST_DAYS',
  tag: 'D',
  legalBasis: 'COM-05',
  initial: 60,
  parse: wholeNumber(1, 366),
};

/** COM-05: months ahead for which a visit may be planned. */
export const VISIT_PLAN_MONTHS: Setting<number> = {
  name: 'VISIT_PLAN_MONTHS',
  tag: 'D',
  legalBasis: 'COM-05',
  initial: 24,
  parse: wholeNumber(1, 60),
};

/** COM-14: how often one visit may be given other days; each time all hosts answer again. */
export const VISIT_RESCHEDULES = boundSetting('VISIT_RESCHEDULES', 12, 24);
/** COM-14: sessions of one visit. */
export const VISIT_SESSIONS = boundSetting('VISIT_SESSIONS', 100, 200);
/** COM-14: innovations observed on one visit. */
export const VISIT_INNOVATIONS = boundSetting('VISIT_INNOVATIONS', 100, 200);
/**
 * COM-14: corrections and voidings that may be asked for of one visit and were not withdrawn; one user asks for a
 * quarter of them, withdrawn ones included.
 */
export const VISIT_REPAIRS = boundSetting('VISIT_REPAIRS', 100, 200);
/**
 * COM-14: visits of one origin, planned for one year, that one user enters; and visits that take of one government's
 * money of a year.
 */
export const REGISTER_VISITS = boundSetting('REGISTER_VISITS', 1_000, 5_000);
/** COM-14: numbers of one office and year that one user gives. */
export const REGISTER_NUMBERS = boundSetting('REGISTER_NUMBERS', 10_000, 50_000);
/** COM-14: how often one user claims days of one traveller in one year. */
export const REGISTER_TRIPS = boundSetting('REGISTER_TRIPS', 200, 1_000);
/** COM-14: corrections and voidings that may be asked for of one visit of an old register. */
export const HISTORICAL_REPAIRS = boundSetting('HISTORICAL_REPAIRS', 100, 200);

export const visitSettings = [
  VISIT_REPORT_WORKDAYS,
  REPORT_GRACE_HOURS,
  DANA_DESA_EARLIER_TA,
  TRAVEL_CEILING_PERCENT,
  VISIT_LONGEST_DAYS,
  VISIT_PLAN_MONTHS,
  VISIT_RESCHEDULES,
  VISIT_SESSIONS,
  VISIT_INNOVATIONS,
  VISIT_REPAIRS,
  REGISTER_VISITS,
  REGISTER_NUMBERS,
  REGISTER_TRIPS,
  HISTORICAL_REPAIRS,
] as const;
