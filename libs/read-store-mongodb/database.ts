import { MongoError, type Collection as MongoCollection, type Db } from 'mongodb';
import { StoreUnavailable, inTime, type Collection, type Measures, type Position } from '#kernel';
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

/** Milliseconds that a query waits for a silent server to speak again before it is refused unsent. */
const GRACE = 300;

/** The driver's errors, and the system's own, by which a write fails on a connection that the server has just closed. */
const isOfTheServer = (error: unknown): error is Error =>
  error instanceof MongoError || /^E[A-Z]+$/.test(String((error as NodeJS.ErrnoException | undefined)?.code));

/**
 * The collections of one MongoDB database, and the way in which every call on them is made: bounded in time, its failures told
 * as the kernel's. A call given up may still take effect later, which the guards of a commit allow for. After a query without an
 * answer the server is asked whether it speaks; as long as it does not, queries are refused without being sent, so that nobody waits twice.
 */
export class ReadDatabase {
  readonly checkpoints: MongoCollection<CheckpointRecord>;
  readonly totals: MongoCollection<TotalRecord>;
  readonly declarations: MongoCollection<DeclarationRecord>;
  private silence: Promise<void> | undefined;

  constructor(private readonly db: Db, readonly limits: Limits, private readonly hosts: string) {
    this.checkpoints = db.collection('sinergi.checkpoints');
    this.totals = db.collection('sinergi.totals');
    this.declarations = db.collection('sinergi.collections');
  }

  documents({ name }: Pick<Collection, 'name'>): MongoCollection<StoredRecord> {
    return this.db.collection(name);
  }

  async read<T>(what: string, call: (maxTimeMS: number) => Promise<T>): Promise<T> {
    if (this.silence) await inTime(GRACE, this.silence, () => new StoreUnavailable(`MongoDB (${this.hosts}) does not answer at present: ${what}; repeat it`));
    return this.bounded(what, this.limits.read, call).catch((error: unknown) => {
      if (error instanceof NoAnswer) this.silence ??= this.untilItSpeaks().finally(() => (this.silence = undefined));
      throw error;
    });
  }

  write<T>(what: string, call: (maxTimeMS: number) => Promise<T>): Promise<T> {
    return this.bounded(what, this.limits.write, call);
  }

  /** An error is an answer, too: the calls themselves will meet it. */
  private async untilItSpeaks(): Promise<void> {
    const { read: limit } = this.limits;
    for (let silent = true; silent; ) {
      silent = await inTime(limit, this.db.command({ ping: 1 }), () => new NoAnswer('')).then(() => false, (error: unknown) => error instanceof NoAnswer);
    }
  }

  private async bounded<T>(what: string, limit: number, call: (maxTimeMS: number) => Promise<T>): Promise<T> {
    try {
      return await inTime(limit, call(limit), () => new NoAnswer(`MongoDB (${this.hosts}) gave no answer within ${limit} ms: ${what}; repeat it`));
    } catch (error) {
      if (isOfTheServer(error)) throw new StoreUnavailable(`MongoDB (${this.hosts}) failed: ${what}; repeat it (${error.message})`, { cause: error });
      throw error;
    }
  }
}
