import {
  addDays,
  addHours,
  addWorkingDays,
  daysBetween,
  reject,
  seatOf,
  startOfDay,
  yearOf,
  zoneOf,
  type LocalDate,
  type Meaning,
} from '#kernel';
import type { ReportTerm, ReportTermAwaits } from './visit.report-term.js';
import type { LinkedFund, VisitContext, VisitFacts } from './visit.facts.js';
import { REPORT_GRACE_HOURS, VISIT_REPORT_WORKDAYS } from './visit.settings.js';
import type { Completed, Proposed, VisitStage } from './visit.state.js';

/**
 * VIS-11: the day until which the report is on time, and the moment at which it has ended in the visitors' zone;
 * undefined while a calendar on the way to it is not loaded.
 */
export const reportTerm = (
  endedOn: LocalDate,
  workdays: number,
  { terms: { origin } }: Proposed,
  { now, rules, facts }: VisitContext<'calendar'>,
): ReportTerm | undefined => {
  const code = seatOf(origin);
  const reportDueOn = addWorkingDays(endedOn, workdays, facts.calendar);
  return (
    reportDueOn && {
      reportDueOn,
      overdueFrom: startOfDay(addDays(reportDueOn, 1), zoneOf(code)),
      graceUntil: addHours(now, rules.get(REPORT_GRACE_HOURS, code)),
    }
  );
};

/**
 * VIS-11: the term, or what it waits for: the number of working days is that of the last day, whenever the calendar
 * comes (COM-06).
 */
export const termOrWait = (
  endedOn: LocalDate,
  visit: Proposed,
  context: VisitContext<'calendar'>,
): ReportTerm | { readonly reportTermAwaits: ReportTermAwaits } => {
  const workdays = context.rules.get(VISIT_REPORT_WORKDAYS, seatOf(visit.terms.origin));
  const year = yearOf(endedOn);
  return (
    reportTerm(endedOn, workdays, visit, context) ?? {
      reportTermAwaits: { calendars: [year, year + 1].filter((each) => !context.facts.calendar.has(each)), workdays },
    }
  );
};

/** VIS-11: calendar days after the due day; 0 = on time. Late is flagged, never refused. */
export const daysLate = (submittedOn: LocalDate, dueOn: LocalDate): number =>
  Math.max(0, daysBetween(dueOn, submittedOn));

/** VIS-11: nothing is overdue on its due day. */
export const requireOverdue = (occurredOn: LocalDate, dueOn: LocalDate): void => {
  if (occurredOn > dueOn) return;
  throw reject('E_DATE_ORDER', {
    ruleId: 'VIS-11',
    field: '/occurredOn',
    details: { reportDueOn: dueOn },
    messageId: `Laporan baru terlambat sesudah tenggatnya, ${dueOn}; ${occurredOn} belum lewat.`,
    messageEn: `A report is overdue after its due day, ${dueOn}; ${occurredOn} is not past it.`,
  });
};

const SETTLED: readonly LinkedFund['status'][] = ['ACCOUNTED', 'CLOSED', 'CANCELLED'];

const OPEN_WORDS: Readonly<Record<'report' | 'adoption' | 'fund', Meaning>> = {
  report: ['laporan hasil', 'the report'],
  adoption: ['keputusan adopsi inovasi', 'the decision on adopting the innovation'],
  fund: ['pertanggungjawaban dana', 'the account of the fund'],
};
/** The text names so many; all are in the details. */
const TOLD = 10;

/**
 * VIS-13: report submitted, every observed innovation decided, money accounted for. `details.open` names what is
 * missing.
 */
export const requireNoOpenItems = (
  visit: Completed & { readonly stage: VisitStage },
  { decidedInnovations, funds }: Pick<VisitFacts, 'decidedInnovations' | 'funds'>,
): void => {
  const open = [
    ...(visit.stage === 'COMPLETED' ? [{ item: 'report' as const, id: undefined }] : []),
    ...visit.innovations
      .filter((id) => !decidedInnovations.includes(id))
      .map((id) => ({ item: 'adoption' as const, id })),
    ...(funds === 'NOT_RECORDED'
      ? []
      : funds
          .filter(({ status }) => !SETTLED.includes(status))
          .map(({ fundId: id }) => ({ item: 'fund' as const, id }))),
  ];
  if (!open.length) return;
  const told = (language: 0 | 1): string =>
    open
      .slice(0, TOLD)
      .map((each) => `${OPEN_WORDS[each.item][language]}${each.id ? ` ${each.id}` : ''}`)
      .join(', ');
  const more = open.length - TOLD;
  throw reject('E_VISIT_OPEN_ITEMS', {
    ruleId: 'VIS-13',
    details: {
      open: open.map(({ item, id }) => ({
        item,
        ...(item === 'adoption' && { innovationId: id }),
        ...(item === 'fund' && { fundId: id }),
      })),
    },
    messageId: `Yang belum selesai pada kunjungan ini: ${told(0)}${more > 0 ? `, dan ${more} lagi` : ''}.`,
    messageEn: `The visit still lacks: ${told(1)}${more > 0 ? `, and ${more} more` : ''}.`,
  });
};
