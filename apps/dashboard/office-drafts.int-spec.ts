import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '#kernel';
import { DRAFT_DAYS, LARGEST_DRAFT, MOST_DRAFTS } from './drafts.js';
import { officeDraftFiles, type Keeper } from './office-drafts.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sinergi-office-drafts-'));
});
afterAll(() => rm(folder, { recursive: true }));

let now = '2026-11-20T02:00:00.000Z';
const drafts = () => officeDraftFiles(join(folder, 'drafts'), { now: () => now as Instant });
const by = (post: string): Keeper => ({ post: [post, post], office: 'Pemerintah Desa' });
const [CLERK, HEAD] = [by('Sekretaris Desa'), by('Kepala Desa')];
const draft = (id: string, text = 'x') => ({
  id,
  list: 'visits',
  operation: 'new',
  fields: [['/kind', text]] as const,
});
const VILLAGE = 'pemdes-62.03.02.2007 62.03.02.2007';

describe('Drafts of an office', () => {
  it('are of that office alone, in a file that nobody else reads, and tell who prepared them', async () => {
    const told = await drafts().keep(VILLAGE, draft('satu'), undefined, CLERK);
    const kept = { ...draft('satu'), savedAt: now, version: 1, preparedBy: CLERK, changedBy: CLERK };
    expect(told).toEqual({ kept });
    expect(await drafts().list(VILLAGE)).toEqual([kept]);
    expect(await drafts().list('pemdes-62.03.02.2007 62.03')).toEqual([]);
    const [file] = await readdir(join(folder, 'drafts'));
    expect(file).toMatch(/^[0-9a-f]{64}\.json$/);
    expect((await stat(join(folder, 'drafts', file!))).mode & 0o077).toBe(0);
  });

  it('are changed by whoever has seen what is kept, and by nobody else; of several at once by one', async () => {
    const office = drafts();
    await office.keep('dua', draft('satu'), undefined, CLERK);
    const both = await Promise.all(['a', 'b'].map((text) => office.keep('dua', draft('satu', text), 1, HEAD)));
    expect(both.map((told) => Object.keys(told)[0]).sort()).toEqual(['changed', 'kept']);
    const [kept] = await office.list('dua');
    expect(kept).toMatchObject({ version: 2, preparedBy: CLERK, changedBy: HEAD });
    expect(await office.keep('dua', draft('satu', 'baru'), undefined, CLERK)).toEqual({ changed: true, now: kept });
    expect(await office.list('dua')).toEqual([kept]);
  });

  it('are thrown away as they were seen, and kept again by nobody who thinks them there still', async () => {
    const office = drafts();
    await office.keep('tiga', draft('satu'), undefined, CLERK);
    await office.keep('tiga', draft('satu', 'y'), 1, HEAD);
    expect([await office.remove('tiga', 'satu', 1), (await office.list('tiga')).length]).toEqual([false, 1]);
    expect([await office.remove('tiga', 'satu', 2), await office.list('tiga')]).toEqual([true, []]);
    expect(await office.keep('tiga', draft('satu', 'z'), 2, CLERK)).toEqual({ changed: true, now: undefined });
  });

  it('are sent by one user, as he saw them; by others once that was refused, or not heard of for long', async () => {
    const office = drafts();
    const gone = { changed: true, now: undefined };
    const { kept } = (await office.keep('kirim', draft('satu'), undefined, CLERK)) as { kept: object };
    expect(await office.begin('kirim', 'satu', 2, 'u-1')).toEqual({ changed: true, now: kept });
    const both = await Promise.all(['u-1', 'u-2'].map((user) => office.begin('kirim', 'satu', 1, user)));
    expect(both).toEqual([{ kept }, gone]);
    expect([await office.keep('kirim', draft('satu', 'y'), 1, HEAD), await office.remove('kirim', 'satu', 1)]).toEqual([
      gone,
      false,
    ]);
    expect(await office.list('kirim')).toEqual([kept]);
    await office.end('kirim', 'satu', 'u-2', true);
    await office.end('kirim', 'satu', 'u-1', false);
    expect(await office.begin('kirim', 'satu', 1, 'u-2')).toEqual({ kept });
    now = new Date(Date.parse(now) + 600_000).toISOString();
    expect(await office.begin('kirim', 'satu', 1, 'u-1')).toEqual({ kept });
    await office.end('kirim', 'satu', 'u-1', true);
    expect(await office.list('kirim')).toEqual([]);
    expect(await office.begin('kirim', 'satu', 1, 'u-2')).toEqual(gone);
    expect(await office.begin('kirim', 'satu', 1, 'u-1')).toMatchObject({ kept: { id: 'satu', fields: [] } });
    expect(await office.remove('kirim', 'satu', 1)).toBe(true);
    const files = await Promise.all(
      (await readdir(join(folder, 'drafts'))).map((file) => readFile(join(folder, 'drafts', file), 'utf8')),
    );
    expect(files.join()).not.toMatch(/u-[12]/);
  });

  it('are few, small and not for ever, and none is dropped for another', async () => {
    const office = drafts();
    const ids = Array.from({ length: MOST_DRAFTS }, (_, at) => `no-${at}`);
    for (const id of ids) await office.keep('penuh', draft(id), undefined, CLERK);
    expect(await office.keep('penuh', draft('lebih'), undefined, CLERK)).toEqual({ noRoom: true });
    expect((await office.list('penuh')).map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(await office.keep('besar', draft('besar', 'x'.repeat(LARGEST_DRAFT)), undefined, CLERK)).toEqual({
      noRoom: true,
    });
    now = new Date(Date.parse(now) + (DRAFT_DAYS + 1) * 86_400_000).toISOString();
    expect(await office.list('penuh')).toEqual([]);
    await office.keep('lain', draft('baru'), undefined, CLERK);
    expect(await readdir(join(folder, 'drafts'))).toHaveLength(1);
  });
});
