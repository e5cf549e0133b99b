import type { EventStore } from '#kernel';
import { memoryEventStore, type MemoryLog } from './memory-event-store.js';
import type { Random } from './seeded.js';

/**
 * A log that several processes share, of whose calls one at a time goes on, in an order that a seed chooses: every
 * interleaving of rivals can come up, and comes up again with the same seed.
 */
export class Rivals {
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly log: MemoryLog,
    private readonly random: Random,
  ) {}

  /** The log as one more process sees it. */
  process(): EventStore {
    const store = memoryEventStore(this.log);
    const turn = (): Promise<void> => new Promise((resolve) => void this.waiting.push(resolve));
    return {
      ...store,
      append: async (...call) => (await turn(), store.append(...call)),
      read: async (...call) => (await turn(), store.read(...call)),
    };
  }

  /** Lets one call after the other go on until all rivals are done. */
  async race<T>(rivals: readonly Promise<T>[]): Promise<readonly PromiseSettledResult<T>[]> {
    let over = false;
    const outcomes = Promise.allSettled(rivals).finally(() => (over = true));
    while (!over) {
      this.waiting.splice(this.random(this.waiting.length || 1), 1)[0]?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    return outcomes;
  }
}
