import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { inTime } from '#kernel';
import { flag } from '../flags.js';
import { nothing, type Table, type TableOptions } from './table.js';

/** What the thread is given. */
export interface FileToRead {
  readonly bytes: Uint8Array;
  /** Names of layouts, one of which its headings must fit. */
  readonly layouts: readonly string[];
  readonly options: TableOptions;
}

/** How long a file may take, milliseconds, and how much memory its thread may have, megabytes. */
export interface ReadingLimits {
  readonly within: number;
  readonly memory: number;
}
const LIMITS: ReadingLimits = { within: 60_000, memory: 768 };

/**
 * Reads a file in a thread of its own, where no request waits for it and which is ended when it takes too long or too
 * much memory. Never throws for what the file is; what is wrong is told by flags.
 */
export const readFile = async (file: FileToRead, { within, memory }: ReadingLimits = LIMITS): Promise<Table> => {
  const worker = new Worker(new URL('./read-file.worker.js', import.meta.url), {
    workerData: file,
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
  const tooSlow = new Error('not read in time');
  try {
    return (await inTime(within, once(worker, 'message') as Promise<[Table]>, () => tooSlow))[0];
  } catch (error) {
    if (error === tooSlow) return nothing([flag('READING_TOO_SLOW')]);
    if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY')
      return nothing([flag('WORKBOOK_TOO_LARGE')]);
    throw error;
  } finally {
    void worker.terminate();
  }
};
