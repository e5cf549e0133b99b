import {
  Slices,
  collectionOf,
  effective,
  hears,
  isCorrection,
  listedRows,
  type AnyReadModel,
  type DocumentWrite,
  type Position,
  type RecordedEvent,
  type TotalChange,
} from '#kernel';
import { DocumentFold, Poisoned } from './document-fold.js';
import { NOTHING_PARKED, type ParkedKeys } from '../parking/parked-keys.js';
import { errorText, parkingStream, type FoldFailure } from '../parking/parking-lot.js';
import { BATCH, type Reading } from '../consumers/reading.js';
import { recordOf } from '../log/record-of.js';
import { TotalChanges } from './total-changes.js';

/** A retry or drop, for the document that it releases. */
class Release {
  constructor(readonly event: RecordedEvent) {}
}

/** What a batch holds for each document of a model, in order. */
type Steps = ReadonlyMap<string, readonly (RecordedEvent | Release)[]>;

export interface Folded {
  readonly totals: readonly TotalChange[];
  readonly documents: readonly DocumentWrite[];
}

/** @returns also whether the batch tells anything of the model's parked keys. */
const stepsOf = (
  model: AnyReadModel,
  events: readonly RecordedEvent[],
): { readonly steps: Steps; readonly parking: boolean } => {
  const ours = parkingStream(collectionOf(model).name);
  const steps = new Map<string, (RecordedEvent | Release)[]>();
  let parking = false;
  const add = (key: string, step: RecordedEvent | Release): void => {
    const list = steps.get(key);
    if (list) list.push(step);
    else steps.set(key, [step]);
  };
  for (const event of events) {
    if (event.stream === ours) {
      parking = true;
      if (event.type !== 'KeyParked') add((event.data as { key: string }).key, new Release(event));
    }
    if (hears(model.events, event)) for (const key of model.keys(event)) add(key, event);
  }
  return { steps, parking };
};

/**
 * Where the log has to be read again for what a document has waited with: at the first event that stopped it and is not
 * shown yet.
 */
const stoppedAt = (
  fold: DocumentFold,
  released: ReadonlySet<Position>,
  parked: ParkedKeys,
  key: string,
): readonly RecordedEvent[] =>
  (parked.histories.get(key)?.parkings ?? []).flatMap(({ event, until }) =>
    event.position > fold.shows || (until !== undefined && released.has(until)) ? [event] : [],
  );

/** Events with which the released documents have waited, read again from the log, however far back that is. */
const waitingEvents = async (
  model: AnyReadModel,
  steps: Steps,
  folds: ReadonlyMap<string, DocumentFold>,
  parked: ParkedKeys,
  { log, upcast, batch = BATCH }: Reading,
): Promise<ReadonlyMap<string, readonly RecordedEvent[]>> => {
  const found = new Map<string, RecordedEvent[]>();
  let upTo = '' as Position;
  let first: RecordedEvent | undefined;
  for (const [key, fold] of folds) {
    const due = steps
      .get(key)!
      .flatMap((step) => (step instanceof Release && step.event.position > fold.seen ? [step.event.position] : []));
    if (due.length === 0) continue;
    found.set(key, []);
    if (due.at(-1)! > upTo) upTo = due.at(-1)!;
    for (const event of stoppedAt(fold, new Set(due), parked, key))
      if (!first || event.position < first.position) first = event;
  }
  if (!first) return found;
  const add = (recorded: RecordedEvent): void => {
    if (!hears(model.events, recorded)) return;
    const event = upcast(recorded);
    for (const key of model.keys(event)) found.get(key)?.push(event);
  };
  add(first);
  for (let from = first.position; from < upTo;) {
    const page = await log.readAll(from, batch);
    page.events.forEach(add);
    if (page.next <= from) break;
    from = page.next;
  }
  return found;
};

/**
 * The streams of these corrections up to each of them, read again, as it leaves them. That depends on nothing but the
 * log up to there, so whoever folds the batch, whenever, comes to the same.
 */
const correctedRecords = async (
  model: AnyReadModel,
  events: readonly RecordedEvent[],
  { log, upcast, sees = () => true }: Reading,
  records: Map<string, readonly RecordedEvent[]>,
): Promise<void> => {
  if (!model.ofOneStream) return;
  const last = new Map<string, RecordedEvent>();
  const corrections = events.filter(
    (event) => isCorrection(event) && !records.has(event.id) && model.keys(event).length > 0,
  );
  for (const event of corrections) last.set(event.stream, event);
  for (const [stream, { revision }] of last) {
    const record = (await recordOf(log, upcast, stream, revision)).filter(sees);
    for (const { id, revision: upTo } of corrections.filter((event) => event.stream === stream)) {
      records.set(id, effective(record.filter((event) => event.revision <= upTo)));
    }
  }
};

/** Folds a batch into the documents of one model; those that are parked stay as they are. */
const foldModel = async (
  model: AnyReadModel,
  events: readonly RecordedEvent[],
  reading: Reading,
  totals: TotalChanges,
) => {
  const { steps, parking } = stepsOf(model, events);
  const documents: DocumentWrite[] = [];
  const failures: FoldFailure[] = [];
  if (steps.size === 0 && !parking) return { documents, failures };
  const collection = collectionOf(model);
  const parked = (await reading.parking?.of(collection.name)) ?? NOTHING_PARKED;
  const stored = new Map(
    (await reading.readStore.load(collection, [...steps.keys()])).map((document) => [document.id, document]),
  );
  const records = new Map<string, readonly RecordedEvent[]>();
  const folds = new Map(
    [...steps.keys()].map((key) => [
      key,
      new DocumentFold(model, key, stored.get(key), parked.histories.get(key), records),
    ]),
  );
  const waiting = await waitingEvents(model, steps, folds, parked, reading);
  const due = [...folds].flatMap(([key, fold]) =>
    steps.get(key)!.flatMap((step) => (step instanceof Release || step.position <= fold.seen ? [] : [step])),
  );
  await correctedRecords(model, [...due, ...[...waiting.values()].flat()], reading, records);
  const slices = new Slices();
  for (const [key, fold] of folds) {
    try {
      for (const step of steps.get(key)!) {
        if (slices.due) await slices.pass();
        if (step instanceof Release) fold.release(step.event, waiting.get(key) ?? []);
        else fold.take(step);
      }
      const write = fold.write(totals);
      if (write) documents.push(write);
    } catch (error) {
      if (!(error instanceof Poisoned)) throw error;
      const { event, releasedBy, failed, cause } = error;
      failures.push({ model: collection.name, key, event, failed, error: cause, ...(releasedBy && { releasedBy }) });
    }
  }
  return { documents, failures };
};

const placeOf = ({ model, key, event, releasedBy = '', failed }: FoldFailure): string =>
  JSON.stringify([model, key, event.id, releasedBy, failed]);

/**
 * Folds a batch into the documents of a group. Where a fold throws, its key is parked in the log first and the batch is
 * folded again with that knowledge, so that whoever repeats the batch comes to the same documents and totals.
 * @param announced somebody has begun to write this batch: what the log did not know then must not change it.
 * @throws what the fold threw, where its key cannot be parked.
 */
export const foldBatch = async (
  models: readonly AnyReadModel[],
  events: readonly RecordedEvent[],
  reading: Reading,
  announced: boolean,
): Promise<Folded> => {
  const parked = new Set<string>();
  for (;;) {
    const totals = new TotalChanges();
    const documents: DocumentWrite[] = [];
    const failures: FoldFailure[] = [];
    for (const model of models) {
      const folded = await foldModel(model, events, reading, totals);
      documents.push(...folded.documents);
      failures.push(...folded.failures);
    }
    const [first] = failures;
    if (!first) return { totals: totals.list(listedRows(models)), documents };
    if (announced)
      throw new Error(
        `${errorText(first.error)} (in a batch that was announced without it: does another version of the program run?)`,
        { cause: first.error },
      );
    if (!reading.parking || failures.some((failure) => parked.has(placeOf(failure)))) throw first.error;
    await reading.parking.park(failures);
    for (const failure of failures) parked.add(placeOf(failure));
  }
};
