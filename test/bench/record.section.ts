import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { NO_STREAM } from '#kernel';
import { openEmbeddedEventStore } from '#event-store-embedded';
import type { ApiQuestion, ApiReady } from './api.child.js';
import { asked, costOf, told, type Cost } from './asking.js';
import { startHelper } from './children.js';
import { figure, type Figure } from './figures.js';
import { longVisit } from './long-visit.js';
import type { Section } from './section.js';
import { writeLog } from './write-log.js';

/** Events of the visit that is looked into. */
const LENGTH = 200;
const LATER = '2025-12-31T00:00:00Z';
/** Milliseconds that a past list may take to be made, and some more. */
const PATIENCE = 90_000;

/** What an inspector asks of one visit among a million events: each question is one request. */
export const record: Section = async ({ quick, folder, note }) => {
  const dataDir = join(folder, 'record');
  await mkdir(dataDir, { recursive: true });
  const log = await openEmbeddedEventStore({ file: join(dataDir, 'events.db') });
  const wanted = quick ? 50_000 : 1_000_000;
  const count = await writeLog(log, wanted, quick ? 30 : 400);
  if (count < wanted)
    note(`record: ${count.toLocaleString('en')} events instead of ${wanted.toLocaleString('en')}, for want of time`);

  const start = () => startHelper<ApiReady>('./api.child.js', [dataDir], ['--expose-gc']);
  const ask = (api: Awaited<ReturnType<typeof start>>, question: ApiQuestion) => api.ask(question);
  // The board of all these visits is measured elsewhere: here it holds the one alone.
  const before = await start();
  await ask(before, { do: 'consume', seconds: 0 });
  await ask(before, { do: 'skip' });
  await before.end();
  const { id, stream, since, events } = longVisit(LENGTH);
  await log.append(
    stream,
    NO_STREAM,
    events.map(({ id, type, data, metadata }) => ({ id, type, data, metadata })),
  );
  await log.close();
  const api = await start();
  await ask(api, { do: 'consume', seconds: 60 });

  const path = `/v1/visits/${id}`;
  const rounds = quick ? 50 : 200;
  const cost = (more: string, times = rounds): Promise<Cost> =>
    costOf(api, times, () => asked(api.ready, `${path}${more}`));
  const among = `${LENGTH} events among ${count.toLocaleString('en')}`;
  const figures: Figure[] = [];
  const add = (name: string, { median, p99, processor }: Cost, atMost?: number): void =>
    void figures.push(
      figure(`${name}, ${among}: half are faster`, median, 'ms', {
        ...(atMost !== undefined && { budget: { of: 'value', atMost } }),
      }),
      figure(`${name}: 99 of 100 are faster`, p99, 'ms', {
        ...(atMost !== undefined && { budget: { of: 'value', atMost } }),
      }),
      figure(`${name}: processor time of the api`, processor, 'ms'),
    );
  add('difference of a visit between two instants', await cost(`/difference?since=${since}T00:00:00Z&limit=200`), 100);
  add('history of a visit', await cost('/history?limit=200'));
  add('a visit as of an instant', await cost(`?asOf=${LATER}`));
  add('a visit as it is', await cost(''));
  add('record file as JSON', await cost('/file?format=json'));
  add('record file as PDF', await cost('/file?format=pdf', quick ? 2 : 5));

  const list = `/v1/visits?limit=50&asOf=${LATER}`;
  const began = performance.now();
  let answer = await told(api.ready, list);
  while (answer.status === 503 && performance.now() - began < PATIENCE && !/too large/.test(answer.text))
    answer = await told(api.ready, list);
  const took = (performance.now() - began) / 1_000;
  if (answer.status === 200) {
    figures.push(figure(`list as of an instant, made from ${count.toLocaleString('en')} events`, took, 's'));
    add('list as of the same instant again', await costOf(api, rounds, () => asked(api.ready, list)));
  } else note(`a list as of an instant was given up after ${took.toFixed(0)} s: ${answer.text}`);
  await api.end();
  return figures;
};
