import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { cp, open, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { S0_PROPOSAL } from '#demo';
import { openSqlite } from '#sqlite';
import { loadedFolder } from '../e2e/loaded-folder.js';
import { ops, type Ended } from '../e2e/ops.js';
import { Server, killAll } from './server.js';

const PAGE = 4_096;
const scratch = mkdtempSync(join(tmpdir(), 'sinergi-health-'));
const loaded = join(scratch, 'loaded');

beforeAll(() => loadedFolder(loaded));
afterEach(killAll);
afterAll(() => rm(scratch, { recursive: true, force: true }));

const copyOfLoaded = async (name: string): Promise<string> => {
  const folder = join(scratch, name);
  await cp(loaded, folder, { recursive: true });
  return folder;
};

interface Part {
  readonly status: 'up' | 'down';
  readonly code?: string;
  readonly remedy?: string;
  readonly states?: Readonly<Record<string, { readonly state: string; readonly code?: string }>>;
}
interface Health {
  readonly status: number;
  readonly parts: Readonly<Record<'log' | 'readStore' | 'consumers', Part>>;
}

const health = async (server: Server): Promise<Health> => {
  const { status, body } = await server.call({ method: 'GET', path: '/health/ready' });
  return { status, parts: (body as Health).parts };
};
/** A look as the platform takes it, again and again. */
const untilNot = async (server: Server, status: number): Promise<Health> => {
  for (;;) {
    const found = await health(server);
    if (found.status !== status) return found;
    await setTimeout(50);
  }
};
const live = async (server: Server): Promise<number> =>
  (await server.call({ method: 'GET', path: '/health/live' })).status;
const metrics = async (server: Server): Promise<string> => (await fetch(`${server.url}/metrics`)).text();

/**
 * Puts the whole database into its one file, and tells the numbers of the pages on which a table lies, the root of the
 * tree first.
 */
const pagesOf = async (file: string, table: string): Promise<readonly number[]> => {
  const db = openSqlite({ file, steps: [''] });
  try {
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const { rootpage } = db
      .prepare<{ rootpage: number }>('SELECT rootpage FROM sqlite_master WHERE name = ?')
      .get(table)!;
    const handle = await open(file);
    const page = Buffer.alloc(PAGE);
    const below = async (number: number): Promise<number[]> => {
      await handle.read(page, 0, PAGE, (number - 1) * PAGE);
      if (page[0] !== 5 && page[0] !== 2) return [number];
      const cells = Array.from({ length: page.readUInt16BE(3) }, (_, i) =>
        page.readUInt32BE(page.readUInt16BE(12 + 2 * i)),
      );
      const children = [...cells, page.readUInt32BE(8)];
      const found: number[] = [number];
      for (const child of children) found.push(...(await below(child)));
      return found;
    };
    const found = await below(rootpage);
    await handle.close();
    return found;
  } finally {
    db.close();
  }
};

const overwrite = async (file: string, pages: readonly number[]): Promise<void> => {
  const handle = await open(file, 'r+');
  expect((await stat(file)).size).toBeGreaterThanOrEqual(Math.max(...pages) * PAGE);
  for (const number of pages) await handle.write(Buffer.alloc(PAGE, 0xee), 0, PAGE, (number - 1) * PAGE);
  await handle.close();
};

const NO_BACKUP = /^read-models\.db is damaged: stop Sinergi, delete it .* made anew from the log and nothing is lost$/;
const BACKUP = /^events\.db is damaged: stop Sinergi, .*restore it from the backup or import the last export/;

const listed = (folder: string, ...options: readonly string[]): Promise<Ended> =>
  ops({ DATA_DIR: folder }, 'projection', 'list', ...options);

const damageableTable = (file: string): string => {
  const db = openSqlite({ file });
  try {
    return db
      .prepare<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'doc %user%'")
      .get()!.name;
  } finally {
    db.close();
  }
};

describe('An api whose read models are damaged', () => {
  it('is not ready once a reader has met it, says to delete them and not to restore them, and is whole again after that', async () => {
    const folder = await copyOfLoaded('read-models');
    const file = join(folder, 'read-models.db');
    const db = openSqlite({ file });
    const tables = db
      .prepare<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'doc %visit%'")
      .all();
    db.close();
    expect(tables.length).toBeGreaterThan(0);
    const pages: number[] = [];
    for (const { name } of tables) pages.push(...(await pagesOf(file, name)));
    await overwrite(file, pages);
    const server = await Server.start(folder);
    expect(
      (await server.call({ method: 'GET', path: '/v1/visits', token: await server.tokenOf('kemendes') })).status,
    ).toBe(503);
    const { status, parts } = await untilNot(server, 200);
    expect([status, parts.readStore.status, parts.readStore.code, parts.log.status]).toEqual([
      503,
      'down',
      'DAMAGED',
      'up',
    ]);
    expect(parts.readStore.remedy).toMatch(NO_BACKUP);
    expect(JSON.stringify(parts)).not.toContain(folder);
    expect(await metrics(server)).toContain('sinergi_storage_fault{store="readStore",code="DAMAGED"} 1');
    expect(await live(server)).toBe(200);
    await server.stop();

    const [asText, asJson] = [await listed(folder), await listed(folder, '--json')];
    expect([asText.code, asText.stdout, asJson.code]).toEqual([1, '', 1]);
    expect(asText.stderr).toMatch(
      /^E_UNAVAILABLE: read-models\.db rusak: hentikan Sinergi, hapus berkas itu .* tidak ada yang hilang \/ .*read-models\.db is damaged: stop Sinergi, delete it .* nothing is lost/,
    );
    expect(asText.stderr).not.toMatch(/backup|cadangan/);
    expect(asJson.json).toMatchObject({
      error: {
        code: 'E_UNAVAILABLE',
        messageId: expect.stringMatching(/^read-models\.db rusak: /),
        messageEn: expect.stringContaining(parts.readStore.remedy!.split(': ')[1]!),
      },
    });

    for (const ending of ['', '-wal', '-shm']) await rm(`${file}${ending}`, { force: true });
    const again = await Server.start(folder);
    expect((await untilNot(again, 503)).status).toBe(200);
    await again.stop();
    expect(await listed(folder)).toMatchObject({ code: 0, stderr: '' });
  });

  it('is found by the operator who lists the projections, though nobody has asked for what is damaged', async () => {
    const folder = await copyOfLoaded('unread');
    expect(await listed(folder)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^proyeksi .*\nprojection .*\nvisits/s),
    });
    const file = join(folder, 'read-models.db');
    const pages = await pagesOf(file, damageableTable(file));
    await overwrite(file, [pages.at(-1)!]);
    expect(await listed(folder)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('read-models.db is damaged'),
    });
  });
});

describe('An api whose log has a damaged page', () => {
  it('is not ready once somebody has read it, and says to restore the backup or the export', async () => {
    const folder = await copyOfLoaded('log');
    const file = join(folder, 'events.db');
    const pages = await pagesOf(file, 'events');
    await overwrite(file, [pages[Math.floor(pages.length / 2)]!]);
    for (const ending of ['', '-wal', '-shm']) await rm(join(folder, `read-models.db${ending}`), { force: true });
    const server = await Server.start(folder);
    const { status, parts } = await untilNot(server, 200);
    expect([status, parts.log.status, parts.log.code, parts.readStore.status]).toEqual([503, 'down', 'DAMAGED', 'up']);
    expect(parts.log.remedy).toMatch(BACKUP);
    const failing = await untilConsumersFail(server);
    expect([failing.code, failing.remedy]).toEqual(['CONSUMER_FAILED', parts.log.remedy]);
    expect(failing.states!['visits']).toMatchObject({ state: 'failed', code: 'DAMAGED' });
    expect(await metrics(server)).toContain('sinergi_consumer_broken{consumer="visits"} 1');
    expect(await live(server)).toBe(200);
    await server.stop();
  });
});

const untilConsumersFail = async (server: Server): Promise<Part> => {
  for (;;) {
    const { consumers } = (await health(server)).parts;
    if (consumers.status === 'down' && consumers.states!['visits']?.code) return consumers;
    await setTimeout(50);
  }
};

describe('An api whose log takes no more', () => {
  it('is not ready from the first refused append on, says why, and stays alive', async () => {
    const folder = await copyOfLoaded('full');
    const server = await Server.start(folder, {}, { shellLimit: 'ulimit -S -f 1500' });
    const words = 'Laporan panjang. '.repeat(115);
    const large = { ...S0_PROPOSAL, reason: words, reasonForHost: words, efficiencyJustification: words };
    expect((await untilNot(server, 503)).status).toBe(200);
    let sent = 0;
    while (
      (await server.post('kades-sei-asam', '/v1/visits', large, `penuh-${String(sent).padStart(4, '0')}`)).status ===
      201
    )
      sent += 1;
    const { status, parts } = await health(server);
    expect([status, parts.log.status]).toEqual([503, 'down']);
    expect((await health(server)).parts.log).toEqual(parts.log);
    expect(parts.log.code).toMatch(/^(FULL|DISK_ERROR)$/);
    expect(parts.log.remedy).toMatch(/^events\.db .*: (free some space|check the disk) below DATA_DIR/);
    expect(await metrics(server)).toContain('sinergi_storage_fault{store="log"');
    expect(await live(server)).toBe(200);
    await server.stop();
    expect(await readFile(join(folder, 'subject.key'), 'utf8')).not.toBe('');
  });
});
