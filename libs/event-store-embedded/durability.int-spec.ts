import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NO_STREAM, START, StoreUnavailable, type EventStore, type RecordedEvent } from '#kernel';
import { openSqlite } from '#sqlite';
import { aStream, events, idsOf } from '#testing';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openEmbeddedEventStore } from './index.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-log-'));
  file = join(folder, 'log.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const wholeLog = async (store: EventStore): Promise<readonly RecordedEvent[]> =>
  (await store.readAll(START, 1_000_000)).events;

interface Acknowledged {
  readonly position: string;
  readonly ids: readonly string[];
}

/** Lets a process append until it has acknowledged so many appends, then kills it in the middle of its work. */
const appendAndDie = async (appends: number): Promise<readonly Acknowledged[]> => {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('./appending-process.fixture.js', import.meta.url)), file],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const acknowledged: Acknowledged[] = [];
  const exited = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const [position, ...ids] = line.split(' ') as [string, ...string[]];
    acknowledged.push({ position, ids });
    if (acknowledged.length === appends) child.kill('SIGKILL');
  }
  expect(await exited).toEqual([null, 'SIGKILL']);
  return acknowledged;
};

describe('a log whose processes are killed while they append', () => {
  it('has every acknowledged event once, at its position, without gaps, and takes further appends', async () => {
    const acknowledged = (await Promise.all([appendAndDie(300), appendAndDie(700)])).flat();
    const again = await appendAndDie(300);

    const store = await openEmbeddedEventStore({ file });
    const log = await wholeLog(store);
    expect(log.map(({ position }) => Number(position))).toEqual(log.map((_, i) => i + 1));
    expect(new Set(idsOf(log)).size).toBe(log.length);
    const revisions = new Map<string, number>();
    for (const { stream, revision } of log) {
      expect(revision).toBe((revisions.get(stream) ?? NO_STREAM) + 1);
      revisions.set(stream, revision);
    }
    const ids = idsOf(log);
    for (const { position, ids: batch } of [...acknowledged, ...again]) {
      expect(ids.slice(Number(position) - batch.length, Number(position))).toEqual(batch);
    }
    expect(acknowledged.length + again.length).toBeGreaterThanOrEqual(1_300);

    const { position } = await store.append(aStream(), NO_STREAM, events(1));
    expect(Number(position)).toBe(log.length + 1);
    await store.close();
  });
});

describe('the file of the log', () => {
  it('lets no program change or remove an event', async () => {
    const store = await openEmbeddedEventStore({ file });
    const stream = aStream();
    await store.append(stream, NO_STREAM, events(2));
    const before = await wholeLog(store);
    const db = openSqlite({ file, steps: [''] });
    for (const tampering of [
      "UPDATE events SET event = '{}' WHERE position = 1",
      'UPDATE events SET position = 9 WHERE position = 2',
      'DELETE FROM events WHERE position = 2',
      'DELETE FROM events',
    ])
      expect(() => db.exec(tampering)).toThrow('the log is append-only');
    db.close();
    expect(await wholeLog(store)).toEqual(before);
    await store.close();
  });

  it('is refused when a newer version wrote it', async () => {
    await (await openEmbeddedEventStore({ file })).close();
    const db = openSqlite({ file, steps: [''] });
    db.exec('PRAGMA user_version = 99');
    db.close();
    const refused = await openEmbeddedEventStore({ file }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StoreUnavailable);
    expect((refused as Error).message).toMatch(/log\.db was written by a newer version.*DATA_DIR/);
  });

  it('is refused when it is no log', async () => {
    writeFileSync(file, 'Dear Bupati, '.repeat(1_000));
    const refused = await openEmbeddedEventStore({ file }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StoreUnavailable);
    expect((refused as Error).message).toMatch(/log\.db is no SQLite file or is damaged.*restore it from the backup/);
  });

  it('says that it is damaged when a part of it cannot be read, and not that events are missing', async () => {
    const store = await openEmbeddedEventStore({ file });
    await store.append(aStream(), NO_STREAM, events(500));
    await store.close();
    const db = openSqlite({ file, steps: [''] });
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    db.close();
    const handle = openSync(file, 'r+');
    for (let page = 12; page < 40; page += 1) writeSync(handle, Buffer.alloc(4_096, 0xee), 0, 4_096, page * 4_096);
    closeSync(handle);

    const damaged = await openEmbeddedEventStore({ file });
    await expect(damaged.readAll(START, 1_000)).rejects.toThrow(
      /log\.db is damaged: stop Sinergi, .*restore it from the backup/,
    );
    await expect(damaged.readAll(START, 1_000)).rejects.toBeInstanceOf(StoreUnavailable);
    await damaged.close();
  });
});
