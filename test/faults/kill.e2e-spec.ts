import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { categoryOf, instant, streamId, type RecordedEvent } from '#kernel';
import { S0_PROPOSAL } from '#demo';
import { fixedClock, repetitions, seeded } from '#testing';
import { compose, type Sinergi } from '../../apps/api/compose.js';
import { visitsTotal } from '../../libs/contexts/visits/read/visit-board.totals.js';
import { loadedFolder } from '../e2e/loaded-folder.js';
import { Load } from './load.js';
import { visitsShown, wholeLog } from './rebuilt.js';
import { Server, killAll, launched } from './server.js';
import { wrongInLog, wrongInReadModels, type Answered } from './wrong.js';

const VISITS = repetitions({ eachChange: 20, long: 100 });
const KILLS = repetitions({ eachChange: 1, long: 3 });
const KILLS_WHILE_LOADING = repetitions({ eachChange: 1, long: 2 });

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sinergi-kill-'));
});
afterEach(async () => {
  await killAll();
  await rm(dataDir, { recursive: true, force: true });
});

/** More than a quarter of an hour later, when the days of orders that were given up fall free. */
const later = fixedClock(instant(new Date(Date.now() + 30 * 60_000)));

const opened = (): Promise<Sinergi> =>
  compose(
    {
      dataDir,
      logLevel: 'silent',
      requireIfMatch: true,
      commandWait: 60_000,
      readWait: 0,
      limits: { perMinute: 1, signInPerMinute: 1, stopTimeout: 0 },
    },
    { version: 'e2e', values: [] },
    later,
  );

/** Nothing acknowledged is missing, nothing is there twice, nothing is out of order. */
const expectWholeLog = (log: readonly RecordedEvent[], answered: readonly Answered[]): void => {
  expect(log.map(({ position }) => Number(position))).toEqual(log.map((_, index) => index + 1));
  expect(wrongInLog(log, answered)).toEqual([]);
};

describe('A server killed under load', () => {
  it('has lost nothing that it had acknowledged and done nothing twice, and shows what its log says', async () => {
    await loadedFolder(dataDir);
    const random = seeded(20_241_119);
    const killAfter = Array.from({ length: KILLS }, (_, kill) => (kill + 1) * VISITS + random(VISITS));
    const load = new Load({ apis: 1, start: () => Server.start(dataDir) }, killAfter, random);
    const [server] = await load.run(VISITS, 12);
    expect(load.kills).toBe(killAfter.length);
    expect(load.answered.length).toBeGreaterThan(5 * VISITS);
    expect(load.answered.filter(({ receipt }) => !receipt).length).toBeGreaterThan(VISITS / 10);
    expect(await server!.stop()).toEqual({ code: 0, signal: null, stderr: '' });

    const sinergi = await opened();
    const log = await wholeLog(sinergi.eventStore);
    expectWholeLog(log, load.answered);
    expect(await wrongInReadModels(sinergi.runtime, log)).toEqual([]);
    await sinergi.runtime.consumers.settle();
    expect((await readStatuses(sinergi))['REPORTED']).toBeGreaterThan(VISITS / 5);
    const end = await wholeLog(sinergi.eventStore);
    expect(await wrongInReadModels(sinergi.runtime, end, end.at(-1)!.position)).toEqual([]);
    expect(await visitsShown(sinergi.readStore)).toBeGreaterThan(VISITS);
    await expectDaysOfOrdersOnly(sinergi);
    await sinergi.close();
  });

  const readStatuses = async ({ readStore }: Sinergi): Promise<Record<string, bigint>> =>
    (await readStore.totals([visitsTotal('ID', 2024)]))[0] as Record<string, bigint>;

  /** Days of a person stay taken by orders in force alone. */
  const expectDaysOfOrdersOnly = async ({ eventStore }: Sinergi): Promise<void> => {
    const claims = new Set<string>();
    const orders = new Set<string>();
    for (const { stream, type, data } of await wholeLog(eventStore)) {
      const { subjectRef, travellers, released } = data as {
        subjectRef?: string;
        travellers?: { subjectRef: string }[];
        released?: { subjectRefs: string[] };
      };
      const { visitId } = data as { visitId: string };
      if (type === 'TravelDaysReserved') claims.add(`${subjectRef} ${visitId}`);
      if (type === 'TravelDaysReleased') claims.delete(`${subjectRef} ${visitId}`);
      if (type === 'TravelOrderIssued')
        for (const traveller of travellers!) orders.add(`${traveller.subjectRef} ${streamId(stream)}`);
      for (const ref of released?.subjectRefs ?? []) orders.delete(`${ref} ${streamId(stream)}`);
    }
    expect([...claims].sort()).toEqual([...orders].sort());
  };

  it('while it loads the demonstration goes on where it was, and loads it once', async () => {
    const random = seeded(1_335);
    for (let kill = 0; kill < KILLS_WHILE_LOADING; kill += 1) {
      const changes = 20 + random(150);
      const child = launched({ DATA_DIR: dataDir });
      let seen = 0;
      const watcher = watch(dataDir, () => (seen += 1) === changes && child.kill('SIGKILL'));
      const [, signal] = (await Promise.race([
        once(child, 'exit'),
        once(child.stdout!, 'data').then(() => [0, 'started']),
      ])) as [number, string];
      watcher.close();
      if (signal === 'started') child.kill('SIGKILL');
    }
    const server = await Server.start(dataDir);
    await server.stop();
    const sinergi = await opened();
    const log = await wholeLog(sinergi.eventStore);
    expectWholeLog(log, []);
    const count = (wanted: string): number => log.filter(({ type }) => type === wanted).length;
    expect([
      count('UserRegistered'),
      count('VisitProposed'),
      count('VisitReportSubmitted'),
      count('InnovationObserved'),
      count('CooperationInitiated'),
      count('MoUSigned'),
    ]).toEqual([30, 2, 2, 6, 4, 2]);
    await sinergi.close();
  });
});

describe('A server that is asked to stop', () => {
  it('answers what it has begun, takes nothing more, and ends with code 0', async () => {
    await loadedFolder(dataDir);
    const server = await Server.start(dataDir);
    const body = JSON.stringify(S0_PROPOSAL);
    const started = httpRequest(`${server.url}/v1/visits`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await server.tokenOf('kades-sei-asam')}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'idempotency-key': 'sebelum-berhenti',
        expect: '100-continue',
      },
    });
    const response = once(started, 'response') as Promise<[IncomingMessage]>;
    started.flushHeaders();
    await once(started, 'continue');
    server.signal('SIGTERM');
    await refusesConnections(server.port);
    started.end(body);
    const [answer] = await response;
    answer.resume();
    expect(answer.statusCode).toBe(201);
    expect(await server.ended).toEqual({ code: 0, signal: null, stderr: '' });

    const sinergi = await opened();
    const last = (await wholeLog(sinergi.eventStore)).findLast(({ stream }) => categoryOf(stream) === 'studyVisit')!;
    expect([last.type, last.metadata.commandId, last.position]).toEqual([
      'VisitProposed',
      'sebelum-berhenti',
      answer.headers['sinergi-position'],
    ]);
    await sinergi.close();
  });

  const refusesConnections = async (port: number): Promise<void> => {
    for (let refused = false; !refused;) {
      const socket = connect(port, '127.0.0.1');
      refused = await Promise.race([
        once(socket, 'connect').then(() => false),
        once(socket, 'error').then(() => true),
      ]).catch(() => true);
      socket.destroy();
    }
  };

  it('while it loads the demonstration ends with code 0, too, and the next start goes on', async () => {
    const child = launched({ DATA_DIR: dataDir });
    const accounts = join(dataDir, 'demo-accounts.json');
    const watcher = watch(
      dataDir,
      () =>
        void readFile(accounts).then(
          () => child.kill('SIGTERM'),
          () => undefined,
        ),
    );
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    watcher.close();
    expect([code, signal]).toEqual([0, null]);
    const server = await Server.start(dataDir);
    const answer = await server.call({ method: 'GET', path: '/v1/visits', token: await server.tokenOf('kemendes') });
    expect(answer.status).toBe(200);
    expect((await server.stop()).code).toBe(0);
  });
});
