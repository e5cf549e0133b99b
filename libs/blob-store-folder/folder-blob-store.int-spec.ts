import { afterAll, describe, expect, it } from '@jest/globals';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreUnavailable } from '#kernel';
import { blobStoreKit, inPiecesOf, sha256Of, type BlobStoreUnderTest } from '#testing';
import { openFolderBlobStore } from './index.js';
import { storageFailure } from './storage-failure.js';

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-blobs-'));
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const fileIn = (folder: string, sha256: string): string => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

const inAFolder = async (): Promise<BlobStoreUnderTest> => {
  const folder = newFolder();
  return {
    store: await openFolderBlobStore(folder),
    alter: async (sha256) => {
      const content = readFileSync(fileIn(folder, sha256));
      content[0]! ^= 1;
      writeFileSync(fileIn(folder, sha256), content);
    },
    leftovers: async () => (existsSync(join(folder, 'incoming')) ? readdirSync(join(folder, 'incoming')).length : 0),
    dispose: async () => undefined,
  };
};

blobStoreKit('the folder', inAFolder);

describe('The folder of blobs', () => {
  it('is open to this account alone', async () => {
    const folder = newFolder();
    const { sha256 } = await (await openFolderBlobStore(folder)).put(inPiecesOf(Buffer.from('rahasia')), 100);
    expect(statSync(fileIn(folder, sha256)).mode & 0o077).toBe(0);
    expect(statSync(join(folder, sha256.slice(0, 2))).mode & 0o077).toBe(0);
  });

  it('sweeps at start what a process left that died a day ago, and leaves what another is writing', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'incoming'));
    const [old, young] = [join(folder, 'incoming', 'old'), join(folder, 'incoming', 'young')];
    for (const file of [old, young]) writeFileSync(file, 'half');
    const now = Date.now() / 1_000;
    utimesSync(old, now - 86_500, now - 86_500);
    utimesSync(young, now - 86_300, now - 86_300);
    await openFolderBlobStore(folder, () => now * 1_000);
    expect(readdirSync(join(folder, 'incoming'))).toEqual(['young']);
  });

  it('shows nothing of what is still being written', async () => {
    const folder = newFolder();
    const store = await openFolderBlobStore(folder);
    const content = Buffer.from('belum selesai');
    const watched = async function* () {
      yield content;
      expect(await store.has(sha256Of(content))).toBe(false);
      expect(readdirSync(join(folder, 'incoming'))).toHaveLength(1);
    };
    await store.put(watched(), 100);
    expect(await store.has(sha256Of(content))).toBe(true);
  });

  it('lists no file that is no blob', async () => {
    const folder = newFolder();
    const store = await openFolderBlobStore(folder);
    const { sha256 } = await store.put(inPiecesOf(Buffer.from('x')), 100);
    writeFileSync(`${fileIn(folder, sha256)}.bak`, 'x');
    const listed = [];
    for await (const blob of store.list()) listed.push(blob.sha256);
    expect(listed).toEqual([sha256]);
  });

  it.each([
    ['ENOSPC', 'FULL'],
    ['EACCES', 'READ_ONLY'],
    ['EROFS', 'READ_ONLY'],
    ['EIO', 'DISK_ERROR'],
  ])('tells of %s with what to do', (code, fault) => {
    const told = storageFailure(Object.assign(new Error('x'), { code }));
    expect(told).toBeInstanceOf(StoreUnavailable);
    expect((told as StoreUnavailable).fault).toMatchObject({
      code: fault,
      remedy: expect.any(String),
      remedyId: expect.any(String),
    });
  });

  it('passes on what is not the fault of its storage', () => {
    const error = new Error('the line is broken');
    expect(storageFailure(error)).toBe(error);
  });
});
