/** Milliseconds of computing after which others in the process get their turn. */
const SLICE = 5;

/**
 * One piece of work cut into slices, so that no request waits for the whole of another's. Between two steps, each of
 * them short: `if (slices.due) await slices.pass();`. It goes by the time spent, not by the number of steps, which may
 * be large or small.
 */
export class Slices {
  private begun = performance.now();

  get due(): boolean {
    return performance.now() - this.begun >= SLICE;
  }

  /** Whatever waits in the process goes first. */
  async pass(): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.begun = performance.now();
  }

  /** Does what stops now and then, and lets others go first at its stops. */
  async through<T>(work: Generator<void, T>): Promise<T> {
    for (;;) {
      const step = work.next();
      if (step.done) return step.value;
      if (this.due) await this.pass();
    }
  }
}
