import { mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { MOST_VIEWS, viewsInFolder } from './saved-views.js';

const view = (name: string, search = 'year=2024') => ({ name, list: 'visits', search });

const opened = async () => viewsInFolder(join(await mkdtemp(join(tmpdir(), 'sinergi-views-')), 'views'));

describe('Saved views', () => {
  it('are each user’s own, the later one of a name in the place of the one before', async () => {
    const views = await opened();
    expect(await views.of('a')).toEqual([]);
    expect(await views.add('a', view('Satu'))).toBe(true);
    expect(await views.add('a', view('Satu', 'year=2025'))).toBe(true);
    expect(await views.of('a')).toEqual([{ id: expect.any(String), ...view('Satu', 'year=2025') }]);
    expect(await views.of('b')).toEqual([]);
    await views.remove('a', (await views.of('a'))[0]!.id);
    expect(await views.of('a')).toEqual([]);
  });

  it('are bounded in number and length, also when many are kept at once', async () => {
    const views = await opened();
    const kept = await Promise.all(
      Array.from({ length: MOST_VIEWS + 5 }, (_each, at) => views.add('a', view(`v${at}`))),
    );
    expect(kept.filter(Boolean)).toHaveLength(MOST_VIEWS);
    expect(await views.of('a')).toHaveLength(MOST_VIEWS);
    expect(await views.add('b', view('x'.repeat(61)))).toBe(false);
    expect(await views.add('b', view('x', 'y'.repeat(2_001)))).toBe(false);
    expect(await views.add('b', view(''))).toBe(false);
  });

  it('hold no number of a person, and nothing that turns writing around', async () => {
    const views = await opened();
    for (const wrong of [
      view('NIK 6203020101800001'),
      view('x', 'q=6203+0201+0180+0001'),
      view('a\u202Eb'),
      view('a\0b'),
    ])
      expect(await views.add('b', wrong)).toBe(false);
    expect(await views.add('b', view('Kunjungan 2024', 'plannedStart=2024-01-01&origin=62.03.02.2001'))).toBe(true);
  });
});

it('keeps views in files that do not tell whose they are', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sinergi-views-'));
  await viewsInFolder(folder).add('../../kepala-desa', view('Satu'));
  expect(await readdir(folder)).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.json$/)]);
  expect(await viewsInFolder(folder).of('../../kepala-desa')).toHaveLength(1);
});

it('loses none where they cannot be read now', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sinergi-views-'));
  const views = viewsInFolder(folder);
  await views.add('a', view('Satu'));
  const [file = ''] = await readdir(folder);
  await writeFile(join(folder, file), '[{"id":');
  await expect(views.add('a', view('Dua'))).rejects.toThrow();
  expect(await readFile(join(folder, file), 'utf8')).toBe('[{"id":');
});
