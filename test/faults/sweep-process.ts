import type { EventStore, Instant } from '#kernel';
import { openEventStoreDB } from '#event-store-eventstoredb';
import { openMongoReadStore } from '#read-store-mongodb';
import { Generations, createRuntime, type Runtime } from '#runtime';
import { operationsContext } from '#contexts/operations';
import { CrashingProcess, fixedClock } from '#testing';
import { calendarsOn, visitsOn } from './rebuilt.js';

/** How long the adapters, and the senders of commands, wait. */
export interface Patience {
  /** Milliseconds. */
  readonly command: number;
  /** Absent, as `models`: as long as in production. */
  readonly log?: { readonly appendLimit: number; readonly readLimit: number; readonly startLimit?: number };
  readonly models?: { readonly read: number; readonly write: number };
}

export interface Servers {
  readonly eventStoreUrl: string;
  readonly mongoUrl: string;
  readonly patience: Patience;
}

const NOW = '2026-11-20T02:00:00.000Z' as Instant;
/**
 * One process of the system: the contexts on the two servers. It can die at any moment, in the middle of whatever it
 * does.
 */
export class SweepProcess {
  private constructor(
    readonly runtime: Runtime,
    readonly eventStore: EventStore,
    private readonly life: CrashingProcess,
    private readonly closeStores: () => Promise<void>,
  ) {}

  /** @throws StoreUnavailable a server does not answer now. */
  static async start({ eventStoreUrl, mongoUrl, patience }: Servers): Promise<SweepProcess> {
    const log = await openEventStoreDB({ url: eventStoreUrl, startLimit: 1_500, ...patience.log });
    const models = await openMongoReadStore({
      url: mongoUrl,
      ...(patience.models && { limits: patience.models }),
    }).catch(async (error: unknown) => {
      await log.close();
      throw error;
    });
    const closeStores = async (): Promise<void> => {
      await models.close();
      await log.close();
    };
    try {
      const life = new CrashingProcess();
      const [eventStore, readStore] = [life.over(log), life.over(models)];
      const generations = new Generations(readStore);
      const runtime = await createRuntime({
        eventStore,
        readStore,
        generations,
        clock: fixedClock(NOW),
        ruleBook: { version: 'sweep', values: [] },
        contexts: [visitsOn(), calendarsOn(), operationsContext()],
        pollEvery: 250,
      });
      return new SweepProcess(runtime, eventStore, life, closeStores);
    } catch (error) {
      await closeStores();
      throw error;
    }
  }

  get isDead(): boolean {
    return this.life.crashed;
  }

  /** Nothing that it does from now on has any effect; what was on its way to a server may still arrive. */
  kill(): Promise<void> {
    this.life.crashed = true;
    return this.end();
  }

  /** Lets running turns end. */
  async end(): Promise<void> {
    await this.runtime.consumers.stop();
    await this.closeStores();
  }
}
