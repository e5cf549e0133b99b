import { join } from 'node:path';
import {
  START,
  addDays,
  collectionOf,
  withAncestors,
  type DocumentWrite,
  type FindQuery,
  type LocalDate,
  type Position,
  type ReadStore,
  type RecordedEvent,
  type RegionCode,
} from '#kernel';
import { openEmbeddedReadStore } from '#read-store-embedded';
import type { VisitBoardEntry } from '../../libs/contexts/visits/read/visit-board.document.js';
import { visitBoard } from '../../libs/contexts/visits/read/visit-board.model.js';
import { figure } from './figures.js';
import { alternate, median, pairedRatio } from './measure.js';
import { randomFrom } from './random.js';
import type { Section } from './section.js';
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
const collection = collectionOf(visitBoard);

interface Kind {
  readonly doc: VisitBoardEntry;
  readonly words: readonly string[];
}

/** Proposed visits of thousands of villages, from which all documents are made. */
const kindsOf = (): readonly Kind[] =>
  (recordedLog(60_000) as readonly (RecordedEvent & Parameters<typeof visitBoard.fold>[1])[])
    .filter(({ type }) => type === 'VisitProposed')
    .map((event) => visitBoard.fold(undefined, event, '')!)
    .map((doc) => ({ doc, words: visitBoard.words!(doc) }));

const documentsFrom = (kinds: readonly Kind[]) => {
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
      collection,
      id,
      expected: START,
      position: String(n + 1).padStart(16, '0') as Position,
      doc: varied,
      words,
    };
  };
};

/** Fills the store with so many documents, or with as many as the time allows; says how many that were. */
const fill = async (store: ReadStore, kinds: readonly Kind[], count: number, seconds: number): Promise<number> => {
  await store.prepare([collection]);
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

const newest = { sort: { field: 'plannedStart', descending: true }, limit: 50 } as const;

/**
 * Each kind of question with many answers to choose from, so that no single page of the file is asked for all the time.
 */
const questionsOf = (kinds: readonly Kind[]): Readonly<Record<string, (n: number) => FindQuery>> => {
  const random = randomFrom(3);
  const origins = Array.from({ length: 64 }, () => withAncestors(random.pick(kinds).doc.originRegion!));
  const within = (level: number, n: number): { readonly within: readonly RegionCode[] } => ({
    within: [origins[n % origins.length]![level]!],
  });
  const names = Array.from({ length: 64 }, () => random.pick(kinds).doc.origin.region!.nameAtTime);
  return {
    'a province, newest first': (n) => ({ filter: { regions: within(0, n) }, ...newest }),
    'a regency, newest first': (n) => ({ filter: { regions: within(1, n) }, ...newest }),
    'a province by status, newest first': (n) => ({
      filter: { regions: within(0, n), status: { in: ['PROPOSED', 'ACCEPTED'] } },
      ...newest,
    }),
    'a regency by status, newest first': (n) => ({
      filter: { regions: within(1, n), status: { in: ['CLOSED'] } },
      ...newest,
    }),
    'a frequent word': (n) => ({ search: ['bumdes', 'wisata', 'sampah', 'pangan'][n % 4]!, ...newest }),
    'a village by name': (n) => ({ search: names[n % names.length]!, ...newest }),
    'a month of a province': (n) => ({
      filter: {
        regions: within(0, n),
        plannedStart: { from: '2025-03-01' as LocalDate, to: '2025-03-31' as LocalDate },
      },
      ...newest,
    }),
  };
};

/** Median milliseconds of so many questions, one after the other. */
const asking = async (store: ReadStore, question: (n: number) => FindQuery, count: number): Promise<number> => {
  const times: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const began = performance.now();
    await store.find(collection, question(n));
    times.push(performance.now() - began);
  }
  return median(times);
};

export const listQuery: Section = async ({ quick, folder, note }) => {
  const kinds = kindsOf();
  const small = await openEmbeddedReadStore({ file: join(folder, 'list-small.db') });
  const large = await openEmbeddedReadStore({ file: join(folder, 'list-large.db') });
  const few = await fill(small, kinds, 10_000, 60);
  const wanted = quick ? 100_000 : 1_000_000;
  const began = performance.now();
  const many = await fill(large, kinds, wanted, quick ? 30 : 120);
  const loading = many / ((performance.now() - began) / 1_000);
  if (many < wanted)
    note(
      `list queries: ${many.toLocaleString('en')} documents instead of ${wanted.toLocaleString('en')}, for want of time`,
    );

  const figures = [figure('loading documents of the board, all indexes kept', loading, 'documents/s')];
  for (const [name, question] of Object.entries(questionsOf(kinds))) {
    const times = await alternate(quick ? 3 : 5, {
      large: () => asking(large, question, 64),
      small: () => asking(small, question, 64),
    });
    figures.push(
      figure(
        `list of ${name}, among ${many.toLocaleString('en')} beside ${few.toLocaleString('en')}`,
        median(times.large),
        'ms',
        {
          baseline: median(times.small),
          ratio: pairedRatio(times.large, times.small),
          budget: { of: 'ratio', atMost: 1.5 },
        },
      ),
    );
  }
  await Promise.all([small.close(), large.close()]);
  return figures;
};
