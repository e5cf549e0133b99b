import { reject, requireDocument, requireNoAuditHold } from '#kernel';
import type { CloseVisit, MarkReportOverdue, SubmitVisitReport } from './visit.commands.js';
import type { VisitEvent } from './visit.events.js';
import type { VisitContext } from './visit.facts.js';
import { daysLate, requireNoOpenItems, requireOverdue } from './visit.rules-outcome.js';
import type { VisitIn } from './visit.state.js';

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
