import {
  NOTES,
  queryChecks,
  readStoreChecks,
  readStoreKit,
  repetitions,
  rowChecks,
  type ReadStorageFactory,
  type ReadStoreCheck,
} from '#testing';
import { afterAll } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadStore } from '#kernel';
import { openEmbeddedReadStore, type EmbeddedReadStoreOptions } from './index.js';

const inAFolder =
  (options: Omit<EmbeddedReadStoreOptions, 'file'> = {}): ReadStorageFactory =>
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sinergi-read-'));
    return {
      open: () => openEmbeddedReadStore({ file: join(folder, 'read.db'), ...options }),
      remove: async () => rmSync(folder, { recursive: true }),
    };
  };

/**
 * One store for checks that use one handle and only write notes, emptied between them: to start its threads takes
 * longer than a check.
 */
const emptiedInBetween = (options: Omit<EmbeddedReadStoreOptions, 'file'>): ReadStorageFactory => {
  let opened: Promise<readonly [ReadStore, () => Promise<void>]> | undefined;
  const open = async () => {
    const storage = await inAFolder(options)();
    return [await storage.open(), storage.remove] as const;
  };
  afterAll(async () => {
    const [store, remove] = (await opened) ?? [];
    await store?.close();
    await remove?.();
  });
  return async () => {
    const [store] = await (opened ??= open());
    return {
      open: async () => ({ ...store, close: async () => undefined }),
      remove: () => store.drop('notes', [NOTES], ''),
    };
  };
};

const GOING_THROUGH = { gathered: 0 };
const LISTING = { gathered: 0, many: 1, rare: 1 };
/** Beside queries and rows, what a list of a value's documents could make come out otherwise. */
const LISTED = [
  'a deleted document leaves a tombstone with its position, is not found, and may be written again',
  'a rewritten document is found by what it says now',
  'preparing again keeps what is there and makes it found by what is declared now',
  'preparing again with nothing new but a sort, or a field, or another kind of one, makes it usable for what is there',
  'documents that come later are in every list in which earlier ones are',
  'projectors that compete, crash and repeat leave documents, totals, their rows and checkpoint of folding once',
].map((name): ReadStoreCheck => {
  const found = readStoreChecks.find((check) => check.name === name);
  if (!found) throw new Error(`no check "${name}"`);
  return found;
});

/** The settings differ in how documents are found, not in how they are kept: at length each goes through all. */
const atLength = repetitions({ eachChange: 0, long: 1 }) > 0;

readStoreKit('the embedded read store, gathering what is found', inAFolder());
if (atLength) {
  readStoreKit('the embedded read store, going through all in order', inAFolder(GOING_THROUGH));
  readStoreKit('the embedded read store, with lists for every value', inAFolder(LISTING));
} else {
  readStoreKit('the embedded read store, going through all in order', emptiedInBetween(GOING_THROUGH), queryChecks);
  readStoreKit('the embedded read store, with lists for every value', emptiedInBetween(LISTING), queryChecks);
  readStoreKit('the embedded read store, with lists for every value, as they change', inAFolder(LISTING), [
    ...LISTED,
    ...rowChecks,
  ]);
}
