import { Worker } from 'node:worker_threads';
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
export const readFile = (file: FileToRead, { within, memory }: ReadingLimits = LIMITS): Promise<Table> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./read-file.worker.js', import.meta.url), {
      workerData: file,
      resourceLimits: { maxOldGenerationSizeMb: memory },
    });
    const end = (table: Table): void => {
      clearTimeout(timer);
      resolve(table);
      void worker.terminate();
    };
    const timer = setTimeout(() => end(nothing([flag('READING_TOO_SLOW')])), within);
    worker.once('message', end);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return end(nothing([flag('WORKBOOK_TOO_LARGE')]));
      clearTimeout(timer);
      reject(error);
    });
  });
