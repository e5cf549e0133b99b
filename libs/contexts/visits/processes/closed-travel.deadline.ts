import { addHours, streamId, type Recorded, type RecordedEvent } from '#kernel';
import { DEADLINE_INDEXES, type CommandTable, type Deadline, type DeadlineModel } from '#runtime';
import type { TravelRegistryEvent } from '../domain/travel-registry.events.js';
import { ATTEMPT } from './visit.deadlines.js';

type Event = Recorded<Extract<TravelRegistryEvent, { type: 'TravelRegistryClosed' | 'TravelRegistryReopened' }>>;

/**
 * COM-11: a person whose data were to be destroyed, which was never recorded (a crash), may be sent travelling again.
 */
export const closedTravelDeadline = (table: CommandTable): DeadlineModel => ({
  ...DEADLINE_INDEXES,
  name: 'deadline_closed_travel',
  version: 1,
  table,
  events: { travelRegistry: ['TravelRegistryClosed', 'TravelRegistryReopened'], person: ['PersonalDataErased'] },
  keys: ({ stream, type, data, metadata }: RecordedEvent) => {
    const { commandId } = type === 'PersonalDataErased' ? metadata : (data as Event['data']);
    return [`${streamId(stream)}/${commandId}`];
  },
  fold: (_deadline: Deadline | undefined, recorded: RecordedEvent) => {
    if (recorded.type !== 'TravelRegistryClosed') return undefined;
    const { data, metadata } = recorded as unknown as Event;
    return {
      dueAt: addHours(metadata.recordedAt, ATTEMPT),
      command: 'ReopenToTravel',
      id: data.subjectRef,
      input: { subjectRef: data.subjectRef, commandId: data.commandId },
    };
  },
});
