import { oneOf, wholeNumber, type Setting } from '#kernel';

/** VIS-11: working days after the last day within which report and SPJ are due. */
export const VISIT_REPORT_WORKDAYS: Setting<number> = {
  name: 'VISIT_REPORT_WORKDAYS', tag: 'K', legalBasis: 'PMK 113/PMK.05/2012; Perkada', initial: 5, parse: wholeNumber(1, 30),
};

/** VIS-04: travel outside the regency on Dana Desa of a fiscal year before the ban. */
export const DANA_DESA_EARLIER_TA: Setting<'WARN' | 'REJECT' | 'ALLOW'> = {
  name: 'DANA_DESA_EARLIER_TA', tag: 'K', legalBasis: 'Permendesa tentang prioritas penggunaan Dana Desa tahun tersebut',
  initial: 'WARN', parse: oneOf('WARN', 'REJECT', 'ALLOW'),
};

export const visitSettings = [VISIT_REPORT_WORKDAYS, DANA_DESA_EARLIER_TA] as const;
