import { MongoError, type Collection as MongoCollection, type Db } from 'mongodb';
import { Portion, StoreUnavailable, inTime, type Collection, type Measures, type Position } from '#kernel';
import type { StoredRecord } from './records.js';

/** Milliseconds that one call may take before it is given up. */
export interface Limits {
  /** A query, or reading a checkpoint; default 1,500. */
  readonly read: number;
  /** One step of a commit, and each of those that prepare or drop; default 15,000. */
  readonly write: number;
}

/** Where a consumer stands; `dropping` while it is being forgotten. */
export interface CheckpointRecord {
  readonly _id: string;
  readonly position?: Position;
  readonly pending?: Position;
  readonly dropping?: { readonly collections: readonly string[]; readonly totalsPrefix: string };
}

export interface TotalRecord {
  readonly _id: string;
  /** End of the last batch that came to count differently in it. */
  readonly position: Position;
  readonly measures: Measures;
}

/** What a collection's documents are indexed by at present. */
export interface DeclarationRecord extends Pick<Collection, 'fields' | 'sorts'> {
  readonly _id: string;
}

/** No answer came within the limit. */
class NoAnswer extends StoreUnavailable {}

/** MaxTimeMSExpired: the server itself gave up. */
const GAVE_UP = 50;
const isTooSlow = (error: unknown): boolean =>
  error instanceof NoAnswer || (error as { cause?: { code?: unknown } }).cause?.code === GAVE_UP;

/** Records asked for, or written, at once; fewer of a server that is too busy for so many. */
const LARGEST_PORTION = 4_000;

/** Milliseconds that a query waits for a silent server to speak again before it is refused unsent. */
const GRACE = 300;

/**
 * The driver's errors, and the system's own, by which a write fails on a connection that the server has just closed.
 */
const isOfTheServer = (error: unknown): error is Error =>
  error instanceof MongoError || /^E[A-Z]+$/.test(String((error as NodeJS.ErrnoException | undefined)?.code));

/**
 * The collections of one MongoDB database, and the way in which every call on them is made: bounded in time, its
 * failures told as the kernel's. A call given up may still take effect later, which the guards of a commit allow for.
 * After a query without an answer the server is asked whether it speaks; as long as it does not, queries are refused
 * without being sent, so that nobody waits twice.
 */
export class ReadDatabase {
  readonly checkpoints: MongoCollection<CheckpointRecord>;
  readonly totals: MongoCollection<TotalRecord>;
  readonly declarations: MongoCollection<DeclarationRecord>;
  private silence: Promise<void> | undefined;
  private readonly pages: Portion;
  private readonly loads: Portion;
  private readonly writes: Portion;

  constructor(
    private readonly db: Db,
    readonly limits: Limits,
    private readonly hosts: string,
  ) {
    this.checkpoints = db.collection('sinergi.checkpoints');
    this.totals = db.collection('sinergi.totals');
    this.declarations = db.collection('sinergi.collections');
    this.pages = new Portion(LARGEST_PORTION, limits.read, isTooSlow);
    this.loads = new Portion(LARGEST_PORTION, limits.write, isTooSlow);
    this.writes = new Portion(LARGEST_PORTION, limits.write, isTooSlow);
  }

  documents({ name }: Pick<Collection, 'name'>): MongoCollection<StoredRecord> {
    return this.db.collection(name);
  }

  async read<T>(what: string, call: (maxTimeMS: number) => Promise<T>): Promise<T> {
    if (this.silence)
      await inTime(
        GRACE,
        this.silence,
        () => new StoreUnavailable(`MongoDB (${this.hosts}) does not answer at present: ${what}; repeat it`),
      );
    return this.bounded(what, this.limits.read, call).catch((error: unknown) => {
      if (error instanceof NoAnswer) void this.untilItSpeaks();
      throw error;
    });
  }

  write<T>(what: string, call: (maxTimeMS: number) => Promise<T>): Promise<T> {
    return this.bounded(what, this.limits.write, call);
  }

  /** A page of a list; a shorter one of a server that is too slow for what is wanted. */
  page<T>(what: string, wanted: number, call: (size: number, maxTimeMS: number) => Promise<T>): Promise<T> {
    return this.pages.ask(wanted, (size) =>
      this.read(what, (maxTimeMS) => call(size, maxTimeMS)).catch((error: unknown) => this.unlessSilent(error, GRACE)),
    );
  }

  /** All the answers of calls on so many of the items at a time as the server manages. */
  load<Item, T>(
    what: string,
    items: readonly Item[],
    call: (some: readonly Item[], maxTimeMS: number) => Promise<readonly T[]>,
  ): Promise<readonly T[]> {
    return this.inPortions(this.loads, what, items, call);
  }

  /** As `load`, of writes; what was given up may still take effect, so each must be one that can be repeated. */
  writeAll<Item, T>(
    what: string,
    items: readonly Item[],
    call: (some: readonly Item[], maxTimeMS: number) => Promise<readonly T[]>,
  ): Promise<readonly T[]> {
    return this.inPortions(this.writes, what, items, call);
  }

  private async inPortions<Item, T>(
    portion: Portion,
    what: string,
    items: readonly Item[],
    call: (some: readonly Item[], maxTimeMS: number) => Promise<readonly T[]>,
  ): Promise<readonly T[]> {
    const answers: T[] = [];
    for (let done = 0; done < items.length;) {
      done = await portion.ask(items.length - done, async (size) => {
        const some = items.slice(done, done + size);
        answers.push(
          ...(await this.write(what, (maxTimeMS) => call(some, maxTimeMS)).catch((error: unknown) =>
            this.unlessSilent(error, this.limits.read),
          )),
        );
        return done + size;
      });
    }
    return answers;
  }

  /**
   * A server that says nothing at all is not asked for less. @throws the error, as one that was not too slow if the
   * server is silent
   */
  private async unlessSilent(error: unknown, patience: number): Promise<never> {
    if (error instanceof NoAnswer)
      await inTime(patience, this.untilItSpeaks(), () => new StoreUnavailable(error.message, { cause: error }));
    throw error;
  }

  private untilItSpeaks(): Promise<void> {
    this.silence ??= this.askWhetherItSpeaks().finally(() => (this.silence = undefined));
    return this.silence;
  }

  /** An error is an answer, too: the calls themselves will meet it. */
  private async askWhetherItSpeaks(): Promise<void> {
    const { read: limit } = this.limits;
    for (let silent = true; silent;) {
      silent = await inTime(limit, this.db.command({ ping: 1 }), () => new NoAnswer('')).then(
        () => false,
        (error: unknown) => error instanceof NoAnswer,
      );
    }
  }

  private async bounded<T>(what: string, limit: number, call: (maxTimeMS: number) => Promise<T>): Promise<T> {
    try {
      return await inTime(
        limit,
        call(limit),
        () => new NoAnswer(`MongoDB (${this.hosts}) gave no answer within ${limit} ms: ${what}; repeat it`),
      );
    } catch (error) {
      if (isOfTheServer(error))
        throw new StoreUnavailable(`MongoDB (${this.hosts}) failed: ${what}; repeat it (${error.message})`, {
          cause: error,
        });
      throw error;
    }
  }
}
