import { afterEach, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { EventStoreDBDouble } from '#testing/eventstoredb-double';
import { MongoDouble } from '#testing/mongodb-double';

const MAIN = fileURLToPath(new URL('main.js', import.meta.url));
/** Where nobody may make a folder, not even root. */
const DATA_DIR = '/proc/sinergi';

let running: readonly { stop(): Promise<void> }[] = [];
let child: ChildProcess | undefined;
afterEach(async () => {
  child?.kill('SIGKILL');
  await Promise.all(running.map((server) => server.stop()));
});

const launched = (environment: Readonly<Record<string, string>>): ChildProcess => {
  const { NODE_OPTIONS: _options, ...inherited } = process.env;
  return (child = spawn(process.execPath, [MAIN], {
    env: { ...inherited, DATA_DIR, PORT: '0', LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  }));
};

it('A projector of stores on servers keeps no file, and runs where nothing may be written', async () => {
  const [log, models] = [await EventStoreDBDouble.start(), await MongoDouble.start()];
  running = [log, models];
  const projector = launched({
    EVENT_STORE: 'eventstoredb',
    EVENTSTORE_URL: log.url,
    READ_STORE: 'mongodb',
    MONGODB_URL: models.url,
  });
  const [line] = (await once(createInterface({ input: projector.stdout! }), 'line')) as [string];
  const [url = ''] = /http:\S+/.exec(line) ?? [];
  expect(await (await fetch(url)).json()).toMatchObject({
    status: 'up',
    parts: { consumers: { states: { visits: {}, regions: {}, deadlines: {} } } },
  });
  const ended = once(projector, 'exit');
  projector.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});

it('A projector of stores in files needs its folder', async () => {
  running = [];
  const projector = launched({});
  let said = '';
  projector.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()));
  expect((await once(projector, 'close'))[0]).toBe(1);
  expect(said).toContain(`DATA_DIR="${DATA_DIR}"`);
});
