import { createHash } from 'node:crypto';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { tooManyBytes, type StoredBlob } from '#kernel';
import { storageFailure } from './storage-failure.js';

/** What has not grown for so long is of a process that died: milliseconds. */
const ABANDONED = 86_400_000;

export const absent = (error: unknown): undefined => {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
  throw error;
};

/**
 * Writes a stream into a new file, for this account alone, and tells its hash.
 * @param flush it must be there after a power cut, too.
 * @throws StoreUnavailable the disk takes no more. @throws Rejection `E_TOO_LARGE` more than `limit` bytes came.
 */
export const receive = async (
  file: string,
  content: AsyncIterable<Uint8Array>,
  { limit, flush }: { readonly limit: number; readonly flush: boolean },
): Promise<StoredBlob> => {
  const handle = await open(file, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of content) {
      bytes += piece.byteLength;
      if (bytes > limit) throw tooManyBytes(limit);
      hash.update(piece);
      await handle.appendFile(piece);
    }
    if (flush) await handle.sync();
    return { sha256: hash.digest('hex'), bytes };
  } catch (error) {
    throw storageFailure(error);
  } finally {
    await handle.close();
  }
};

/** Removes from a folder of files on their way what processes that died left there. */
export const sweepAbandoned = async (folder: string, now: () => number = Date.now): Promise<void> => {
  for (const name of (await readdir(folder).catch(absent)) ?? []) {
    const left = await stat(join(folder, name)).catch(absent);
    if (left && left.mtimeMs < now() - ABANDONED) await rm(join(folder, name), { force: true });
  }
};
