interface Change<V> {
  readonly newer: VersionedMap<V>;
  readonly key: string;
  readonly had: boolean;
  readonly value: V | undefined;
}

/**
 * A map that no change alters: each gives another map, and shares all the rest with it, so that folding a long stream
 * costs no more for each event than folding a short one. The newest of several versions is as fast as a `Map`; an older
 * one knows what was changed since, and becomes the fast one when it is asked.
 */
export class VersionedMap<V> {
  /** In the version that was used last. */
  private held: Map<string, V> | undefined;
  /** In all others: what differs from the next newer one. */
  private change: Change<V> | undefined;

  private constructor(held: Map<string, V>) {
    this.held = held;
  }

  static of<V>(entries: Iterable<readonly [string, V]> = []): VersionedMap<V> {
    return new VersionedMap(new Map(entries));
  }

  private static after<V>(change: (held: Map<string, V>) => void): VersionedMap<V> {
    const held = new Map<string, V>();
    change(held);
    return new VersionedMap(held);
  }

  get size(): number {
    return this.own().size;
  }

  get(key: string): V | undefined {
    return this.own().get(key);
  }

  has(key: string): boolean {
    return this.own().has(key);
  }

  keys(): readonly string[] {
    return [...this.own().keys()];
  }

  values(): readonly V[] {
    return [...this.own().values()];
  }

  with(key: string, value: V): VersionedMap<V> {
    return this.changed(key, (held) => held.set(key, value));
  }

  without(key: string): VersionedMap<V> {
    return this.has(key) ? this.changed(key, (held) => held.delete(key)) : this;
  }

  private changed(key: string, change: (held: Map<string, V>) => void): VersionedMap<V> {
    const held = this.own();
    // Where every stream begins: none of them is another's past.
    if (held.size === 0) return VersionedMap.after(change);
    const [had, value] = [held.has(key), held.get(key)];
    change(held);
    const newer = new VersionedMap(held);
    this.handOver({ newer, key, had, value });
    return newer;
  }

  private handOver(change: Change<V>): void {
    this.held = undefined;
    this.change = change;
  }

  /**
   * The entries of this very version: what was changed since is undone, from the version that holds them back to this
   * one.
   */
  private own(): Map<string, V> {
    if (this.held) return this.held;
    const older: VersionedMap<V>[] = [this];
    let holder = this.change!.newer;
    for (; !holder.held; holder = holder.change!.newer) older.push(holder);
    for (const version of older.reverse()) {
      const held: Map<string, V> = holder.held!;
      const { key, had, value } = version.change!;
      holder.handOver({ newer: version, key, had: held.has(key), value: held.get(key) });
      if (had) held.set(key, value as V);
      else held.delete(key);
      version.held = held;
      version.change = undefined;
      holder = version;
    }
    return this.held!;
  }
}
