import type { ReadStore } from '#kernel';

/** Storage of its own for one check, empty at first. */
export interface ReadStorage {
  /** A handle on the storage, as another process would open it. Whoever opens it closes it. */
  open(): Promise<ReadStore>;
  /**
   * A handle that dies with an error in the middle of a commit, after that many steps on the storage (0: before the
   * first). For stores whose commit is not one transaction.
   */
  openDying?(steps: number): Promise<ReadStore>;
  remove(): Promise<void>;
}

export type ReadStorageFactory = () => Promise<ReadStorage>;

export interface ReadStoreCheck {
  readonly name: string;
  run(storage: ReadStorage): Promise<void>;
}

/** A check on one open handle. */
export const check = (
  name: string,
  run: (store: ReadStore, storage: ReadStorage) => Promise<void>,
): ReadStoreCheck => ({
  name,
  run: async (storage) => {
    const store = await storage.open();
    try {
      await run(store, storage);
    } finally {
      await store.close();
    }
  },
});
