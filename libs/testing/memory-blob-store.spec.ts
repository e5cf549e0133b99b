import { describe, expect, it } from '@jest/globals';
import type { BlobStore } from '#kernel';
import { blobStoreExamples, blobStoreKit, runBlobCheck, type BlobStoreUnderTest } from './blob-store-kit.js';
import { memoryBlobStore } from './memory-blob-store.js';

const inMemory = async (
  planted: (store: BlobStore) => Partial<BlobStore> = () => ({}),
): Promise<BlobStoreUnderTest> => {
  const store = memoryBlobStore();
  return {
    store: { ...store, ...planted(store) },
    alter: async (sha256) => store.alter(sha256),
    leftovers: async () => 0,
    dispose: async () => undefined,
  };
};

blobStoreKit('the store in memory', inMemory);

const failingChecks = async (planted: (store: BlobStore) => Partial<BlobStore>): Promise<readonly string[]> => {
  const failed: string[] = [];
  for (const check of blobStoreExamples)
    await runBlobCheck(check, () => inMemory(planted)).catch(() => void failed.push(check.name));
  return failed;
};

describe('The checks of blob stores find one that', () => {
  it.each<[string, (store: BlobStore) => Partial<BlobStore>, RegExp]>([
    [
      'takes one byte more than the limit',
      ({ put }) => ({ put: (content, limit) => put(content, limit + 1) }),
      /limit/,
    ],
    [
      'keeps what came before a stream failed',
      ({ put }) => ({ put: (content, limit) => put(untilBroken(content), limit) }),
      /stream that fails/,
    ],
    ['forgets the last piece', ({ put }) => ({ put: (content, limit) => put(butLast(content), limit) }), /gives back/],
    ['gives all of it for a part', ({ open }) => ({ open: (sha256) => open(sha256) }), /gives the part/],
    ['removes nothing', () => ({ remove: async () => undefined }), /altered/],
    ['lists from the beginning always', ({ list }) => ({ list: () => list() }), /order of the hashes/],
    ['has everything', () => ({ has: async () => true }), /never put/],
  ])('%s', async (_, planted, check) => {
    expect(await failingChecks(planted)).toContainEqual(expect.stringMatching(check));
  });
});

const untilBroken = async function* (content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* content;
  } catch {
    /* The planted bug. */
  }
};

const butLast = async function* (content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let kept: Uint8Array | undefined;
  for await (const piece of content) {
    if (kept) yield kept;
    kept = piece;
  }
};
