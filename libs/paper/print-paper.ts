import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { inTime, reject } from '#kernel';
import type { Paper } from './paper.js';

export interface PrintLimits {
  /** Characters of one paper with all that it says; some hundred pages. */
  readonly characters: number;
  /** Papers that wait while one is made. */
  readonly waiting: number;
  /** Milliseconds that the making of one may take. */
  readonly making: number;
  /** Megabytes of memory for it. */
  readonly memory: number;
}

const LIMITS: PrintLimits = { characters: 6_000_000, waiting: 4, making: 60_000, memory: 512 };

/** Prints papers, in a thread of its own for each, one after another. */
export interface Printer {
  /**
   * @param by whose paper it is: each has one in the making.
   * @returns the PDF. @throws Rejection `E_UNAVAILABLE` too many wait, that one has one in the making, or it took too
   * long or is too large.
   */
  print(paper: Paper, by: string): Promise<Buffer>;
}

const busy = () =>
  reject('E_UNAVAILABLE', {
    messageId: 'Berkas PDF lain sedang disusun; ulangi sebentar lagi.',
    messageEn: 'Another PDF is being made; repeat the request in a moment.',
  });
const tooMuch = () =>
  reject('E_UNAVAILABLE', {
    messageId: 'Ini terlalu banyak untuk satu PDF; mintalah berkas JSON.',
    messageEn: 'This is too much for one PDF; ask for the JSON file.',
  });
const tooLong = () =>
  reject('E_UNAVAILABLE', {
    messageId: 'PDF ini terlalu lama disusun; mintalah berkas JSON.',
    messageEn: 'This PDF takes too long to make; ask for the JSON file.',
  });

const make = async (paper: Paper, { making, memory }: PrintLimits): Promise<Buffer> => {
  const worker = new Worker(new URL('./paper.worker.js', import.meta.url), {
    workerData: paper,
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
  try {
    const [bytes] = await inTime(making, once(worker, 'message') as Promise<[Uint8Array<ArrayBuffer>]>, tooLong);
    return Buffer.from(bytes.buffer);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : error;
  } finally {
    void worker.terminate();
  }
};

/** Of all printers of the process: its memory is one. */
let turn: Promise<unknown> = Promise.resolve();

const sizeOf = (paper: Paper): number => JSON.stringify(paper).length;

export const printer = (given: Partial<PrintLimits> = {}): Printer => {
  const limits = { ...LIMITS, ...given };
  const inTheMaking = new Set<string>();
  return {
    print: async (paper, by) => {
      if (sizeOf(paper) > limits.characters) throw tooMuch();
      if (inTheMaking.has(by) || inTheMaking.size > limits.waiting) throw busy();
      inTheMaking.add(by);
      const made = turn.then(() => make(paper, limits));
      turn = made.catch(() => undefined);
      try {
        return await made;
      } finally {
        inTheMaking.delete(by);
      }
    },
  };
};
