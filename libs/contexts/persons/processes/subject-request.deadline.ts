import { streamId, type Recorded, type RecordedEvent } from '#kernel';
import { DEADLINE_INDEXES, type CommandTable, type Deadline, type DeadlineModel } from '#runtime';
import type { PersonEvent } from '../domain/person.events.js';

type Event = Recorded<PersonEvent>;

const requestsOf = ({ type, data }: Event): readonly string[] => {
  if (type === 'PersonalDataErased') return data.settled;
  return 'requestId' in data && data.requestId !== undefined ? [data.requestId] : [];
};

/** UU 27/2022 arts 30, 40, 41: 3×24 hours from each request to its answer. */
export const subjectRequestDeadline = (table: CommandTable): DeadlineModel => ({
  ...DEADLINE_INDEXES,
  name: 'deadline_subject_request',
  version: 1,
  table,
  events: {
    person: [
      'SubjectRequestReceived',
      'SubjectRequestRefused',
      'SubjectRequestOverdue',
      'PersonRectified',
      'ProcessingRestricted',
      'PersonalDataErased',
    ] satisfies PersonEvent['type'][],
  },
  keys: (recorded: RecordedEvent) =>
    requestsOf(recorded as unknown as Event).map((requestId) => `${streamId(recorded.stream)}/${requestId}`),
  fold: (_deadline: Deadline | undefined, recorded: RecordedEvent) => {
    const event = recorded as unknown as Event;
    if (event.type !== 'SubjectRequestReceived') return undefined;
    const { dueAt, requestId } = event.data;
    return { dueAt, command: 'MarkRequestOverdue', id: streamId(event.stream), input: { requestId } };
  },
});
