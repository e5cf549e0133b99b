import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secretFile } from './secret-file.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a secret file', () => {
  it('is made once, readable by its owner alone, and leaves nothing else behind', async () => {
    const path = join(folder, 'data', 'a.key');
    expect(await secretFile(path, () => 'first')).toBe('first');
    expect(await secretFile(path, () => 'second')).toBe('first');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'data'))).toEqual(['a.key']);
  });

  it.each([0o644, 0o660, 0o604, 0o601])(
    'that was left open to other accounts (%o) is closed to them when it is read',
    async (mode) => {
      const path = join(folder, 'a.key');
      writeFileSync(path, 'first');
      chmodSync(path, mode);
      expect(await secretFile(path, () => 'second')).toBe('first');
      expect(statSync(path).mode & 0o777).toBe(0o600);
    },
  );

  it('is the same for all who make it at once', async () => {
    const path = join(folder, 'a.key');
    const secrets = await Promise.all(Array.from({ length: 20 }, (_, i) => secretFile(path, () => `secret ${i}`)));
    expect(new Set(secrets)).toEqual(new Set([readFileSync(path, 'utf8')]));
    expect(readdirSync(folder)).toEqual(['a.key']);
  });

  it('that cannot be read is an error, not a reason for a new secret', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(secretFile(join(folder, 'file', 'a.key'), () => 'new')).rejects.toThrow('ENOTDIR');
  });
});
