import { queryChecks, readStoreKit } from '#testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedReadStore } from './index.js';

const inAFolder = (gathered?: number) => async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-read-'));
  return {
    open: () => openEmbeddedReadStore({ file: join(folder, 'read.db'), ...(gathered !== undefined && { gathered }) }),
    remove: async () => rmSync(folder, { recursive: true }),
  };
};

readStoreKit('the embedded read store, gathering what a list finds', inAFolder());
readStoreKit('the embedded read store, going by the order of the list', inAFolder(0), queryChecks);
