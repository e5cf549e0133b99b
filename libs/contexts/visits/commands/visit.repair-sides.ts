import { seatOf, partyAt, type Role } from '#kernel';
import { repairSides } from '#runtime';
import { hostingRoles } from '#contexts/access/contract';
import type { VisitEvent } from '../domain/visit.events.js';
import type { VisitState } from '../domain/visit.state.js';
import { HOST, ORIGIN, ORIGIN_STAFF, ofOrigin } from './visit.roles.js';

/** A ministry's officers decide where one of them answered for a host, which is no longer possible. */
const DECIDED_BY_HOST: readonly Role[] = [...new Set([...HOST, 'MINISTRY_OFFICER', 'DATA_STEWARD'] as const)];
const OF_ANY_HOST: readonly Role[] = ['VILLAGE_OPERATOR', 'MINISTRY_OFFICER', 'DATA_STEWARD'];

type HostAnswered = Extract<VisitEvent, { type: 'VisitHostingAccepted' }>;

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
      if (type !== 'VisitHostingAccepted' && type !== 'VisitHostingDeclined') return undefined;
      // What the visitors recorded of a letter is theirs to correct.
      return data.recordedByOrigin ? undefined : seatOf(partyAt(data));
    },
    may: (role, event) => {
      const { data } = event as unknown as HostAnswered;
      return OF_ANY_HOST.includes(role) || hostingRoles(partyAt(data)).includes(role);
    },
  },
});
