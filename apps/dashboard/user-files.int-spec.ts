import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userFiles } from './user-files.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sinergi-user-files-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('What is kept for a user', () => {
  it('is changed also after a change that went wrong, and by nothing of it', async () => {
    const files = userFiles<string>(folder);
    const wrong = files.change('u', () => {
      throw new Error('went wrong');
    });
    const right = files.change('u', (entries) => ({ entries: [...entries, 'kept'], told: 'done' }));
    await expect(wrong).rejects.toThrow('went wrong');
    expect([await right, await files.of('u')]).toEqual(['done', ['kept']]);
  });
});
