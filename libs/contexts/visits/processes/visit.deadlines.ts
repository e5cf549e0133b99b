import { addHours, streamId, type Instant, type Recorded, type RecordedEvent } from '#kernel';
import { DEADLINE_INDEXES, type CommandTable, type Deadline, type DeadlineModel } from '#runtime';
import type { TravelRegistryEvent } from '../domain/travel-registry.events.js';
import type { VisitEvent } from '../domain/visit.events.js';

type Event = Recorded<VisitEvent | Extract<TravelRegistryEvent, { type: 'TravelDaysReserved' | 'TravelDaysReleased' }>>;

/**
 * What is claimed for an order or a proposal is followed by it within moments; after these hours the attempt has come
 * to nothing.
 */
export const ATTEMPT = 1 / 4;
/** Hours, for events that do not say how long after their entry nothing is called overdue. */
const FORMER_GRACE = 24;

const max = (a: Instant, b: Instant): Instant => (a > b ? a : b);

/**
 * VIS-11: the report and SPJ are overdue once their last day has ended where the visitors live, but not before the
 * grace after the entry has passed.
 */
export const reportDeadline = (table: CommandTable): DeadlineModel => ({
  ...DEADLINE_INDEXES,
  name: 'deadline_visit_report',
  version: 2,
  ofOneStream: true,
  table,
  events: {
    studyVisit: [
      'VisitCompleted',
      'VisitReportSubmitted',
      'ReportTermSet',
      'VisitReportOverdue',
      'RecordCorrected',
      'RecordVoided',
    ],
  },
  keys: ({ stream }: RecordedEvent) => [streamId(stream)],
  fold: (deadline: Deadline | undefined, recorded: RecordedEvent, visitId: string) => {
    const event = recorded as unknown as Event;
    if (event.type === 'RecordCorrected') return deadline;
    // Marked as overdue before a correction had moved the due day: it is waited for again.
    if (event.type === 'VisitReportOverdue' && deadline && event.metadata.recordedAt < deadline.dueAt) return deadline;
    // The term of a report that has come already, or one that a correction has told since.
    if (event.type === 'ReportTermSet' && (deadline || event.data.late !== undefined)) return deadline;
    if ((event.type !== 'VisitCompleted' && event.type !== 'ReportTermSet') || !event.data.overdueFrom)
      return undefined;
    return {
      dueAt: max(event.data.overdueFrom, event.data.graceUntil ?? addHours(event.metadata.recordedAt, FORMER_GRACE)),
      command: 'MarkReportOverdue',
      id: visitId,
      input: {},
    };
  },
});

/**
 * An attempt to issue a travel order that reserved days and was not heard of again (a crash, a client that went away).
 */
export const travelOrderDeadline = (table: CommandTable): DeadlineModel => ({
  ...DEADLINE_INDEXES,
  name: 'deadline_travel_order',
  version: 2,
  table,
  events: {
    travelRegistry: ['TravelDaysReserved', 'TravelDaysReleased'],
    studyVisit: ['TravelOrderIssued', 'TravelOrderLapsed', 'RecordCorrected'],
  },
  keys: (recorded: RecordedEvent) => {
    const event = recorded as unknown as Event;
    // A correction that moves days has claimed them by its own command.
    const settles =
      event.type === 'TravelOrderIssued' || (event.type === 'RecordCorrected' && event.data.released !== undefined);
    if (settles) return [`${event.data.visitId}/${event.metadata.commandId}`];
    return 'commandId' in event.data ? [`${event.data.visitId}/${event.data.commandId}`] : [];
  },
  fold: (deadline: Deadline | undefined, recorded: RecordedEvent) => {
    const event = recorded as unknown as Event;
    const waiting = (deadline?.input as { subjectRefs?: readonly string[] } | undefined)?.subjectRefs ?? [];
    if (event.type === 'TravelDaysReserved') {
      const { visitId, commandId, subjectRef } = event.data;
      return {
        dueAt: addHours(event.metadata.recordedAt, ATTEMPT),
        command: 'LapseTravelOrder',
        id: visitId,
        input: { commandId, subjectRefs: [...waiting.filter((ref) => ref !== subjectRef), subjectRef] },
      };
    }
    if (event.type !== 'TravelDaysReleased') return undefined;
    const subjectRefs = waiting.filter((ref) => ref !== event.data.subjectRef);
    return deadline && subjectRefs.length > 0 ? { ...deadline, input: { ...deadline.input, subjectRefs } } : undefined;
  },
});
