import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '#kernel';
import { DRAFT_DAYS, LARGEST_DRAFT, MOST_DRAFTS, draftFiles } from './drafts.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sinergi-drafts-'));
});
afterAll(() => rm(folder, { recursive: true }));

let now = '2026-11-20T02:00:00.000Z';
const drafts = () => draftFiles(join(folder, 'drafts'), { now: () => now as Instant });
const draft = (id: string, text = 'x') => ({
  id,
  list: 'visits',
  operation: 'new',
  fields: [['/kind', text]] as const,
});

describe('Drafts of forms', () => {
  it('are of one user each, in a file that nobody else reads', async () => {
    const kept = drafts();
    expect(await kept.list('a/../b')).toEqual([]);
    await kept.keep('a/../b', draft('satu'));
    expect(await kept.list('lain')).toEqual([]);
    expect(await drafts().list('a/../b')).toEqual([{ ...draft('satu'), savedAt: now }]);
    const [file] = await readdir(join(folder, 'drafts'));
    expect(file).toMatch(/^[0-9a-f]{64}\.json$/);
    for (const path of ['drafts', join('drafts', file!)])
      expect([path, (await stat(join(folder, path))).mode & 0o077]).toEqual([path, 0]);
  });

  it('are few, small, and not for ever; kept at once none is lost', async () => {
    const kept = drafts();
    const ids = Array.from({ length: MOST_DRAFTS + 2 }, (_, at) => `no-${at}`);
    await Promise.all(ids.map((id) => kept.keep('banyak', draft(id))));
    expect((await kept.list('banyak')).map(({ id }) => id)).toEqual([...ids].reverse().slice(0, MOST_DRAFTS));
    expect(await kept.keep('banyak', draft('besar', 'x'.repeat(LARGEST_DRAFT)))).toBe(false);
    now = new Date(Date.parse(now) + (DRAFT_DAYS + 1) * 86_400_000).toISOString();
    expect(await kept.list('banyak')).toEqual([]);
  });

  it('go from the disk when they are too old, also of whoever never comes back', async () => {
    const kept = drafts();
    await kept.keep('pergi', draft('lama'));
    const before = await readdir(join(folder, 'drafts'));
    expect(before).toHaveLength(1);
    now = new Date(Date.parse(now) + (DRAFT_DAYS + 1) * 86_400_000).toISOString();
    await kept.keep('lain-lagi', draft('baru'));
    const after = await readdir(join(folder, 'drafts'));
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
  });

  it('take the place of those saved before, and go as their user says', async () => {
    const kept = drafts();
    await kept.keep('u', draft('satu'));
    await kept.keep('u', draft('dua'));
    await kept.keep('u', draft('satu', 'lain'));
    expect((await kept.list('u')).map(({ id, fields }) => [id, fields[0]![1]])).toEqual([
      ['satu', 'lain'],
      ['dua', 'x'],
    ]);
    await kept.remove('u', 'dua');
    await kept.remove('u', 'tiada');
    expect((await kept.list('u')).map(({ id }) => id)).toEqual(['satu']);
  });
});
