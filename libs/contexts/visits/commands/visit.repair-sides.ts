import type { Role } from '#kernel';
import { repairSides } from '#runtime';
import type { VisitEvent } from '../domain/visit.events.js';
import type { VisitState } from '../domain/visit.state.js';
import { HOST, ORIGIN, ORIGIN_STAFF, ofOrigin } from './visit.roles.js';

/** A ministry's officers decide where one of them answered for a host, which is no longer possible. */
const DECIDED_BY_HOST: readonly Role[] = [...HOST, 'MINISTRY_OFFICER', 'DATA_STEWARD'];

/** The visitors keep the record (COM-01); a host's answer is its own. */
export const visitRepairSides = repairSides<VisitState>({
  keeper: {
    ask: [...ORIGIN_STAFF, 'REGENCY_PMD', 'REGENCY_SECRETARY', 'DATA_STEWARD'],
    // Where all who may in the village itself have a part in it, the regency or the data steward decides.
    decide: [...ORIGIN, 'REGENCY_PMD', 'REGENCY_SECRETARY', 'PROVINCE_PMD', 'DATA_STEWARD'],
    ...ofOrigin,
  },
  other: {
    ask: ['VILLAGE_OPERATOR', ...DECIDED_BY_HOST],
    decide: DECIDED_BY_HOST,
    region: (event) => {
      const { type, data } = event as unknown as VisitEvent;
      return type === 'VisitHostingAccepted' || type === 'VisitHostingDeclined' ? data.host.code : undefined;
    },
  },
});
