import { mkdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEmbeddedEventStore } from '#event-store-embedded';
import type { ApiQuestion, ApiReady, Consumed } from './api.child.js';
import { endProgram, startHelper, startProgram } from './children.js';
import { Connection } from './connection.js';
import { figure } from './figures.js';
import { alternate, median, quantile } from './measure.js';
import type { Section } from './section.js';
import { writeLog } from './write-log.js';

const MB = 1024 * 1024;
const MAIN = fileURLToPath(new URL('../../apps/api/main.js', import.meta.url));
const BARE = fileURLToPath(new URL('./bare-nest.program.js', import.meta.url));

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** Milliseconds from spawn to the first answer of that path. */
const timeToAnswer = async (program: string, path: string, dataDir: string): Promise<number> => {
  const port = await freePort();
  const began = performance.now();
  const child = startProgram([program], {
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    SINERGI_MODE: 'production',
    LOG_LEVEL: 'error',
  });
  try {
    while (performance.now() - began < 60_000) {
      const answer = await Connection.to(port)
        .then(async (line) => {
          const { status } = await line.ask(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
          line.close();
          return status;
        })
        .catch(() => undefined);
      if (answer === 200) return performance.now() - began;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error(`${program} did not answer`);
  } finally {
    await endProgram(child);
  }
};

/** A log of a million events: how the api starts on it, and how it folds it from the beginning. */
export const longLog: Section = async ({ quick, folder, note }) => {
  const dataDir = join(folder, 'long');
  await mkdir(dataDir, { recursive: true });
  const store = await openEmbeddedEventStore({ file: join(dataDir, 'events.db') });
  const beganWriting = performance.now();
  const wanted = quick ? 100_000 : 1_000_000;
  const count = await writeLog(store, wanted, quick ? 20 : 90);
  if (count < wanted)
    note(`long log: ${count.toLocaleString('en')} events instead of ${wanted.toLocaleString('en')}, for want of time`);
  const writing = count / ((performance.now() - beganWriting) / 1_000);
  await store.close();

  const cold = [];
  for (let round = 0; round < 2; round += 1) {
    cold.push(await timeToAnswer(MAIN, '/health/ready', dataDir));
    for (const ending of ['', '-wal', '-shm']) await rm(join(dataDir, `read-models.db${ending}`), { force: true });
  }

  const api = await startHelper<ApiReady>('./api.child.js', [dataDir]);
  const beganFolding = performance.now();
  const { memory, events: folded } = await api.ask<Consumed>({
    do: 'consume',
    seconds: quick ? 20 : 60,
  } satisfies ApiQuestion);
  const folding = folded / ((performance.now() - beganFolding) / 1_000);
  if (folded < count)
    note(
      `rebuild: ended after ${folded.toLocaleString('en')} of ${count.toLocaleString('en')} events, for want of time`,
    );
  await api.ask({ do: 'skip' } satisfies ApiQuestion);
  await api.end();

  const starts = await alternate(quick ? 3 : 5, {
    listening: () => timeToAnswer(MAIN, '/health/live', dataDir),
    ready: () => timeToAnswer(MAIN, '/health/ready', dataDir),
    bare: () => timeToAnswer(BARE, '/', dataDir),
  });
  const [listening, ready, bare] = [median(starts.listening), median(starts.ready), median(starts.bare)];
  const early = quantile(
    memory.slice(Math.floor(memory.length * 0.1), Math.max(2, Math.floor(memory.length * 0.3))),
    0.9,
  );
  const late = Math.max(...memory.slice(Math.floor(memory.length * 0.3)));
  const [events, ofThese] = [`${count.toLocaleString('en')} events`, `${folded.toLocaleString('en')} events`];
  return [
    figure(`start on ${events}: from spawn to listening, beside bare Nest`, listening, 'ms', { baseline: bare }),
    figure(`start on ${events}: from spawn to ready, beside bare Nest`, ready, 'ms', { baseline: bare }),
    figure(`start on ${events}: ready, beyond bare Nest`, ready - bare, 'ms', {
      budget: { of: 'value', atMost: 2_000 },
    }),
    figure(`start on ${events} without any read model yet: ready, beyond bare Nest`, median(cold) - bare, 'ms', {
      budget: { of: 'value', atMost: 2_000 },
    }),
    figure(`writing the log of ${events}`, writing, 'events/s'),
    figure(`rebuild of all read models from ${ofThese} on SQLite, the log read from disk`, folding, 'events/s'),
    figure('rebuild: most memory after the first third, beyond the plateau before it', (late - early) / MB, 'MB', {
      budget: { of: 'value', atMost: 64 },
    }),
    figure('rebuild: most memory of the api', Math.max(...memory) / MB, 'MB', { baseline: early / MB }),
  ];
};
