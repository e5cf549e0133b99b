import { describe, it } from '@jest/globals';
import type { ReadStorageFactory, ReadStoreCheck } from './read-storage.js';
import { commitChecks } from './read-store-kit-commits.js';
import { projectorChecks } from './read-store-kit-projectors.js';
import { queryChecks } from './read-store-kit-queries.js';
import { rowChecks } from './read-store-kit-rows.js';
import { NOTES } from './read-store-kit-notes.js';

export { NOTES, queryChecks, rowChecks };

/** What every read store owes. */
export const readStoreChecks: readonly ReadStoreCheck[] = [
  ...commitChecks,
  ...queryChecks,
  ...rowChecks,
  ...projectorChecks,
];

export const runReadStoreCheck = async (check: ReadStoreCheck, factory: ReadStorageFactory): Promise<void> => {
  const storage = await factory();
  try {
    await check.run(storage);
  } finally {
    await storage.remove();
  }
};

/** Registers the contract of a read store with Jest; every check gets a storage of its own. */
export const readStoreKit = (name: string, factory: ReadStorageFactory, checks = readStoreChecks): void =>
  describe(name, () => {
    for (const check of checks) it(check.name, () => runReadStoreCheck(check, factory));
  });
