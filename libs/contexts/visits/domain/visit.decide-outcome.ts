import { reject, requireDocument, requireNoAuditHold, type LocalDate, type WarningCode } from '#kernel';
import type { CloseVisit, MarkReportOverdue, SetReportTerm, SubmitVisitReport } from './visit.commands.js';
import type { VisitEvent, VisitReportSubmitted } from './visit.events.js';
import type { VisitContext } from './visit.facts.js';
import { daysLate, reportTerm, requireNoOpenItems, requireOverdue } from './visit.rules-outcome.js';
import type { VisitIn } from './visit.state.js';

type Lateness = Pick<VisitReportSubmitted['data'], 'late' | 'daysLate' | 'warnings'>;

/** VIS-11: unknown, and not false, while the due day is. */
const lateness = (submittedOn: LocalDate, dueOn: LocalDate | undefined): Lateness => {
  if (dueOn === undefined) return { warnings: [] };
  const days = daysLate(submittedOn, dueOn);
  return { late: days > 0, daysLate: days, warnings: days > 0 ? ['W_LATE'] : [] };
};

/** VIS-11: a late report is taken, with a flag. */
export const submitVisitReport = (
  command: SubmitVisitReport,
  visit: VisitIn<'COMPLETED'>,
  context: VisitContext,
): readonly VisitEvent[] => {
  const { findings, observations } = command;
  if (!findings.trim()) {
    throw reject('E_VALIDATION', {
      ruleId: 'VIS-11',
      field: '/findings',
      messageId: 'Temuan (findings) wajib diisi.',
      messageEn: 'The findings are required.',
    });
  }
  return [
    {
      type: 'VisitReportSubmitted',
      data: {
        visitId: visit.terms.visitId,
        findings,
        observations,
        reportDoc: requireDocument(command.reportDoc, '/reportDoc'),
        ...lateness(context.occurredOn, visit.reportDueOn),
      },
    },
  ];
};

/**
 * VIS-11: the due day of a visit that was completed before its calendar was loaded; what came in meanwhile is held
 * against it. Once told it stays, whatever a later decree adds to the calendar [D].
 */
export const setReportTerm = (
  _command: SetReportTerm,
  visit: VisitIn<'COMPLETED' | 'REPORTED' | 'CLOSED' | 'VOIDED'>,
  context: VisitContext<'calendar'>,
): readonly VisitEvent[] => {
  if (visit.stage === 'VOIDED' || visit.reportDueOn !== undefined || visit.reportWorkdays === undefined) return [];
  const {
    endedOn,
    reported,
    terms: { visitId },
  } = visit;
  const term = reportTerm(endedOn, visit.reportWorkdays, visit, context);
  if (!term) return [];
  const late: Lateness = reported ? lateness(reported.on, term.reportDueOn) : { warnings: [] };
  // It was dated in time and entered after it, when nobody could be asked for a reason (COM-05).
  const backdated: readonly WarningCode[] =
    reported && late.late === false && reported.at >= term.overdueFrom ? ['W_BACKDATED'] : [];
  return [
    { type: 'ReportTermSet', data: { visitId, endedOn, ...term, ...late, warnings: [...late.warnings, ...backdated] } },
  ];
};

/**
 * An observation, not a step: it moves no stage. A report that came in meanwhile, or a second observation, is nothing
 * new.
 */
export const markReportOverdue = (
  _command: MarkReportOverdue,
  visit: VisitIn<'COMPLETED' | 'REPORTED' | 'CLOSED'>,
  context: VisitContext,
): readonly VisitEvent[] => {
  if (visit.stage !== 'COMPLETED' || visit.overdue || visit.reportDueOn === undefined) return [];
  requireOverdue(context.occurredOn, visit.reportDueOn);
  return [{ type: 'VisitReportOverdue', data: { visitId: visit.terms.visitId, reportDueOn: visit.reportDueOn } }];
};

export const closeVisit = (
  _command: CloseVisit,
  visit: VisitIn<'COMPLETED' | 'REPORTED'>,
  context: VisitContext<'auditHold' | 'decidedInnovations' | 'funds'>,
): readonly VisitEvent[] => {
  requireNoAuditHold(context.facts.auditHold);
  requireNoOpenItems(visit, context.facts);
  return [{ type: 'VisitClosed', data: { visitId: visit.terms.visitId } }];
};
