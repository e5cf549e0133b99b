import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedContacts } from '#contact-store-embedded';
import { memoryContacts } from '#testing';
import { moveContacts } from './move-contacts.js';

let folder: string;
let file: string;
const ENTRIES = Array.from({ length: 40 }, (_, n) => [`mail user-${n}`, `{"address":"${n}@desa.example"}`] as const);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-'));
  file = join(folder, 'contacts.db');
  const store = await openEmbeddedContacts({ file });
  for (const [id, value] of ENTRIES) await store.put(id, value, undefined);
  await store.put('count 2026-11-20 account user-1', '3', undefined, '2026-11-20' as never);
  await store.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const values = (entries: ReadonlyMap<string, { readonly value: string }>) =>
  [...entries].map(([id, { value }]) => [id, value]);

describe('Moving contacts to a server', () => {
  it('takes all of them along, no counts of a day, and leaves no file behind', async () => {
    const entries = new Map<string, { readonly value: string }>();
    await moveContacts(file, memoryContacts(entries));
    expect(values(entries).sort()).toEqual(ENTRIES.map((entry) => [...entry]).sort());
    expect(readdirSync(folder)).toEqual([]);
  });

  it('broken off loses none: done again, it is done', async () => {
    const entries = new Map<string, { readonly value: string }>();
    const whole = memoryContacts(entries);
    let calls = 0;
    const dying: typeof whole = {
      ...whole,
      put: async (...given) => {
        if ((calls += 1) > 20) throw new Error('gone');
        return whole.put(...given);
      },
    };
    await expect(moveContacts(file, dying)).rejects.toThrow('gone');
    await moveContacts(file, whole);
    expect(entries.size).toBe(ENTRIES.length);
  });

  it('puts none in the place of one that is there already', async () => {
    const entries = new Map([['mail user-7', { value: 'newer' }]]);
    await moveContacts(file, memoryContacts(entries));
    expect([entries.size, entries.get('mail user-7')]).toEqual([ENTRIES.length, { value: 'newer' }]);
  });
});
