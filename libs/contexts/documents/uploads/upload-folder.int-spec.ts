import { afterAll, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
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
