import { queryChecks, readStoreKit } from '#testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedReadStore, type EmbeddedReadStoreOptions } from './index.js';

const inAFolder =
  (options: Omit<EmbeddedReadStoreOptions, 'file'> = {}) =>
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sinergi-read-'));
    return {
      open: () => openEmbeddedReadStore({ file: join(folder, 'read.db'), ...options }),
      remove: async () => rmSync(folder, { recursive: true }),
    };
  };

readStoreKit('the embedded read store, gathering what is found', inAFolder());
readStoreKit('the embedded read store, going through all in order', inAFolder({ gathered: 0 }), queryChecks);
readStoreKit('the embedded read store, with lists for every value', inAFolder({ gathered: 0, many: 1, rare: 1 }));
