import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredBlob } from '#kernel';
import { receive } from '#blob-store-folder';

/** A file of this machine that holds all of a stream. */
export interface Spooled extends StoredBlob {
  readonly file: string;
}

/**
 * Writes a stream into a file, because nobody knows its hash, which is its name at the server, before it has ended; and
 * gives it to `use`. The file is gone afterwards, whatever happens.
 * @param folder of this account alone.
 */
export const spooled = async <T>(
  folder: string,
  content: AsyncIterable<Uint8Array>,
  limit: number,
  use: (spooled: Spooled) => Promise<T>,
): Promise<T> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, randomUUID());
  try {
    const stored = await receive(file, content, { limit, flush: false });
    return await use({ file, ...stored });
  } finally {
    await rm(file, { force: true });
  }
};
