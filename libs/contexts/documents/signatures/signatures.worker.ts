import { parentPort, workerData } from 'node:worker_threads';
import { FileRefused } from '../content/file-refused.js';
import { readSignatures } from './read-signatures.js';

/** Reads the signatures of one file in a thread of its own, so that a hostile one holds nobody up. */
const answer = async (): Promise<object> => {
  try {
    return { report: await readSignatures(Buffer.from(workerData as Uint8Array)) };
  } catch (error) {
    if (error instanceof FileRefused) return { fault: error.fault };
    throw error;
  }
};

parentPort!.postMessage(await answer());
