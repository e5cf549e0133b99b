import { afterAll, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newUploadId, uploadFolder } from './upload-folder.js';

const folder = mkdtempSync(join(tmpdir(), 'sinergi-uploads-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('What became of an upload is remembered for a week, and forgotten then', async () => {
  const week = 7 * 86_400_000;
  let now = Date.now();
  const uploads = uploadFolder(folder, () => now);
  const id = newUploadId('u-1');
  const kept = { sha256: 'a'.repeat(64), bytes: 1, mediaType: 'image/png' } as const;
  await uploads.keep(id, kept);
  now += week - 60_000;
  await uploads.sweep();
  expect(await uploads.kept(id)).toEqual(kept);
  now += 120_000;
  await uploads.sweep();
  expect(await uploads.kept(id)).toBeUndefined();
});

it('The bytes of a user that were kept since an instant, and the sizes of his open uploads, are his own alone', async () => {
  const place = join(folder, 'own');
  const uploads = uploadFolder(place);
  await uploads.prepare();
  const since = Date.parse('2026-11-20T00:00:00Z');
  const keep = async (userId: string, bytes: number, at: number): Promise<void> => {
    const id = newUploadId(userId);
    await uploads.keep(id, { sha256: 'a'.repeat(64), bytes, mediaType: 'image/png' });
    await utimes(join(place, `${id}.kept`), at / 1_000, at / 1_000);
  };
  for (const [bytes, at] of [
    [1, since - 1_000],
    [10, since],
    [100, since + 1_000],
  ] as const)
    await keep('u-1', bytes, at);
  await keep('u-2', 1_000, since);
  expect([await uploads.keptOf('u-1', since, 'a'), await uploads.keptOf('u-2', since, 'a')]).toEqual([110, 1_000]);
  expect([await uploads.keptOf('u-1', since + 1_001, 'a'), await uploads.keptOf('u-3', since, 'a')]).toEqual([0, 0]);

  expect(await uploads.openOf('u-1')).toEqual([]);
  for (const [userId, info] of [
    ['u-1', { size: 7, creation_date: '2026-11-20T00:00:00.000Z' }],
    ['u-1', { creation_date: '2026-11-20T00:00:01.000Z' }],
    ['u-2', { size: 9, creation_date: '2026-11-20T00:00:00.000Z' }],
  ] as const)
    await writeFile(join(place, `${newUploadId(userId)}.json`), JSON.stringify(info));
  const id = expect.stringMatching(/^[0-9a-f]{48}$/);
  expect(await uploads.openOf('u-1')).toEqual([
    { id, received: 0, begunAt: '2026-11-20T00:00:01.000Z' },
    { id, received: 0, length: 7, begunAt: '2026-11-20T00:00:00.000Z' },
  ]);
  expect(await uploads.openOf('u-2')).toMatchObject([{ length: 9 }]);
});

it('An upload that is put away while it is looked at leaves nothing, and one that is just begun keeps no list from being told', async () => {
  const place = join(folder, 'moment');
  const uploads = uploadFolder(place);
  await uploads.prepare();
  const [gone, begun, there] = [newUploadId('u-1'), newUploadId('u-1'), newUploadId('u-1')];
  for (const id of [gone, there])
    await writeFile(join(place, `${id}.json`), JSON.stringify({ size: 1, creation_date: '2026-11-20T00:00:00.000Z' }));
  await writeFile(join(place, there), 'x');
  await writeFile(join(place, `${begun}.json`), '');
  for (const id of [gone, there]) await uploads.found(id, 'image/png');
  expect((await uploads.openOf('u-1')).map(({ id }) => id)).toEqual([there]);
  expect(await readdir(place)).not.toContain(`${gone}.json`);
  expect(await uploads.open(there)).toMatchObject({ mediaType: 'image/png', received: 1 });
});

it('Bytes that were kept are counted for the office for which they were, and for no other of the same user', async () => {
  const uploads = uploadFolder(folder);
  const kept = { sha256: 'b'.repeat(64), mediaType: 'image/png' } as const;
  await uploads.keep(newUploadId('u-2'), { ...kept, bytes: 3, officeId: 'satu' });
  await uploads.keep(newUploadId('u-2'), { ...kept, bytes: 4, officeId: 'dua' });
  await uploads.keep(newUploadId('u-2'), { ...kept, bytes: 5 });
  await uploads.keep(newUploadId('u-3'), { ...kept, bytes: 6, officeId: 'satu' });
  expect(await Promise.all(['satu', 'dua', 'tiga'].map((office) => uploads.keptOf('u-2', 0, office)))).toEqual([
    8, 9, 5,
  ]);
});
