import { reject, type Meaning } from '#kernel';

/** How much heavy work is done at once, and how much may wait for it. */
export interface TurnLimits {
  readonly atOnce: number;
  /** Tasks that wait, of all together. */
  readonly waiting: number;
  /** Tasks of one user, the one at work included: it alone is at work of his. Absent: as many as may wait. */
  readonly ofOne?: number;
  /** What else is being done, as whoever is refused reads it. */
  readonly words: Meaning;
}

/**
 * Lets a task begin when it is its turn. Those who wait take turns, one task each, so that whoever asks for much waits
 * for himself alone.
 * @param by whose task it is; absent: one by itself.
 * @throws Rejection `E_RATE_LIMIT` as many of that user's as may be are waiting, `E_UNAVAILABLE` of all.
 */
export type Turns = <T>(task: () => Promise<T>, by?: string) => Promise<T>;

export const turns = ({ atOnce, waiting, ofOne = Infinity, words: [id, en] }: TurnLimits): Turns => {
  const working = new Set<unknown>();
  /** Of each owner the tasks that wait; who had a turn stands behind the others. */
  const lines = new Map<unknown, (() => void)[]>();
  const waitingNow = (): number => [...lines.values()].reduce((sum, { length }) => sum + length, 0);

  const proceed = (): void => {
    for (const [owner, line] of lines) {
      if (working.size >= atOnce) return;
      if (working.has(owner)) continue;
      working.add(owner);
      line.shift()!();
      if (line.length === 0) lines.delete(owner);
    }
  };
  const done = (owner: unknown): void => {
    working.delete(owner);
    const line = lines.get(owner);
    if (line && lines.delete(owner)) lines.set(owner, line);
    proceed();
  };
  const requireRoom = (owner: unknown): void => {
    const own = (lines.get(owner)?.length ?? 0) + (working.has(owner) ? 1 : 0);
    if (own >= ofOne)
      throw reject('E_RATE_LIMIT', {
        details: { limit: ofOne },
        messageId: `Permintaan Anda sebelumnya masih dikerjakan (paling banyak ${ofOne}); ulangi sesudah selesai.`,
        messageEn: `Earlier requests of yours are still being worked on (${ofOne} at most); repeat this one afterwards.`,
      });
    if ((working.has(owner) || working.size >= atOnce) && waitingNow() >= waiting)
      throw reject('E_UNAVAILABLE', {
        messageId: `${id}; ulangi sebentar lagi.`,
        messageEn: `${en}; repeat the request in a moment.`,
      });
  };
  return async (task, by) => {
    const owner = by ?? Symbol();
    requireRoom(owner);
    await new Promise<void>((begin) => {
      const line = lines.get(owner) ?? [];
      line.push(begin);
      lines.set(owner, line);
      proceed();
    });
    try {
      return await task();
    } finally {
      done(owner);
    }
  };
};
