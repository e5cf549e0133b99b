import {
  START,
  addDays,
  collectionOf,
  type DocumentWrite,
  type Position,
  type ReadStore,
  type RecordedEvent,
} from '#kernel';
import type { VisitBoardEntry } from '../../libs/contexts/visits/read/visit-board.document.js';
import { visitBoard } from '../../libs/contexts/visits/read/visit-board.model.js';
import { randomFrom } from './random.js';
import { recordedLog } from './visit-log.js';

const BATCH = 2_000;
const STAGES = [
  'PROPOSED',
  'ACCEPTED',
  'APPROVED',
  'TASKED',
  'UNDERWAY',
  'COMPLETED',
  'REPORTED',
  'CLOSED',
  'CLOSED',
  'CLOSED',
] as const;
export const boardOfVisits = collectionOf(visitBoard);

export interface VisitKind {
  readonly doc: VisitBoardEntry;
  readonly words: readonly string[];
}

/** Proposed visits of thousands of villages, from which all documents are made. */
export const kindsOf = (): readonly VisitKind[] =>
  (recordedLog(60_000) as readonly (RecordedEvent & Parameters<typeof visitBoard.fold>[1])[])
    .filter(({ type }) => type === 'VisitProposed')
    .map((event) => visitBoard.fold(undefined, event, '')!)
    .map((doc) => ({ doc, words: visitBoard.words!(doc) }));

const documentsFrom = (kinds: readonly VisitKind[]) => {
  const random = randomFrom(11);
  return (n: number): DocumentWrite => {
    const { doc, words } = kinds[n % kinds.length]!;
    const days = random.between(-300, 300);
    const id = random.uuid();
    const plannedStart = addDays(doc.plannedStart, days);
    const varied: VisitBoardEntry = {
      ...doc,
      id,
      plannedStart,
      plannedEnd: addDays(plannedStart, 1),
      createdOn: addDays(doc.createdOn, days),
      updatedOn: addDays(doc.updatedOn, days),
      year: Number(plannedStart.slice(0, 4)),
      status: random.pick(STAGES),
      budgetAmount: doc.budgetAmount + n,
    };
    return {
      collection: boardOfVisits,
      id,
      expected: START,
      position: String(n + 1).padStart(16, '0') as Position,
      doc: varied,
      words,
    };
  };
};

/** Fills the store with so many documents, or with as many as the time allows; says how many that were. */
export const fill = async (
  store: ReadStore,
  kinds: readonly VisitKind[],
  count: number,
  seconds: number,
): Promise<number> => {
  await store.prepare([boardOfVisits]);
  const make = documentsFrom(kinds);
  const until = performance.now() + seconds * 1_000;
  let position = START;
  let n = 0;
  let written: Promise<unknown> = Promise.resolve();
  while (n < count && performance.now() < until) {
    const documents = Array.from({ length: Math.min(BATCH, count - n) }, (_, i) => make(n + i));
    n += documents.length;
    // The next batch is made while this one is written.
    await written;
    written = store.commit({
      consumer: 'visits',
      expected: { position },
      next: documents.at(-1)!.position,
      totals: [],
      documents,
    });
    position = documents.at(-1)!.position;
  }
  await written;
  return n;
};
