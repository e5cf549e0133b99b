import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { tooManyBytes, type StoredBlob } from '#kernel';

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
    const handle = await open(file, 'wx', 0o600);
    const hash = createHash('sha256');
    let bytes = 0;
    try {
      for await (const piece of content) {
        bytes += piece.byteLength;
        if (bytes > limit) throw tooManyBytes(limit);
        hash.update(piece);
        await handle.appendFile(piece);
      }
    } finally {
      await handle.close();
    }
    return await use({ file, sha256: hash.digest('hex'), bytes });
  } finally {
    await rm(file, { force: true });
  }
};
