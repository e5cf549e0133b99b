import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { subjectKeysKit } from '#testing';
import { openEmbeddedSubjectKeys } from './index.js';

const inFolder = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-'));
  return {
    folder,
    open: () => openEmbeddedSubjectKeys({ file: join(folder, 'keys.db') }),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
};

subjectKeysKit('keys in a file', inFolder);

describe('A file of keys', () => {
  it('is readable by its owner alone', async () => {
    const { folder, open, remove } = await inFolder();
    const store = await open();
    expect(statSync(join(folder, 'keys.db')).mode & 0o777).toBe(0o600);
    await store.close();
    await remove();
  });

  it('holds nothing of what was removed, in any of its files, while others have it open, and still holds the rest', async () => {
    const { folder, open, remove } = await inFolder();
    const [store, other] = [await open(), await open()];
    const values = Array.from({ length: 50 }, () => randomBytes(60).toString('base64'));
    const held = (): string =>
      readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'latin1'))
        .join('');
    await store.putIfAbsent(new Map(values.map((value, n) => [`entry ${n}`, value])));
    for (const value of values) expect(held()).toContain(value);
    for (const n of values.keys()) if (n % 2) await other.remove(`entry ${n}`);
    const left = held();
    for (const [n, value] of values.entries()) expect(left.includes(value)).toBe(n % 2 === 0);
    for (const each of [store, other]) await each.close();
    await remove();
  });
});
