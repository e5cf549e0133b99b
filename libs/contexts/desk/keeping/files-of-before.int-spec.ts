import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Instant } from '#kernel';
import { fixedClock, memoryEntries } from '#testing';
import { DeskEntries } from './desk-entries.js';
import { OfficeDrafts, OwnDrafts, SavedViews } from './desk.js';
import { takeOverFiles } from './files-of-before.js';

const nameOf = (owner: string): string => `${createHash('sha256').update(owner).digest('hex')}.json`;
const DRAFT = {
  id: 'd-1',
  list: 'visits',
  operation: 'new',
  fields: [
    ['/kind', 'STUDI_TIRU'],
    ['_at', '2'],
  ],
  savedAt: '2026-11-19T02:00:00.000Z',
};
const BY = { post: ['Sekretaris Desa', 'Village secretary'], office: 'Pemerintah Desa' };
const VIEW = { id: 'v-1', name: 'Satu', list: 'visits', search: 'year=2024' };
const FIELDS = [
  { name: '/kind', value: 'STUDI_TIRU' },
  { name: '_at', value: '2' },
];
const KEEPER = { titleId: 'Sekretaris Desa', titleEn: 'Village secretary', office: 'Pemerintah Desa' };

let dataDir: string;
const lay = async (folder: string, owner: string, content: unknown): Promise<void> => {
  await mkdir(join(dataDir, folder), { recursive: true });
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  await writeFile(join(dataDir, folder, nameOf(owner)), text);
};
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sinergi-desk-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

const clock = fixedClock('2026-11-20T02:00:00.000Z' as Instant);
const never = (file: string): never => {
  throw new Error(`not read: ${file}`);
};

describe('Files in which the first version kept drafts and views', () => {
  it('are taken over with all that they hold, and removed', async () => {
    await lay('drafts', 'u-1', [DRAFT]);
    await lay('office-drafts', 'pemdes 62.03.02.2007', [
      { ...DRAFT, version: 3, preparedBy: BY, changedBy: BY, sending: { by: 'x', since: DRAFT.savedAt } },
    ]);
    await lay('views', 'u-1', [VIEW]);
    await writeFile(join(dataDir, 'drafts', `${nameOf('u-2')}.new`), 'half');
    const store = memoryEntries();
    await takeOverFiles(dataDir, store, never);
    await takeOverFiles(dataDir, store, never);
    expect(await readdir(dataDir)).toEqual([]);
    const entries = new DeskEntries(store, clock);
    expect(await new OwnDrafts(entries, clock).get('u-1', 'd-1')).toEqual({ ...DRAFT, fields: FIELDS });
    expect(await new OfficeDrafts(entries, clock).get({ officeId: 'pemdes', scope: '62.03.02.2007' }, 'd-1')).toEqual({
      ...DRAFT,
      fields: FIELDS,
      version: 3,
      preparedBy: KEEPER,
      changedBy: KEEPER,
    });
    expect(await new SavedViews(entries).list('u-1')).toEqual([VIEW]);
    expect(await store.dueBefore('2026-12-20' as never)).toHaveLength(2);
  });

  it('put nothing in the place of what is kept here by now; one that cannot be read stays, and is told', async () => {
    await lay('views', 'u-1', [VIEW]);
    for (const [owner, content] of [
      ['u-2', '[{"id":'],
      ['u-3', '{}'],
      ['u-4', [{ ...DRAFT, fields: 7 }]],
      ['u-5', [{ ...DRAFT, savedAt: 'yesterday' }]],
    ] as const)
      await lay('views', owner, content);
    await mkdir(join(dataDir, 'views', nameOf('u-6')));
    await writeFile(join(dataDir, 'drafts'), 'no folder');
    const store = memoryEntries();
    const views = new SavedViews(new DeskEntries(store, clock));
    await views.add('u-1', { name: 'Dua', list: 'visits', search: '' });
    const unread: string[] = [];
    await takeOverFiles(dataDir, store, (file) => unread.push(file));
    expect((await views.list('u-1')).map(({ name }) => name)).toEqual(['Dua']);
    const left = ['u-2', 'u-3', 'u-4', 'u-5', 'u-6'].map(nameOf).sort();
    expect([unread.sort(), (await readdir(join(dataDir, 'views'))).sort(), await readdir(dataDir)]).toEqual([
      [join(dataDir, 'drafts'), ...left.map((name) => join(dataDir, 'views', name))],
      left,
      ['drafts', 'views'],
    ]);
  });

  it('may be taken over by two processes that start at once', async () => {
    for (const owner of ['u-1', 'u-2']) await lay('views', owner, [VIEW]);
    const store = memoryEntries();
    const rival = {
      ...store,
      put: async (...given: Parameters<typeof store.put>) => {
        await takeOverFiles(dataDir, store, never);
        return store.put(...given);
      },
    };
    await takeOverFiles(dataDir, rival, () => undefined);
    for (const owner of ['u-1', 'u-2'])
      expect(await new SavedViews(new DeskEntries(store, clock)).list(owner)).toEqual([VIEW]);
  });

  it('of which some are taken over are taken over again after a fault, and none is lost', async () => {
    for (const owner of ['u-1', 'u-2', 'u-3']) await lay('views', owner, [VIEW]);
    const store = memoryEntries();
    let puts = 0;
    const failing = {
      ...store,
      put: (...given: Parameters<typeof store.put>) => {
        if ((puts += 1) === 2) throw new Error('gone');
        return store.put(...given);
      },
    };
    await expect(takeOverFiles(dataDir, failing, never)).rejects.toThrow('gone');
    await takeOverFiles(dataDir, failing, never);
    const views = new SavedViews(new DeskEntries(store, clock));
    for (const owner of ['u-1', 'u-2', 'u-3']) expect(await views.list(owner)).toEqual([VIEW]);
  });
});
