import {
  START, collectionOf, latest,
  type AnyReadModel, type Contribution, type Document, type DocumentWrite, type EventStore, type LogPage, type Position, type ReadStore,
  type RecordedEvent,
} from '#kernel';
import { TotalChanges } from './total-changes.js';
import type { Upcast } from './upcasting.js';

/** Read models that share one checkpoint. */
export interface ProjectionGroup {
  readonly name: string;
  readonly models: readonly AnyReadModel[];
}

/**
 * Under what name the store keeps the group's checkpoint. It tells the versions of the models: a raised one makes the group
 * read the log from its beginning, and the documents of the others, having seen those events, stay as they are.
 */
export const checkpointName = ({ name, models }: ProjectionGroup): string => `${name}/${models.map((model) => collectionOf(model).name).sort().join('+')}`;

/** What one turn of a consumer did. */
export interface Turn {
  readonly position: Position;
  readonly events: readonly RecordedEvent[];
  /** The log held nothing more when it was read. */
  readonly end: boolean;
  /** There is more to do all the same, which this turn left for the next. */
  readonly more?: boolean;
}

export type TurnTaker = () => Promise<Turn>;

export interface Reading {
  readonly log: Pick<EventStore, 'readAll'>;
  readonly readStore: ReadStore;
  readonly upcast: Upcast;
  /** Most events of one turn. */
  readonly batch?: number;
  /** No turn that begins a batch goes further than this. */
  readonly until?: Position;
}

export const BATCH = 4_000;

/** Events of the next turn: all those of a batch that someone announced and did not finish, whatever its size, or else the next page. */
export const nextPage = async ({ log, batch = BATCH, until }: Reading, position: Position, pending: Position | undefined): Promise<LogPage> => {
  if (pending === undefined) return pageUntil(until, position, () => log.readAll(position, batch));
  const events: RecordedEvent[] = [];
  for (let from = position; from < pending;) {
    const page = await log.readAll(from, batch);
    if (page.next <= from) throw new Error(`the log ends before ${pending}, up to which a batch was announced: is it another log?`);
    events.push(...page.events.filter((event) => event.position <= pending));
    from = page.next;
  }
  return { events, next: pending, end: false };
};

const pageUntil = async (until: Position | undefined, position: Position, read: () => Promise<LogPage>): Promise<LogPage> => {
  if (until !== undefined && position >= until) return { events: [], next: position, end: true };
  const page = await read();
  if (until === undefined || page.next <= until) return page;
  return { events: page.events.filter((event) => event.position <= until), next: until, end: true };
};

const byKey = (model: AnyReadModel, events: readonly RecordedEvent[]): Map<string, RecordedEvent[]> => {
  const listened = new Set(model.events);
  const touched = new Map<string, RecordedEvent[]>();
  for (const event of events) {
    if (!listened.has(event.type)) continue;
    for (const key of model.keys(event)) {
      const list = touched.get(key);
      if (list) list.push(event);
      else touched.set(key, [event]);
    }
  }
  return touched;
};

const contributions = (model: AnyReadModel, document: Document | null | undefined): readonly Contribution[] =>
  (document ? model.contribute?.(document) ?? [] : []);

/** Folds events into the documents of one model, skipping what each has already seen. */
export const foldModel = async (
  model: AnyReadModel, events: readonly RecordedEvent[], readStore: Pick<ReadStore, 'load'>, totals: TotalChanges,
): Promise<readonly DocumentWrite[]> => {
  const touched = byKey(model, events);
  if (touched.size === 0) return [];
  const collection = collectionOf(model);
  const stored = new Map((await readStore.load(collection, [...touched.keys()])).map((document) => [document.id, document]));
  const writes: DocumentWrite[] = [];
  for (const [id, list] of touched) {
    const former = stored.get(id);
    const expected = former?.position ?? START;
    let doc: Document | undefined = former?.doc ?? undefined;
    let position = expected;
    for (const event of list) {
      if (event.position <= expected) continue;
      doc = model.fold(doc, event, id);
      position = latest(position, event.position);
    }
    if (position === expected) continue;
    totals.change(contributions(model, former?.doc), contributions(model, doc));
    writes.push({ collection, id, expected, position, doc: doc ?? null, words: doc ? model.words?.(doc) ?? [] : [] });
  }
  return writes;
};

/** One turn of a projection group: pull, load, fold, commit. Another projector's commit simply makes it read again. */
export const projectionTurn = (group: ProjectionGroup, reading: Reading): TurnTaker => async () => {
  const { readStore, upcast } = reading;
  const consumer = checkpointName(group);
  const checkpoint = await readStore.checkpoint(consumer);
  const page = await nextPage(reading, checkpoint.position, checkpoint.pending);
  if (page.next === checkpoint.position) return { position: page.next, events: [], end: page.end };
  const events = page.events.map(upcast);
  const totals = new TotalChanges();
  const documents: DocumentWrite[] = [];
  for (const model of group.models) documents.push(...(await foldModel(model, events, readStore, totals)));
  const won = await readStore.commit({ consumer, expected: checkpoint, next: page.next, totals: totals.list(), documents });
  return won ? { position: page.next, events, end: page.end } : { position: checkpoint.position, events: [], end: false };
};
