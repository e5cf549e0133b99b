import { reject, type Meaning, type Rejection } from '#kernel';
import { inThread, ThreadEnded, turns } from '#threads';
import type { Paper } from './paper.js';

export interface PrintLimits {
  /** Characters of one paper with all that it says; some hundred pages. */
  readonly characters: number;
  /** Milliseconds that the making of one may take. */
  readonly within: number;
  /** Megabytes of memory for it. */
  readonly memory: number;
}

const LIMITS: PrintLimits = { characters: 6_000_000, within: 60_000, memory: 512 };
const PROGRAM = new URL('./paper.worker.js', import.meta.url);

/** One after another, and each user has one in the making. */
export const PRINTING = {
  atOnce: 1,
  waiting: 4,
  ofOne: 1,
  words: ['Berkas PDF lain sedang disusun', 'Other PDFs are being made'],
} as const;
/** Of all printers of the process: its memory is one. */
const inTurnOfAll = turns(PRINTING);

/** Prints papers, in a thread of its own for each, one after another. */
export interface Printer {
  /**
   * @param by whose paper it is. @param instead what to ask for where it is too much for one PDF.
   * @returns the PDF. @throws Rejection `E_UNAVAILABLE` too many wait, or it took too long or is too large;
   * `E_RATE_LIMIT` that user has one in the making.
   */
  print(paper: Paper, by: string, instead: Meaning): Promise<Buffer>;
}

const tooMuch = ([id, en]: Meaning): Rejection =>
  reject('E_UNAVAILABLE', {
    messageId: `Ini terlalu banyak untuk satu PDF; ${id}.`,
    messageEn: `This is too much for one PDF; ${en}.`,
  });
const tooLong = ([id, en]: Meaning): Rejection =>
  reject('E_UNAVAILABLE', {
    messageId: `PDF ini terlalu lama disusun; ${id}.`,
    messageEn: `This PDF takes too long to make; ${en}.`,
  });

const sizeOf = (paper: Paper): number => JSON.stringify(paper).length;

export const printer = (given: Partial<PrintLimits> = {}, inTurn = inTurnOfAll): Printer => {
  const limits = { ...LIMITS, ...given };
  return {
    print: async (paper, by, instead) => {
      if (sizeOf(paper) > limits.characters) throw tooMuch(instead);
      const make = () => inThread<Uint8Array<ArrayBuffer>>({ program: PROGRAM, data: paper }, limits);
      const bytes = await inTurn(make, by).catch((error: unknown) => {
        if (!(error instanceof ThreadEnded)) throw error;
        throw error.over === 'within' ? tooLong(instead) : tooMuch(instead);
      });
      return Buffer.from(bytes.buffer);
    },
  };
};
