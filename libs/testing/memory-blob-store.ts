import { createHash } from 'node:crypto';
import { tooManyBytes, type BlobStore } from '#kernel';

/** Keeps blobs as long as the process lives; for tests. */
export const memoryBlobStore = (now: () => number = Date.now): BlobStore & { alter(sha256: string): void } => {
  const kept = new Map<string, { readonly bytes: Uint8Array; readonly putAt: number }>();
  return {
    put: async (content, limit) => {
      const pieces: Uint8Array[] = [];
      let bytes = 0;
      for await (const piece of content) {
        bytes += piece.byteLength;
        if (bytes > limit) throw tooManyBytes(limit);
        pieces.push(Uint8Array.from(piece));
      }
      const all = Buffer.concat(pieces);
      const sha256 = createHash('sha256').update(all).digest('hex');
      kept.set(sha256, { bytes: all, putAt: now() });
      return { sha256, bytes };
    },
    open: async (sha256, part) => {
      const found = kept.get(sha256);
      return (
        found && {
          bytes: found.bytes.byteLength,
          content: inPieces(part ? found.bytes.subarray(part.from, part.to + 1) : found.bytes),
        }
      );
    },
    has: async (sha256) => kept.has(sha256),
    remove: async (sha256) => void kept.delete(sha256),
    list: async function* (after = '') {
      for (const [sha256, { bytes, putAt }] of [...kept].sort(([a], [b]) => (a < b ? -1 : 1)))
        if (sha256 > after) yield { sha256, bytes: bytes.byteLength, putAt };
    },
    alter: (sha256) => {
      const found = kept.get(sha256)!;
      kept.set(sha256, { ...found, bytes: found.bytes.map((byte, place) => (place === 0 ? byte ^ 1 : byte)) });
    },
  };
};

const inPieces = async function* (bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.byteLength; from += 65_536) yield bytes.subarray(from, from + 65_536);
};
