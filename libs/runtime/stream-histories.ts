import { reject, type AnyDecider, type AnyReadModel, type Document, type DomainEvent, type EventStore } from '#kernel';
import type { Change, Histories, HistoryEntry } from './history.js';
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

export const streamHistories = (store: Pick<EventStore, 'read'>, upcast: Upcast, subjects: readonly HistoricalSubject[]): Histories => {
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
      return events
        .filter((event) => event.metadata.recordedAt <= until && model.events.includes(event.type) && model.keys(event).includes(id))
        .reduce<Document | undefined>((document, event) => model.fold(document, event, id), undefined);
    },
  };
};
