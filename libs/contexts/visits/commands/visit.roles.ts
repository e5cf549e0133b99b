import type { LocalDate, RegionCode, Role } from '#kernel';
import type { VisitState } from '../domain/visit.state.js';

/** Who acts for the visitors. */
export const ORIGIN: readonly Role[] = ['VILLAGE_HEAD', 'OPD_HEAD', 'REGENCY_HEAD', 'GOVERNOR'];
/** Who enters records for the visitors. */
export const ORIGIN_STAFF: readonly Role[] = ['VILLAGE_OPERATOR', ...ORIGIN];
/** Who answers for a host. */
export const HOST: readonly Role[] = [
  'VILLAGE_HEAD',
  'DISTRICT_OFFICER',
  'REGENCY_PMD',
  'REGENCY_SECRETARY',
  'REGENCY_HEAD',
  'OPD_HEAD',
  'PROVINCE_PMD',
  'GOVERNOR',
];
export const APPROVER: readonly Role[] = ['REGENCY_HEAD', 'REGENCY_SECRETARY', 'REGENCY_PMD', 'DISTRICT_OFFICER'];

/** The visitors act, each agency on the visits of its own office. */
export const ofOrigin = {
  parties: (_command: unknown, state: VisitState): readonly RegionCode[] =>
    state.stage === 'NONE' ? [] : [state.terms.origin.region.code],
  ofOffice: (_command: unknown, state: VisitState): string | undefined =>
    state.stage === 'NONE' ? undefined : state.terms.origin.officeId,
} as const;

/** VIS-11: last day on which a report is in time. */
export const reportDayOf = (_command: unknown, state: VisitState): LocalDate | undefined =>
  'reportDueOn' in state ? state.reportDueOn : undefined;
