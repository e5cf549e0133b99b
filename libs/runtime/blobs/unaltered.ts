import { createHash } from 'node:crypto';
import { StoreUnavailable, type BlobStore } from '#kernel';

/** Bytes that lie under a hash which is not theirs. */
export class BlobAltered extends StoreUnavailable {
  constructor(readonly sha256: string) {
    super(`the bytes under ${sha256} are not those that were put there`);
  }
}

/**
 * The bytes as they come, the last piece once it is known that all of them are those of the hash: altered ones are
 * never given as a whole.
 * @throws BlobAltered in the place of the last piece, when they are not.
 */
export const unaltered = async function* (
  sha256: string,
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let held: Uint8Array | undefined;
  for await (const piece of content) {
    hash.update(piece);
    if (held) yield held;
    held = piece;
  }
  if (hash.digest('hex') !== sha256) throw new BlobAltered(sha256);
  if (held) yield held;
};

/** All of it in memory. @throws BlobAltered the bytes are not those of the hash. */
export const wholeBlob = async (store: Pick<BlobStore, 'open'>, sha256: string): Promise<Uint8Array | undefined> => {
  const found = await store.open(sha256);
  if (!found) return undefined;
  const pieces: Uint8Array[] = [];
  for await (const piece of unaltered(sha256, found.content)) pieces.push(piece);
  return Buffer.concat(pieces);
};

/** Reads all of it and says what became of it. One piece is in memory at a time. */
export const verifyBlob = async (
  store: Pick<BlobStore, 'open'>,
  sha256: string,
): Promise<'WHOLE' | 'MISSING' | 'ALTERED'> => {
  const found = await store.open(sha256);
  if (!found) return 'MISSING';
  try {
    for await (const _piece of unaltered(sha256, found.content));
    return 'WHOLE';
  } catch (error) {
    if (error instanceof BlobAltered) return 'ALTERED';
    throw error;
  }
};
