import { afterEach, beforeEach } from '@jest/globals';

/** A storage that outlives the stores that are opened on it. */
export interface Storage<Store> {
  open(): Promise<Store>;
  remove(): Promise<void>;
}

/** Registers a storage of its own for each test. @returns opens a store on it, which is closed after the test */
export const openedStores = <Store extends { close(): unknown }>(
  factory: () => Promise<Storage<Store>>,
): (() => Promise<Store>) => {
  let storage: Storage<Store>;
  const opened: Store[] = [];
  beforeEach(async () => {
    storage = await factory();
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
    await storage.remove();
  });
  return async () => {
    const store = await storage.open();
    opened.push(store);
    return store;
  };
};
