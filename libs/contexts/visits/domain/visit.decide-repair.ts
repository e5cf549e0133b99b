import {
  repairActs,
  type Correction,
  type DecisionContext,
  type FieldChange,
  type RegionCode,
  type RepairSeen,
} from '#kernel';
import { released } from './visit.decide-proposal.js';
import type { ReleasedOrder } from './visit.events.js';
import { regionsOfTerms } from './visit.parties.js';
import { takenFrom } from './visit.rules-money.js';
import { requireNotLapsed } from './visit.rules-travel.js';
import { VISIT_REPAIRS } from './visit.settings.js';
import { NOT_CLOSED, NOT_VOIDED, type Proposed } from './visit.state.js';

/** Regions of origin and hosts. */
export const partiesOf = ({ terms }: Proposed): readonly RegionCode[] => regionsOfTerms(terms);

const claimsDays = (claim: object): boolean =>
  (claim as { readonly reserve?: { readonly type: string } }).reserve?.type === 'ReserveTravelDays';

/**
 * VIS-05: whether the correction concerns what the visit takes of its government's money, or which government that is.
 */
const movesMoney = ({ targetType, field }: FieldChange): boolean =>
  targetType === 'VisitProposed' && /^\/(origin|fundingSources)(\/|$)/.test(field);

/**
 * COM-01, VIS-10: where days or travellers of a standing order move, their days are claimed anew by this command and
 * the former ones given back; so is travel money (VIS-05).
 */
const corrected = (
  visit: Proposed,
  { changes }: Correction,
  { commandId, facts: { repair } }: DecisionContext<RepairSeen>,
): { readonly released?: ReleasedOrder; readonly tookFrom?: readonly string[] } => {
  const daysMove = repair.claims.some(claimsDays);
  if (daysMove) requireNotLapsed(commandId, visit.lapsed);
  const took = changes.some(movesMoney) ? takenFrom(visit.terms) : [];
  return { ...(daysMove && released(visit)), ...(took.length && { tookFrom: took }) };
};

export const visitRepairActs = repairActs({
  correctable: NOT_VOIDED,
  voidable: NOT_CLOSED,
  id: ({ terms: { visitId } }: Proposed) => ({ visitId }),
  parties: partiesOf,
  bound: VISIT_REPAIRS,
  corrected,
  voided: released,
});
