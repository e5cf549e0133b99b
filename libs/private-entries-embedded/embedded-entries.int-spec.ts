import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '#sqlite';
import { privateEntriesKit, memoryEntries } from '#testing';
import { openEmbeddedEntries } from './index.js';

const inFolder = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-'));
  const file = join(folder, 'contacts.db');
  return {
    folder,
    file,
    open: () => openEmbeddedEntries({ file, ifDamaged: { id: '', en: '' } }),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
};

privateEntriesKit('private entries in a file', inFolder);
privateEntriesKit('private entries in memory', async () => {
  const store = memoryEntries();
  return { open: async () => store, remove: async () => undefined };
});

describe('A file of private entries', () => {
  it('is readable by its owner alone', async () => {
    const { file, open, remove } = await inFolder();
    const store = await open();
    for (const each of [file, `${file}-wal`]) expect(statSync(each).mode & 0o777).toBe(0o600);
    await store.close();
    await remove();
  });

  it('holds nothing of what was removed or replaced, in any of its files, and still holds the rest', async () => {
    const { folder, open, remove } = await inFolder();
    const [store, other] = [await open(), await open()];
    const addresses = Array.from({ length: 60 }, (_, n) => `quixada-${n}-zwolle@desa.example`);
    const held = (): string =>
      readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'latin1'))
        .join('');
    for (const [n, address] of addresses.entries()) await store.put(`mail ${n}`, address, undefined);
    for (const address of addresses) expect(held()).toContain(address);
    for (const [n, address] of addresses.entries()) {
      if (n % 3 === 1) await other.remove(`mail ${n}`);
      if (n % 3 === 2) await other.put(`mail ${n}`, 'another', address);
    }
    const left = held();
    for (const [n, address] of addresses.entries()) expect([n, left.includes(address)]).toEqual([n, n % 3 === 0]);
    for (const each of [store, other]) await each.close();
    await remove();
  });

  it('of the first layout is read on: addresses that were confirmed, and webhooks', async () => {
    const { file, open, remove } = await inFolder();
    const webhook = JSON.stringify({ webhookId: 'w-1', userId: 'kades', url: 'https://a.example/', secret: 'whsec_x' });
    const first = openSqlite({
      file,
      steps: [
        `CREATE TABLE mail (user_id TEXT PRIMARY KEY, address TEXT, pending TEXT, code_hash TEXT, code_until TEXT,
           tries INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
         CREATE TABLE webhooks (webhook_id TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT, WITHOUT ROWID;
         CREATE TABLE counts (day TEXT NOT NULL, key TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (day, key))
           STRICT, WITHOUT ROWID;
         INSERT INTO mail VALUES ('kades', 'a@desa.example', NULL, NULL, NULL, 0),
           ('sekdes', NULL, 'b@desa.example', 'x', 'y', 0)`,
      ],
    } as never);
    first.prepare('INSERT INTO webhooks VALUES (?, ?)').run('w-1', webhook);
    first.close();
    const store = await open();
    expect(await store.all()).toEqual(
      new Map([
        ['mail kades', { value: '{"address":"a@desa.example"}' }],
        ['webhook w-1', { value: webhook }],
      ]),
    );
    await store.close();
    await remove();
  });
});
