import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S0_PROPOSAL } from '#demo';
import { openEmbeddedEventStore } from '#event-store-embedded';
import { categoryOf } from '#kernel';
import type { Receipt } from '#runtime';
import { openSqlite } from '#sqlite';
import { startApi } from '../../apps/api/start.js';
import type { Running } from '../../apps/composition/process.js';
import { toldError } from '../../apps/composition/told-error.js';
import { loadedFolder } from '../e2e/loaded-folder.js';
import { wholeLog } from './rebuilt.js';
import { Server, killAll, refusal, type Environment } from './server.js';

const scratch = mkdtempSync(join(tmpdir(), 'sinergi-faults-'));
/** A folder in which the demonstration is loaded. */
const loaded = join(scratch, 'loaded');
const inside = (name: string): string => join(scratch, name);
const copyOfLoaded = async (name: string): Promise<string> => {
  await cp(loaded, inside(name), { recursive: true });
  return inside(name);
};

beforeAll(() => loadedFolder(loaded));
afterEach(killAll);
afterAll(() => rm(scratch, { recursive: true, force: true }));

const isOneMessage = (told: string, ...says: readonly (string | RegExp)[]): void => {
  expect(told.trim().split('\n')).toHaveLength(1);
  for (const words of says) expect(told).toMatch(words);
  expect(told).not.toMatch(/node:internal|\n\s+at /);
};

/**
 * One message says what is wrong and which setting mends it. The api starts in this process: one of its own takes
 * seconds.
 */
const refusesToStart = async (environment: Environment, ...says: readonly (string | RegExp)[]): Promise<void> => {
  let running: Running | undefined;
  const hold = (started: Running): void => void (running = started);
  const env = { LOG_LEVEL: 'silent', PORT: '0', ...environment };
  const outcome = await startApi(env, hold, () => undefined).then(() => 'it started', toldError);
  await running?.close();
  isOneMessage(outcome, ...says);
};

/** A port that another program holds. */
const heldPort = async (): Promise<{ readonly port: string; readonly close: () => Promise<void> }> => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  return { port: String(port), close: () => new Promise((resolve) => other.close(() => resolve())) };
};

const NO_DATABASE = 'Dengan hormat, '.repeat(2_000);

const withFile = async (name: string, file: string, content: string | Buffer): Promise<string> => {
  await mkdir(inside(name));
  await writeFile(join(inside(name), file), content);
  return inside(name);
};

describe('A data folder', () => {
  it.each(['/proc/sinergi', '/proc'])('that nobody may write, not even root: %s', (folder) =>
    refusesToStart({ DATA_DIR: folder }, 'DATA_DIR', folder),
  );

  it('that is a file, or lies in one', async () => {
    await writeFile(inside('file'), '');
    await refusesToStart({ DATA_DIR: inside('file') }, 'DATA_DIR', 'not a folder');
    await refusesToStart({ DATA_DIR: inside('file/folder') }, 'DATA_DIR');
  });

  it('with a log that is none', async () =>
    refusesToStart(
      { DATA_DIR: await withFile('no-log', 'events.db', NO_DATABASE) },
      /events\.db is no SQLite file or is damaged: stop Sinergi, .*restore it from the backup or import the last export/,
    ));

  it.each([
    [
      'read-models.db',
      /read-models\.db is no SQLite file or is damaged: stop Sinergi, delete it .*made anew from the log and nothing is lost/,
    ],
    [
      'identity.db',
      /identity\.db is no SQLite file or is damaged: stop Sinergi, restore it from its backup, with no other file/,
    ],
  ])('with a damaged %s', async (file, says) => {
    const folder = await copyOfLoaded(`no-${file}`);
    for (const ending of ['', '-wal', '-shm']) await rm(join(folder, `${file}${ending}`), { force: true });
    await writeFile(join(folder, file), NO_DATABASE);
    await refusesToStart({ DATA_DIR: folder }, says);
  });

  it('with a folder where the log should be', async () => {
    await mkdir(join(inside('folder-for-log'), 'events.db'), { recursive: true });
    await refusesToStart({ DATA_DIR: inside('folder-for-log') }, /events\.db cannot be opened.*DATA_DIR/);
  });

  it.each(['events.db', 'identity.db'])('of which a newer version has written %s', async (file) => {
    const folder = await copyOfLoaded(`newer-${file}`);
    const db = openSqlite({ file: join(folder, file), steps: [''], busyTimeout: 0 });
    db.exec('PRAGMA user_version = 99');
    db.close();
    await refusesToStart({ DATA_DIR: folder }, /written by a newer version.*DATA_DIR/, file);
  });

  it('with read models that have seen more than its log holds', async () => {
    const dataDir = await copyOfLoaded('set-back');
    for (const file of ['events.db', 'events.db-wal', 'events.db-shm']) await rm(join(dataDir, file), { force: true });
    await refusesToStart(
      { DATA_DIR: dataDir },
      /read models .* have seen more events than the log holds .* remove read-models\.db/,
    );
    const store = await openEmbeddedEventStore({ file: join(dataDir, 'events.db') });
    expect(await wholeLog(store)).toEqual([]);
    await store.close();
  });

  it('whose log another program keeps locked', async () => {
    const folder = await copyOfLoaded('locked');
    const db = openSqlite({ file: join(folder, 'events.db'), steps: [''] });
    db.exec('BEGIN EXCLUSIVE');
    await refusesToStart({ DATA_DIR: folder }, /events\.db is locked by another program/);
    db.exec('ROLLBACK');
    db.close();
  });

  it.each([
    ['token.key', 'bukan kunci'],
    ['subject.key', 'bukan kunci'],
    ['demo-accounts.json', '[{"username": "pengel'],
  ])('with a damaged %s', async (file, content) =>
    refusesToStart({ DATA_DIR: await withFile(`damaged-${file}`, file, content) }, `${file} is damaged`),
  );
});

describe('A secret that is lost', () => {
  const without = async (name: string): Promise<string> => {
    const folder = await copyOfLoaded(`lost-${name}`);
    await rm(join(folder, name));
    return folder;
  };
  it.each([
    ['subject.key', /subject\.key is missing.*restore it from the backup/],
    ['identity.db', /identity\.db is missing.*SINERGI_KEEPER/],
  ])('%s is not made anew beside a full log', async (name, says) => {
    const folder = await without(name);
    await refusesToStart({ DATA_DIR: folder }, says);
    await expect(readFile(join(folder, name))).rejects.toThrow('ENOENT');
  });

  it('subject.key is not replaced by another', async () => {
    const folder = await copyOfLoaded('other-subject');
    await writeFile(join(folder, 'subject.key'), Buffer.alloc(32, 7).toString('base64'));
    await refusesToStart({ DATA_DIR: folder }, /is not the one that this log was written with/);
  });

  it('token.key is made anew: everybody signs in again, and nothing else hangs on it', async () => {
    const server = await Server.start(await without('token.key'));
    expect((await server.call({ method: 'GET', path: '/v1/me', token: await server.tokenOf('kemendes') })).status).toBe(
      200,
    );
    await server.stop();
  });
});

describe('A setting', () => {
  const fresh = { DATA_DIR: inside('settings') };
  it.each<[Environment, string]>([
    [{ PORT: 'abc' }, 'PORT="abc"'],
    [{ EVENT_STORE: 'foo' }, 'EVENT_STORE="foo"'],
    [{ SINERGI_TYPO: '1' }, 'SINERGI_TYPO="1"'],
    [{ RULES_FILE: '/nowhere/rules.json' }, 'RULES_FILE'],
    [{ SINERGI_MODE: 'production', OIDC_ISSUER: 'http://id.example', OIDC_AUDIENCE: 'sinergi' }, 'OIDC_ISSUER'],
    [
      { SINERGI_MODE: 'production', SINERGI_KEEPER: 'admin', SINERGI_KEEPER_PASSWORD_FILE: '/nowhere/password' },
      'SINERGI_KEEPER_PASSWORD_FILE',
    ],
  ])('that cannot be meant: %j', (environment, says) => refusesToStart({ ...fresh, ...environment }, says));

  it('of rules that cannot be meant', async () => {
    await writeFile(
      inside('rules.json'),
      '[{"setting": "VISIT_REPORT_WORKDAYS", "region": "63.1", "validFrom": "2024-01-01", "value": 5, "legalBasis": "Perkada"}]',
    );
    await refusesToStart({ ...fresh, RULES_FILE: inside('rules.json') }, /RULES_FILE.*entry 1.*"region"/);
  });

  it('of a port that another program holds', async () => {
    const { port, close } = await heldPort();
    await refusesToStart({ DATA_DIR: await copyOfLoaded('port'), PORT: port }, 'PORT', port);
    await close();
  });
});

describe('A process that refuses to start', () => {
  const ends = async (environment: Environment, says: string): Promise<void> => {
    const { code, stderr } = await refusal(environment);
    isOneMessage(stderr, says);
    expect(code).toBe(1);
  };

  it('ends with code 1 and one message before anything is open', () =>
    ends({ DATA_DIR: '/proc/sinergi' }, 'DATA_DIR="/proc/sinergi"'));

  it('ends with code 1 and one message while some of its stores are open', async () => {
    const folder = await copyOfLoaded('half-open');
    for (const ending of ['-wal', '-shm']) await rm(join(folder, `read-models.db${ending}`), { force: true });
    await writeFile(join(folder, 'read-models.db'), NO_DATABASE);
    await ends({ DATA_DIR: folder }, 'read-models.db is no SQLite file');
  });

  it('ends with code 1 and one message when all is open', async () => {
    const { port, close } = await heldPort();
    await ends({ DATA_DIR: await copyOfLoaded('all-open'), PORT: port }, port);
    await close();
  });
});

describe('The accounts of the demonstration', () => {
  it('whose file was removed get new passwords that are good', async () => {
    const folder = await copyOfLoaded('no-accounts');
    await unlink(join(folder, 'demo-accounts.json'));
    const server = await Server.start(folder);
    expect((await server.call({ method: 'GET', path: '/v1/me', token: await server.tokenOf('kemendes') })).status).toBe(
      200,
    );
    expect(
      (await server.call({ method: 'GET', path: '/v1/me', token: await server.tokenOf('pengelola-akun') })).status,
    ).toBe(200);
  });
});

describe('A disk that takes no more', () => {
  /** The process may let no file grow beyond so many blocks of 512 bytes. */
  const limited = (blocks: number): string => `ulimit -S -f ${blocks}`;
  const words = 'Laporan panjang. '.repeat(115);
  const large = { ...S0_PROPOSAL, reason: words, reasonForHost: words, efficiencyJustification: words };

  it('from the beginning refuses the start', async () => {
    const folder = await mkdtemp(join(scratch, 'full-'));
    await expect(Server.start(folder, {}, { shellLimit: limited(1) })).rejects.toThrow(
      /events\.db (cannot be read or written|does not fit).*DATA_DIR/,
    );
  });

  it('later on is said to the client, loses nothing, and is over when there is space again', async () => {
    const folder = await copyOfLoaded('full');
    const full = await Server.start(folder, {}, { shellLimit: limited(2_000) });
    const receipts: Receipt[] = [];
    const propose = (server: Server, key: string) => server.post('kades-sei-asam', '/v1/visits', large, key);
    let refused = await propose(full, 'usulan-0000');
    while (refused.status === 201) {
      receipts.push(refused.body as Receipt);
      refused = await propose(full, `usulan-${String(receipts.length).padStart(4, '0')}`);
    }
    const lastKey = `usulan-${String(receipts.length).padStart(4, '0')}`;
    expect([refused.status, (refused.body as { code: string }).code, refused.headers['retry-after']]).toEqual([
      503,
      'E_UNAVAILABLE',
      '5',
    ]);
    expect(JSON.stringify(refused.body)).not.toMatch(/SQLITE|disk|events\.db/);
    expect(receipts.length).toBeGreaterThan(10);
    expect((await full.call({ method: 'GET', path: '/v1/visits', token: await full.tokenOf('kemendes') })).status).toBe(
      200,
    );
    expect((await propose(full, lastKey)).status).toBe(503);
    expect((await full.stop()).code).toBe(0);

    const again = await Server.start(folder);
    const answers = [await propose(again, lastKey), await propose(again, lastKey)];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[1]!.body).toEqual(answers[0]!.body);
    expect((await propose(again, 'usulan-0000')).body).toEqual(receipts[0]);
    expect((await again.stop()).code).toBe(0);

    const store = await openEmbeddedEventStore({ file: join(folder, 'events.db') });
    const proposed = (await wholeLog(store)).filter(
      ({ stream, metadata }) => categoryOf(stream) === 'studyVisit' && metadata.commandId.startsWith('usulan-'),
    );
    expect(proposed.map(({ stream, position }) => ({ stream, position }))).toEqual(
      [...receipts, answers[0]!.body as Receipt].map(({ stream, position }) => ({ stream, position })),
    );
    await store.close();
  });
});
