import { verifyBlob } from '#runtime';
import { type BlobStore, type EventStore, type Position } from '#kernel';
import type { Progress } from '../progress.js';
import { storedFiles, type StoredFile } from './stored-files.js';

/** A file that is not what the log says. */
export interface Fault extends StoredFile {
  readonly fault: 'MISSING' | 'ALTERED';
}

export interface Verified {
  readonly files: number;
  readonly missing: number;
  readonly altered: number;
  /** The first ones; more than that are counted alone. */
  readonly faults: readonly Fault[];
  /** Where another run goes on. */
  readonly position?: Position;
}

/** Faults that are told one by one. */
const TOLD = 1_000;

/**
 * Reads every file of which the log tells, one after another and a piece at a time, and compares it with its hash.
 * @param after begins behind that position. @param most files at most; absent: all.
 */
export const verifyFiles = async (
  { log, blobs }: { readonly log: Pick<EventStore, 'readAll'>; readonly blobs: Pick<BlobStore, 'open'> },
  { after, most = Infinity }: { readonly after?: Position; readonly most?: number },
  { progress, stopped }: { readonly progress: Progress; readonly stopped: AbortSignal },
): Promise<Verified> => {
  let [files, missing, altered] = [0, 0, 0];
  let last: Position | undefined;
  const faults: Fault[] = [];
  for await (const { file, position } of storedFiles(log, stopped, after)) {
    if (files >= most) break;
    stopped.throwIfAborted();
    const found = await verifyBlob(blobs, file.sha256);
    files += 1;
    last = position;
    progress.tell('berkas / files', files);
    if (found === 'WHOLE') continue;
    if (found === 'MISSING') missing += 1;
    else altered += 1;
    if (faults.length < TOLD) faults.push({ ...file, fault: found });
  }
  return { files, missing, altered, faults, ...(last !== undefined && { position: last }) };
};
