import { correctionOf, effective, type RecordedEvent, type RegionCode, type RequestCorrection, type Role } from '#kernel';
import type { Side } from '#runtime';
import type { VisitEvent } from '../domain/visit.events.js';
import type { VisitState } from '../domain/visit.state.js';
import { HOST, ORIGIN, ORIGIN_STAFF } from './visit.roles.js';

/** On the visitors' side: whoever keeps the record, in the village or above it (COM-01). */
const ASKED_BY_VISITORS: readonly Role[] = [...ORIGIN_STAFF, 'REGENCY_PMD', 'REGENCY_SECRETARY', 'DATA_STEWARD'];
/** Where all who may in the village itself have a part in it, the regency or the data steward decides. */
const DECIDED_BY_VISITORS: readonly Role[] = [...ORIGIN, 'REGENCY_PMD', 'REGENCY_SECRETARY', 'PROVINCE_PMD', 'DATA_STEWARD'];
/** On a host's side: whoever may answer for it; a ministry's officers where one of them did, which is no longer possible. */
const DECIDED_BY_HOST: readonly Role[] = [...HOST, 'MINISTRY_OFFICER', 'DATA_STEWARD'];
const ASKED_BY_HOST: readonly Role[] = ['VILLAGE_OPERATOR', ...DECIDED_BY_HOST];

/** All who may on either side. */
export const REPAIR_ASKED_BY: readonly Role[] = [...new Set([...ASKED_BY_VISITORS, ...ASKED_BY_HOST])];
export const REPAIR_DECIDED_BY: readonly Role[] = [...new Set([...DECIDED_BY_VISITORS, ...DECIDED_BY_HOST])];
export const VOIDING_DECIDED_BY = DECIDED_BY_VISITORS;

const visitors = (state: VisitState, roles: readonly Role[]): Side =>
  (state.stage === 'NONE' ? { roles, parties: [] } : { roles, parties: [state.terms.origin.region.code], officeId: state.terms.origin.officeId });

/** The host whose own answer the event is; undefined of all that the visitors recorded. */
const hostOf = ({ type, data }: VisitEvent): RegionCode | undefined =>
  (type === 'VisitHostingAccepted' || type === 'VisitHostingDeclined' ? data.host.code : undefined);

const hostSide = (record: readonly RecordedEvent[], targetEventId: string | undefined, roles: readonly Role[]): Side | undefined => {
  const target = effective(record).find(({ id }) => id === targetEventId);
  const host = target && hostOf(target as unknown as VisitEvent);
  if (!host) return undefined;
  return { roles, parties: [host], officeId: target.metadata.actor.officeId };
};

const targetOf = (record: readonly RecordedEvent[], requestId: string): string | undefined => correctionOf(record, requestId)?.changes[0]?.targetEventId;

type Read = () => Promise<readonly RecordedEvent[]>;
interface OfRequest {
  readonly requestId: string;
}

/** COM-01: both sides may notice what is wrong in a host's answer; what the visitors recorded is theirs to ask for. */
const askers = (record: readonly RecordedEvent[], state: VisitState, target: string | undefined): readonly Side[] => {
  const host = hostSide(record, target, ASKED_BY_HOST);
  return [...(host ? [host] : []), visitors(state, ASKED_BY_VISITORS)];
};

export const correctionAskers = async ({ targetEventId }: RequestCorrection, state: VisitState, read: Read): Promise<readonly Side[]> =>
  askers(await read(), state, targetEventId);

/** Who asked may take it back, so nobody else need. */
export const requestAskers = async ({ requestId }: OfRequest, state: VisitState, read: Read): Promise<readonly Side[]> => {
  const record = await read();
  return askers(record, state, targetOf(record, requestId));
};

/** COM-01: what a party said is changed by its own side alone: a host's answer by the host's, all else, and a voiding, by the visitors'. */
export const requestDeciders = async ({ requestId }: OfRequest, state: VisitState, read: Read): Promise<readonly Side[]> => {
  const record = await read();
  return [hostSide(record, targetOf(record, requestId), DECIDED_BY_HOST) ?? visitors(state, DECIDED_BY_VISITORS)];
};
