import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SHA256, type BlobStore, type BytePart, type ListedBlob, type StoredBlob } from '#kernel';
import { absent, receive, sweepAbandoned } from './incoming.js';
import { storageFailure } from './storage-failure.js';

/** What is being written lies here under a name of its own, until all of it is safe. */
const INCOMING = 'incoming';
const FOLDER = /^[0-9a-f]{2}$/;

/** Until then a new name may be gone after a power cut. */
const settle = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
};

/**
 * Blobs as files below a folder, `ab/cd/abcd…`: written under another name, flushed, and given their own at one go. For
 * this account alone. The folder is made when it is first needed.
 * @param now milliseconds since 1970.
 * @throws StoreUnavailable the folder cannot be used.
 */
export const openFolderBlobStore = async (folder: string, now: () => number = Date.now): Promise<BlobStore> => {
  const incoming = join(folder, INCOMING);
  const fileOf = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  const found = async (sha256: string) => (SHA256.test(sha256) ? stat(fileOf(sha256)).catch(absent) : undefined);

  const keep = async (file: string, sha256: string): Promise<void> => {
    const [target, place] = [fileOf(sha256), dirname(fileOf(sha256))];
    await mkdir(place, { recursive: true, mode: 0o700 });
    await rename(file, target);
    for (const changed of [place, dirname(place), folder]) await settle(changed);
  };

  const listed = async function* (after: string): AsyncGenerator<ListedBlob> {
    const within = async (path: string, name: RegExp, from: string): Promise<string[]> =>
      (await readdir(path).catch(absent))?.filter((entry) => name.test(entry) && entry >= from).sort() ?? [];
    for (const first of await within(folder, FOLDER, after.slice(0, 2))) {
      for (const second of await within(join(folder, first), FOLDER, '')) {
        if (first + second < after.slice(0, 4)) continue;
        for (const sha256 of await within(join(folder, first, second), SHA256, after)) {
          const file = sha256 > after ? await found(sha256) : undefined;
          if (file) yield { sha256, bytes: file.size, putAt: file.mtimeMs };
        }
      }
    }
  };

  const told = async <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw storageFailure(error);
    });

  await told(sweepAbandoned(incoming, now));
  return {
    put: async (content, limit) => {
      const file = join(incoming, randomUUID());
      const putting = async (): Promise<StoredBlob> => {
        await mkdir(incoming, { recursive: true, mode: 0o700 });
        const stored = await receive(file, content, { limit, flush: true });
        await keep(file, stored.sha256);
        return stored;
      };
      return told(putting().finally(() => rm(file, { force: true })));
    },
    open: async (sha256, part) => {
      const file = await told(found(sha256));
      return file && { bytes: file.size, content: createdWhenRead(fileOf(sha256), part) };
    },
    has: async (sha256) => (await told(found(sha256))) !== undefined,
    remove: async (sha256) => {
      if (SHA256.test(sha256)) await told(rm(fileOf(sha256), { force: true }));
    },
    list: (after = '') => listed(after),
  };
};

/** Nothing is open before somebody reads. */
const createdWhenRead = async function* (file: string, part?: BytePart): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file, part && { start: part.from, end: part.to }) as AsyncIterable<Buffer>;
  } catch (error) {
    throw storageFailure(error);
  }
};
