import { describe, it } from '@jest/globals';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Rejection, type BlobStore } from '#kernel';
import { verifyBlob } from '#runtime';

/** A store to be checked, over storage of its own. */
export interface BlobStoreUnderTest {
  readonly store: BlobStore;
  /** Changes a byte of what lies under the hash, behind the store's back. */
  alter(sha256: string): Promise<void>;
  /** Whatever lies in the storage beside the blobs that are there: pieces that were not put to their end. */
  leftovers(): Promise<number>;
  /** Removes the storage. */
  dispose(): Promise<void>;
}

/** One thing that every blob store must do. */
export interface BlobStoreCheck {
  readonly name: string;
  run(tested: BlobStoreUnderTest): Promise<void>;
}

const LIMIT = 20 * 1_048_576;

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The bytes as a stream of pieces of that size. */
export const inPiecesOf = async function* (bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.byteLength; from += size) yield bytes.subarray(from, from + size);
};

const collected = async (content: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
};

const opened = async (store: BlobStore, sha256: string): Promise<Buffer | undefined> => {
  const found = await store.open(sha256);
  if (!found) return undefined;
  const content = await collected(found.content);
  assert.equal(found.bytes, content.byteLength);
  return content;
};

const all = async (store: BlobStore, after?: string): Promise<readonly string[]> => {
  const hashes: string[] = [];
  for await (const { sha256 } of store.list(after)) hashes.push(sha256);
  return hashes;
};

const text = (words: string): Buffer => Buffer.from(words);
/** Larger than one part of an upload to a server, and no multiple of a piece. */
const LARGE = Buffer.alloc(11 * 1_048_576 + 7, 'Berita acara. ');

export const blobStoreExamples: readonly BlobStoreCheck[] = [
  ...[text(''), text('a'), text('Surat undangan'), LARGE].map((content): BlobStoreCheck => ({
    name: `gives back ${content.byteLength} bytes as they were put`,
    run: async ({ store, leftovers }) => {
      const stored = await store.put(inPiecesOf(content), LIMIT);
      assert.deepEqual(stored, { sha256: sha256Of(content), bytes: content.byteLength });
      assert.ok((await opened(store, stored.sha256))!.equals(content));
      assert.equal(await store.has(stored.sha256), true);
      assert.equal(await leftovers(), 0);
    },
  })),
  ...[
    [0, 0],
    [0, LARGE.byteLength - 1],
    [65_535, 65_536],
    [5 * 1_048_576 + 1, LARGE.byteLength - 1],
    [LARGE.byteLength - 1, LARGE.byteLength - 1],
  ].map(([from = 0, to = 0]): BlobStoreCheck => ({
    name: `gives the part from byte ${from} to byte ${to}, and nothing else`,
    run: async ({ store }) => {
      const { sha256, bytes } = await store.put(inPiecesOf(LARGE), LIMIT);
      const found = await store.open(sha256, { from, to });
      assert.equal(found!.bytes, bytes);
      assert.ok((await collected(found!.content)).equals(LARGE.subarray(from, to + 1)));
      assert.equal(await store.open(sha256Of(text('tidak ada')), { from, to }), undefined);
    },
  })),
  {
    name: 'keeps what is put twice, by two at once, once',
    run: async ({ store, leftovers }) => {
      const [one, two] = await Promise.all([
        store.put(inPiecesOf(text('sama'), 1), LIMIT),
        store.put(inPiecesOf(text('sama')), LIMIT),
      ]);
      assert.deepEqual(one, two);
      assert.deepEqual(await all(store), [sha256Of(text('sama'))]);
      assert.equal(await leftovers(), 0);
    },
  },
  {
    name: 'takes exactly the limit, and refuses one byte more, of which nothing stays',
    run: async ({ store, leftovers }) => {
      assert.equal((await store.put(inPiecesOf(text('12345'), 2), 5)).bytes, 5);
      await assert.rejects(
        store.put(inPiecesOf(text('123456'), 2), 5),
        (error) => error instanceof Rejection && error.code === 'E_TOO_LARGE',
      );
      assert.deepEqual(await all(store), [sha256Of(text('12345'))]);
      assert.equal(await leftovers(), 0);
    },
  },
  ...[1, LARGE.byteLength - 1].map((before): BlobStoreCheck => ({
    name: `keeps nothing of a stream that fails after ${before} bytes, and throws what that threw`,
    run: async ({ store, leftovers }) => {
      const broken = new Error('the line is broken');
      const failing = async function* (): AsyncGenerator<Uint8Array> {
        yield* inPiecesOf(LARGE.subarray(0, before));
        throw broken;
      };
      await assert.rejects(store.put(failing(), LIMIT), (error) => error === broken);
      assert.deepEqual(await all(store), []);
      assert.equal(await leftovers(), 0);
    },
  })),
  {
    name: 'has nothing under a hash that was never put, and under what is no hash',
    run: async ({ store }) => {
      await store.put(inPiecesOf(text('ada')), LIMIT);
      for (const none of [
        sha256Of(text('tidak ada')),
        '',
        'ab',
        '../../events.db',
        sha256Of(text('ada')).toUpperCase(),
      ]) {
        assert.equal(await store.open(none), undefined);
        assert.equal(await store.has(none), false);
        await store.remove(none);
      }
      assert.deepEqual(await all(store), [sha256Of(text('ada'))]);
    },
  },
  {
    name: 'tells whole from altered and from missing, and is mended by putting it once more',
    run: async ({ store, alter }) => {
      const { sha256 } = await store.put(inPiecesOf(text('asli')), LIMIT);
      assert.equal(await verifyBlob(store, sha256), 'WHOLE');
      await alter(sha256);
      assert.equal(await verifyBlob(store, sha256), 'ALTERED');
      await store.put(inPiecesOf(text('asli')), LIMIT);
      assert.equal(await verifyBlob(store, sha256), 'WHOLE');
      await store.remove(sha256);
      assert.equal(await store.has(sha256), false);
      assert.equal(await verifyBlob(store, sha256), 'MISSING');
    },
  },
  {
    name: 'lists what is there in the order of the hashes, with size and time, from any hash on',
    run: async ({ store }) => {
      const before = Date.now();
      const contents = Array.from({ length: 12 }, (_, index) => text(`dokumen ${index}`));
      for (const content of contents) await store.put(inPiecesOf(content), LIMIT);
      const hashes = contents.map(sha256Of).sort();
      assert.deepEqual(await all(store), hashes);
      for (const [index, hash] of hashes.entries()) assert.deepEqual(await all(store, hash), hashes.slice(index + 1));
      for await (const { sha256, bytes, putAt } of store.list()) {
        assert.equal(bytes, contents.find((content) => sha256Of(content) === sha256)!.byteLength);
        // Storage may keep whole seconds.
        assert.ok(putAt >= before - 1_000 && putAt <= Date.now() + 1_000, `${putAt}`);
      }
    },
  },
];

export const runBlobCheck = async (check: BlobStoreCheck, make: () => Promise<BlobStoreUnderTest>): Promise<void> => {
  const tested = await make();
  try {
    await check.run(tested);
  } finally {
    await tested.dispose();
  }
};

/** Registers one test for each check. `make` gives a fresh store each time. */
export const blobStoreKit = (name: string, make: () => Promise<BlobStoreUnderTest>): void =>
  describe(`${name}, as every blob store,`, () => {
    for (const check of blobStoreExamples) it(check.name, () => runBlobCheck(check, make));
  });
