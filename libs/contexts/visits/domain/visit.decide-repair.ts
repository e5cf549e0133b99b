import {
  correctionAsked, correctionConfirmed, requestRefused, requestWithdrawn, requireNoAuditHold, requireRoomForRepair, voidingAsked, voidingConfirmed,
  type ConfirmCorrection, type ConfirmVoiding, type FieldChange, type RefuseCorrection, type RegionCode, type RequestCorrection, type RequestVoiding, type WithdrawCorrection,
} from '#kernel';
import { released } from './visit.decide-proposal.js';
import type { VisitEvent } from './visit.events.js';
import type { VisitContext } from './visit.facts.js';
import { takenFrom } from './visit.rules-money.js';
import { requireNotLapsed } from './visit.rules-travel.js';
import { VISIT_REPAIRS } from './visit.settings.js';
import type { Proposed, VisitIn, VisitStage } from './visit.state.js';

type Correctable = VisitIn<Exclude<VisitStage, 'NONE' | 'VOIDED'>>;
type Voidable = VisitIn<Exclude<VisitStage, 'NONE' | 'CLOSED' | 'VOIDED'>>;

const partiesOf = ({ terms: { origin, hosts } }: Proposed): readonly RegionCode[] => [origin.region.code, ...hosts.map(({ region }) => region.code)];

const requireRoom = ({ terms }: Proposed, { facts, rules, actor }: VisitContext<'repair'>): void =>
  requireRoomForRepair(facts.repair.record, actor, rules.get(VISIT_REPAIRS, terms.origin.region.code));

/** COM-01. What the rules say of the new value is in `facts.repair`: it would not be there if they did not hold. */
export const requestCorrection = (_command: RequestCorrection, visit: Correctable, context: VisitContext<'repair'>): readonly VisitEvent[] => {
  requireRoom(visit, context);
  return [{ type: 'CorrectionRequested', data: { visitId: visit.terms.visitId, ...correctionAsked(context.facts.repair, partiesOf(visit), context) } }];
};

/** COM-01, COM-13: closed records are corrected, never voided. */
export const requestVoiding = (_command: RequestVoiding, visit: Voidable, context: VisitContext<'auditHold' | 'repair'>): readonly VisitEvent[] => {
  requireNoAuditHold(context.facts.auditHold);
  requireRoom(visit, context);
  return [{ type: 'VoidingRequested', data: { visitId: visit.terms.visitId, ...voidingAsked(context.facts.repair, partiesOf(visit), context) } }];
};

const claimsDays = (claim: object): boolean => (claim as { readonly reserve?: { readonly type: string } }).reserve?.type === 'ReserveTravelDays';

/** VIS-05: whether the correction concerns what the visit takes of its government's money, or which government that is. */
const movesMoney = ({ targetType, field }: FieldChange): boolean => targetType === 'VisitProposed' && /^\/(origin|fundingSources)(\/|$)/.test(field);

/**
 * COM-01, VIS-10: where days or travellers of a standing order move, their days are claimed anew by this command and the former ones given back;
 * so is travel money (VIS-05).
 */
export const confirmCorrection = ({ requestId }: ConfirmCorrection, visit: Correctable, context: VisitContext<'repair'>): readonly VisitEvent[] => {
  const { repair } = context.facts;
  const correction = correctionConfirmed(repair, requestId, context);
  const daysMove = repair.claims.some(claimsDays);
  if (daysMove) requireNotLapsed(context.commandId, visit.lapsed);
  const took = correction.changes.some(movesMoney) ? takenFrom(visit.terms) : [];
  return [{
    type: 'RecordCorrected', data: { visitId: visit.terms.visitId, ...correction, ...(daysMove && released(visit)), ...(took.length && { tookFrom: took }) },
  }];
};

export const confirmVoiding = ({ requestId }: ConfirmVoiding, visit: Voidable, context: VisitContext<'auditHold' | 'repair'>): readonly VisitEvent[] => {
  requireNoAuditHold(context.facts.auditHold);
  return [{ type: 'RecordVoided', data: { visitId: visit.terms.visitId, ...voidingConfirmed(context.facts.repair, requestId, context), ...released(visit) } }];
};

export const refuseCorrection = ({ requestId }: RefuseCorrection, visit: Correctable, context: VisitContext<'repair'>): readonly VisitEvent[] =>
  [{ type: 'CorrectionRefused', data: { visitId: visit.terms.visitId, ...requestRefused(context.facts.repair, requestId, context) } }];

export const withdrawCorrection = ({ requestId }: WithdrawCorrection, visit: Correctable, context: VisitContext<'repair'>): readonly VisitEvent[] =>
  [{ type: 'CorrectionWithdrawn', data: { visitId: visit.terms.visitId, ...requestWithdrawn(context.facts.repair, requestId, context) } }];
