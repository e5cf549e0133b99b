import { join } from 'node:path';
import { START, collectionsOf, type EventStore, type ReadStore, type RecordedEvent } from '#kernel';
import { projectionTurn } from '#runtime';
import { openSqlite } from '#sqlite';
import { memoryReadStore } from '#read-store-memory';
import { openEmbeddedReadStore } from '#read-store-embedded';
import type { VisitBoardEntry } from '../../libs/contexts/visits/read/visit-board.document.js';
import { visitBoard } from '../../libs/contexts/visits/read/visit-board.model.js';
import { figure } from './figures.js';
import { alternate, median, pairedRatio, perSecond } from './measure.js';
import type { Section } from './section.js';
import { recordedLog } from './visit-log.js';

const BATCH = 4_000;

/** The log as pages that were read already, so that only projecting is measured. */
const pagesOf = (log: readonly RecordedEvent[]): Pick<EventStore, 'read' | 'readAll'> => ({
  read: async (stream) => log.filter((event) => event.stream === stream),
  readAll: async (after, limit) => {
    const from = after === START ? 0 : Number(after);
    const events = log.slice(from, from + limit);
    return { events, next: events.at(-1)?.position ?? after, end: from + limit >= log.length };
  },
});

const project = async (log: readonly RecordedEvent[], readStore: ReadStore): Promise<number> => {
  await readStore.prepare(collectionsOf(visitBoard));
  const turn = projectionTurn(
    { name: 'visits', models: [visitBoard] },
    { log: pagesOf(log), readStore, upcast: (event) => event, batch: BATCH },
  );
  while (!(await turn()).end);
  return log.length;
};

/** Folding and nothing else: no words, no totals, no store. */
const bareFold = async (log: readonly RecordedEvent[]): Promise<number> => {
  const documents = new Map<string, VisitBoardEntry>();
  for (const event of log as readonly (RecordedEvent & Parameters<typeof visitBoard.fold>[1])[]) {
    for (const key of visitBoard.keys(event)) documents.set(key, visitBoard.fold(documents.get(key), event, key)!);
  }
  return log.length;
};

/** The documents that each batch leaves behind, as they are to be written. */
const batchesOf = (
  log: readonly RecordedEvent[],
): readonly (readonly (readonly [id: string, doc: VisitBoardEntry])[])[] => {
  const documents = new Map<string, VisitBoardEntry>();
  const batches = [];
  for (let from = 0; from < log.length; from += BATCH) {
    const touched = new Map<string, VisitBoardEntry>();
    for (const event of log.slice(from, from + BATCH) as readonly (RecordedEvent &
      Parameters<typeof visitBoard.fold>[1])[]) {
      for (const key of visitBoard.keys(event)) {
        const document = visitBoard.fold(documents.get(key), event, key)!;
        documents.set(key, document);
        touched.set(key, document);
      }
    }
    batches.push([...touched]);
  }
  return batches;
};

/** The same documents written to a table of id and text, one transaction for each batch. */
const bareUpserts = (file: string, batches: ReturnType<typeof batchesOf>, events: number): number => {
  const db = openSqlite({ file, steps: ['CREATE TABLE documents (id TEXT PRIMARY KEY, doc TEXT NOT NULL) STRICT'] });
  db.exec('PRAGMA synchronous = NORMAL');
  const upsert = db.prepare(
    'INSERT INTO documents (id, doc) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET doc = excluded.doc',
  );
  for (const batch of batches) {
    db.transaction(() => {
      for (const [id, doc] of batch) upsert.run(id, JSON.stringify(doc));
    });
  }
  db.close();
  return events;
};

export const projection: Section = async ({ quick, folder }) => {
  const log = recordedLog(quick ? 40_000 : 100_000);
  const batches = batchesOf(log);
  let files = 0;
  const file = (): string => join(folder, `projection-${(files += 1)}.db`);

  const memory = await alternate(quick ? 3 : 5, {
    model: () => perSecond(() => project(log, memoryReadStore())),
    fold: () => perSecond(() => bareFold(log)),
  });
  const sqlite = await alternate(quick ? 2 : 3, {
    model: async () => {
      const store = await openEmbeddedReadStore({ file: file() });
      const rate = await perSecond(() => project(log, store));
      await store.close();
      return rate;
    },
    bare: () => perSecond(async () => bareUpserts(file(), batches, log.length)),
  });
  return [
    figure('projecting visits into the board in memory, beside the bare fold', median(memory.model), 'events/s', {
      baseline: median(memory.fold),
      ratio: pairedRatio(memory.model, memory.fold),
      budget: { of: 'value', atLeast: 100_000 },
    }),
    figure(
      'projecting visits into the board on SQLite, beside bare upserts of its documents',
      median(sqlite.model),
      'events/s',
      {
        baseline: median(sqlite.bare),
        ratio: pairedRatio(sqlite.model, sqlite.bare),
        budget: { of: 'value', atLeast: 40_000 },
      },
    ),
  ];
};
