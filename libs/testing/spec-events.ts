import {
  hears,
  type DomainEvent,
  type EventMetadata,
  type Position,
  type ReadModel,
  type RecordedEvent,
  type Revision,
} from '#kernel';
import { specMetadata } from './spec-metadata.js';

/** The event as the log holds it: in that stream, at that revision, which is its place in the log, too. */
export const recordedEvent = <Event extends DomainEvent>(
  stream: string,
  { type, data }: Event,
  revision = 0,
  metadata: Partial<EventMetadata> = {},
): RecordedEvent => ({
  id: `${stream}/${revision}`,
  stream,
  type,
  data,
  revision: revision as Revision,
  position: String(revision).padStart(6, '0') as Position,
  metadata: specMetadata(metadata),
});

/**
 * What a read model holds after these events, by id: each that it hears is folded into every document that it touches.
 */
export const documentsOf = <Doc extends object>(
  model: Pick<ReadModel<Doc>, 'events' | 'keys' | 'fold'>,
  ...events: readonly RecordedEvent[]
): Readonly<Record<string, Doc>> => {
  const held = new Map<string, Doc>();
  for (const event of events.filter((each) => hears(model.events, each))) {
    for (const key of model.keys(event)) {
      const after = model.fold(held.get(key), event, key);
      if (after) held.set(key, after);
      else held.delete(key);
    }
  }
  return Object.fromEntries(held);
};
