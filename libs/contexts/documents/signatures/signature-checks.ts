import { addHours, reject, type Clock, type Instant } from '#kernel';
import { ThreadEnded, inThread, turns, type Threads } from '#threads';
import type { SignatureReport } from './signature.document.js';

/** A file of the greatest size takes a tenth of that; whatever takes longer was made for it. */
const LIMITS = { within: 20_000, memory: 256 } as const;
/** A page asks for several documents one after another. */
const TURNS = {
  atOnce: 2,
  waiting: 50,
  ofOne: 5,
  words: ['Banyak berkas lain sedang diperiksa', 'Many other files are being checked'],
} as const;
const PROGRAM = new URL('./signatures.worker.js', import.meta.url);
/** Files of which it is remembered what was found: the same bytes always say the same. */
const REMEMBERED = 500;
/** Hours, a minute, for which one that could not be read is not tried again: maybe the machine was only busy. */
const REFUSED_FOR = 1 / 60;

interface Answer {
  readonly report?: SignatureReport;
  readonly fault?: string;
}

interface Found {
  readonly report?: SignatureReport;
  /** It could not be read, and is tried again from then on. */
  readonly until?: Instant;
}

/**
 * Reads signatures, each file in a thread of its own, for a bounded time and in bounded memory, users in turn. Who asks
 * for one that is being read waits for that.
 */
export const signatureChecks = (clock: Clock, thread: Threads = inThread) => {
  const inTurn = turns(TURNS);
  const known = new Map<string, Found>();
  const running = new Map<string, Promise<Found>>();

  const read = async (sha256: string, bytes: () => Promise<Uint8Array>, by: string): Promise<Found> => {
    const made = async (): Promise<Answer> => thread<Answer>({ program: PROGRAM, data: await bytes() }, LIMITS);
    const { report } = await inTurn(made, by).catch((failure: unknown): Answer => {
      if (failure instanceof ThreadEnded) return {};
      throw failure;
    });
    const found: Found = report ? { report } : { until: addHours(clock.now(), REFUSED_FOR) };
    known.delete(sha256);
    if (known.size >= REMEMBERED) known.delete(known.keys().next().value!);
    known.set(sha256, found);
    return found;
  };
  const remembered = (sha256: string): Found | undefined => {
    const found = known.get(sha256);
    return found?.until !== undefined && found.until <= clock.now() ? undefined : found;
  };
  const sharing = (sha256: string, bytes: () => Promise<Uint8Array>, by: string): Promise<Found> => {
    const begun = running.get(sha256) ?? read(sha256, bytes, by).finally(() => running.delete(sha256));
    running.set(sha256, begun);
    return begun;
  };
  /**
   * @param bytes of the file of that hash, read when they are needed.
   * @param by who asks.
   * @throws Rejection `E_FILE_TYPE` it cannot be read to its end; too many wait: `E_RATE_LIMIT`, `E_UNAVAILABLE`.
   */
  return async (sha256: string, bytes: () => Promise<Uint8Array>, by: string): Promise<SignatureReport> => {
    const { report } = remembered(sha256) ?? (await sharing(sha256, bytes, by));
    if (report) return report;
    throw reject('E_FILE_TYPE', {
      messageId: 'Tanda tangan dalam berkas ini tidak dapat dibaca: susunannya terlalu rumit atau rusak.',
      messageEn: 'The signatures of this file cannot be read: it is too involved, or broken.',
    });
  };
};
