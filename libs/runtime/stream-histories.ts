import {
  START, collectionOf, reject, type AnyDecider, type AnyReadModel, type Document, type DomainEvent, type EventStore, type ParkedMark, type RecordedEvent,
} from '#kernel';
import type { Change, Histories, HistoryEntry } from './history.js';
import type { ParkingLot } from './parking-lot.js';
import type { Upcast } from './upcasting.js';

/** What has a history: the aggregate behind a category, and the read model that shows it, if any. */
export interface HistoricalSubject {
  readonly decider: AnyDecider;
  readonly model?: AnyReadModel;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields that differ, by JSON pointer. Lists are compared as wholes: a list that changed is shown before and after. */
export const changes = (before: unknown, after: unknown, pointer = ''): readonly Change[] => {
  if (isObject(before) && isObject(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      changes(before[key], after[key], `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`));
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [{ pointer, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
};

/** Up to the event whose fold throws, if there is one; the document then carries the mark of a parked one. */
const foldedAsFarAsPossible = (model: AnyReadModel, id: string, events: readonly RecordedEvent[]): Document | undefined => {
  let document: Document | undefined;
  let shows = START;
  for (const event of events) {
    try {
      document = model.fold(document, event, id) as Document | undefined;
    } catch {
      const parked: ParkedMark = { since: event.metadata.recordedAt, eventId: event.id, shows };
      return document && { ...document, parked };
    }
    shows = event.position;
  }
  return document;
};

export const streamHistories = (
  store: Pick<EventStore, 'read'>, upcast: Upcast, subjects: readonly HistoricalSubject[], parking?: Pick<ParkingLot, 'of'>,
): Histories => {
  const byCategory = new Map(subjects.map((subject) => [subject.decider.category, subject]));
  const read = async (category: string, id: string) => {
    const subject = byCategory.get(category);
    const events = subject ? await store.read(`${category}-${id}`) : [];
    if (!subject || events.length === 0) throw reject('E_NOT_FOUND', { details: { id } });
    return { subject, events: events.map(upcast) };
  };
  return {
    of: async (category, id) => {
      const { subject: { decider }, events } = await read(category, id);
      let state: unknown = decider.initialState;
      return events.map(({ revision, id: eventId, type, data, metadata }): HistoryEntry => {
        const before = state;
        state = decider.evolve(state, { type, data } as DomainEvent, metadata);
        return { revision, eventId, type, data, metadata, changes: changes(before, state) };
      });
    },
    documentAt: async (category, id, until) => {
      const { subject: { model }, events } = await read(category, id);
      if (!model) throw reject('E_NOT_FOUND', { details: { id } });
      // Where a clock was wrong a step can bear an earlier instant than the one before it: none is shown without those before it.
      const later = events.findIndex((event) => event.metadata.recordedAt > until);
      const ours = events.slice(0, later < 0 ? undefined : later).filter((event) => model.events.includes(event.type) && model.keys(event).includes(id));
      const dropped = (await parking?.of(collectionOf(model).name))?.histories.get(id)?.dropped ?? [];
      return foldedAsFarAsPossible(model, id, ours.filter((event) => !dropped.includes(event.id)));
    },
  };
};
