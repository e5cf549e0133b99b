import {
  Rejection,
  START,
  Slices,
  inTime,
  latest,
  reject,
  type EventStore,
  type FindQuery,
  type Instant,
  type Position,
  type ReadStore,
  type RecordedEvent,
} from '#kernel';
import { decidersOf, type ContextModule } from '../context-module.js';
import { OneAtATime } from '../log/one-at-a-time.js';
import { parkedInMemory } from './parked-in-memory.js';
import type { ParkingLot } from '../parking/parking-lot.js';
import { checkpointName, projectionTurn, type ProjectionGroup } from '../projections/projection.js';
import type { TurnTaker } from '../consumers/reading.js';
import { upcasting } from '../log/upcasting.js';

/** Read models as they were at an instant, under their own names. */
export interface PastView extends Pick<ReadStore, 'find' | 'count' | 'get' | 'totals'> {
  /** Of the last event, in the order of the log, that was recorded up to that instant; START when there is none. */
  readonly position: Position;
  /** How far the log was looked at for such events. */
  readonly seen: Position;
}

export interface PastViews {
  /**
   * The read models of a consumer as of an instant, that instant included. Waits a moment for them to be made; the
   * making goes on, and the question repeated later finds them.
   * @throws Rejection `E_UNAVAILABLE` they are still being made, too many others are, or there is too much of them for
   * memory.
   */
  at(consumer: string, asOf: Instant): Promise<PastView>;
}

export interface PastViewsOptions {
  readonly log: Pick<EventStore, 'read' | 'readAll'>;
  readonly contexts: readonly Pick<ContextModule, 'projections' | 'tables'>[];
  /** An empty read store in memory. */
  readonly openStore: () => ReadStore;
  /** What is parked in the log is so in every view that holds the event, unless it holds the release, too. */
  readonly parking?: Pick<ParkingLot, 'of'>;
  readonly limits?: Partial<PastLimits>;
}

export interface PastLimits {
  /** Views kept when they are made: those asked last. */
  readonly kept: number;
  /** Views that may wait while one is being made. */
  readonly waiting: number;
  /** Documents in all of them together, about 7 kB each: those asked longest ago make room. */
  readonly documents: number;
  /** Milliseconds that the making of one may take; what was given up is tried again after as many. */
  readonly making: number;
  /** Milliseconds that a question waits. */
  readonly patience: number;
}

const LIMITS: PastLimits = { kept: 2, waiting: 4, documents: 100_000, making: 60_000, patience: 2_000 };
const REMEMBERED = 100;
/** Events folded at one go, between which others get their turn. */
const BATCH = 500;

const refuse = (asOf: Instant, messageId: string, messageEn: string): Rejection =>
  reject('E_UNAVAILABLE', { parameter: 'asOf', messageId, messageEn, details: { asOf } });
const stillMade = (asOf: Instant): Rejection =>
  refuse(
    asOf,
    'Keadaan pada waktu itu sedang disusun; ulangi sebentar lagi.',
    'The state at that instant is being put together; repeat the request in a moment.',
  );
const tooMany = (asOf: Instant): Rejection =>
  refuse(
    asOf,
    'Terlalu banyak waktu lampau diminta sekaligus; coba lagi nanti.',
    'Too many past instants are asked for at once; try again later.',
  );
const tooLarge = (asOf: Instant): Rejection =>
  refuse(
    asOf,
    'Keadaan pada waktu itu terlalu besar untuk disusun di memori; mintalah satu per satu.',
    'The state at that instant is too large to be put together in memory; ask for single records as of it.',
  );

/** One view: what was folded of the log so far. It goes on with what has been appended whenever it is asked. */
class View implements PastView {
  position = START;
  seen = START;
  documents = 0;
  private readonly store: ReadStore;
  private readonly turn: TurnTaker;

  /** @param makeRoom is told whenever the view is about to grow. */
  constructor(
    group: ProjectionGroup,
    private readonly asOf: Instant,
    { log, contexts, openStore, parking }: PastViewsOptions,
    private readonly longest: number,
    makeRoom: (view: View) => void,
  ) {
    this.store = openStore();
    const counting: ReadStore = {
      ...this.store,
      commit: (batch) => {
        this.documents += batch.documents.filter(({ expected }) => expected === START).length;
        makeRoom(this);
        return this.store.commit(batch);
      },
    };
    // Events are not recorded in exactly the order of the log, so all of it is looked at.
    const readAll: EventStore['readAll'] = async (after, limit) => {
      const page = await log.readAll(after, limit);
      const events = page.events.filter(sees);
      this.position = latest(this.position, events.at(-1)?.position ?? START);
      return { ...page, events };
    };
    const sees = ({ metadata }: RecordedEvent): boolean => metadata.recordedAt <= asOf;
    this.turn = projectionTurn(group, {
      log: { read: (stream, options) => log.read(stream, options), readAll },
      sees,
      readStore: counting,
      batch: BATCH,
      upcast: upcasting(...decidersOf(contexts)),
      parking: parkedInMemory(parking),
    });
  }

  /** Folds what the log holds now. */
  async goOn(): Promise<void> {
    const begun = performance.now();
    const slices = new Slices();
    for (let end = false; !end;) {
      if (slices.due) await slices.pass();
      ({ end, position: this.seen } = await this.turn());
      if (performance.now() - begun > this.longest) throw tooLarge(this.asOf);
    }
  }

  find: ReadStore['find'] = (collection, query: FindQuery) =>
    this.store.find({ ...collection, cursorName: `${collection.name} as of ${this.asOf}` }, query);

  count: ReadStore['count'] = (collection, query, most) => this.store.count(collection, query, most);

  get: ReadStore['get'] = (collection, id) => this.store.get(collection, id);

  totals: ReadStore['totals'] = (keys) => this.store.totals(keys);
}

/**
 * Past states of read models, made from the log in memory when they are asked for: one at a time, the last few kept.
 */
export const pastViews = (options: PastViewsOptions): PastViews => {
  const limits: PastLimits = { ...LIMITS, ...options.limits };
  const groups = new Map(
    options.contexts.flatMap(({ projections }) => projections).map((group) => [group.name, group]),
  );
  const making = new Map<string, Promise<View>>();
  const kept = new Map<string, View>();
  const givenUp = new Map<string, { readonly rejection: Rejection; readonly until: number }>();
  const turns = new OneAtATime();

  /** The newest last. */
  const keep = <T>(map: Map<string, T>, most: number, key: string, value: T): void => {
    map.delete(key);
    map.set(key, value);
    for (const oldest of map.keys()) {
      if (map.size <= most) break;
      map.delete(oldest);
    }
  };

  const makeRoom =
    (asOf: Instant) =>
    (growing: View): void => {
      let documents = growing.documents;
      for (const view of kept.values()) if (view !== growing) documents += view.documents;
      for (const [key, view] of kept) {
        if (documents <= limits.documents) return;
        if (view === growing) continue;
        kept.delete(key);
        documents -= view.documents;
      }
      if (documents > limits.documents) throw tooLarge(asOf);
    };

  const make = async (key: string, group: ProjectionGroup, asOf: Instant): Promise<View> => {
    try {
      const view = new View(group, asOf, options, limits.making, makeRoom(asOf));
      await view.goOn();
      keep(kept, limits.kept, key, view);
      return view;
    } catch (error) {
      if (error instanceof Rejection)
        keep(givenUp, REMEMBERED, key, { rejection: error, until: performance.now() + limits.making });
      throw error;
    } finally {
      making.delete(key);
    }
  };

  const viewOf = async (group: ProjectionGroup, asOf: Instant): Promise<View> => {
    const key = `${checkpointName(group)} ${asOf}`;
    const known = kept.get(key);
    if (known) {
      keep(kept, limits.kept, key, known);
      await turns.run(key, () => known.goOn());
      return known;
    }
    const begun = making.get(key);
    if (begun) return begun;
    const refused = givenUp.get(key);
    if (refused && performance.now() < refused.until) throw refused.rejection;
    if (making.size > limits.waiting) throw tooMany(asOf);
    const made = turns.run('making', () => make(key, group, asOf));
    making.set(key, made);
    return made;
  };

  return {
    at: async (consumer, asOf) => {
      const group = groups.get(consumer);
      if (!group) throw new Error(`no consumer ${consumer}`);
      return inTime(limits.patience, viewOf(group, asOf), () => stillMade(asOf));
    },
  };
};
