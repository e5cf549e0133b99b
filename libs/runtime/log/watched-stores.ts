import {
  OutcomeUnknown,
  StoreUnavailable,
  type BlobStore,
  type EventStore,
  type ReadStore,
  type StorageFault,
} from '#kernel';

/** What the calls on the stores have shown to be wrong with their storage. */
export interface StorageWatch {
  /** Damage stays until the process is started anew; a refused write is over as soon as the log takes one. */
  log(): Promise<StorageFault | undefined>;
  /** The same for the read store, whose writes its consumers repeat by themselves. */
  readStore(): Promise<StorageFault | undefined>;
  /** The same for the bytes outside the log: a refused write is over as soon as one is taken. */
  blobs(): Promise<StorageFault | undefined>;
  /** Asks for bytes outside the log. @throws their storage does not answer. */
  askBlobs(): Promise<void>;
}

export interface WatchedStores<Use extends string = string> {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly blobs: (use: Use) => BlobStore;
  readonly storage: StorageWatch;
}

/** Undefined for all that may pass by itself. */
export const storageFaultOf = (error: unknown): StorageFault | undefined =>
  error instanceof StoreUnavailable || error instanceof OutcomeUnknown ? error.fault : undefined;

class Seen {
  private damage: StorageFault | undefined;
  private refused: StorageFault | undefined;

  get fault(): StorageFault | undefined {
    return this.damage ?? this.refused;
  }

  get refusesWrites(): boolean {
    return this.refused !== undefined;
  }

  readonly wrote = (): void => {
    this.refused = undefined;
  };

  /** A disk error while reading is the caller's to tell: the next read may not meet it. */
  met(error: unknown, writing: boolean): void {
    const fault = storageFaultOf(error);
    if (fault?.code === 'DAMAGED') this.damage ??= fault;
    else if (fault && writing) this.refused = fault;
  }
}

/** The same store, whose answers are looked at before those who asked get them. */
const watched = <S extends object>(store: S, writes: readonly (keyof S)[], seen: Seen): S =>
  new Proxy(store, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]): unknown => {
        const answer: unknown = Reflect.apply(method, target, args);
        if (!(answer instanceof Promise)) return answer;
        const writing = writes.includes(name as keyof S);
        answer.then(writing ? seen.wrote : undefined, (error: unknown) => seen.met(error, writing));
        return answer as unknown;
      };
    },
  });

/** No content has it: asking for it tells whether the storage answers. */
const NO_CONTENT = '0'.repeat(64);

/** Puts all stores under watch. */
export const watchStores = <Use extends string>(stores: {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly blobs: Readonly<Record<Use, BlobStore>>;
}): WatchedStores<Use> => {
  const [log, readModels, bytes] = [new Seen(), new Seen(), new Seen()];
  const blobs = Object.fromEntries(
    Object.entries<BlobStore>(stores.blobs).map(([use, store]) => [use, watched(store, ['put', 'remove'], bytes)]),
  ) as Record<Use, BlobStore>;
  const eventStore = watched(stores.eventStore, ['append', 'tryWriting'], log);
  return {
    eventStore,
    readStore: watched(stores.readStore, ['commit', 'advance', 'prepare', 'drop'], readModels),
    blobs: (use) => blobs[use],
    storage: {
      log: async () => {
        // Where nobody sends commands to a process that is not ready, no append would ever find that there is room
        // again.
        if (log.refusesWrites) await eventStore.tryWriting?.().catch(() => undefined);
        return log.fault;
      },
      readStore: async () => readModels.fault,
      blobs: async () => bytes.fault,
      askBlobs: async () => {
        for (const store of Object.values<BlobStore>(blobs)) await store.has(NO_CONTENT);
      },
    },
  };
};
