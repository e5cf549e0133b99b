import type { Clock, EventStore, Position } from '#kernel';
import type { Ahead } from '../log/ahead.js';
import type { ConsumerBoard, ConsumerStatus, Freshness } from './consumer-status.js';
import { Consumer } from './consumer.js';
import type { TurnTaker } from './reading.js';

/** Milliseconds between the attempts of a consumer that fails: so soon after a store is back it goes on. */
const LONGEST_BACKOFF = 2_000;

export interface HostOptions {
  readonly log: Pick<EventStore, 'wake' | 'head'>;
  readonly clock: Clock;
  /** Milliseconds after which consumers look for themselves, in case a hint was lost. */
  readonly pollEvery?: number;
  /** Saved when somebody moved on in memory, and at the end. */
  readonly ahead: Pick<Ahead, 'save' | 'unsaved'>;
  /**
   * Run at every poll, and again at once as long as it issues something: the deadline keeper. Time makes things due,
   * not events.
   */
  readonly tick?: () => Promise<number>;
  readonly onFault?: (consumer: string, error: string) => void;
}

/** Milliseconds within which is saved where consumers stand for which there was nothing. */
const SAVED_WITHIN = 100;

/** Runs the consumers of one process, wakes them, and tells how far they have come. */
export class ConsumerHost implements ConsumerBoard {
  private readonly consumers: readonly Consumer[];
  private readonly loops: Promise<void>[] = [];
  private readonly wakers = new Set<() => void>();
  private unsubscribe: (() => void) | undefined;
  private readonly onStop = new Set<() => void>();
  private saving: Promise<void> | undefined;
  private stopping = false;

  constructor(
    turns: Readonly<Record<string, TurnTaker>>,
    private readonly options: HostOptions,
  ) {
    this.consumers = Object.entries(turns).map(([name, turn]) => new Consumer(name, turn, options.clock));
  }

  start(): void {
    this.unsubscribe = this.options.log.wake(() => this.wake());
    for (const consumer of this.consumers) this.loops.push(this.run(consumer));
    if (this.options.tick) this.loops.push(this.runTicks(this.options.tick));
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.unsubscribe?.();
    for (const done of [...this.onStop]) done();
    this.wake();
    await Promise.all(this.loops);
    await this.saving;
    await this.save();
    for (const consumer of this.consumers) consumer.stop();
  }

  /** Takes turns by hand until nothing is left to do: for tests, and for programs that run once. */
  async settle(): Promise<void> {
    for (let busy = true; busy;) {
      const head = await this.options.log.head();
      for (const consumer of this.consumers) {
        while (!(await consumer.turn())) if (consumer.failed) break;
        if (consumer.failed) throw new Error(`${consumer.name}: ${consumer.status.error}`);
      }
      await this.options.ahead.save();
      const ticked = (await this.options.tick?.()) ?? 0;
      busy = ticked > 0 || (await this.options.log.head()) !== head;
    }
  }

  statuses(): readonly ConsumerStatus[] {
    return this.consumers.map(({ status }) => status);
  }

  async freshness(name: string): Promise<Freshness> {
    return this.named(name).freshness;
  }

  known(name: string): Freshness {
    return this.named(name).freshness;
  }

  reached(name: string, position: Position, within: number): Promise<boolean> {
    return this.named(name).reached(position, within);
  }

  private named(name: string): Consumer {
    const found = this.consumers.find((consumer) => consumer.name === name);
    if (!found) throw new Error(`no consumer ${name}`);
    return found;
  }

  private wake(): void {
    for (const waker of [...this.wakers]) waker();
  }

  private async run(consumer: Consumer): Promise<void> {
    let backoff = 100;
    while (!this.stopping) {
      // A hint that comes during a turn counts for the wait after it.
      const hint = this.nextHint();
      const end = await consumer.turn();
      this.saveSoon();
      if (consumer.failed) {
        hint.cancel();
        this.options.onFault?.(consumer.name, consumer.status.error ?? '');
        await this.untilStopped(backoff);
        backoff = Math.min(backoff * 2, LONGEST_BACKOFF);
      } else {
        backoff = 100;
        if (end) await hint.within(this.options.pollEvery ?? 1_000);
        else hint.cancel();
      }
    }
  }

  private async runTicks(tick: () => Promise<number>): Promise<void> {
    while (!this.stopping) {
      const issued = await tick().catch((error: unknown) => {
        this.options.onFault?.('deadlines', String(error));
        return 0;
      });
      if (issued === 0) await this.untilStopped(this.options.pollEvery ?? 1_000);
    }
  }

  /** Once for all events that come in quick succession, such as those of one command. */
  private saveSoon(): void {
    if (this.saving || this.stopping || !this.options.ahead.unsaved) return;
    this.saving = this.untilStopped(SAVED_WITHIN)
      .then(() => this.save())
      .finally(() => {
        this.saving = undefined;
        this.saveSoon();
      });
  }

  /** A store that is away is told of by whoever has something to write there; nothing is lost by saving later. */
  private async save(): Promise<void> {
    if (this.options.ahead.unsaved) await this.options.ahead.save().catch(() => undefined);
  }

  private nextHint(): { within(milliseconds: number): Promise<boolean>; cancel(): void } {
    let hinted = this.stopping;
    let wake = (): void => undefined;
    const waker = (): void => {
      hinted = true;
      wake();
    };
    this.wakers.add(waker);
    const cancel = (): void => void this.wakers.delete(waker);
    return {
      cancel,
      within: async (milliseconds) => {
        if (!hinted) {
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, milliseconds);
            wake = () => {
              clearTimeout(timer);
              resolve();
            };
          });
        }
        cancel();
        return hinted;
      },
    };
  }

  /** Waits; appends do not shorten it, stopping does. */
  private untilStopped(milliseconds: number): Promise<void> {
    if (this.stopping) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.onStop.delete(done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.onStop.add(done);
    });
  }
}
