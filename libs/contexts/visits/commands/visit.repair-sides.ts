import { partyAt, seatOf, type RecordedEvent, type Role } from '#kernel';
import { repairSides, type Corrected, type Speaker } from '#runtime';
import { hostingRoles } from '#contexts/access/contract';
import type { VisitEvent } from '../domain/visit.events.js';
import type { VisitState } from '../domain/visit.state.js';
import { visitTerms } from '../domain/visit.terms.js';
import { APPROVER, HOST, ORIGIN, ORIGIN_STAFF, ofOrigin } from './visit.roles.js';

/** A ministry's officers decide where one of them answered for a host, which is no longer possible. */
const DECIDED_BY_HOST: readonly Role[] = [...new Set([...HOST, 'MINISTRY_OFFICER', 'DATA_STEWARD'] as const)];
const HOST_SIDE: readonly Role[] = ['VILLAGE_OPERATOR', ...DECIDED_BY_HOST];
const OF_ANY_HOST: readonly Role[] = ['VILLAGE_OPERATOR', 'MINISTRY_OFFICER', 'DATA_STEWARD'];

/** A host's answer; what the visitors recorded of a letter is theirs to correct. */
const hostOf = (event: VisitEvent): Omit<Speaker, 'officeId'> | undefined => {
  const { type, data } = event;
  if ((type !== 'VisitHostingAccepted' && type !== 'VisitHostingDeclined') || data.recordedByOrigin) return undefined;
  const host = partyAt(data);
  return {
    region: seatOf(host),
    may: (role) => HOST_SIDE.includes(role) && (OF_ANY_HOST.includes(role) || hostingRoles(host).includes(role)),
  };
};

/** VIS-08: who may take the place of any approver of his region. */
const ABOVE_APPROVERS: readonly Role[] = ['REGENCY_HEAD', 'REGENCY_SECRETARY'];
/** Those whose approval is of their own council or ministry alone. */
const BY_ITSELF: readonly Role[] = ['BPD_MEMBER', 'DPRD_SECRETARIAT', 'MINISTRY_OFFICER'];

const TERMS = Object.keys(visitTerms.fields);

/** The approval that stands: it falls with the days that it was given for. */
const approvalIn = (record: readonly RecordedEvent[]): RecordedEvent | undefined => {
  const last = record.findLast(({ type }) => type === 'VisitApproved' || type === 'VisitRescheduled');
  return last?.type === 'VisitApproved' ? last : undefined;
};

/** VIS-08: what the approver said, and after it the terms that he approved: others would need a new approval. */
const approvalOf = ({ target, fields }: Corrected, record: readonly RecordedEvent[]): RecordedEvent | undefined => {
  if (target.type === 'VisitApproved') return target;
  const ofTerms = target.type === 'VisitProposed' || target.type === 'VisitRescheduled';
  return ofTerms && fields.some((field) => TERMS.includes(field.split('/')[1]!)) ? approvalIn(record) : undefined;
};

const approverOf = ({ metadata: { actor } }: RecordedEvent): Speaker => ({
  region: actor.scope,
  officeId: actor.officeId,
  may: (role) => role === actor.role || (ABOVE_APPROVERS.includes(role) && !BY_ITSELF.includes(actor.role)),
});

/** The visitors keep the record (COM-01); a host's answer is its own, and so is an approval. */
export const visitRepairSides = repairSides<VisitState>({
  keeper: {
    ask: [...ORIGIN_STAFF, 'REGENCY_PMD', 'REGENCY_SECRETARY', 'DATA_STEWARD'],
    // Where all who may in the village itself have a part in it, the regency or the data steward decides.
    decide: [...ORIGIN, 'REGENCY_PMD', 'REGENCY_SECRETARY', 'PROVINCE_PMD', 'DATA_STEWARD'],
    ...ofOrigin,
  },
  other: {
    ask: [...new Set(['VILLAGE_OPERATOR', ...DECIDED_BY_HOST, ...APPROVER] as const)],
    decide: [...new Set([...DECIDED_BY_HOST, ...APPROVER])],
    speaker: (corrected, record) => {
      const host = hostOf(corrected.target as unknown as VisitEvent);
      if (host) return { ...host, officeId: corrected.target.metadata.actor.officeId };
      const approval = approvalOf(corrected, record);
      return approval && approverOf(approval);
    },
  },
});
