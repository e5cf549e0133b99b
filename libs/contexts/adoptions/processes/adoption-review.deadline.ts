import { streamId, type Instant, type Recorded, type RecordedEvent } from '#kernel';
import { DEADLINE_INDEXES, type CommandTable, type Deadline, type DeadlineModel } from '#runtime';
import type { AdoptionEvent } from '../domain/adoption.events.js';

const dueAt = (adoptionId: string, at: Instant | undefined): Deadline | undefined =>
  at === undefined ? undefined : { dueAt: at, command: 'MarkAdoptionReviewDue', id: adoptionId, input: {} };

/** Domain §3.10 no. 2: reviews 90, 180 and 365 days after the decision, until it is verified or given up. */
export const adoptionReviewDeadline = (table: CommandTable): DeadlineModel => ({
  ...DEADLINE_INDEXES,
  name: 'deadline_adoption_review',
  version: 1,
  ofOneStream: true,
  table,
  events: {
    adoption: [
      'ObservationWithdrawn',
      'AdoptionDecided',
      'AdoptionVerified',
      'AdoptionAbandoned',
      'AdoptionReviewDue',
      'RecordCorrected',
      'RecordVoided',
    ] satisfies AdoptionEvent['type'][],
  },
  keys: ({ stream }: RecordedEvent) => [streamId(stream)],
  fold: (deadline: Deadline | undefined, recorded: RecordedEvent, adoptionId: string) => {
    const event = recorded as unknown as Recorded<AdoptionEvent>;
    switch (event.type) {
      case 'AdoptionDecided':
      case 'AdoptionReviewDue':
        return dueAt(adoptionId, event.data.nextReviewAt);
      case 'RecordCorrected':
        return deadline;
      default:
        return undefined;
    }
  },
});
