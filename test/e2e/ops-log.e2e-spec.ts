import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync } from 'node:fs';
import { copyFile, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { NO_STREAM, START, type EventStore, type RecordedEvent, type Revision } from '#kernel';
import { openEmbeddedEventStore } from '#event-store-embedded';
import { fixedClock, specMetadata } from '#testing';
import { derivedUuid } from '#runtime';
import { EventStoreDBDouble } from '#testing/eventstoredb-double';
import { MongoDouble } from '#testing/mongodb-double';
import { Digester, FORMAT, lineOf } from '../../apps/ops/log/log-lines.js';
import { readSettings } from '../../apps/composition/settings.js';
import { openSystem } from '../../apps/composition/system.js';
import { shown, wholeLog } from '../faults/rebuilt.js';
import { ops, opsProgram, started, type Environment } from './ops.js';
import { RULE_BOOK } from './rule-book.js';
import { SystemUnderTest, TODAY } from './system.js';

const scratch = mkdtempSync(join(tmpdir(), 'sinergi-ops-'));
const inside = (name: string): string => join(scratch, name);
const embedded = (name: string): Environment => ({ DATA_DIR: inside(name) });

/** The export of the demonstration. */
const exported = inside('demo.jsonl');
let system: SystemUnderTest;
let lines: readonly string[];

beforeAll(async () => {
  system = await SystemUnderTest.start({});
  expect((await ops({ DATA_DIR: system.dataDir }, 'log', 'export', exported)).code).toBe(0);
  lines = (await readFile(exported, 'utf8')).trimEnd().split('\n');
});
afterAll(async () => {
  await system.stop();
  await rm(scratch, { recursive: true, force: true });
});

const eventLines = async (file: string): Promise<readonly string[]> =>
  (await readFile(file, 'utf8')).split('\n').slice(1);

const inLog = async <T>(folder: string, use: (log: EventStore) => Promise<T>): Promise<T> => {
  const log = await openEmbeddedEventStore({ file: join(inside(folder), 'events.db') });
  return use(log).finally(() => log.close());
};

/** Places in a log are its own; notices bear theirs. */
const placeless = (doc: unknown): unknown => {
  const { changed: _place, ...rest } = doc as { changed?: unknown };
  return rest;
};

/** Starts the system on stores, and tells what it shows once everything has been folded, and what it has appended. */
const whatIsShown = async (env: Environment) => {
  const own = await openSystem({
    stores: readSettings(env),
    ruleBook: RULE_BOOK,
    clock: fixedClock(TODAY),
    process: 'ops-test',
  });
  try {
    await own.runtime.consumers.settle();
    const models = own.contexts.flatMap(({ projections, deadlines }) => [
      ...projections.flatMap((group) => group.models),
      ...deadlines,
    ]);
    const everything: Record<string, unknown> = {};
    for (const model of models) {
      const { documents, totals, counted } = await shown(own.readStore, model);
      expect(totals).toEqual(counted);
      everything[model.name] = { totals, documents: documents.map(({ id, doc }) => ({ id, doc: placeless(doc) })) };
    }
    return { everything, events: (await wholeLog(own.eventStore)).length };
  } finally {
    await own.close();
  }
};

describe('A log that is moved', () => {
  it('from the embedded store to EventStoreDB and back is the same, event by event, and shows the same', async () => {
    const [eventStoreDB, mongo] = [await EventStoreDBDouble.start(), await MongoDouble.start()];
    const servers: Environment = {
      DATA_DIR: inside('servers'),
      EVENT_STORE: 'eventstoredb',
      EVENTSTORE_URL: eventStoreDB.url,
      READ_STORE: 'mongodb',
      MONGODB_URL: mongo.url,
    };
    try {
      const imported = await ops(servers, 'log', 'import', exported, '--json');
      expect([imported.code, imported.stderr]).toEqual([0, '']);
      expect(imported.json).toEqual({ file: exported, ...(JSON.parse(lines.at(-1)!) as object), already: 0 });

      expect((await ops(servers, 'log', 'export', inside('servers.jsonl'))).code).toBe(0);
      expect((await ops(embedded('back'), 'log', 'import', inside('servers.jsonl'))).code).toBe(0);
      expect((await ops(embedded('back'), 'log', 'export', inside('back.jsonl'))).code).toBe(0);
      expect(await eventLines(inside('servers.jsonl'))).toEqual(lines.slice(1).concat(''));
      expect(await eventLines(inside('back.jsonl'))).toEqual(lines.slice(1).concat(''));
      expect((await ops(servers, 'log', 'verify', '--against', exported, '--json')).json).toEqual({
        ...(JSON.parse(lines.at(-1)!) as object),
        streams: expect.any(Number),
        problems: [],
      });

      const atFirst = await whatIsShown({ DATA_DIR: system.dataDir });
      expect(Object.keys(atFirst.everything).length).toBeGreaterThan(4);
      expect(atFirst.events).toBe(lines.length - 2);
      expect(await whatIsShown(servers)).toEqual(atFirst);
      expect(await whatIsShown(embedded('back'))).toEqual(atFirst);
    } finally {
      await eventStoreDB.stop();
      await mongo.stop();
    }
  });

  it('is fully there after an import that was interrupted anywhere and repeated', async () => {
    for (const before of [1, 17, lines.length - 2]) {
      const folder = `interrupted-${before}`;
      await inLog(folder, async (log) => {
        for (const line of lines.slice(1, before + 1)) {
          const { stream, revision, id, type, data, metadata } = JSON.parse(line) as RecordedEvent;
          await log.append(stream, (revision - 1) as Revision, [{ id, type, data, metadata }]);
        }
      });
      const { code, json } = await ops(embedded(folder), 'log', 'import', exported, '--json');
      expect([code, json]).toEqual([0, expect.objectContaining({ already: before, events: lines.length - 2 })]);
      expect((await ops(embedded(folder), 'log', 'verify', '--against', exported)).code).toBe(0);
    }
  });
});

/** An export of so many accounts, as this program would have written it. */
const manyAccounts = async (file: string, count: number): Promise<void> => {
  const digester = new Digester();
  const accounts = Array.from({ length: count }, (_, n) => {
    const userId = derivedUuid('account', n);
    return lineOf({
      stream: `user-${userId}`,
      revision: 0 as Revision,
      id: derivedUuid('event', n),
      type: 'UserRegistered',
      data: { userId, kind: 'PERSON' },
      metadata: specMetadata(),
    });
  });
  for (const line of accounts) digester.add(line);
  await writeFile(
    file,
    `${[JSON.stringify({ ...FORMAT, exportedAt: TODAY }), ...accounts, JSON.stringify(digester.digest())].join('\n')}\n`,
  );
};

describe('An import', () => {
  /** So many that it cannot be over when it is ended. */
  const MANY = 700;

  it.each(['SIGKILL', 'SIGINT'] as const)(
    'that was ended by %s goes on where it was when it is repeated',
    async (signal) => {
      const [file, env] = [inside(`many-${signal}.jsonl`), embedded(`ended-${signal}`)];
      await manyAccounts(file, MANY);
      const { child, over } = started(env, 'log', 'import', file);
      const looking = await untilThere(join(inside(`ended-${signal}`), 'events.db'), child);
      while ((await looking.head()) < '0000000000000050') await setTimeout(2);
      child.kill(signal);
      const { code, stderr } = await over;
      const there = Number(await looking.head());
      await looking.close();
      expect([code, there < MANY]).toEqual([signal === 'SIGKILL' ? null : 1, true]);
      if (signal === 'SIGINT') expect(stderr).toMatch(/^E_STOPPED: /);
      expect((await ops(env, 'log', 'import', file, '--json')).json).toMatchObject({ already: there, events: MANY });
    },
  );

  it('from standard input is checked as a whole, too', async () => {
    const [good, cut] = [
      started(embedded('stdin'), 'log', 'import', '-'),
      started(embedded('stdin-cut'), 'log', 'import', '-'),
    ];
    good.child.stdin.end(await readFile(exported));
    cut.child.stdin.end((await readFile(exported)).subarray(0, 20_000));
    expect(await good.over).toMatchObject({ code: 0 });
    expect(await cut.over).toMatchObject({ code: 1, stderr: expect.stringContaining('E_FILE_DAMAGED') });
    expect(await readdir(inside('stdin-cut'))).toEqual([]);
  });

  const withSum = (change: object, at: number): readonly string[] => {
    const { sum: _sum, ...event } = JSON.parse(lines[at]!) as RecordedEvent & { sum: string };
    const changed = [...lines.slice(0, at), lineOf({ ...event, ...change }), ...lines.slice(at + 1, -1)];
    const digester = new Digester();
    for (const line of changed.slice(1)) digester.add(line);
    return [...changed, JSON.stringify(digester.digest())];
  };
  const except = (at: number): readonly string[] => lines.toSpliced(at, 1);

  it.each<[string, () => readonly string[] | string, string, RegExp]>([
    ['was cut off in a line', () => lines.join('\n').slice(0, -400), 'E_FILE_DAMAGED', /line \d+: is cut off/],
    ['was cut off between two lines', () => lines.slice(0, 30), 'E_FILE_DAMAGED', /line 31: the last line is missing/],
    ['lacks its last line feed', () => lines.join('\n'), 'E_FILE_DAMAGED', /line \d+: is cut off/],
    [
      'has an altered event',
      () => lines.with(20, lines[20]!.replace('"type":"', '"type":"X')),
      'E_FILE_DAMAGED',
      /line 21: is damaged or was altered/,
    ],
    [
      'lacks the middle of a stream',
      () => except(lines.findIndex((line) => line.includes('"type":"VisitApproved"'))),
      'E_FILE_DAMAGED',
      /line \d+: revision 6 of studyVisit-\S+ where 5 is due/,
    ],
    [
      'lacks a whole stream',
      () => except(lines.findIndex((line) => line.includes('"type":"TravelDaysReserved"'))),
      'E_FILE_DAMAGED',
      /line \d+: there should be \d+ events, there are \d+/,
    ],
    [
      'has events in another order',
      () => lines.with(1, lines[2]!).with(2, lines[1]!),
      'E_FILE_DAMAGED',
      /line \d+: the SHA-256 does not fit/,
    ],
    [
      'has an event twice',
      () => lines.toSpliced(5, 0, lines[5]!),
      'E_FILE_DAMAGED',
      /line 7: revision 0 of \S+ where 1 is due/,
    ],
    [
      'goes on after its end',
      () => [...lines, lines[1]!],
      'E_FILE_DAMAGED',
      /line \d+: something follows the last line/,
    ],
    ['is no export', () => ['Dengan hormat,', ...lines.slice(1)], 'E_FILE_DAMAGED', /line 1: this is no file made by/],
    ['is empty', () => '', 'E_FILE_DAMAGED', /line 1: the last line is missing/],
    [
      'has the form of a newer version',
      () => lines.with(0, '{"format":"sinergi-log","version":2}'),
      'E_NEWER_VERSION',
      /version 2/,
    ],
    [
      'holds an event that a newer version wrote',
      () => withSum({ type: 'VisitFilmed' }, lines.length - 3),
      'E_NEWER_VERSION',
      /VisitFilmed in \S+ \(revision \d+\)/,
    ],
    [
      'holds a newer version of an event',
      () => withSum({ metadata: { ...specMetadata(), schemaVersion: 2 } }, lines.length - 3),
      'E_NEWER_VERSION',
      / v2 in /,
    ],
    [
      'says that it may hold events of a newer version',
      () => withSum({ data: { events: { VisitFilmed: 1 } } }, 1),
      'E_NEWER_VERSION',
      /VisitFilmed v1/,
    ],
  ])('of a file that %s is refused, and nothing is written', async (what, make, code, says) => {
    const [folder, file] = [what.replaceAll(' ', '-'), inside(`${what}.jsonl`)];
    const content = make();
    await writeFile(
      file,
      typeof content === 'string' ? content : `${content.join('\n')}${what.includes('line feed') ? '' : '\n'}`,
    );
    const answer = await ops(embedded(folder), 'log', 'import', file, '--json');
    expect([answer.code, answer.json]).toEqual([
      1,
      { error: expect.objectContaining({ code, messageEn: expect.stringMatching(says) }) },
    ]);
    expect(answer.stderr).toMatch(new RegExp(`^${code}: `));
    expect(await readdir(inside(folder))).toEqual([]);
  });

  it('into a log that holds anything else is refused, and nothing is written', async () => {
    const other = { id: derivedUuid('other'), type: 'UserDisabled', data: { userId: 'u' }, metadata: specMetadata() };
    await inLog('other', (log) => log.append('user-u', NO_STREAM, [other]));
    await copyWhole('back-again', exported);
    await inLog('back-again', (log) => log.append('user-u', NO_STREAM, [other]));
    for (const folder of ['other', 'back-again']) {
      const before = await inLog(folder, (log) => log.head());
      expect(await ops(embedded(folder), 'log', 'import', exported)).toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringContaining('E_LOG_NOT_EMPTY'),
      });
      expect(await inLog(folder, (log) => log.head())).toBe(before);
    }
  });

  it('beside read models of another log is refused, and nothing is written', async () => {
    await mkdir(inside('foreign'));
    await system.settle();
    for (const end of ['', '-wal'])
      await copyFile(join(system.dataDir, `read-models.db${end}`), join(inside('foreign'), `read-models.db${end}`));
    expect(await ops(embedded('foreign'), 'log', 'import', exported)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('E_READ_MODELS_NOT_EMPTY'),
    });
    expect(await inLog('foreign', (log) => log.head())).toBe(START);
  });
});

const copyWhole = async (folder: string, file: string): Promise<void> => {
  expect((await ops(embedded(folder), 'log', 'import', file)).code).toBe(0);
};

/** Another process's log, as soon as it is there. */
const untilThere = async (file: string, child: { readonly exitCode: number | null }): Promise<EventStore> => {
  while (!existsSync(file)) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    await new Promise(setImmediate);
  }
  return openEmbeddedEventStore({ file });
};

describe('An export', () => {
  it('has the form that its reference describes', async () => {
    expect(JSON.parse(lines[0]!)).toEqual({
      format: 'sinergi-log',
      version: 1,
      exportedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
    const log = await wholeLog(system.sinergi.eventStore);
    expect(lines.slice(1, -1).map((line) => JSON.parse(line) as object)).toEqual(
      log.map(({ position: _position, ...event }) => ({ ...event, sum: expect.stringMatching(/^[0-9a-f]{16}$/) })),
    );
    expect(JSON.parse(lines.at(-1)!)).toEqual({ events: log.length, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await stat(exported)).mode & 0o777).toBe(0o600);
  });

  it('on standard output is the same, and its outcome goes beside it', async () => {
    const { code, stdout, stderr } = await opsProgram({ DATA_DIR: system.dataDir }, 'log', 'export', '-');
    expect(code).toBe(0);
    expect(stdout.split('\n').slice(1)).toEqual(lines.slice(1).concat(''));
    expect(stderr).toMatch(/^peristiwa \/ events +\d+\nsha256 /);
  });

  it('replaces no file unless it is told to, and leaves nothing half-made', async () => {
    const file = inside('kept.jsonl');
    await writeFile(file, 'kept');
    const env = { DATA_DIR: system.dataDir };
    expect(await ops(env, 'log', 'export', file)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('E_FILE_EXISTS'),
    });
    expect(await readFile(file, 'utf8')).toBe('kept');
    expect((await ops(env, 'log', 'export', file, '--force')).code).toBe(0);
    expect(await eventLines(file)).toEqual(lines.slice(1).concat(''));
    expect(await ops(env, 'log', 'export', inside('no/such/folder.jsonl'))).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/E_FILE: Folder .*no\/such .*There is no folder .*no\/such; make it first/),
    });
    expect(await ops(env, 'log', 'verify', '--against', inside(''))).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/E_FILE: \/.* is a folder; write the name of a file\./),
    });
    expect((await readdir(scratch)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('Looking at a log', () => {
  it('counts it while the system runs on it', async () => {
    const { code, json, stderr } = await opsProgram({ DATA_DIR: system.dataDir }, 'log', 'stats', '--json');
    const log = await wholeLog(system.sinergi.eventStore);
    expect([code, stderr]).toEqual([0, '']);
    expect(json).toMatchObject({
      head: log.at(-1)!.position,
      events: log.length,
      streams: new Set(log.map(({ stream }) => stream)).size,
      firstRecordedAt: log[0]!.metadata.recordedAt,
      lastRecordedAt: log.at(-1)!.metadata.recordedAt,
      bytes: expect.any(Number),
      categories: { studyVisit: { events: 15, streams: 1 } },
      types: { VisitProposed: 1, TravelDaysReserved: 25 },
    });
    expect((await ops({ DATA_DIR: system.dataDir }, 'log', 'stats')).stdout).toMatch(
      /^peristiwa \/ events +\d+\naliran \/ streams +\d+\n(.*\n)*kategori +peristiwa +aliran\ncategory +events +streams\n(.*\n)*studyVisit +15 +1\n/,
    );
  });

  it('tells where log and file part, with an exit code of its own', async () => {
    await copyWhole('grown', exported);
    await inLog('grown', (log) =>
      log.append('user-u', NO_STREAM, [
        {
          id: derivedUuid('u'),
          type: 'UserRegistered',
          data: { userId: 'u', kind: 'PERSON' },
          metadata: specMetadata(),
        },
      ]),
    );
    const grown = await ops(embedded('grown'), 'log', 'verify', '--against', exported, '--json');
    expect([grown.code, grown.json]).toEqual([
      3,
      expect.objectContaining({
        problems: [],
        difference: { event: lines.length - 1, log: expect.objectContaining({ stream: 'user-u' }), file: null },
      }),
    ]);
    const shorter = await ops({ DATA_DIR: system.dataDir }, 'log', 'verify', '--against', await exportOf('grown'));
    expect(shorter.code).toBe(3);
    expect(shorter.stdout).toMatch(/log +—\nberkas \/ file +UserRegistered user-u\/0\n$/);
  });

  it('makes no log where there is none', async () => {
    for (const argv of [
      ['log', 'stats'],
      ['log', 'export', inside('none.jsonl')],
      ['log', 'verify'],
      ['user', 'list'],
    ]) {
      expect(await ops(embedded('none'), ...argv)).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('E_NO_LOG'),
      });
    }
    expect(existsSync(inside('none'))).toBe(false);
  });
});

const exportOf = async (folder: string): Promise<string> => {
  const file = inside(`${folder}.jsonl`);
  expect((await ops(embedded(folder), 'log', 'export', file)).code).toBe(0);
  return file;
};
