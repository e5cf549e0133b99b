import { CALENDARS } from '#contexts/regions/contract';
import { reaction, type ProcessManager } from '#runtime';
import type { reportTermsCommandTable } from '../commands/report-terms.command-table.js';
import type { visitCommandTable } from '../commands/visit.command-table.js';
import { reportTermsDecider } from '../domain/report-terms.decider.js';
import { visitDecider } from '../domain/visit.decider.js';
import type { ReportTermAwaits } from '../domain/visit.report-term.js';

const waiting = (visitId: string, awaits: ReportTermAwaits | undefined) =>
  (awaits?.calendars ?? []).map((year) => ({ input: { year, visitId } }));

/**
 * VIS-11: the due day of a report follows when the calendar comes. A visit that was completed, or corrected, without
 * one enters itself for the years that are missing; what a list that is loaded lets go is told its term. One turn after
 * the other, so a visit is either found waiting by the list, or finds the list.
 */
export const reportTerms = (
  visits: ReturnType<typeof visitCommandTable>,
  terms: ReturnType<typeof reportTermsCommandTable>,
): ProcessManager => ({
  name: 'report-terms',
  from: 'beginning',
  reactions: [
    reaction(visitDecider, 'VisitCompleted', terms, 'AwaitCalendar', ({ data: { visitId, reportTermAwaits } }) =>
      waiting(visitId, reportTermAwaits),
    ),
    reaction(visitDecider, 'RecordCorrected', terms, 'AwaitCalendar', ({ data: { visitId, changes } }) =>
      changes
        .filter(({ targetType, field }) => targetType === 'VisitCompleted' && field === '/reportTermAwaits')
        .flatMap((change) => waiting(visitId, change.new as ReportTermAwaits | undefined)),
    ),
    reaction(reportTermsDecider, 'ReportTermsDecidable', visits, 'SetReportTerm', ({ data }) =>
      data.visitIds.map((id) => ({ id, input: {} })),
    ),
    reaction(CALENDARS, 'WorkingCalendarLoaded', terms, 'TellCalendar', ({ data: { year } }) => [{ input: { year } }]),
  ],
});
