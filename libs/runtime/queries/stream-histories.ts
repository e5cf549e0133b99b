import {
  NO_DOCUMENTS,
  START,
  Slices,
  collectionOf,
  documentsAfter,
  eachClosed,
  effective,
  fold,
  hears,
  isCorrection,
  reject,
  streamName,
  type Actor,
  type AnyDecider,
  type AnyReadModel,
  type Document,
  type DomainEvent,
  type EventStore,
  type Instant,
  type ParkedMark,
  type Position,
  type RecordedEvent,
  type Revision,
  type Scope,
} from '#kernel';
import { partyOf, type Party } from '../access/party.js';
import {
  isBehind,
  type Histories,
  type HistoryEntry,
  type HistoryPage,
  type HistoryQuery,
  type PastDocument,
} from './history.js';
import type { ParkingLot } from '../parking/parking-lot.js';
import { piecesOf, recordOf } from '../log/record-of.js';
import { requestsToldOf } from './requests-told.js';
import { changes } from './state-changes.js';
import type { Upcast } from '../log/upcasting.js';

/** What has a history: the aggregate behind a category, and the read model that shows it, if any. */
export interface HistoricalSubject {
  readonly decider: AnyDecider;
  readonly model?: AnyReadModel;
}

/** Characters of JSON with which a page is large enough. */
const LARGE = 1_000_000;

/** Told with the last event that it shows, when a fold throws: the document carries the mark of a parked one. */
const parkedAt = (
  document: Document | undefined,
  { id, metadata }: RecordedEvent,
  shows: Position,
): Document | undefined => {
  const parked: ParkedMark = { since: metadata.recordedAt, eventId: id, shows };
  return document && { ...document, parked };
};

/** Who enters what has been entered before is not its first. */
const noteFirst = (enteredBy: Map<string, Party>, actor: Actor, content: unknown): void =>
  eachClosed(content, (key) => {
    if (!enteredBy.has(key)) enteredBy.set(key, partyOf(actor));
  });

/**
 * Histories from the streams themselves. However long one is, it is read and folded piece by piece, and others get
 * their turn in between.
 */
export const streamHistories = (
  store: Pick<EventStore, 'read'>,
  upcast: Upcast,
  subjects: readonly HistoricalSubject[],
  parking?: Pick<ParkingLot, 'of'>,
): Histories => {
  const byCategory = new Map(subjects.map((subject) => [subject.decider.category, subject]));

  const subjectOf = (category: string, id: string): HistoricalSubject => {
    const subject = byCategory.get(category);
    if (!subject) throw reject('E_NOT_FOUND', { details: { id } });
    return subject;
  };

  async function* eventsOf(category: string, id: string): AsyncGenerator<RecordedEvent> {
    const slices = new Slices();
    let found = false;
    for await (const events of piecesOf(store, streamName({ category }, id))) {
      found = true;
      for (const event of events) {
        yield upcast(event);
        if (slices.due) await slices.pass();
      }
    }
    if (!found) throw reject('E_NOT_FOUND', { details: { id } });
  }

  /**
   * The object's events up to a correction, as it leaves them. They are read anew at the first one alone, and kept from
   * there on, by whoever tells each event that follows.
   */
  const correctedIn = (category: string, id: string) => {
    let record: RecordedEvent[] | undefined;
    return {
      follow: (event: RecordedEvent): void => void record?.push(event),
      upTo: async (revision: Revision): Promise<readonly RecordedEvent[]> =>
        effective((record ??= [...(await recordOf(store, upcast, streamName({ category }, id), revision))])),
    };
  };

  const of = async (
    category: string,
    id: string,
    { from = 0 as Revision, limit, after, until }: HistoryQuery,
  ): Promise<HistoryPage> => {
    const { decider } = subjectOf(category, id);
    const items: HistoryEntry[] = [];
    let size = 0;
    let state: unknown = decider.initialState;
    let next: Revision | undefined;
    let documents = NO_DOCUMENTS;
    const enteredBy = new Map<string, Party>();
    const scopes = new Set<Scope>();
    const requestOf = requestsToldOf();
    const corrected = correctedIn(category, id);
    // Where a clock was wrong a step can bear an earlier instant than the one before it: it stays behind that one.
    let [begun, over] = [after === undefined, false];
    for await (const event of eventsOf(category, id)) {
      const { revision, id: eventId, type, data, metadata } = event;
      corrected.follow(event);
      documents = documentsAfter(documents, event);
      scopes.add(metadata.actor.scope);
      begun ||= isBehind(event, after!);
      over ||= until !== undefined && isBehind(event, until);
      if (over) continue;
      if (items.length === limit || size >= LARGE) next ??= revision;
      if (next !== undefined) continue;
      if (metadata.actor.role !== 'SYSTEM') noteFirst(enteredBy, metadata.actor, [data, metadata]);
      const before = state;
      state = isCorrection({ type })
        ? fold(decider, await corrected.upTo(revision))
        : decider.evolve(state, { type, data } as DomainEvent, metadata);
      const request = requestOf(event);
      if (!begun || revision < from) continue;
      const entry = {
        revision,
        id: eventId,
        type,
        data,
        metadata,
        changes: changes(before, state),
        ...(request && { request }),
      };
      size += JSON.stringify(entry).length;
      items.push(entry);
    }
    return { items, ...(next !== undefined && { next }), enteredBy, documents, scopes };
  };

  const documentAt: Histories['documentAt'] = async (category, id, until): Promise<PastDocument> => {
    const { model } = subjectOf(category, id);
    if (!model) throw reject('E_NOT_FOUND', { details: { id } });
    const dropped = (await parking?.of(collectionOf(model).name))?.histories.get(id)?.dropped ?? [];
    let document: Document | undefined;
    let position = START;
    let shows = START;
    let documents = NO_DOCUMENTS;
    let [over, parked] = [false, false];
    let [recordedAt, last]: [Instant | undefined, Revision] = [undefined, 0 as Revision];
    const corrected = correctedIn(category, id);
    for await (const event of eventsOf(category, id)) {
      corrected.follow(event);
      documents = documentsAfter(documents, event);
      // Where a clock was wrong a step can bear an earlier instant than the one before it: none is shown without those
      // before it.
      over ||= isBehind(event, until);
      last = event.revision;
      if (over || parked) continue;
      ({ position } = event);
      ({ recordedAt } = event.metadata);
      const shown = (each: RecordedEvent): boolean =>
        hears(model.events, each) && model.keys(each).includes(id) && !dropped.includes(each.id);
      if (!shown(event)) continue;
      const record =
        model.ofOneStream && isCorrection(event) ? (await corrected.upTo(event.revision)).filter(shown) : undefined;
      try {
        document = record
          ? record.reduce<Document | undefined>(
              (doc, each) => model.fold(doc, each, id) as Document | undefined,
              undefined,
            )
          : (model.fold(document, event, id) as Document | undefined);
      } catch {
        document = parkedAt(document, event, shows);
        parked = true;
        continue;
      }
      shows = event.position;
    }
    return {
      ...(document && { document }),
      position: parked ? shows : position,
      ...(recordedAt && { recordedAt }),
      last,
      documents,
    };
  };

  return { of, documentAt };
};
