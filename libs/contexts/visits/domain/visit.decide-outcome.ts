import {
  REPAIR_REASON_LENGTH, reject, requireDocument, requireNoAuditHold, requireOtherPerson, requireReason, requireRoom, type CorrectRecord, type VoidRecord,
} from '#kernel';
import type { CloseVisit, MarkReportOverdue, SubmitVisitReport } from './visit.commands.js';
import type { CorrectableField, VisitEvent } from './visit.events.js';
import type { VisitContext } from './visit.facts.js';
import { released } from './visit.decide-proposal.js';
import { daysLate, requireNoOpenItems, requireOverdue } from './visit.rules-outcome.js';
import { VISIT_REPAIRS } from './visit.settings.js';
import type { VisitIn, VisitStage } from './visit.state.js';

/** VIS-11: a late report is taken, with a flag. */
export const submitVisitReport = (command: SubmitVisitReport, visit: VisitIn<'COMPLETED'>, context: VisitContext): readonly VisitEvent[] => {
  const { findings, observations } = command;
  if (!findings.trim()) throw reject('E_VALIDATION', { ruleId: 'VIS-11', field: '/findings' });
  const late = daysLate(context.occurredOn, visit.reportDueOn);
  return [{
    type: 'VisitReportSubmitted',
    data: {
      visitId: visit.terms.visitId, findings, observations, reportDoc: requireDocument(command.reportDoc, '/reportDoc'),
      late: late > 0, daysLate: late, warnings: late > 0 ? ['W_LATE'] : [],
    },
  }];
};

/** An observation, not a step: it moves no stage. A report that came in meanwhile, or a second observation, is nothing new. */
export const markReportOverdue = (
  _command: MarkReportOverdue, visit: VisitIn<'COMPLETED' | 'REPORTED' | 'CLOSED'>, context: VisitContext,
): readonly VisitEvent[] => {
  if (visit.stage !== 'COMPLETED' || visit.overdue) return [];
  requireOverdue(context.occurredOn, visit.reportDueOn);
  return [{ type: 'VisitReportOverdue', data: { visitId: visit.terms.visitId, reportDueOn: visit.reportDueOn } }];
};

export const closeVisit = (_command: CloseVisit, visit: VisitIn<'COMPLETED' | 'REPORTED'>, context: VisitContext): readonly VisitEvent[] => {
  requireNoAuditHold(context.facts.auditHold);
  requireNoOpenItems(visit, context.facts);
  return [{ type: 'VisitClosed', data: { visitId: visit.terms.visitId } }];
};

type Repairable = VisitIn<Exclude<VisitStage, 'NONE' | 'VOIDED'>>;

/** COM-01. The same value again changes nothing. */
export const correctRecord = (command: CorrectRecord<CorrectableField>, visit: Repairable, context: VisitContext): readonly VisitEvent[] => {
  const { targetEventId, field, approverId } = command;
  const repair = repairBy(approverId, context);
  const value = command.value.trim();
  if (!value) throw reject('E_VALIDATION', { ruleId: 'COM-01', field: '/value' });
  const old = valueOf(field, visit);
  if (old === value) return [];
  requireRoom(visit.repairs, context.rules.get(VISIT_REPAIRS, visit.terms.origin.region.code));
  return [{
    type: 'RecordCorrected',
    data: { visitId: visit.terms.visitId, targetEventId, field, ...(old !== undefined && { old }), new: value, ...repair },
  }];
};

const valueOf = (field: CorrectableField, visit: Repairable): string | undefined => {
  if (field !== 'orderNo') return visit.terms[field];
  if ('order' in visit) return visit.order.orderNo;
  throw reject('E_STATE', { ruleId: 'COM-01', field: '/field' });
};

/** COM-01, COM-13: as if it had never been, but still in the log. */
export const voidRecord = (
  command: VoidRecord, visit: VisitIn<Exclude<VisitStage, 'NONE' | 'CLOSED' | 'VOIDED'>>, context: VisitContext,
): readonly VisitEvent[] => {
  requireNoAuditHold(context.facts.auditHold);
  return [{ type: 'RecordVoided', data: { visitId: visit.terms.visitId, ...repairBy(command.approverId, context), ...released(visit) } }];
};

const repairBy = (approverId: string, context: VisitContext): { readonly reason: string; readonly approverId: string } => {
  const reason = requireReason(context.reason, { ruleId: 'COM-01', atLeast: REPAIR_REASON_LENGTH });
  requireOtherPerson(approverId, [context.actor.userId], 'COM-01');
  return { reason, approverId };
};
