import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { NO_STREAM, type EventMetadata, type EventToAppend } from '#kernel';
import { openEmbeddedEventStore } from '#event-store-embedded';
import { openSqlite } from '#sqlite';
import { figure } from './figures.js';
import { alternate, median, pairedRatio, perSecond } from './measure.js';
import type { Section } from './section.js';

const APPENDERS = 64;
const BYTES = 500;
/** Events of one stream before a new one is begun. */
const STREAM = 12;

const metadata = {} as EventMetadata;
const data = { text: '' };
data.text = 'x'.repeat(BYTES - JSON.stringify({ type: 'VisitProposed', data, metadata }).length);
const anEvent = (): EventToAppend => ({ id: randomUUID(), type: 'VisitProposed', data, metadata });

/** 64 appenders, each waiting for its append before it makes the next. */
const appending = async (
  append: (stream: string, last: number) => Promise<number>,
  seconds: number,
): Promise<number> => {
  const until = performance.now() + seconds * 1_000;
  let done = 0;
  await Promise.all(
    Array.from({ length: APPENDERS }, async () => {
      while (performance.now() < until) {
        const stream = `visit-${randomUUID()}`;
        for (let last: number = NO_STREAM; last < STREAM - 1 && performance.now() < until; done += 1)
          last = await append(stream, last);
      }
    }),
  );
  return done;
};

/**
 * The same work in one thread with nothing around it: 64 events in a transaction, the stream's revision checked before
 * each.
 */
const bareGroups = (file: string) => {
  const db = openSqlite({
    file,
    steps: [
      `CREATE TABLE events (
    position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, event TEXT NOT NULL,
    UNIQUE (stream, revision)) STRICT`,
    ],
  });
  db.exec('PRAGMA cache_size = -32000');
  const last = db.prepare<{ n: number | null }>('SELECT max(revision) AS n FROM events WHERE stream = ?');
  const insert = db.prepare('INSERT INTO events (stream, revision, id, event) VALUES (?, ?, ?, ?)');
  const streams = Array.from({ length: APPENDERS }, () => ({ name: '', last: STREAM }));
  const group = (): void =>
    db.transaction(() => {
      for (const stream of streams) {
        if (stream.last >= STREAM - 1) Object.assign(stream, { name: `visit-${randomUUID()}`, last: -1 });
        if ((last.get(stream.name)?.n ?? -1) !== stream.last) throw new Error(`${stream.name} is elsewhere`);
        stream.last += 1;
        const { id, ...event } = anEvent();
        insert.run(stream.name, stream.last, id, JSON.stringify(event));
      }
    });
  return {
    run: async (seconds: number): Promise<number> => {
      const until = performance.now() + seconds * 1_000;
      let done = 0;
      for (; performance.now() < until; done += APPENDERS) group();
      return done;
    },
    close: () => db.close(),
  };
};

export const embeddedAppend: Section = async ({ quick, folder }) => {
  const store = await openEmbeddedEventStore({ file: join(folder, 'log.db') });
  const bare = bareGroups(join(folder, 'bare.db'));
  const seconds = quick ? 1 : 2;
  const rounds = await alternate(quick ? 3 : 5, {
    sinergi: () =>
      perSecond(() =>
        appending(async (stream, last) => (await store.append(stream, last as never, [anEvent()])).revision, seconds),
      ),
    bare: () => perSecond(() => bare.run(seconds)),
  });
  await store.close();
  bare.close();
  return [
    figure(
      'embedded log, 64 appenders of 500 bytes, beside bare SQLite group commit',
      median(rounds.sinergi),
      'events/s',
      {
        baseline: median(rounds.bare),
        ratio: pairedRatio(rounds.sinergi, rounds.bare),
        budget: { of: 'ratio', atLeast: 0.7 },
      },
    ),
  ];
};
