import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openSqlite } from '#sqlite';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CredentialStore } from './credential-store.js';
import { openEmbeddedCredentials } from './embedded-credentials.js';

const PASSWORD = 'padi menguning di Angsana';

let folder: string;
let store: CredentialStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-'));
  store = await openEmbeddedCredentials(folder);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('credentials', () => {
  it('tell the user by name and password', async () => {
    await store.setPassword('user-1', 'kades.angsana', PASSWORD);
    expect(await store.verify('kades.angsana', PASSWORD)).toBe('user-1');
    expect(await store.verify('kades.angsana', `${PASSWORD}!`)).toBeUndefined();
    expect(await store.verify('kades.lain', PASSWORD)).toBeUndefined();
  });

  it('outlive a restart, and another process sees them', async () => {
    await store.setPassword('user-1', 'kades.angsana', PASSWORD);
    const other = await openEmbeddedCredentials(folder);
    expect(await other.verify('kades.angsana', PASSWORD)).toBe('user-1');
    await other.close();
  });

  it('take a name in any case, and a password however its letters were composed', async () => {
    await store.setPassword('user-1', 'Kades.Angsana', 'Kafé di tepi sawah');
    expect(await store.verify('KADES.angsana', 'Kafe\u0301 di tepi sawah')).toBe('user-1');
    expect(await store.verify('kades.angsana', 'kafé di tepi sawah')).toBeUndefined();
  });

  it('give a name to one user only, who may change name and password', async () => {
    await store.setPassword('user-1', 'kades', PASSWORD);
    await expect(store.setPassword('user-2', 'KADES', PASSWORD)).rejects.toMatchObject({
      code: 'E_VALIDATION',
      info: { field: '/username' },
    });
    await store.setPassword('user-1', 'kepala-desa', `${PASSWORD} 2`);
    expect(await store.verify('kades', PASSWORD)).toBeUndefined();
    expect(await store.verify('kepala-desa', PASSWORD)).toBeUndefined();
    expect(await store.verify('kepala-desa', `${PASSWORD} 2`)).toBe('user-1');
    await store.setPassword('user-2', 'kades', PASSWORD);
    expect(await store.verify('kades', PASSWORD)).toBe('user-2');
  });

  it('give a name to one of two who ask at once', async () => {
    const answers = await Promise.allSettled([
      store.setPassword('user-1', 'kades', PASSWORD),
      store.setPassword('user-2', 'kades', PASSWORD),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('are forgotten', async () => {
    await store.setPassword('user-1', 'kades', PASSWORD);
    await store.remove('user-1');
    expect(await store.verify('kades', PASSWORD)).toBeUndefined();
  });

  it.each([
    ['sebelas 11!', 'eleven characters'],
    ['a'.repeat(257), 'too long'],
    ['aaaaaaaaaaaaaaaa', 'one letter'],
    ['xx-KADES-2024-xx', 'holds the name'],
  ])('refuse the password %j: %s', async (password) => {
    await expect(store.setPassword('user-1', 'kades', password)).rejects.toMatchObject({
      code: 'E_VALIDATION',
      info: { field: '/password' },
    });
  });

  it.each(['ab', '-kades', 'kepala desa', 'kades/1', 'k'.repeat(65)])('refuse the name %j', async (username) => {
    await expect(store.setPassword('user-1', username, PASSWORD)).rejects.toMatchObject({
      code: 'E_VALIDATION',
      info: { field: '/username' },
    });
  });

  it('are kept as argon2id with 19 MiB and two passes, a salt each, readable by the owner alone', async () => {
    await store.setPassword('user-1', 'kades', PASSWORD);
    await store.setPassword('user-2', 'camat', PASSWORD);
    const db = openSqlite({ file: join(folder, 'identity.db') });
    const hashes = db
      .prepare<{ password_hash: string }>('SELECT password_hash FROM credentials')
      .all()
      .map((row) => row.password_hash);
    db.close();
    expect(new Set(hashes).size).toBe(2);
    for (const hash of hashes) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    for (const file of ['identity.db', 'identity.db-wal'])
      expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  });
});
