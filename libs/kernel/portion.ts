/** An answer that took this part of its limit, or less, leaves room for twice as much. */
const EASY = 1 / 4;

/**
 * How much is asked for at once of a store whose answers have a time limit. What takes too long is asked for again in
 * halves, down to one, since asked for at the same size it would take too long for ever; what comes easily is asked for
 * in larger portions again.
 */
export class Portion {
  private size: number;

  /**
   * @param most the largest portion
   * @param limit milliseconds that an answer may take
   * @param isTooSlow tells the error by which an answer is given up that took too long
   */
  constructor(
    private readonly most: number,
    private readonly limit: number,
    private readonly isTooSlow: (error: unknown) => boolean,
  ) {
    this.size = most;
  }

  /**
   * @param wanted no more than so much is asked for
   * @throws what the question throws, when it is not that it took too long, or when even a portion of one did
   */
  async ask<T>(wanted: number, question: (size: number) => Promise<T>): Promise<T> {
    for (;;) {
      const size = Math.min(wanted, this.size);
      const begun = performance.now();
      try {
        const answer = await question(size);
        if (size === this.size && performance.now() - begun <= this.limit * EASY)
          this.size = Math.min(this.most, size * 2);
        return answer;
      } catch (error) {
        if (size <= 1 || !this.isTooSlow(error)) throw error;
        this.size = Math.max(1, Math.min(this.size, Math.floor(size / 2)));
      }
    }
  }
}
