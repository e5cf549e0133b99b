import { latest, type Checkpoint, type Position, type ReadStore } from '#kernel';

/** How far a consumer has read beyond its checkpoint without finding anything for it. */
export interface Place {
  readonly store: Pick<ReadStore, 'advance'>;
  readonly consumer: string;
  /** The checkpoint as it was last seen, and from where there was nothing for the consumer. */
  readonly base: Position;
  readonly at: Position;
}

/** From where it reads on, now that its checkpoint was looked at: another may have moved it, or set it back. */
export const placeFrom = (place: Place | undefined, { position, pending }: Checkpoint): Position => {
  const between = place && pending === undefined && place.base <= position && position <= place.at;
  return between ? place.at : position;
};

/**
 * Where the consumers of one process stand beyond what the read store knows. Most events concern few consumers; the
 * others move on in memory, without asking the store anything, and what they have passed is saved for all of them
 * together, now and then. A process that dies before it saved makes its successor look at those events once more.
 */
export class Ahead {
  private readonly places = new Map<string, Place>();
  private saving: Promise<void> | undefined;

  /** The position from which the consumer reads on, undefined where only the store knows. */
  of(key: string): Position | undefined {
    return this.places.get(key)?.at;
  }

  /** The place of a consumer that may move its checkpoint itself: until it tells where it stands, none is saved. */
  take(key: string): Place | undefined {
    const place = this.places.get(key);
    this.places.delete(key);
    return place;
  }

  /**
   * Up to `at` there was nothing for the consumer, as from the checkpoint `seen` or from where it stood before. Where
   * that place was given up meanwhile, nobody knows what is saved: the store is asked again.
   */
  moved(key: string, store: Place['store'], consumer: string, at: Position, seen?: Position): void {
    const base = seen ?? this.places.get(key)?.base;
    if (base !== undefined) this.places.set(key, { store, consumer, base, at });
  }

  /** Saves where all stand, in one go for each store. What could not be saved is asked of the store again. */
  save(): Promise<void> {
    this.saving ??= this.saveAll().finally(() => (this.saving = undefined));
    return this.saving;
  }

  /** Whether somebody stands where the store does not know. */
  get unsaved(): boolean {
    return [...this.places.values()].some(({ base, at }) => at > base);
  }

  private async saveAll(): Promise<void> {
    const stores = new Map<Place['store'], [string, Place][]>();
    for (const [key, place] of this.places) {
      if (place.at <= place.base) continue;
      const known = stores.get(place.store);
      if (known) known.push([key, place]);
      else stores.set(place.store, [[key, place]]);
    }
    for (const [store, places] of stores) {
      const all = await store.advance(
        places.map(([, { consumer, base, at }]) => ({ consumer, expected: base, next: at })),
      );
      for (const [key, { at }] of places) {
        const now = this.places.get(key);
        if (!all) this.places.delete(key);
        else if (now) this.places.set(key, { ...now, base: latest(now.base, at) });
      }
    }
  }
}
