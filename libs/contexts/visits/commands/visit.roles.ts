import type { Role } from '#kernel';

/** Who acts for the visitors. */
export const ORIGIN: readonly Role[] = ['VILLAGE_HEAD', 'OPD_HEAD', 'REGENCY_HEAD', 'GOVERNOR'];
/** Who enters records for the visitors. */
export const ORIGIN_STAFF: readonly Role[] = ['VILLAGE_OPERATOR', ...ORIGIN];
/** Who answers for a host. */
export const HOST: readonly Role[] = [
  'VILLAGE_HEAD', 'DISTRICT_OFFICER', 'REGENCY_PMD', 'REGENCY_SECRETARY', 'REGENCY_HEAD', 'OPD_HEAD', 'PROVINCE_PMD', 'GOVERNOR',
];
export const APPROVER: readonly Role[] = ['REGENCY_HEAD', 'REGENCY_SECRETARY', 'REGENCY_PMD', 'DISTRICT_OFFICER'];
