import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { inTime } from '#kernel';
import type { MediaType } from '../domain/document.codes.js';
import { fileRefused, type FileFault } from './file-refused.js';

interface Answer {
  readonly mediaType?: MediaType;
  readonly fault?: FileFault;
  readonly error?: string;
}

/** A file of the greatest size takes a tenth of that; whatever takes longer was made for it. Milliseconds. */
const PATIENCE = 20_000;
const MEMORY = { maxOldGenerationSizeMb: 256 } as const;

const asked = async (file: string, patience: number): Promise<Answer> => {
  const worker = new Worker(new URL('./file-check.worker.js', import.meta.url), {
    workerData: file,
    resourceLimits: MEMORY,
  });
  try {
    const answer = once(worker, 'message') as Promise<[Answer]>;
    return (await inTime(patience, answer, () => fileRefused('BROKEN')))[0];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') return { fault: 'BROKEN' };
    throw error;
  } finally {
    void worker.terminate();
  }
};

/**
 * Files are looked at one after another, each in a thread of its own, for a bounded time and in bounded memory.
 * @param patience milliseconds for one file.
 */
export const fileChecks = (patience = PATIENCE) => {
  let last: Promise<unknown> = Promise.resolve();
  /** What the file is by its content. @throws Rejection `E_FILE_TYPE`, `E_FILE_UNSAFE` on `/upload` (COM-10). */
  return async (file: string): Promise<MediaType> => {
    const turn = last.then(() => asked(file, patience));
    last = turn.catch(() => undefined);
    const { mediaType, fault, error } = await turn;
    if (fault) throw fileRefused(fault);
    if (!mediaType) throw new Error(error ?? 'no answer');
    return mediaType;
  };
};
