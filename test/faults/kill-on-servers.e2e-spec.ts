import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '#kernel';
import { atLength, fixedClock, seeded } from '#testing';
import { EventStoreDBDouble } from '#testing/eventstoredb-double';
import { MongoDouble } from '#testing/mongodb-double';
import { openSystem } from '../../apps/composition/system.js';
import { RULE_BOOK } from '../e2e/rule-book.js';
import { Load } from './load.js';
import { visitsShown, wholeLog } from './rebuilt.js';
import { Program, Server, killAll, launched, type Environment } from './server.js';
import { wrongInLog, wrongInReadModels } from './wrong.js';

const VISITS = 60;
const KILLS = 3;

let dataDir: string;
let [log, models]: [EventStoreDBDouble, MongoDouble] = [undefined as never, undefined as never];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sinergi-kill-'));
  [log, models] = [await EventStoreDBDouble.start({ nodes: 2 }), await MongoDouble.start()];
});
afterEach(async () => {
  await killAll();
  await Promise.all([log.stop(), models.stop()]);
  await rm(dataDir, { recursive: true, force: true });
});

/** As whoever runs it does: a start that found a server too busy is repeated. */
const startedAtLast = async (environment: Environment): Promise<Server> => {
  for (;;) {
    const started = await Server.start(dataDir, environment).catch((error: Error) => error);
    if (started instanceof Server) return started;
    if (!/E_UNAVAILABLE|_URL names no/.test(started.message)) throw started;
  }
};

/** A projector that has gone on shows what was written. */
const shownBy = async (server: Server, position: string): Promise<boolean> => {
  const { status, body } = await server.call({
    method: 'GET',
    path: `/v1/visits?after=${position}`,
    token: await server.tokenOf('kemendes'),
  });
  return status === 200 && !(body as { stale?: boolean }).stale;
};

/** More than a quarter of an hour later, when the days of orders that were given up fall free. */
const later = fixedClock(instant(new Date(Date.now() + 30 * 60_000)));

atLength(it)(
  'Two api and two projectors on servers, killed under load, lose and double nothing, and the read models go on by themselves',
  async () => {
    const random = seeded(20_261_122);
    const environment = {
      EVENT_STORE: 'eventstoredb',
      EVENTSTORE_URL: log.url,
      READ_STORE: 'mongodb',
      MONGODB_URL: models.url,
    };
    const project = (): Program =>
      new Program(launched({ DATA_DIR: dataDir, ...environment }, { program: 'projector' }));
    let projectors = [project(), project()];
    const load = new Load(
      {
        apis: 2,
        start: () => startedAtLast({ ...environment, CONSUMERS: 'elsewhere' }),
        onKill: () => {
          const [victim, other] = projectors;
          victim!.signal('SIGKILL');
          projectors = [other!, project()];
        },
      },
      Array.from({ length: KILLS }, (_, kill) => (kill + 1) * VISITS),
      random,
    );
    const servers = await load.run(VISITS, 8);
    const { kills, answered } = load;
    expect([kills, answered.length > 4 * VISITS, answered.some(({ receipt }) => !receipt)]).toEqual([
      KILLS,
      true,
      true,
    ]);

    // Whoever asks for what was written last is shown it, by whichever api.
    const last = load.answered.findLast(({ receipt }) => receipt)!.receipt!;
    for (const server of servers) while (!(await shownBy(server, last.position)));
    for (const each of [...servers, ...projectors]) expect(await each.stop()).toMatchObject({ code: 0, signal: null });

    const judge = await openSystem({
      stores: { dataDir, eventStoreUrl: log.url, mongoUrl: models.url },
      ruleBook: RULE_BOOK,
      clock: later,
      process: 'judge',
    });
    const written = await wholeLog(judge.eventStore);
    expect(wrongInLog(written, load.answered)).toEqual([]);
    expect(await wrongInReadModels(judge.runtime, written)).toEqual([]);
    await judge.runtime.consumers.settle();
    const end = await wholeLog(judge.eventStore);
    expect(await wrongInReadModels(judge.runtime, end, end.at(-1)!.position)).toEqual([]);
    expect(await visitsShown(judge.readStore)).toBeGreaterThan(VISITS);
    await judge.close();
  },
);
