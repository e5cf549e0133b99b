import type { BlobStore, ListedBlob } from '#kernel';
import type { Progress } from '../progress.js';

export interface Orphans {
  readonly found: number;
  readonly bytes: number;
  readonly removed: number;
}

/** Files that are looked for in the log at one go: so much is in memory, however many there are. */
const BATCH = 50_000;
/** A command that needs a file may still come for so long, and then some: days. */
export const ORPHANED_AFTER = 14;

/** Files older than the term, in batches. */
const oldBlobs = async function* (blobs: Pick<BlobStore, 'list'>, before: number): AsyncGenerator<Map<string, number>> {
  let batch = new Map<string, number>();
  for await (const { sha256, bytes, putAt } of blobs.list() as AsyncIterable<ListedBlob>) {
    if (putAt >= before) continue;
    batch.set(sha256, bytes);
    if (batch.size < BATCH) continue;
    yield batch;
    batch = new Map();
  }
  if (batch.size > 0) yield batch;
};

/** Whether it lies there as it was found: what was put once more since then may be needed by now. */
const isStillOld = async (blobs: Pick<BlobStore, 'list'>, sha256: string, before: number): Promise<boolean> => {
  for await (const next of blobs.list(sha256.slice(0, -1))) return next.sha256 === sha256 && next.putAt < before;
  return false;
};

/**
 * Files that nobody needs, as the log tells. @param needed the hashes of all that somebody needs.
 * @param before milliseconds since 1970: what was put later may still become needed. @param remove away with them.
 */
export const orphans = async (
  {
    needed,
    blobs,
  }: { readonly needed: () => AsyncIterable<string>; readonly blobs: Pick<BlobStore, 'list' | 'remove'> },
  { before, remove }: { readonly before: number; readonly remove: boolean },
  { progress }: { readonly progress: Progress },
): Promise<Orphans> => {
  let [found, bytes, removed] = [0, 0, 0];
  for await (const batch of oldBlobs(blobs, before)) {
    for await (const sha256 of needed()) batch.delete(sha256);
    for (const [sha256, size] of batch) {
      if (remove && !(await isStillOld(blobs, sha256, before))) continue;
      found += 1;
      bytes += size;
      if (!remove) continue;
      await blobs.remove(sha256);
      removed += 1;
      progress.tell('dibuang / removed', removed);
    }
  }
  return { found, bytes, removed };
};
