import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { mediaTypeOf } from './check-file.js';
import { FileRefused } from './file-refused.js';

/** Reads one file in a thread of its own, so that a hostile one holds nobody up. */
const answer = (): object => {
  try {
    return { mediaType: mediaTypeOf(readFileSync(workerData as string)) };
  } catch (error) {
    return error instanceof FileRefused ? { fault: error.fault } : { error: String(error) };
  }
};

parentPort!.postMessage(answer());
