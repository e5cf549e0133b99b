import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NO_STREAM, type Revision } from '#kernel';
import { openEmbeddedEventStore } from '#event-store-embedded';
import { compose, type Composition, type Sinergi } from '../../apps/api/compose.js';
import { S0_REPORTED } from '#demo';
import { demonstrate } from '../../apps/api/demonstration.js';
import { makeFirstKeeper } from '../../apps/api/first-keeper.js';
import { BadSetting } from '../../apps/composition/environment.js';
import { wholeLog } from '../faults/rebuilt.js';
import { RULE_BOOK } from './rule-book.js';

let scratch: string;
beforeAll(async () => void (scratch = await mkdtemp(join(tmpdir(), 'sinergi-mode-'))));
afterAll(() => rm(scratch, { recursive: true }));

const inside = (name: string): string => join(scratch, name);
const opened = (dataDir: string, mode?: NonNullable<Composition['mode']>): Promise<Sinergi> =>
  compose(
    {
      dataDir,
      logLevel: 'silent',
      requireIfMatch: true,
      commandWait: 60_000,
      readWait: 200,
      limits: { perMinute: 1e6, signInPerMinute: 1e6, stopTimeout: 0 },
      ...(mode && { mode }),
    },
    RULE_BOOK,
  );

/** Another folder with the log as a version of Sinergi wrote it that did not yet remember what a log is for. */
const olderCopy = async (sinergi: Sinergi, name: string): Promise<string> => {
  const log = await openEmbeddedEventStore({ file: join(inside(name), 'events.db') });
  const revisions = new Map<string, Revision>();
  for (const { stream, id, type, data, metadata } of await wholeLog(sinergi.eventStore)) {
    if (stream.startsWith('installation-')) continue;
    const { revision } = await log.append(stream, revisions.get(stream) ?? NO_STREAM, [{ id, type, data, metadata }]);
    revisions.set(stream, revision);
  }
  await log.close();
  return inside(name);
};

const refused = async (dataDir: string, mode: 'demo' | 'production', says: RegExp): Promise<void> => {
  const looking = await openEmbeddedEventStore({ file: join(dataDir, 'events.db') });
  const before = await looking.head();
  const start = opened(dataDir, mode);
  await expect(start).rejects.toThrow(BadSetting);
  await expect(start).rejects.toThrow(says);
  expect(await looking.head()).toBe(before);
  await looking.close();
};

const NO_DEMO = /SINERGI_MODE="demo".*write SINERGI_MODE=production, or name an empty log/;
const DEMO = /SINERGI_MODE="production".*name an empty log .* or write SINERGI_MODE=demo/;

describe('A log', () => {
  it('of production remembers it from its beginning, and takes no demonstration by a forgotten setting', async () => {
    const folder = inside('production');
    const first = await opened(folder, 'production');
    const [, began] = await wholeLog(first.eventStore);
    expect(began).toMatchObject({
      stream: 'installation-ID',
      revision: 0,
      type: 'InstallationBegan',
      data: { purpose: 'PRODUCTION' },
    });
    const before = await first.eventStore.head();
    await expect(demonstrate(first, folder)).rejects.toThrow(NO_DEMO);
    expect([await first.eventStore.head(), existsSync(join(folder, 'demo-accounts.json'))]).toEqual([before, false]);
    await first.close();
    await refused(folder, 'demo', NO_DEMO);
    await (await opened(folder, 'production')).close();
  });

  it('of a demonstration stays one, and is no place for official records', async () => {
    const folder = inside('demo');
    const first = await opened(folder, 'demo');
    await demonstrate(first, folder, [S0_REPORTED]);
    const copy = await olderCopy(first, 'older-demo');
    await first.close();
    await refused(folder, 'production', DEMO);
    await (await opened(folder, 'demo')).close();

    await refused(copy, 'production', DEMO);
    const log = await openEmbeddedEventStore({ file: join(copy, 'events.db') });
    expect(await log.read('installation-ID')).toEqual([]);
    await log.close();
  });

  it('that does not say it is judged by what it holds', async () => {
    const first = await opened(inside('unsaid'));
    await makeFirstKeeper(first);
    await first.close();
    await refused(inside('unsaid'), 'demo', NO_DEMO);
    const second = await opened(inside('unsaid'), 'production');
    expect(await second.eventStore.read('installation-ID')).toMatchObject([
      { type: 'SubjectKeyRecorded' },
      { type: 'KeyStoreRecorded' },
      { type: 'InstallationBegan', data: { purpose: 'PRODUCTION' } },
    ]);
    await second.close();

    for (const [mode, purpose] of [
      ['demo', 'DEMONSTRATION'],
      ['production', 'PRODUCTION'],
    ] as const) {
      await (await opened(inside(`empty-${mode}`))).close();
      const third = await opened(inside(`empty-${mode}`), mode);
      expect((await third.eventStore.read('installation-ID')).at(-1)).toMatchObject({ data: { purpose } });
      await third.close();
    }
  });

  it('that two processes begin at once for different purposes becomes what one of them meant, and the other is refused', async () => {
    const folder = inside('rivals');
    const starts = await Promise.allSettled([
      opened(folder, 'demo'),
      opened(folder, 'production'),
      opened(folder, 'demo'),
      opened(folder, 'production'),
    ]);
    const running = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
    expect(running).toHaveLength(2);
    for (const start of starts) if (start.status === 'rejected') expect(start.reason).toBeInstanceOf(BadSetting);
    const began = (await running[0]!.eventStore.read('installation-ID')).filter(
      ({ type }) => type === 'InstallationBegan',
    );
    expect(began).toHaveLength(1);
    for (const sinergi of running) await sinergi.close();
  });
});

describe('What an installation keeps in its data folder', () => {
  it('is for its account alone: log, read models, credentials and keys', async () => {
    const dataDir = inside('private');
    const sinergi = await opened(dataDir, 'production');
    const names = await readdir(dataDir);
    expect(names).toEqual(
      expect.arrayContaining([
        'events.db',
        'events.db-wal',
        'read-models.db',
        'identity.db',
        'subject.key',
        'token.key',
      ]),
    );
    const open = [];
    for (const path of [dataDir, ...names.map((name) => join(dataDir, name))])
      if ((await stat(path)).mode & 0o077) open.push(path);
    expect(open).toEqual([]);
    await sinergi.close();
  });

  it('is so again after a start, also keys and the accounts of the demonstration, though it was left open to others', async () => {
    const dataDir = inside('left-open');
    const keys = ['subject.key', 'token.key', 'demo-accounts.json', 'demo-loaded.json'];
    await mkdir(dataDir, { mode: 0o700 });
    for (const name of ['demo-accounts.json', 'demo-loaded.json']) await writeFile(join(dataDir, name), '[]');
    await (await opened(dataDir, 'demo')).close();
    for (const name of keys) await chmod(join(dataDir, name), 0o644);
    const sinergi = await opened(dataDir, 'demo');
    await demonstrate(sinergi, dataDir);
    for (const name of keys) expect([name, (await stat(join(dataDir, name))).mode & 0o777]).toEqual([name, 0o600]);
    await sinergi.close();
  });
});
