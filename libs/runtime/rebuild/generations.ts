import { START, collectionsOf, latest, type Measures, type Position, type ReadStore } from '#kernel';
import { RECORDS, readRecord, type GenerationRecord, type Recorded } from './generation-record.js';
import { generationStore } from './generation-store.js';
import { checkpointName, type ProjectionGroup } from '../projections/projection.js';
import type { Turn } from '../consumers/reading.js';

/** What queries ask. */
export type ModelReads = Pick<ReadStore, 'checkpoint' | 'get' | 'find' | 'count' | 'totals'>;

interface Followed {
  readonly group: ProjectionGroup;
  readonly prepared: Set<number>;
  known: Recorded;
  readAt: number;
  /** The generation that this process reads: the live one, as soon as it shows all that was told. */
  served: number;
  /** The newest position that this process said it shows. */
  told: Position;
  refreshing?: Promise<GenerationRecord> | undefined;
}

/** A process that has not looked for so long looks before it answers, milliseconds. */
const NOTICED_WITHIN = 1_000;

/**
 * The generations of projection groups as one process follows them. A process goes over to another live generation when
 * that one shows everything that the process has told of, so its answers never go back; the one before is kept up to
 * date until then.
 */
export class Generations {
  private readonly followed = new Map<string, Followed>();
  private readonly byCollection = new Map<string, Followed>();
  private readonly stores = new Map<number, ReadStore>();
  private readonly byCheckpoint = new Map<string, Followed>();

  constructor(
    private readonly readStore: ReadStore,
    readonly noticedWithin = NOTICED_WITHIN,
  ) {}

  /** Follows these groups from now on, and makes the collections of their generations ready. */
  async add(groups: readonly ProjectionGroup[]): Promise<void> {
    await this.readStore.prepare([RECORDS]);
    for (const group of groups) {
      const known = await readRecord(this.readStore, group.name);
      const followed: Followed = {
        group,
        known,
        prepared: new Set(),
        readAt: -Infinity,
        served: known.record.live,
        told: START,
      };
      await this.prepare(followed, known.record);
      this.followed.set(group.name, followed);
      this.byCheckpoint.set(checkpointName(group), followed);
      for (const { name } of group.models.flatMap(collectionsOf)) this.byCollection.set(name, followed);
    }
  }

  get groups(): readonly ProjectionGroup[] {
    return [...this.followed.values()].map(({ group }) => group);
  }

  /** The read store as a generation of any group sees it. */
  store(generation: number): ReadStore {
    const known = this.stores.get(generation) ?? generationStore(this.readStore, generation);
    this.stores.set(generation, known);
    return known;
  }

  /** Which generation of the group is read here. */
  served(group: string): number {
    return this.of(group).served;
  }

  /** Reads which generations there are, and goes over to the live one if it shows enough. */
  async follow(group: string): Promise<GenerationRecord> {
    const followed = this.of(group);
    const found = await readRecord(this.readStore, group);
    await this.prepare(followed, found.record);
    if (found.position >= followed.known.position) followed.known = found;
    followed.readAt = performance.now();
    const { live } = followed.known.record;
    if (live !== followed.served) {
      const { position } = await this.store(live).checkpoint(checkpointName(followed.group));
      this.goOver(followed, live, position);
    }
    return followed.known.record;
  }

  /** Takes note of the turns taken, by generation; answers with the one of the generation that is read from now on. */
  took(group: string, turns: ReadonlyMap<number, Turn>): Turn {
    const followed = this.of(group);
    const { live } = followed.known.record;
    const shown = turns.get(live);
    if (shown && shown.position >= (turns.get(followed.served)?.position ?? START))
      this.goOver(followed, live, shown.position);
    const turn = turns.get(followed.served) ?? { position: START, events: [], end: false };
    followed.told = latest(followed.told, turn.position);
    return turn;
  }

  /**
   * Documents, totals and checkpoints of the generations that are read here, under the names of their models and
   * consumers.
   */
  readonly reads: ModelReads = {
    get: async (collection, id) => (await this.storeOf(this.byCollection.get(collection.name))).get(collection, id),
    find: async (collection, query) =>
      (await this.storeOf(this.byCollection.get(collection.name))).find(collection, query),
    count: async (collection, query, most) =>
      (await this.storeOf(this.byCollection.get(collection.name))).count(collection, query, most),
    totals: async (keys) => {
      const answers = new Map<string, Measures>();
      for (const [followed, own] of this.byGroup(keys)) {
        const measures = await (await this.storeOf(followed)).totals(own);
        own.forEach((key, index) => answers.set(key, measures[index]!));
      }
      return keys.map((key) => answers.get(key)!);
    },
    checkpoint: async (consumer) => {
      const followed = this.byCheckpoint.get(consumer);
      for (;;) {
        const store = await this.storeOf(followed);
        const served = followed?.served;
        const checkpoint = await store.checkpoint(consumer);
        if (!followed) return checkpoint;
        if (followed.served !== served) continue;
        followed.told = latest(followed.told, checkpoint.position);
        return checkpoint;
      }
    },
  };

  private byGroup(keys: readonly string[]): ReadonlyMap<Followed | undefined, readonly string[]> {
    const groups = new Map<Followed | undefined, string[]>();
    for (const key of new Set(keys)) {
      const followed = this.byCollection.get(key.split('|', 1)[0]!);
      const known = groups.get(followed);
      if (known) known.push(key);
      else groups.set(followed, [key]);
    }
    return groups;
  }

  private async storeOf(followed: Followed | undefined): Promise<ReadStore> {
    if (!followed) return this.readStore;
    if (performance.now() - followed.readAt >= this.noticedWithin || followed.served !== followed.known.record.live) {
      followed.refreshing ??= this.follow(followed.group.name).finally(() => (followed.refreshing = undefined));
      await followed.refreshing;
    }
    return this.store(followed.served);
  }

  /** Reads the live generation from now on, if it shows what was told, or if the one read so far was put away. */
  private goOver(followed: Followed, generation: number, position: Position): void {
    const { live, beside } = followed.known.record;
    const gone = followed.served !== beside?.generation;
    if (generation === live && (gone || position >= followed.told)) followed.served = live;
  }

  private async prepare({ group, prepared }: Followed, { live, beside }: GenerationRecord): Promise<void> {
    for (const generation of beside ? [live, beside.generation] : [live]) {
      if (prepared.has(generation)) continue;
      await this.store(generation).prepare(group.models.flatMap(collectionsOf));
      prepared.add(generation);
    }
  }

  private of(group: string): Followed {
    const followed = this.followed.get(group);
    if (!followed) throw new Error(`no projection group ${group}`);
    return followed;
  }
}
