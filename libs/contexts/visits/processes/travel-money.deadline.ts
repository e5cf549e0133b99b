import { addHours, streamId, type Instant, type Recorded, type RecordedEvent } from '#kernel';
import { DEADLINE_INDEXES, type CommandTable, type Deadline, type DeadlineModel } from '#runtime';
import type { TravelCeilingEvent } from '../domain/travel-ceiling.decider.js';
import type { VisitEvent } from '../domain/visit.events.js';
import { ATTEMPT } from './visit.deadlines.js';

type Event = Recorded<Extract<TravelCeilingEvent, { type: 'TravelMoneyCommitted' | 'TravelMoneyReleased' }> | VisitEvent>;

const NEVER = '9999-12-31T00:00:00.000Z' as Instant;

/**
 * VIS-05: money of a visit that was declined, called off or voided, or whose proposal or correction was never recorded, is free again. How much
 * the visit takes is looked up in the visit itself when the command is given; what it takes as it stands is not touched.
 */
export const travelMoneyDeadline = (table: CommandTable): DeadlineModel => ({
  ...DEADLINE_INDEXES,
  name: 'deadline_travel_money',
  version: 2,
  table,
  events: {
    travelCeiling: ['TravelMoneyCommitted', 'TravelMoneyReleased'],
    studyVisit: ['VisitProposed', 'VisitHostingDeclined', 'VisitCancelled', 'RecordVoided'],
  },
  // A trip lies in two fiscal years at most, an even and an odd one; the visit's own events do not say in which.
  keys: (recorded: RecordedEvent) => {
    const event = recorded as unknown as Event;
    if ('fiscalYear' in event.data) return [`${event.data.visitId}/${event.data.fiscalYear % 2}`];
    return [0, 1].map((parity) => `${streamId(recorded.stream)}/${parity}`);
  },
  fold: (deadline: Deadline | undefined, recorded: RecordedEvent) => {
    const event = recorded as unknown as Event;
    // What is released of the ceiling that paid before a correction is not what the visit takes now.
    if (event.type === 'TravelMoneyReleased') return deadline?.id === streamId(event.stream) ? undefined : deadline;
    if (event.type === 'TravelMoneyCommitted') {
      return { dueAt: addHours(event.metadata.recordedAt, ATTEMPT), command: 'ReleaseTravelMoney', id: streamId(event.stream), input: { visitId: event.data.visitId } };
    }
    return deadline && { ...deadline, dueAt: event.type === 'VisitProposed' ? NEVER : event.metadata.recordedAt };
  },
});
