import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedEntries } from '#private-entries-embedded';
import { memoryEntries } from '#testing';
import { moveEntries } from './move-entries.js';

let folder: string;
let file: string;
const open = () => openEmbeddedEntries({ file, ifDamaged: { id: '', en: '' } });
const ENTRIES = Array.from({ length: 40 }, (_, n) => [`mail user-${n}`, `{"address":"${n}@desa.example"}`] as const);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-'));
  file = join(folder, 'contacts.db');
  const store = await open();
  for (const [id, value] of ENTRIES) await store.put(id, value, undefined);
  await store.put('count 2026-11-20 account user-1', '3', undefined, '2026-11-20' as never);
  await store.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const values = (entries: ReadonlyMap<string, { readonly value: string }>) =>
  [...entries].map(([id, { value }]) => [id, value]);

describe('Moving private entries to a server', () => {
  it('takes all of them along, each with its day, and leaves no file behind', async () => {
    const entries = new Map<string, { readonly value: string }>();
    await moveEntries(await open(), file, memoryEntries(entries));
    expect(values(entries).sort()).toEqual([...ENTRIES, ['count 2026-11-20 account user-1', '3']].sort());
    expect(entries.get('count 2026-11-20 account user-1')).toEqual({ value: '3', day: '2026-11-20' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('broken off loses none: done again, it is done', async () => {
    const entries = new Map<string, { readonly value: string }>();
    const whole = memoryEntries(entries);
    let calls = 0;
    const dying: typeof whole = {
      ...whole,
      put: async (...given) => {
        if ((calls += 1) > 20) throw new Error('gone');
        return whole.put(...given);
      },
    };
    await expect(moveEntries(await open(), file, dying)).rejects.toThrow('gone');
    await moveEntries(await open(), file, whole);
    expect(entries.size).toBe(ENTRIES.length + 1);
  });

  it('puts none in the place of one that is there already', async () => {
    const entries = new Map([['mail user-7', { value: 'newer' }]]);
    await moveEntries(await open(), file, memoryEntries(entries));
    expect([entries.size, entries.get('mail user-7')]).toEqual([ENTRIES.length + 1, { value: 'newer' }]);
  });
});
