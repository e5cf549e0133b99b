import { CALENDAR_EVENTS, type CalendarLoaded } from '#contexts/regions/contract';
import type { FieldChange } from '#kernel';
import type { CommandTable, IssuedCommand, ProcessManager } from '#runtime';
import type { ReportTermsDecidable } from '../domain/report-terms.decider.js';
import type { ReportTermAwaits, VisitCompleted } from '../domain/visit.events.js';

/**
 * VIS-11: the due day of a report follows when the calendar comes. A visit that was completed, or corrected, without one enters itself for the
 * years that are missing; what a list that is loaded lets go is told its term. One turn after the other, so a visit is either found waiting
 * by the list, or finds the list.
 */
export const reportTerms = (visits: CommandTable, terms: CommandTable): ProcessManager => {
  const wait = (visitId: string, awaits: ReportTermAwaits | undefined): readonly IssuedCommand[] =>
    (awaits?.calendars ?? []).map((year) => ({ table: terms, name: 'AwaitCalendar', input: { year, visitId } as IssuedCommand['input'] }));
  return {
    name: 'report-terms',
    events: { studyVisit: ['VisitCompleted', 'RecordCorrected'], ...CALENDAR_EVENTS, reportTerms: ['ReportTermsDecidable'] },
    react: ({ type, data }) => {
      switch (type) {
        case 'VisitCompleted': {
          const { visitId, reportTermAwaits } = data as VisitCompleted['data'];
          return wait(visitId, reportTermAwaits);
        }
        case 'RecordCorrected': {
          const { visitId, changes } = data as { readonly visitId: string; readonly changes: readonly FieldChange[] };
          return changes.filter(({ targetType, field }) => targetType === 'VisitCompleted' && field === '/reportTermAwaits')
            .flatMap((change) => wait(visitId, change.new as ReportTermAwaits | undefined));
        }
        case 'ReportTermsDecidable':
          return (data as ReportTermsDecidable['data']).visitIds.map((id) => ({ table: visits, name: 'SetReportTerm', id, input: {} }));
        default:
          return [{ table: terms, name: 'TellCalendar', input: { year: (data as CalendarLoaded).year } as IssuedCommand['input'] }];
      }
    },
  };
};
