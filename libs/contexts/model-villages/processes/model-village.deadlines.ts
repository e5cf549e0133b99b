import { addHours, eventsOf, streamId, type Recorded, type RecordedEvent } from '#kernel';
import { DEADLINE_INDEXES, type CommandTable, type Deadline, type DeadlineModel } from '#runtime';
import { modelVillageDecider } from '../domain/model-village.decider.js';
import type { ModelVillageEvent } from '../domain/model-village.events.js';

/** What was long past when it was entered: so long the other steps of that time can be entered, too. */
const GRACE_HOURS = 30 * 24;

const OVER: ReadonlySet<string> = new Set([
  'ModelVillageSupported',
  'ModelVillageEnded',
  'ModelVillageRejected',
  'ModelVillageRevoked',
  'RecordVoided',
] satisfies ModelVillageEvent['type'][]);

interface EndDeadline extends Deadline {
  readonly endsAt: Deadline['dueAt'];
}

/** MOD-06: a model village that nothing supports ends after its months. */
export const unsupportedDeadline = (table: CommandTable): DeadlineModel => ({
  ...DEADLINE_INDEXES,
  name: 'deadline_model_village_end',
  version: 1,
  ofOneStream: true,
  table,
  events: eventsOf(modelVillageDecider),
  keys: ({ stream }: RecordedEvent) => [streamId(stream)],
  fold: (before: Deadline | undefined, recorded: RecordedEvent, id: string) => {
    const event = recorded as unknown as Recorded<ModelVillageEvent>;
    const deadline = before as EndDeadline | undefined;
    if (OVER.has(event.type)) return undefined;
    const late = addHours(event.metadata.recordedAt, GRACE_HOURS);
    if (event.type === 'ModelVillageUnsupported') {
      const { endsAt } = event.data;
      const dueAt = endsAt <= event.metadata.recordedAt ? late : endsAt;
      return { dueAt, endsAt, command: 'EndUnsupported', id, input: {} } satisfies EndDeadline;
    }
    return deadline && deadline.endsAt <= event.metadata.recordedAt ? { ...deadline, dueAt: late } : deadline;
  },
});
