import { addHours, streamId, type Recorded, type RecordedEvent } from '#kernel';
import { DEADLINE_INDEXES, type CommandTable, type Deadline, type DeadlineModel } from '#runtime';
import type { TravelCeilingEvent } from '../domain/travel-ceiling.decider.js';
import type { VisitProposed } from '../domain/visit.events.js';
import { takenFrom } from '../domain/visit.rules-money.js';
import { ATTEMPT } from './visit.deadlines.js';

type Event = Recorded<
  Extract<TravelCeilingEvent, { type: 'TravelMoneyCommitted' | 'TravelMoneyReleased' }> | VisitProposed
>;

/**
 * VIS-05: money of a visit whose proposal or correction was never recorded is free again. How much the visit takes is
 * looked up in the visit itself when the command is given; what it takes as it stands is not touched. Each ceiling is
 * asked by itself: an attempt to move the money to another one leaves that of which it was taken alone.
 */
export const travelMoneyDeadline = (table: CommandTable): DeadlineModel => ({
  ...DEADLINE_INDEXES,
  name: 'deadline_travel_money',
  version: 3,
  table,
  events: { travelCeiling: ['TravelMoneyCommitted', 'TravelMoneyReleased'], studyVisit: ['VisitProposed'] },
  keys: (recorded: RecordedEvent) => {
    const event = recorded as unknown as Event;
    const ceilings = event.type === 'VisitProposed' ? takenFrom(event.data) : [streamId(event.stream)];
    return ceilings.map((ceiling) => `${event.data.visitId}/${ceiling}`);
  },
  fold: (_deadline: Deadline | undefined, recorded: RecordedEvent) => {
    const event = recorded as unknown as Event;
    if (event.type !== 'TravelMoneyCommitted') return undefined;
    return {
      dueAt: addHours(event.metadata.recordedAt, ATTEMPT),
      command: 'ReleaseTravelMoney',
      id: streamId(event.stream),
      input: { visitId: event.data.visitId },
    };
  },
});
