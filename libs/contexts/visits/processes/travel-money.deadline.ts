import { addHours, streamId, type Instant, type Recorded, type RecordedEvent } from '#kernel';
import { DEADLINE_INDEXES, type CommandTable, type Deadline, type DeadlineModel } from '#runtime';
import type { TravelCeilingEvent } from '../domain/travel-ceiling.decider.js';
import type { VisitEvent } from '../domain/visit.events.js';
import { ATTEMPT } from './visit.deadlines.js';

type Event = Recorded<Extract<TravelCeilingEvent, { type: 'TravelMoneyCommitted' | 'TravelMoneyReleased' }> | VisitEvent>;

const NEVER = '9999-12-31T00:00:00.000Z' as Instant;

/**
 * VIS-05: money of a visit that was declined, called off or voided, or whose proposal was never recorded, is free again. Whether that is so
 * is looked up in the visit itself when the command is given; what is asked for a visit that stands changes nothing.
 */
export const travelMoneyDeadline = (table: CommandTable): DeadlineModel => ({
  ...DEADLINE_INDEXES,
  name: 'deadline_travel_money',
  version: 1,
  table,
  events: ['TravelMoneyCommitted', 'TravelMoneyReleased', 'VisitProposed', 'VisitHostingDeclined', 'VisitCancelled', 'RecordVoided'],
  // A trip lies in two fiscal years at most, an even and an odd one; the visit's own events do not say in which.
  keys: (recorded: RecordedEvent) => {
    const event = recorded as unknown as Event;
    if ('fiscalYear' in event.data) return [`${event.data.visitId}/${event.data.fiscalYear % 2}`];
    return recorded.stream.startsWith('studyVisit-') ? [0, 1].map((parity) => `${streamId(recorded.stream)}/${parity}`) : [];
  },
  fold: (deadline: Deadline | undefined, recorded: RecordedEvent) => {
    const event = recorded as unknown as Event;
    if (event.type === 'TravelMoneyReleased') return undefined;
    if (event.type === 'TravelMoneyCommitted') {
      const dueAt = deadline?.dueAt ?? addHours(event.metadata.recordedAt, ATTEMPT);
      return { dueAt, command: 'ReleaseTravelMoney', id: streamId(event.stream), input: { visitId: event.data.visitId } };
    }
    return deadline && { ...deadline, dueAt: event.type === 'VisitProposed' ? NEVER : event.metadata.recordedAt };
  },
});
