import { inThread, ThreadEnded, turns, type Threads } from '#threads';
import type { MediaType } from '../domain/document.codes.js';
import { fileRefused, type FileFault } from './file-refusal.js';

interface Answer {
  readonly mediaType?: MediaType;
  readonly fault?: FileFault;
  readonly error?: string;
}

/** A file of the greatest size takes a tenth of that; whatever takes longer was made for it. */
const LIMITS = { within: 20_000, memory: 256 } as const;
/** Of one user as many as he has open uploads. */
const TURNS = {
  atOnce: 2,
  waiting: 200,
  ofOne: 20,
  words: ['Banyak berkas lain sedang diperiksa', 'Many other files are being checked'],
} as const;
const PROGRAM = new URL('./file-check.worker.js', import.meta.url);

/** Looks at files, each in a thread of its own, for a bounded time and in bounded memory, users in turn. */
export const fileChecks = (thread: Threads = inThread) => {
  const inTurn = turns(TURNS);
  /**
   * What the file is by its content.
   * @param by whose file it is.
   * @throws Rejection `E_FILE_TYPE`, `E_FILE_UNSAFE` on `/upload` (COM-10); too many wait: `E_RATE_LIMIT`,
   * `E_UNAVAILABLE`.
   */
  return async (file: string, by: string): Promise<MediaType> => {
    const asked = () => thread<Answer>({ program: PROGRAM, data: file }, LIMITS);
    const { mediaType, fault, error } = await inTurn(asked, by).catch((failure: unknown): Answer => {
      if (failure instanceof ThreadEnded) return { fault: 'BROKEN' };
      throw failure;
    });
    if (fault) throw fileRefused(fault);
    if (!mediaType) throw new Error(error ?? 'no answer');
    return mediaType;
  };
};

export type MediaTypeOf = ReturnType<typeof fileChecks>;
