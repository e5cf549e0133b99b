import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedSubjectKeys } from '#subject-keys-embedded';
import { memorySubjectKeys } from '#testing';
import { moveKeys } from './move-keys.js';

let folder: string;
let file: string;
const ENTRIES = new Map(Array.from({ length: 1_201 }, (_, n) => [`entry ${n}`, `value ${n}`]));

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-'));
  file = join(folder, 'keys.db');
  const store = await openEmbeddedSubjectKeys({ file });
  await store.putIfAbsent(ENTRIES);
  await store.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('Moving the keys of persons to a server', () => {
  it('takes all of them along and leaves no file behind', async () => {
    const entries = new Map<string, string>();
    await moveKeys(file, memorySubjectKeys(entries));
    expect(entries).toEqual(ENTRIES);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('broken off loses none: done again, it is done', async () => {
    const entries = new Map<string, string>();
    const failing = memorySubjectKeys(entries);
    let calls = 0;
    const dying = {
      ...failing,
      putIfAbsent: async (some: ReadonlyMap<string, string>) => {
        if ((calls += 1) > 1) throw new Error('gone');
        return failing.putIfAbsent(some);
      },
    };
    await expect(moveKeys(file, dying)).rejects.toThrow('gone');
    const store = await openEmbeddedSubjectKeys({ file });
    expect(await store.all()).toEqual(ENTRIES);
    await store.close();
    await moveKeys(file, failing);
    expect(entries).toEqual(ENTRIES);
  });

  it('puts none in the place of one that is there already', async () => {
    const entries = new Map([['entry 7', 'newer']]);
    await moveKeys(file, memorySubjectKeys(entries));
    expect([entries.size, entries.get('entry 7')]).toEqual([ENTRIES.size, 'newer']);
  });
});
